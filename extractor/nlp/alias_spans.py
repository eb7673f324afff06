"""Where a user's own aliases stand in a text, and how they go before what rules, lists and the model say of it.

A form stands for whatever else was found at its words. A longer name whose sort is known ("Fondazione HIT", one of
"i Comuni di Alfa e HIT") is another one, and keeps its words; so do addresses and numbers that hold a form.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.aliases import Alias, Aliases, AliasList
from extractor.gazetteers import KnownPlace
from extractor.nlp.cover import Cover
from extractor.nlp.doc_text import text_of
from extractor.nlp.known_names import organisation_name
from extractor.nlp.site_spans import site, sites
from extractor.nlp.span_groups import Group, read, write
from extractor.phrase_index import words_of
from extractor.schema.mention import Label, Mention, OrganisationName, ProjectName
from extractor.schema.record import PlaceType

_LABELS: dict[AliasList, Label] = {"partners": Label.ORG, "projects": Label.PROJECT, "places": Label.PLACE}
_SHARES_HEAD = "names.distributed-head"
_BEFORE = (Group.VALUES, Group.DATES, Group.PROGRAMMES, Group.ORGANISATIONS, Group.PROJECTS)


class AliasForms:
    """A component that writes the group `aliases`: every form in the text, with the value that its alias gives it."""

    def __init__(self, aliases: Aliases) -> None:
        self._aliases = aliases
        self._values = {alias.id: _value(alias) for alias in aliases}

    def __call__(self, doc: Doc) -> Doc:
        return write(doc, Group.ALIASES, self._forms(text_of(doc)))

    def _forms(self, text: str) -> Iterator[Mention]:
        for start, end, alias in self._aliases.find(text):
            label, value = _LABELS[alias.list], self._values[alias.id]
            yield Mention(start, end, text[start:end], label, alias.id, value, named_by=alias.id)


def with_aliases(doc: Doc, label: Label, found: Iterable[Mention]) -> list[Mention]:
    """The names found, without those at whose words a form stands, and with the forms that are names of the label."""
    names, forms = list(found), read(doc, Group.ALIASES)
    if not forms:
        return names
    spans = {(m.start, m.end) for m in forms}
    known = (m for m in [*read(doc, *_BEFORE), *names] if m.label != Label.NAME)
    longer = Cover(m for m in known if (m.start, m.end) not in spans or m.origin == _SHARES_HEAD)
    standing = [m for m in forms if not longer.covers(m)]
    taken = Cover(standing)
    same = {(m.start, m.end): m for m in names if m.label == label}
    named = [_named(same.get((m.start, m.end)), m) for m in standing if m.label == label]
    return [*(m for m in names if not taken.overlaps(m) and not _is_elsewhere(m, spans)), *named]


def _is_elsewhere(mention: Mention, spans: set[tuple[int, int]]) -> bool:
    """Whether a form inside a longer name was taken for a name of its own all the same: "HIT" of "www.HIT.it"."""
    return (mention.start, mention.end) in spans and mention.origin != _SHARES_HEAD


def _named(found: Mention | None, form: Mention) -> Mention:
    """The form; where the same was found anyhow, that with the alias's name, so that all it told stays told."""
    if found is None:
        return form
    return replace(found, value=_joined(found.value, form.value), named_by=form.named_by)


def _joined(found: object, given: object) -> object:
    """What an alias gives, with what the words told besides where it is silent."""
    if isinstance(found, OrganisationName) and isinstance(given, OrganisationName):
        country, acronym = given.country or found.country, given.acronym or found.acronym
        return replace(given, type=given.type or found.type, country=country, acronym=acronym)
    if isinstance(found, ProjectName) and isinstance(given, ProjectName):
        return replace(found, name=given.name, acronym=given.acronym or found.acronym)
    return given


def _value(alias: Alias) -> object:
    """What a mention of the alias says, in the form that its label asks for."""
    match alias.list:
        case "partners":
            return _organisation(alias)
        case "projects":
            return ProjectName(alias.name, acronym=alias.acronym)
        case "places":
            return _places(alias)


def _organisation(alias: Alias) -> OrganisationName:
    """The name with what the gazetteer knows of it, or else of the noun that it begins with."""
    known = organisation_name(alias.name)
    _, heads = gazetteers.heads().longest_at(alias.name, words_of(alias.name), 0)
    return replace(
        known,
        name=alias.name,
        type=known.type or next((head.type for head in heads), None),
        country=alias.country or known.country,
        acronym=alias.acronym or known.acronym,
        canonical=known.canonical or alias.name,
    )


def _places(alias: Alias) -> list[KnownPlace]:
    """The places of that name that the gazetteer knows, in the country if one is given, else one that it does not."""
    known = [replace(place, name=alias.name) for place in gazetteers.places().get(alias.name)]
    there = [place for place in known if alias.country in (None, place.country)]
    return there or [replace(_unknown_place(alias.name), country=alias.country)]


def _unknown_place(name: str) -> KnownPlace:
    """A place by the noun that it begins with ("Palazzo Bruni"), else a town."""
    told = (kind for m in sites(name) if m.text == name and isinstance(m.value, list) for kind in m.value)
    return next(told, site(name, PlaceType.CITY))

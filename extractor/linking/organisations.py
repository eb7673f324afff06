"""Which mentions name the same organisation: full names, acronyms, bare heads ("la Provincia"), shortened names.

One item for each organisation is the contract; this module alone decides what is the same one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor import gazetteers
from extractor.nlp.reading import Reading
from extractor.phrase_index import fold, key_of
from extractor.schema.mention import Label, Mention, OrganisationName

_FUNCTION_WORDS = frozenset(
    "di del della dello dell dei degli delle d per la il lo l le i gli e ed in a al alla of for the and s p".split()
)
_FEWEST_SHARED_WORDS = 2


@dataclass
class Organisation:
    """An organisation of the document: its fullest name and every mention of it, in order."""

    name: str
    acronym: str | None
    type: str | None
    country: str | None
    mentions: list[Mention] = field(default_factory=list)

    @property
    def keys(self) -> set[tuple[str, ...]]:
        """The folded forms it is known by."""
        values = [_value(m) for m in self.mentions]
        forms = [self.name, self.acronym or "", *(v.name for v in values), *(v.canonical or "" for v in values)]
        return {key_of(form) for form in forms if form}


def group_organisations(reading: Reading) -> list[Organisation]:
    """The organisations of a document in the order of their first full mention."""
    mentions = list(reading.of(Label.ORG, Label.NAME, Label.DEPARTMENT))
    found: list[Organisation] = []
    for mention in mentions:
        value = _value(mention)
        if not value.bare:
            _add(found, mention, value)
    for mention in mentions:
        if _value(mention).bare:
            _resolve_bare(found, mention)
    for organisation in found:
        organisation.mentions.sort(key=lambda m: m.start)
    return found


def _value(mention: Mention) -> OrganisationName:
    return mention.value if isinstance(mention.value, OrganisationName) else OrganisationName(mention.text)


def _add(found: list[Organisation], mention: Mention, value: OrganisationName) -> None:
    same = next((o for o in found if _is_same(o, value)), None)
    if same is None:
        country = value.country or country_in(value)
        found.append(Organisation(value.name, value.acronym, value.type, country, [mention]))
        return
    same.mentions.append(mention)
    if len(value.name) > len(same.name):
        same.acronym = same.acronym or (same.name if _is_acronym_of(same.name, value.name) else None)
        same.name = value.name
    elif _is_acronym_of(value.name, same.name):
        same.acronym = same.acronym or value.name
    same.acronym = same.acronym or value.acronym
    same.type = same.type or value.type
    same.country = same.country or value.country or country_in(value)


def _is_same(organisation: Organisation, value: OrganisationName) -> bool:
    key = key_of(value.name)
    keys = organisation.keys
    if key in keys or (value.canonical and key_of(value.canonical) in keys) or (value.acronym and key_of(value.acronym) in keys):
        return True
    if _is_acronym_of(value.name, organisation.name) or _is_acronym_of(organisation.name, value.name):
        return True
    return any(_extends(key, other) or _extends(other, key) for other in keys)


def _is_acronym_of(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of the content words of `long`: "HIT", "Hub Innovazione Trentino"."""
    letters = fold(short)
    words = [w for w in key_of(long) if w not in _FUNCTION_WORDS]
    if not short.isalpha() or not 2 <= len(letters) <= 8 or len(words) < 2 or not short[0].isupper():
        return False
    return letters == "".join(w[0] for w in words)


def _extends(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `long` is `short` with words before or after it, enough of them shared to be the same body."""
    if not _FEWEST_SHARED_WORDS <= len(short) < len(long) or long[0] in ("dipartimento", "istituto", "centro"):
        return False
    return long[-len(short) :] == short or (long[: len(short)] == short and not _names_place(long[len(short) :]))


def _names_place(words: tuple[str, ...]) -> bool:
    return any(gazetteers.places().get(w) for w in words if w not in _FUNCTION_WORDS)


def _resolve_bare(found: list[Organisation], mention: Mention) -> None:
    """Joins "la Provincia" to the last organisation before it that begins with the same head, or the first after."""
    head = key_of(mention.text)
    same = [o for o in found if key_of(o.name)[: len(head)] == head]
    before = [o for o in same if o.mentions[0].start < mention.start]
    chosen = (before or same)[-1 if before else 0 : None][:1] if same else []
    for organisation in chosen:
        organisation.mentions.append(mention)


def country_in(value: OrganisationName) -> str | None:
    """The country of the places that a name holds ("Università di Maribor"), else that of its head, if certain."""
    words = [w for w in key_of(value.name) if w not in _FUNCTION_WORDS]
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            places = gazetteers.places().get(" ".join(words[start : start + size]))
            certain = [p for p in places if not p.needs_context and p.country]
            if certain:
                return max(certain, key=lambda p: (p.country == "IT", p.population)).country
    heads = gazetteers.heads().get(words[0]) if words else []
    return next((h.country for h in heads if h.country), None)


def named(organisations: Iterable[Organisation], mention: Mention) -> Organisation | None:
    """The organisation that a mention belongs to."""
    return next((o for o in organisations if mention in o.mentions), None)

"""Which mentions name the same organisation: full names, acronyms, bare heads ("la Provincia"), shortened names.

One item for each organisation is the contract; this module alone decides what is the same one.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from extractor import gazetteers
from extractor.linking.references import heads_for, unique_body, unnamed_body
from extractor.nlp.acting_places import ORIGIN as ACTING
from extractor.nlp.reading import Reading
from extractor.phrase_index import fold, key_of, words_of
from extractor.schema.mention import Label, Mention, OrganisationName

Key = tuple[str, ...]

_FUNCTION_WORDS = frozenset(
    "di del della dello dell dei degli delle d per la il lo l le i gli e ed in a al alla of for the and s p".split()
)
_UNITS = frozenset({"dipartimento", "istituto", "centro", "facolta", "scuola", "ufficio", "servizio"})
# The bare name of a place that acts, and what its administration is called in full.
_IN_FULL = {
    "municipality": (("comune", "di"), ("citta", "di"), ("municipio", "di")),
    "region": (("regione",), ("regione", "autonoma")),
}
_BESIDE = 200
_FEWEST_SHARED_WORDS = 2
_ACRONYM_LETTERS = range(2, 9)


@dataclass
class Organisation:
    """An organisation of the document: its fullest name and every mention of it, in order."""

    name: str
    acronym: str | None
    type: str | None
    country: str | None
    mentions: list[Mention] = field(default_factory=list)


def group_organisations(reading: Reading) -> list[Organisation]:
    """The organisations of a document in the order of their first full mention.

    An acronym that only the gazetteer knows helps to tell names apart, but is no fact of the document.
    """
    directory = _Directory()
    bare = []
    for mention in reading.of(Label.ORG, Label.NAME, Label.DEPARTMENT):
        value = mention.value if isinstance(mention.value, OrganisationName) else OrganisationName(mention.text)
        if value.bare:
            bare.append(mention)
        else:
            directory.add(mention, value)
    for mention in bare:
        directory.add_bare(mention, reading)
    words = {word.folded for word in words_of(reading.text)}
    for organisation in directory.organisations:
        organisation.mentions.sort(key=lambda m: m.start)
        if organisation.acronym and not set(key_of(organisation.acronym)) <= words:
            organisation.acronym = None
    return directory.organisations


class _Directory:
    """The organisations found so far, by everything they may be called."""

    def __init__(self) -> None:
        self.organisations: list[Organisation] = []
        self._by_key: dict[Key, Organisation] = {}
        self._by_initials: dict[str, Organisation] = {}
        self._by_acronym: dict[str, Organisation] = {}
        self._by_edge: dict[Key, list[tuple[Key, Organisation]]] = defaultdict(list)
        self._by_head: dict[str, list[Organisation]] = defaultdict(list)
        self._acting: list[Organisation] = []

    def add(self, mention: Mention, value: OrganisationName) -> None:
        """Joins a mention to the organisation that it names, or begins a new one."""
        organisation = self._find(value)
        if organisation is None:
            country = value.country or country_in(value.name)
            organisation = Organisation(value.name, value.acronym, value.type, country)
            self.organisations.append(organisation)
        else:
            _enrich(organisation, value)
        organisation.mentions.append(mention)
        self._register(organisation, value)
        if mention.origin == ACTING:
            self._register_in_full(organisation, value)

    def add_bare(self, mention: Mention, reading: Reading) -> None:
        """Joins "la Provincia" to the last organisation before it that begins with the same head, or the next.

        Where the text names none, a head of which every place has one still is somebody.
        """
        head = key_of(mention.text)
        same = [o for h in heads_for(head) for o in self._by_head.get(h[0], ()) if key_of(o.name)[: len(h)] == h]
        before = [o for o in same if o.mentions[0].start < mention.start]
        chosen = before[-1:] or self._acting_beside(mention) or same[:1]
        if chosen:
            chosen[0].mentions.append(mention)
            return
        value = mention.value if isinstance(mention.value, OrganisationName) else OrganisationName(mention.text)
        body = unique_body(head, reading.text) or unnamed_body(value, reading)
        if body:
            self.add(mention, body)

    def _acting_beside(self, mention: Mention) -> list[Organisation]:
        """The town just named whose administration the head is: "Alfa è il Comune capofila"."""
        value = mention.value
        kind = value.type if isinstance(value, OrganisationName) else None
        acting = (o for o in self._acting if o.type == kind and kind is not None)
        return [o for o in acting if 0 <= mention.start - o.mentions[0].end < _BESIDE][-1:]

    def _find(self, value: OrganisationName) -> Organisation | None:
        forms = (value.name, value.canonical, value.acronym)
        known = [self._by_key.get(key_of(form)) for form in forms if form]
        known += [self._by_key.get((*head, *key_of(value.name))) for head in _IN_FULL.get(value.type or "", ())]
        if _may_be_acronym(value.name):
            known.append(self._by_initials.get(fold(value.name)))
        known.append(self._by_acronym.get(_initials(value.name)))
        return next((o for o in known if o is not None), None) or self._extended(key_of(value.name))

    def _extended(self, key: Key) -> Organisation | None:
        """The organisation whose name holds this one, or is held by it."""
        edges = {key[:_FEWEST_SHARED_WORDS], key[-_FEWEST_SHARED_WORDS:]}
        near = [pair for edge in sorted(edges) for pair in self._by_edge.get(edge, ())]
        return next((o for other, o in near if _extends(key, other) or _extends(other, key)), None)

    def _register_in_full(self, organisation: Organisation, value: OrganisationName) -> None:
        """Makes an acting place known as its administration, whose full name may come later."""
        for head in _IN_FULL.get(value.type or "", ()):
            self._by_key.setdefault((*head, *key_of(value.name)), organisation)
        self._acting.append(organisation)

    def _register(self, organisation: Organisation, value: OrganisationName) -> None:
        for form in (value.name, value.canonical, value.acronym):
            key = key_of(form or "")
            if not key or key in self._by_key:
                continue
            self._by_key[key] = organisation
            for edge in {key[:_FEWEST_SHARED_WORDS], key[-_FEWEST_SHARED_WORDS:]}:
                self._by_edge[edge].append((key, organisation))
            if initials := _initials(form or ""):
                self._by_initials.setdefault(initials, organisation)
            if _may_be_acronym(form or ""):
                self._by_acronym.setdefault(fold(form or ""), organisation)
            self._by_head[key[0]].append(organisation)


def _enrich(organisation: Organisation, value: OrganisationName) -> None:
    """Takes from a further mention what it adds: the fuller name, the acronym, type and country."""
    shorter, longer = sorted((organisation.name, value.name), key=len)
    if _may_be_acronym(shorter) and fold(shorter) == _initials(longer):
        organisation.acronym = organisation.acronym or shorter
    if key_of(shorter) == key_of(longer):
        organisation.name = min((organisation.name, value.name), key=str.isupper)  # rather not in capitals
    else:
        organisation.name = longer if len(value.name) != len(organisation.name) else organisation.name
    organisation.acronym = organisation.acronym or value.acronym
    organisation.type = organisation.type or value.type
    organisation.country = organisation.country or value.country or country_in(value.name)


def _initials(name: str) -> str:
    """The initials of a name's content words, empty for a single word: "hit" of "Hub Innovazione Trentino"."""
    words = [w for w in key_of(name) if w not in _FUNCTION_WORDS]
    return "".join(w[0] for w in words) if len(words) > 1 else ""


def _may_be_acronym(name: str) -> bool:
    """Whether a name may be initials: newspapers write "Cnr" for CNR, but two letters only in capitals."""
    return (
        name.isalpha() and len(name) in _ACRONYM_LETTERS and (name.isupper() or (name[0].isupper() and len(name) > 2))
    )


def _extends(short: Key, long: Key) -> bool:
    """Whether `long` is `short` with words before or after it, enough of them shared to be the same body."""
    if not _FEWEST_SHARED_WORDS <= len(short) < len(long) or long[0] in _UNITS:
        return False
    if long[-len(short) :] == short:
        return long[0] == "ente" or long[-len(short) - 1] not in _FUNCTION_WORDS
    return long[: len(short)] == short and not _names_place(long[len(short) :])


def _names_place(words: Key) -> bool:
    return any(gazetteers.places().get(w) for w in words if w not in _FUNCTION_WORDS)


def country_in(name: str) -> str | None:
    """The country of the places that a name holds ("Università di Maribor"), else that of its head, if certain."""
    words = [w for w in key_of(name) if w not in _FUNCTION_WORDS]
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            places = gazetteers.places().get(" ".join(words[start : start + size]))
            certain = [p for p in places if not p.needs_context and p.country]
            if certain:
                return max(certain, key=lambda p: (p.country == "IT", p.population)).country
    heads = gazetteers.heads().get(words[0]) if words else []
    return next((h.country for h in heads if h.country), None)

"""Which mentions name the same organisation: full names, acronyms, bare heads ("la Provincia"), shortened names.

One item for each organisation is the contract; this module alone decides what is the same one.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate

from extractor import gazetteers
from extractor.linking.countries import FUNCTION_WORDS, country_in
from extractor.linking.references import heads_for, unique_body, unnamed_body
from extractor.nlp.acting_places import ORIGIN as ACTING
from extractor.nlp.reading import Reading
from extractor.phrase_index import fold, key_of, words_of
from extractor.schema.mention import Label, Mention, OrganisationName

Key = tuple[str, ...]

_UNITS = frozenset({"dipartimento", "istituto", "centro", "facolta", "scuola", "ufficio", "servizio"})
# The bare name of a place that acts, and what its administration is called in full.
_IN_FULL = {
    "municipality": (("comune", "di"), ("citta", "di"), ("municipio", "di")),
    "region": (("regione",), ("regione", "autonoma")),
}
_BESIDE = 200
_FEWEST_SHARED_WORDS = 2
_MOST_SHARED_WORDS = 16
_ACRONYM_LETTERS = range(2, 9)


@dataclass
class Organisation:
    """An organisation of the document: its fullest name and every mention of it, in order.

    `is_named_by_user` where an alias of the user's own gives the name, against which no fuller one counts.
    """

    name: str
    acronym: str | None
    type: str | None
    country: str | None
    mentions: list[Mention] = field(default_factory=list)
    is_named_by_user: bool = False


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


class _Headed:
    """The organisations that a head alone may mean, each of which begins with it."""

    def __init__(self, organisations: list[Organisation]) -> None:
        self.organisations = organisations
        starts = sorted((o.mentions[0].start, number) for number, o in enumerate(organisations))
        self._starts = [start for start, _ in starts]
        self._last = list(accumulate((number for _, number in starts), max))

    def before(self, mention: Mention) -> list[Organisation]:
        """The last of those named before a mention, if any."""
        named = bisect_left(self._starts, mention.start)
        return [self.organisations[self._last[named - 1]]] if named else []


class _Directory:
    """The organisations found so far, by everything they may be called."""

    def __init__(self) -> None:
        self.organisations: list[Organisation] = []
        self._by_key: dict[Key, Organisation] = {}
        self._by_initials: dict[str, Organisation] = {}
        self._by_acronym: dict[str, Organisation] = {}
        self._named: dict[Key, tuple[int, Organisation]] = {}
        self._by_end: dict[Key, list[Key]] = defaultdict(list)
        self._by_head: dict[str, list[Organisation]] = defaultdict(list)
        self._actors: list[Organisation] = []
        self._acting: list[tuple[int, int]] = []
        self._headed: dict[Key, _Headed] = {}

    def add(self, mention: Mention, value: OrganisationName) -> None:
        """Joins a mention to the organisation that it names, or begins a new one."""
        organisation = self._find(value)
        if organisation is None or _is_kept_apart(organisation, mention, value):
            country = value.country or country_in(value.name)
            organisation = Organisation(value.name, value.acronym, value.type, country)
            self.organisations.append(organisation)
        else:
            _enrich(organisation, value)
        if mention.named_by:
            organisation.name, organisation.is_named_by_user = value.name, True
        organisation.mentions.append(mention)
        self._register(organisation, value)
        if mention.origin == ACTING:
            self._register_in_full(organisation, value)

    def add_bare(self, mention: Mention, reading: Reading) -> None:
        """Joins "la Provincia" to the last organisation before it that begins with the same head, or the next.

        Where the text names none, a head of which every place has one still is somebody.
        """
        head = key_of(mention.text)
        if head not in self._headed:
            named = (o for h in heads_for(head) for o in self._by_head.get(h[0], ()) if key_of(o.name)[: len(h)] == h)
            self._headed[head] = _Headed(list(named))
        same = self._headed[head]
        chosen = same.before(mention) or self._acting_beside(mention) or same.organisations[:1]
        if chosen:
            chosen[0].mentions.append(mention)
            return
        value = mention.value if isinstance(mention.value, OrganisationName) else OrganisationName(mention.text)
        body = unique_body(head, reading.text) or unnamed_body(value, reading)
        if body:
            self.add(mention, body)
            self._headed.clear()

    def _acting_beside(self, mention: Mention) -> list[Organisation]:
        """The town just named whose administration the head is: "Alfa è il Comune capofila"."""
        value = mention.value
        kind = value.type if isinstance(value, OrganisationName) else None
        first = bisect_right(self._acting, (mention.start - _BESIDE, len(self._acting)))
        last = bisect_right(self._acting, (mention.start, len(self._acting)))
        near = sorted(number for _, number in self._acting[first:last])
        acting = (self._actors[number] for number in reversed(near))
        return [o for o in acting if o.type == kind and kind is not None][:1]

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
        near = {*self._by_end.get(key, ()), *(end for end in _ends(key) if end in self._named)}
        found = [other for other in near if _extends(key, other) or _extends(other, key)]
        edges = sorted(_edges(key))
        # The one that shares the first edge with it, and of those the first named.
        best = min(
            found,
            key=lambda o: (min(map(edges.index, _edges(o).intersection(edges))), self._named[o][0]),
            default=None,
        )
        return self._named[best][1] if best else None

    def _register_in_full(self, organisation: Organisation, value: OrganisationName) -> None:
        """Makes an acting place known as its administration, whose full name may come later."""
        for head in _IN_FULL.get(value.type or "", ()):
            self._by_key.setdefault((*head, *key_of(value.name)), organisation)
        insort(self._acting, (organisation.mentions[0].end, len(self._actors)))
        self._actors.append(organisation)

    def _register(self, organisation: Organisation, value: OrganisationName) -> None:
        for form in (value.name, value.canonical, value.acronym):
            key = key_of(form or "")
            if not key or key in self._by_key:
                continue
            self._by_key[key] = organisation
            self._named[key] = len(self._named), organisation
            for end in _ends(key):
                self._by_end[end].append(key)
            if initials := _initials(form or ""):
                self._by_initials.setdefault(initials, organisation)
            if _may_be_acronym(form or ""):
                self._by_acronym.setdefault(fold(form or ""), organisation)
            self._by_head[key[0]].append(organisation)


def _edges(key: Key) -> set[Key]:
    """The first and the last words of a name."""
    return {key[:_FEWEST_SHARED_WORDS], key[-_FEWEST_SHARED_WORDS:]}


def _ends(key: Key) -> set[Key]:
    """The shorter names that a name begins or ends with."""
    lengths = range(_FEWEST_SHARED_WORDS, min(len(key), _MOST_SHARED_WORDS + 1))
    return {part for length in lengths for part in (key[:length], key[-length:])}


def _enrich(organisation: Organisation, value: OrganisationName) -> None:
    """Takes from a further mention what it adds: the fuller name, the acronym, type and country."""
    shorter, longer = sorted((organisation.name, value.name), key=len)
    if _may_be_acronym(shorter) and fold(shorter) == _initials(longer):
        organisation.acronym = organisation.acronym or shorter
    if not organisation.is_named_by_user:
        organisation.name = _fuller(organisation.name, value.name)
    organisation.acronym = organisation.acronym or value.acronym
    organisation.type = organisation.type or value.type
    organisation.country = organisation.country or value.country or country_in(value.name)


def _fuller(name: str, other: str) -> str:
    """The longer of two names of an organisation; of one name written in two ways, rather not that in capitals."""
    if key_of(name) == key_of(other):
        return min((name, other), key=str.isupper)
    return max((name, other), key=len)


def _is_kept_apart(organisation: Organisation, mention: Mention, value: OrganisationName) -> bool:
    """Whether the user's aliases give two organisations different names, however alike these are."""
    are_given = organisation.is_named_by_user and mention.named_by is not None
    return are_given and key_of(organisation.name) != key_of(value.name)


def _initials(name: str) -> str:
    """The initials of a name's content words, empty for a single word: "hit" of "Hub Innovazione Trentino"."""
    words = [w for w in key_of(name) if w not in FUNCTION_WORDS]
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
        return long[0] == "ente" or long[-len(short) - 1] not in FUNCTION_WORDS
    return long[: len(short)] == short and not _names_place(long[len(short) :])


def _names_place(words: Key) -> bool:
    return any(gazetteers.places().get(w) for w in words if w not in FUNCTION_WORDS)

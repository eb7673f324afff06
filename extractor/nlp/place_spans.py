"""Places outside the names of organisations, projects and people, and adjectives of places.

Three sources, the surest first: the gazetteer, head nouns of sites, and the trained model, whose places stand where
the others are silent. The model's word also frees a known place from a longer name that was only capitals.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.gazetteers import KnownPlace
from extractor.nlp.alias_spans import with_aliases
from extractor.nlp.cover import Cover
from extractor.nlp.doc_text import text_of, words_in
from extractor.nlp.site_spans import site, sites
from extractor.nlp.span_groups import Group, read, write
from extractor.phrase_index import Word, fold, words_of
from extractor.schema.mention import Label, Mention
from extractor.schema.record import PlaceType

_PLACE_CUE = re.compile(
    r"(?:\b(?:a|ad|in|da|di|comune di|citt[aà] di|provincia di|vicino a|presso|tra|fra|e|ed|sede)\s|[(,]\s?)$",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(via|viale|corso|vicolo|strada|lungo\w+|hotel)\s(?:[\w.]+\s){0,3}$",
    re.IGNORECASE,
)
_LOCATIVE = re.compile(
    r"(?:\b(?:a|ad|al|allo|alla|ai|agli|alle|in|nel|nello|nella|nei|negli|nelle|presso|tra|fra)\s|"
    r"\b(?:all|nell)['’]\s?)(?:(?:il|lo|la|le|i|gli|ex|vecchi[oa]|nuov[oa]|storic[oa]|antic[oa])\s|l['’])*$",
    re.IGNORECASE,
)
_ADMINISTRATION = re.compile(r"(?:Provincia|Regione|Comune)\b")
_ARTICLE = re.compile(
    r"\b(?:il|lo|la|del|dello|della|nel|nello|nella|sul|sulla|dal|dalla)\s$|\b(?:l|dell|nell|sull)['’]$", re.IGNORECASE
)
_GENERIC = re.compile(
    r"\W|\b(?:provincia|province|regione|regioni|comune|comuni|citt[aà]|capitale|"
    r"di|del|della|dell|dei|e|ed|in|a)\b",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"([^\W\d_]{4,}) [\"“«]?$")
_PARTICLE = re.compile(
    r"[dn]ell[aoe]|[dn]egli|(?:d|su)?all[aoe]|d?agli|sull[aoe]|sugli|presso|verso|lungo|oltre|attraverso|anche|come|dove|sono"
)
_STREETS = re.compile(r"(?:via|viale|corso|strada|vicolo|contrada|calle)\s", re.IGNORECASE)
_ADJECTIVES = re.compile(r"(?:\s[a-zà-ÿ]+)+$")
_TOWN = 15_000
_TAIL = re.compile(r"(?P<body>[^\n]+) (?:di|a) (?P<town>[A-ZÀ-Ý][^\n]+?)")
_KNOWN_BODY = "gazetteer.organisations"
_OF_A_TOWN = frozenset({"municipality", "province", "region", "chamber", "university", "school", "department"})
_LIST = re.compile(r",|/|\be\b")
_NAMES = (Label.ORG, Label.DEPARTMENT, Label.PERSON)
_OTHERS = (Label.PROJECT, Label.PROGRAMME, Label.URL)


def places(doc: Doc) -> Doc:
    """Writes the group `places`: the value is the list of `KnownPlace` that the name may mean, or a `Demonym`."""
    text, words = text_of(doc), words_in(doc)
    around = _Around.of(doc)
    told = [replace(m, label=Label.PLACE, value=[site(m.text, PlaceType.CITY)]) for m in around.datelines]
    named = _with_model(text, _outermost([*_known(text, words, around), *sites(text), *told]), around.model)
    found = [m for m in named if around.admits(text, m)] + list(_tails(around.names.values()))
    demonyms = [m for m in _demonyms(text, words) if not around.holders.covers(m)]
    return write(doc, Group.PLACES, with_aliases(doc, Label.PLACE, [*found, *demonyms]))


@dataclass(frozen=True)
class _Around:
    """What else was found in the text that a place may be part of."""

    names: dict[tuple[int, int], Mention]
    starts: frozenset[int]
    lower: Cover
    holders: Cover
    others: Cover
    untyped: Cover
    datelines: list[Mention]
    model: list[Mention]
    seen: Cover

    @classmethod
    def of(cls, doc: Doc) -> "_Around":
        """Reads the groups written before."""
        found = read(doc, Group.PROGRAMMES, Group.ORGANISATIONS, Group.PROJECTS, Group.VALUES)
        typed = [m for m in found if m.label in _NAMES]
        others = [m for m in found if m.label in _OTHERS]
        trimmed = (_trimmed(m) for m in read(doc, Group.MODEL) if m.label == Label.PLACE)
        model = [m for m in trimmed if _is_name(m.text, is_spot=_stands_at(text_of(doc), m))]
        return cls(
            names={(m.start, m.end): m for m in found if m.label in (*_NAMES, Label.NAME)},
            starts=frozenset(m.start for m in typed if m.origin.startswith("names.")),
            lower=Cover(m for m in typed if m.label == Label.ORG and _is_open(m)),
            holders=Cover([*typed, *others]),
            others=Cover(others),
            untyped=Cover(m for m in found if m.label == Label.NAME),
            datelines=[m for m in read(doc, Group.HEADER) if m.label == Label.DATELINE],
            model=model,
            seen=Cover(model),
        )

    def admits(self, text: str, place: Mention) -> bool:
        """Whether the place is one of its own and no part of another name."""
        if self.others.covers(place):
            return False
        if any((m.start, m.end) == (place.start, place.end) for m in self.datelines):
            return True
        same, seen = self.names.get((place.start, place.end)), self.seen.covers(place)
        if same and same.label in _NAMES:
            return self._may_be(text, place, same, seen)
        if self.holders.covers(place):
            return self.lower.covers(place) or (seen and place.start in self.starts and _is_known(place))
        if same is None and self.untyped.covers(place):
            return seen and not _goes_on(text, place)
        return seen or place.origin == "gazetteer.places" or not _is_named_after(text, place)

    def _may_be(self, text: str, place: Mention, same: Mention, seen: bool) -> bool:
        """Whether what also looks like an organisation or a person is spoken of as a place.

        A member of "i Comuni di A e B" is a body; countries that share a head are none ("imprese di A e B").
        """
        if same.origin == "names.distributed-head":
            return all(k.type == PlaceType.COUNTRY for k in _kinds(place))
        return seen or _stands_at(text, place)


def _is_known(place: Mention) -> bool:
    return place.origin == "gazetteer.places"


def _stands_at(text: str, place: Mention) -> bool:
    """Whether a preposition of place leads in."""
    return bool(_LOCATIVE.search(text, max(0, place.start - 40), place.start))


def _kinds(place: Mention) -> list[KnownPlace]:
    return place.value if isinstance(place.value, list) else []


def _goes_on(text: str, place: Mention) -> bool:
    """Whether a capitalised word follows, so that the longer name is no place with a word before it ("A Lodi")."""
    return bool(re.match(r" [A-ZÀ-Ý]", text[place.end : place.end + 2]))


def _is_named_after(text: str, place: Mention) -> bool:
    """Whether a common noun stands before a capitalised head: "la cooperativa Golfo Blu" is no gulf."""
    before = _NOUN_BEFORE.search(text, max(0, place.start - 30), place.start)
    return before is not None and place.text[0].isupper() and not _PARTICLE.fullmatch(before[1].lower())


def _is_name(surface: str, *, is_spot: bool) -> bool:
    """Whether the model's place is a name that says where: no street, abbreviation or bare noun; a body as a spot."""
    is_short = len(surface) <= 3 and (surface.isupper() or len(surface) < 3)
    is_word = fold(surface) in gazetteers.site_heads() or fold(surface) in gazetteers.common_words()
    if not surface[:1].isalpha() or is_short or is_word or _STREETS.match(surface) or _ADMINISTRATION.match(surface):
        return False
    sort = next(sites(surface), None)
    is_site = sort is not None and sort.start == 0 and sort.origin != "names.room"
    is_body = gazetteers.heads().longest_at(surface, words_of(surface), 0)[0] > 0
    return is_site or (surface[0].isupper() and (is_spot or not is_body))


def _is_open(organisation: Mention) -> bool:
    """Whether a place inside what looks like an organisation is a place: a common noun or a building heads it."""
    return organisation.text[0].islower() or any(
        m.start == 0 and m.origin in ("names.building", "names.room") for m in sites(organisation.text)
    )


def _trimmed(mention: Mention) -> Mention:
    """The model's place without the adjectives after it: "Alfa austriaca"."""
    shorter = _ADJECTIVES.sub("", mention.text)
    return replace(mention, text=shorter, end=mention.start + len(shorter))


def _known(text: str, words: list[Word], around: _Around) -> Iterator[Mention]:
    datelines = Cover(around.datelines)
    for start, end, known in gazetteers.places().find(text, words):
        mention = Mention(start, end, text[start:end], Label.PLACE, "gazetteer.places", known)
        is_named = datelines.holds(start) or around.seen.covers(mention)
        if is_named or _is_written_as_place(text, start, end, known):
            yield mention


def _is_written_as_place(text: str, start: int, end: int, known: list[KnownPlace]) -> bool:
    surface = text[start:end]
    if all(k.type == PlaceType.MACROREGION for k in known):
        return len(surface.split()) > 1 or surface[0].isupper()
    if not re.search(r"\b[A-ZÀ-Ý]", surface) or (len(surface) <= 3 and surface.isupper()):
        return False
    before = text[max(0, start - 30) : start]
    if _STREET.search(before):
        return False
    return not all(k.needs_context for k in known) or bool(_PLACE_CUE.search(before))


def _outermost(found: Iterable[Mention]) -> list[Mention]:
    """The longest names; a town of some size stays beside its monument ("castello di Gorizia"), for both are told.

    Of two equal ones the gazetteer's stands, save that a list of valleys names valleys ("valli di Susa e Lanzo").
    """
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end, m.origin != "names.land")):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif _is_town_of(mention, kept[-1]):
            if kept[-1].origin == "names.room":
                kept[-1] = mention
            elif max((k.population for k in _kinds(mention)), default=0) >= _TOWN:
                kept.append(mention)
    return kept


def _is_town_of(mention: Mention, building: Mention) -> bool:
    """Whether a building ends in its town: "castello di Gorizia"; "sala civica di Gorizia" is no name of its own."""
    before = building.text[: mention.start - building.start]
    is_site = building.origin in ("names.building", "names.room")
    return is_site and mention.end == building.end and before.endswith((" di ", " a "))


def _type_of(text: str, mention: Mention) -> PlaceType:
    """A town bears no article; what does ("nel Basso Alfa", "la Betagna") is a stretch of land."""
    has_article = _ARTICLE.search(text, max(0, mention.start - 7), mention.start)
    return PlaceType.REGION if has_article else PlaceType.CITY


def _with_model(text: str, named: list[Mention], model: list[Mention]) -> list[Mention]:
    """The names with the model's places where they are silent, or say less: "Badia al Monte", not "Monte"."""
    starts = [m.start for m in named]
    wider: dict[int, Mention] = {}
    added: list[Mention] = []
    for mention in (replace(m, value=[site(m.text, _type_of(text, m))]) for m in model):
        first, last = bisect_right(starts, mention.start), bisect_left(starts, mention.end)
        inside = [i for i in range(max(first - 1, 0), last) if named[i].overlaps(mention)]
        if not inside:
            added.append(mention)
        elif len(inside) == 1 and (_says_more(mention, named[inside[0]]) or _is_room_in(mention, named[inside[0]])):
            wider[inside[0]] = mention
    return sorted([*(wider.get(i, m) for i, m in enumerate(named)), *added], key=lambda m: (m.start, -m.end))


def _is_room_in(mention: Mention, room: Mention) -> bool:
    return room.origin == "names.room" and _is_town_of(mention, room)


def _says_more(mention: Mention, known: Mention) -> bool:
    """Whether the model's name goes beyond the known place by a name, not just by what sort of place it is."""
    rest = mention.text[: known.start - mention.start] + " " + mention.text[known.end - mention.start :]
    is_longer = mention.covers(known) and known.origin == "gazetteer.places"
    is_person = fold(mention.text.split()[0]) in gazetteers.first_names()
    return (
        is_longer and not is_person and bool(re.search(r"[A-ZÀ-Ý]", _GENERIC.sub(" ", rest))) and not _LIST.search(rest)
    )


def _tails(names: Iterable[Mention]) -> Iterator[Mention]:
    """The town after the proper name of a body, which tells where it sits: "Fondazione Alfa Beta di Pinerolo"."""
    for name in names:
        match = _TAIL.fullmatch(name.text) if name.label == Label.ORG and name.origin != _KNOWN_BODY else None
        known = gazetteers.places().get(match["town"]) if match else []
        if match and any(k.type == PlaceType.CITY for k in known) and _has_own_name(match["body"]):
            start = name.start + match.start("town")
            yield Mention(start, name.end, match["town"], Label.PLACE, "names.tail", known)


def _has_own_name(body: str) -> bool:
    """Whether a body's name goes on beyond its noun by a name of its own: "Fondazione Alfa", not "Banca popolare"."""
    words = words_of(body)
    length, heads = gazetteers.heads().longest_at(body, words, 0)
    if length and heads[0].type in _OF_A_TOWN:
        return False
    own = [body[word.start : word.end] for word in words[length:]]
    if len(words) == 1:
        return bool(own) and not own[0].isupper() and own[0][1:] != own[0][1:].lower()
    return bool(own) and all(body[word.start].isupper() for word in words[-2:])


def _demonyms(text: str, words: list[Word]) -> Iterator[Mention]:
    known = gazetteers.demonyms()
    for word in words:
        demonym = known.get(word.folded)
        if demonym and text[word.start].islower():
            yield Mention(
                word.start, word.end, text[word.start : word.end], Label.DEMONYM, "gazetteer.demonyms", demonym
            )

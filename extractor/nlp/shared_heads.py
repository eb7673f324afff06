"""Lists that one head noun governs: "i Comuni di A, B e C" are "Comune di A", "Comune di B" and "Comune di C".

The head is a plural ("gli atenei di: Verona, Trento"), or a pronoun takes it up ("il Comune di A e quelli di B e C").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor import gazetteers
from extractor.gazetteers import Head
from extractor.nlp.name_words import NameWords
from extractor.nlp.sentences import ITEM_MARK
from extractor.phrase_index import fold, key_of
from extractor.schema.mention import Label, Mention, OrganisationName
from extractor.schema.record import PlaceType

ORIGIN = "names.distributed-head"
_LINK = r"(?:d['’]|dell['’]|di(?=[\s:])|del(?=\s)|della(?=\s)|dello(?=\s)|dei(?=\s)|degli(?=\s)|delle(?=\s))"
_PLURAL_ARTICLE = re.compile(
    r"\b(?:i|gli|le|dei|degli|delle|ai|agli|alle|dai|dagli|dalle|tra|fra|con|e|ed|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|"
    r"undici|dodici|vari[ei]|divers[ei]|alcun[ei]|altr[ei]|relativ[ei]|rispettiv[ei])\s+$",
    re.IGNORECASE,
)
# "nei Comuni di A e B": the territory, not its administrations.
_TERRITORY = re.compile(
    r"\b(?:nei|negli|nelle|territori[oa]?\s(?:dei|degli|delle)|(?:fra|tra)\s(?:i|le)|per\s(?:i|gli|le))\s+$",
    re.IGNORECASE,
)
_DESCRIBED = r"(?P<described>(?:\s(?!di\b|del|sono\b|che\b|hanno\b)(?:[a-zà-ÿ]{4,}[ei]|capofila|partner)){0,2})"
_BRANCHES = re.compile(r"\b(?:le|delle|alle|dalle|con)\s$", re.IGNORECASE)
_LEADS_IN = re.compile(_DESCRIBED + rf"\s?:?\s(?P<link>{_LINK})\s?:?\s?")
_NAMES_DIRECTLY = re.compile(r"\s(?=[\"“«]?[A-ZÀ-Ý])")
_ANNOUNCES = re.compile(
    r"(?:\s(?!che\b)[a-zà-ÿ]+){0,5}?\s?(?::|(?<=sono)|(?<=saranno)|(?<=figurano))\s+(?:" + ITEM_MARK + r"\s+)?"
)
_SEPARATOR = re.compile(
    r"(?:\s?\([^()\n]{1,60}\))?(?:\s?[,;]\s(?:(?:ed?|nonché|infine|poi)\s)?|\s(?:ed?|nonché|oltre\sa|più|con)\s|\s?[;,.]?\n\s*"
    + ITEM_MARK
    + rf"\s+)(?:(?:(?:a\s)?(?:quell[oaie]|il|la|le|i)\s)?(?P<link>{_LINK})\s?|(?P<article>(?:la|il|lo)\s|l['’]))?"
)
_PRONOUN = re.compile(rf"\b(?:a\s)?quell(?:[oaie]|[oaie]\s[a-zà-ÿ]{{4,}}[oaei])\s(?P<link>{_LINK})\s?(?=[A-ZÀ-Ý])")
_NAMED_AFTER_TOWN = re.compile(r"^[^,;:.()]{4,50}\sdi\s[A-ZÀ-Ý][^,;:.()]{2,30}\s(?:e|ed|con|insieme)\s$")
_HEAD_BEFORE = 260
_LINKING = frozenset("di del della dello dell dei degli delle d in sul sulla al alla d'".split())
_TIGHT = re.compile(r" ?[-–] ?|\s|['’] ?|\. ?")
_SHARED_TYPES = frozenset({"municipality", "province", "region", "university", "chamber", "park", "egtc"})
_SHARED_HEADS = frozenset(
    "parrocchia|diocesi|arcidiocesi|liceo|conservatorio|ospedale|teatro|pro loco|prefettura|questura|"
    "istituto comprensivo|accademia di belle arti|azienda sanitaria|azienda sanitaria locale|asl|gal|"
    "gruppo di azione locale|comunita montana|"
    "unione montana|comunita di montagna|comunita di valle|comunita comprensoriale|unione di comuni|unione dei comuni|"
    "film commission|archivio di stato|caritas|confraternita|soprintendenza".split("|")
)
_NAMED_DIRECTLY = frozenset({"province", "region", "foundation", "gal", "egtc", "park"})
_NAMED_ALONE = frozenset({"company", "association"})
_STANDS_FOR = {"Ateneo": "Università", "Amministrazione comunale": "Comune", "Amministrazione provinciale": "Provincia"}
_LONGEST_ITEM = 7


@dataclass(frozen=True, slots=True)
class _Member:
    """One name of a list, with the preposition that stands before it, if one does."""

    start: int
    end: int
    link: str
    types: frozenset[PlaceType]


class SharedHeads:
    """Finds the organisations of one text that share their head noun with others."""

    def __init__(self, around: NameWords) -> None:
        self._around = around
        self._text = around.text

    def mentions(self) -> Iterator[Mention]:
        """One organisation for each member of each list; its name has the head, its mention only the member."""
        reached, last_word = -1, -1
        heads: list[tuple[int, Head]] = []
        for position, word in enumerate(self._around.words):
            length, found = gazetteers.heads().longest_at(self._text, self._around.words, position)
            if word.start < reached or position <= last_word:
                continue
            if not length:
                for mention in self._branches(position):
                    reached = max(reached, mention.end)
                    yield mention
                continue
            is_part = position - 1 == last_word + 1 and self._around.words[position - 1].folded in _LINKING
            last_word = position + length - 1
            heads.append((word.start, found[0]))
            if is_part:
                continue  # "il Consorzio dei Comuni di Alfa" is one body
            for mention in self._governed(position, length, found[0]):
                reached = max(reached, mention.end)
                yield mention
        yield from self._taken_up(heads)

    def _branches(self, position: int) -> Iterator[Mention]:
        """The branches of one association that a plural article announces: "le Confartigianato di A e di B"."""
        length, found = gazetteers.organisations().longest_at(self._text, self._around.words, position)
        if not length or found[0].type != "association":
            return
        words = self._around.words[position : position + length]
        before = self._text[max(0, words[0].start - 8) : words[0].start]
        linked = _LEADS_IN.match(self._text, words[-1].end)
        if linked and _BRANCHES.search(before):
            branch = Head(self._text[words[0].start : words[-1].end], None, found[0].type, found[0].country)
            members = self._members(linked.end(), _link(linked["link"]))
            yield from self._named(branch, members if len(members) > 1 else [])

    def _taken_up(self, heads: Sequence[tuple[int, Head]]) -> Iterator[Mention]:
        """The members after a pronoun: "e quelli di B e C", with the head of the nearest name before."""
        starts = [start for start, _ in heads]
        for pronoun in _PRONOUN.finditer(self._text):
            index = bisect_right(starts, pronoun.start()) - 1
            if index < 0 or pronoun.start() - starts[index] > _HEAD_BEFORE:
                continue
            between = self._text[starts[index] : pronoun.start()]
            if "\n\n" in between or not (_is_shared(heads[index][1]) or _NAMED_AFTER_TOWN.search(between)):
                continue
            members = self._members(pronoun.end(), _link(pronoun["link"]))
            yield from self._named(heads[index][1], members)

    def _governed(self, position: int, length: int, head: Head) -> Iterator[Mention]:
        """The members of the list after a head, none where it is no plural or names a territory."""
        words = self._around.words[position : position + length]
        before = self._text[max(0, words[0].start - 24) : words[0].start]
        if not _is_plural(head, [w.folded for w in words]) or _TERRITORY.search(before):
            return
        if gazetteers.places().longest_at(self._text, self._around.words, position)[0] > length:
            return
        if head.plural == head.head and not _PLURAL_ARTICLE.search(before):
            return
        capital = self._text[words[0].start].isupper()
        yield from self._named(head, self._list_after(words[-1].end, head, capital=capital), capital=capital)

    def _list_after(self, end: int, head: Head, *, capital: bool) -> list[_Member]:
        """The members that begin right after the head, or after the words that announce them."""
        linked = _LEADS_IN.match(self._text, end)
        if linked and _is_shared(head):
            members = self._members(linked.end(), _link(linked["link"]))
            members = [m for m in members if _fits(head, m)] if members and _fits(head, members[0]) else []
            return [] if any(m.types == {PlaceType.COUNTRY} for m in members) else members
        directly = _NAMES_DIRECTLY.match(self._text, end)
        if directly and (head.type in _NAMED_DIRECTLY or (head.type in _NAMED_ALONE and not capital)):
            members = self._members(directly.end(), "di " if head.type == "province" else "")
            return members if len(members) > 1 or head.type == "region" else []
        announced = _ANNOUNCES.match(self._text, end) if head.complements == "place" else None
        if announced:
            members = [m for m in self._members(announced.end(), "di ", goes_on=True) if m.types]
            return members if len(members) > 1 else []
        return []

    def _members(self, start: int, link: str, *, goes_on: bool = False) -> list[_Member]:
        """The list that begins at `start`; `goes_on` passes over members that are no places but have a name."""
        members: list[_Member] = []
        while (end := self._member_end(start, goes_on=goes_on)) is not None:
            types = frozenset(place.type for place in gazetteers.places().get(self._text[start:end]))
            members.append(_Member(start, end, link, types))
            joint = _SEPARATOR.match(self._text, end)
            if not joint or "\n\n" in joint[0].rstrip("-•*–·▪0123456789.) "):
                break
            link = _link(joint["link"]) if joint["link"] else link
            start = joint.end()
            if joint["article"] and not self._is_country(start):
                break
        return members

    def _is_country(self, start: int) -> bool:
        """Whether a region or country begins here, which may have an article in a list: "il Piemonte e la Liguria"."""
        index = self._around.index_at(start)
        places = [] if index is None else gazetteers.places().longest_at(self._text, self._around.words, index)[1]
        return any(place.type in (PlaceType.REGION, PlaceType.COUNTRY) for place in places)

    def _member_end(self, start: int, *, goes_on: bool) -> int | None:
        """Where the member that begins at an offset ends; None where no member does."""
        words, index = self._around.words, self._around.index_at(start)
        if index is None or not self._around.is_capital(index):
            return None
        place, _ = gazetteers.places().longest_at(self._text, words, index)
        head, _ = gazetteers.heads().longest_at(self._text, words, index)
        known, _ = gazetteers.organisations().longest_at(self._text, words, index)
        if max(head, known) > place and not goes_on:
            return None
        last = self._run(index + max(place, 1), index)
        return words[last - 1].end

    def _run(self, position: int, first: int) -> int:
        """The index after the capitalised words, and the links between them, that go on a member."""
        words = self._around.words
        while position < len(words) and position - first < _LONGEST_ITEM:
            if not _TIGHT.fullmatch(self._around.gap(position)):
                break
            if self._around.is_capital(position) and ("." not in self._around.gap(position)):
                position += 1
                continue
            following = position + 1
            links = words[position].folded in _LINKING and following < len(words) and self._around.is_capital(following)
            if not links or not _TIGHT.fullmatch(self._around.gap(following)) or self._begins_body(following):
                break
            position += 2
        return position

    def _begins_body(self, index: int) -> bool:
        return bool(gazetteers.heads().longest_at(self._text, self._around.words, index)[0])

    def _named(self, head: Head, members: Sequence[_Member], *, capital: bool = True) -> Iterator[Mention]:
        for member in members:
            surface = self._text[member.start : member.end].replace("\n", " ")
            noun = _STANDS_FOR.get(head.head, head.head)
            alone = not capital and head.type in _NAMED_ALONE and not member.link
            name = surface if alone else f"{noun} {member.link}{surface}"
            value = OrganisationName(name, head.type)
            yield Mention(member.start, member.end, self._text[member.start : member.end], Label.ORG, ORIGIN, value)


def _is_plural(head: Head, folded: Sequence[str]) -> bool:
    return head.plural is not None and tuple(folded) == key_of(head.plural)


def _is_shared(head: Head) -> bool:
    return head.complements == "place" or head.type in _SHARED_TYPES or fold(head.head) in _SHARED_HEADS


def _fits(head: Head, member: _Member) -> bool:
    """Whether a member may be the head's: "i Comuni della Valle Alfa" are those of a valley, not one called so."""
    if head.type != "municipality" or member.link in ("di ", "d'"):
        return True
    return PlaceType.CITY in member.types


def _link(preposition: str) -> str:
    """The preposition as it stands before a name: "di ", "dell'"."""
    plain = preposition.replace("’", "'")
    return plain if plain.endswith("'") else f"{plain} "

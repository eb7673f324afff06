"""Why a place is named: something happens there, a body sits there, a project covers it, or news is dated from it."""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from extractor.assembly.events import Occasion
from extractor.assembly.place_signs import (
    chains,
    dated_places,
    days,
    follows_bare_day,
    is_at_venue,
    runs,
    stands_at,
    tags,
)
from extractor.linking.places import LinkedPlace
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Partner, PlaceKind, PlaceType

_FROM = re.compile(r"\b(?:provenient\w+ da|arrivat\w+ da|da)\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:tra|fra)\s(?:il\s|la\s|le\s|i\s|gli\s|l['’])?$", re.IGNORECASE)
_ENUMERATION = re.compile(r"^\s?(?:,|e|ed|;)\s(?:(?:in|la|il|l['’]|dalla|dal|e)\s?)?$")
_FOR_COUNTRY = re.compile(r"\bper (?:l['’]|la |il |le |gli |i )$", re.IGNORECASE)
_CONTACT_LINE = re.compile(r"@|\btel\b|\bfax\b|\b\d{5}\b|https?:|www\.", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:via|viale|piazza|corso|largo)\s[^\n,]{2,40},?\s\d{1,3}\b", re.IGNORECASE)
_OF_EVENT = re.compile(
    r"\s(?:(?:di|del|della|dei)\s|(?:a|al|alla|ai|alle|all['’]|presso)\s?(?:[a-zà-ÿ]+\s){1,4}(?:di|del|della)\s)"
)
_IN_BRACKETS = re.compile(r"\s\([A-ZÀ-Ý][\w ]{2,20}\)")
_GENITIVE = re.compile(r"\b(?:di|del|della|da)\s$")
_CLAUSE = re.compile(r"[,;(]\s")
CONTINENTS = frozenset({"Europa", "Africa", "Asia", "America", "Oceania"})
_IN_HEADLINE = re.compile(r"\bad? $", re.IGNORECASE)
_STRETCH = re.compile(r"\b(?:da|dal|dalla) [\w' ]{2,20} ad? $", re.IGNORECASE)
_LONGEST_CONTACT_LINE = 160
_LONGEST_ROW = 2_000
_EVENT_REACH = 200
_CUE_REACH = 60
_TAG_REACH = 120
_SEAT_REACH = 40
_BESIDE = 4
_TERRITORIES = (PlaceType.REGION, PlaceType.COUNTRY, PlaceType.MACROREGION, PlaceType.PROVINCE)
_LISTED_CITIES = 3


@dataclass(frozen=True)
class Why:
    """Why a place is named, and the event it belongs to."""

    kind: PlaceKind
    origin: str
    event: str | None = None


AREA = Why(PlaceKind.AREA, "it.place.area")
_SEAT = Why(PlaceKind.SEAT, "it.place.seat")


class PlaceKinds:
    """Tells why each place of one document is named; the first sign that holds decides."""

    def __init__(
        self, reading: Reading, linked: list[LinkedPlace], occasions: list[Occasion], partners: list[Partner]
    ) -> None:
        self._reading = reading
        self._linked = linked
        self._datelines = {(m.start, m.end): m for m in reading.of(Label.DATELINE)}
        self._titles = list(reading.of(Label.TITLE))
        self._enumerated = _enumerated_countries(reading, linked)
        self._partners = {(e.start, e.end) for p in partners for e in p.evidence}
        self._dated = {id(link): day for day, link in dated_places(reading, linked, days(reading))}
        self._occasions: dict[Span, list[tuple[Mention, Occasion]]] = defaultdict(list)
        for occasion in occasions:
            for mention in occasion.mentions:
                self._occasions[reading.sentence(mention)].append((mention, occasion))

    def all(self) -> dict[int, Why]:
        """The reasons by the links' identity; places named in passing have none."""
        found = {id(link): why for link in self._linked if (why := self._alone(link))}
        for run in runs(self._reading, self._linked):
            self._share(run, found)
        for left, right in chains(self._reading, self._linked):
            for one, other in ((left, right), (right, left)):
                why = found.get(id(one))
                inside = left.mention.overlaps(right.mention)
                if (
                    why
                    and why.kind == PlaceKind.EVENT
                    and (inside or found.get(id(other), AREA).kind == PlaceKind.AREA)
                ):
                    found[id(other)] = why
        return found

    def _share(self, run: list[LinkedPlace], found: dict[int, Why]) -> None:
        """What is said of the first of a list is said of all: an area, or a pair between which something goes on."""
        first = found.get(id(run[0]))
        if first is None and self._is_told_by_country(run):
            first = AREA
            found[id(run[0])] = first
        kinds = {found[id(link)].kind for link in run if id(link) in found}
        if PlaceKind.AREA in kinds and PlaceKind.EVENT not in kinds:
            for link in run:
                found.setdefault(id(link), AREA)
        if first is None or first.kind not in (PlaceKind.AREA, PlaceKind.EVENT):
            return
        before = self._reading.text[max(0, run[0].mention.start - 12) : run[0].mention.start]
        if first.kind == PlaceKind.AREA or _BETWEEN.search(before):
            for link in run[1:]:
                found.setdefault(id(link), first)
                if first.kind == PlaceKind.AREA and found[id(link)] == _SEAT:
                    found[id(link)] = first
                if _BETWEEN.search(before) and found[id(link)].kind == PlaceKind.AREA:
                    found[id(link)] = first

    def _is_told_by_country(self, run: list[LinkedPlace]) -> bool:
        """Whether a list names towns with the country of each, as of a network: "Gand (Belgio), Graz (Austria)"."""
        text = self._reading.text
        bracketed = [link for link in run if _IN_BRACKETS.match(text, link.mention.end)]
        of = _GENITIVE.search(text, max(0, run[0].mention.start - 8), run[0].mention.start)
        return not of and len(run) >= _LISTED_CITIES and len(bracketed) >= len(run) - 1

    def _alone(self, link: LinkedPlace) -> Why | None:
        mention = link.mention
        if mention.origin == "names.tail":
            return self._held(mention) if self._takes_place_at_body(mention) else _SEAT
        dateline = self._datelines.get((mention.start, mention.end))
        if dateline:
            return Why(PlaceKind.DATELINE, dateline.origin)
        if self._is_contact(mention):
            return None
        if id(link) in self._dated or follows_bare_day(self._reading, mention):
            return self._held(mention)
        if self._is_cell(mention) or self._follows_seat_cue(mention):
            return _SEAT
        if id(mention) in self._enumerated:
            return AREA
        if not _is_land(link) and self._describes_partner(link):
            return _SEAT
        return self._event(link) or self._area(link)

    def _line(self, mention: Mention) -> Span:
        start = self._reading.text.rfind("\n", 0, mention.start) + 1
        end = self._reading.text.find("\n", mention.end)
        return start, end if end >= 0 else len(self._reading.text)

    def _is_contact(self, mention: Mention) -> bool:
        """Whether the line is an address or a telephone number, not where and when one meets."""
        start, end = self._line(mention)
        if end - start >= _LONGEST_CONTACT_LINE:
            return False
        text, meets = self._reading.text, self._reading.within((start, end), Label.DATE, Label.EVENT, Label.HELD_CUE)
        return bool(_CONTACT_LINE.search(text, start, end)) or (bool(_ADDRESS.search(text, start, end)) and not meets)

    def _is_cell(self, mention: Mention) -> bool:
        """Whether the place is a whole cell of a table's row, as a partner's country is."""
        start, end = self._line(mention)
        start, end = max(start, mention.start - _LONGEST_ROW), min(end, mention.end + _LONGEST_ROW)
        before = self._reading.text[start : mention.start].rstrip()
        after = self._reading.text[mention.end : end].lstrip()
        if not before.endswith("|") or (after and not after.startswith("|")):
            return False
        return any(self._reading.has((start, end), label) for label in (Label.ORG, Label.NAME, Label.AMOUNT))

    def _follows_seat_cue(self, mention: Mention) -> bool:
        cues = self._reading.within((max(0, mention.start - _SEAT_REACH), mention.start), Label.SEAT_CUE)
        return any(mention.start - cue.end <= _BESIDE for cue in cues)

    def _describes_partner(self, link: LinkedPlace) -> bool:
        """Whether a partner stands right before as in "X (Slovenia)", or right after as in "la bavarese Baviera X"."""
        mention = link.mention
        around = (max(0, mention.start - _TAG_REACH), mention.end + _BESIDE)
        names = self._reading.within(around, Label.ORG, Label.NAME, Label.DEPARTMENT)
        before = [m for m in names if m.end <= mention.start][-1:]
        if any(tags(self._reading, m, mention) for m in before):
            is_partner = (before[0].start, before[0].end) in self._partners
            return is_partner or (before[0].label == Label.ORG and not stands_at(self._reading, mention))
        following = [m for m in names if m.start > mention.end and (m.start, m.end) in self._partners]
        return any(self._reading.text[mention.end : m.start] == " " for m in following)

    def _held(self, mention: Mention) -> Why:
        """Something takes place there: the nearest event of the sentence."""
        near = sorted(
            self._occasions.get(self._reading.sentence(mention), []), key=lambda o: abs(o[0].start - mention.start)
        )
        ident = near[0][1].item.id if near and abs(near[0][0].start - mention.start) <= _EVENT_REACH else None
        return Why(PlaceKind.EVENT, "it.date.held", ident)

    def _event(self, link: LinkedPlace) -> Why | None:
        """Whether something takes place there; the event of the record that it is, if it is one."""
        mention, reading = link.mention, self._reading
        if link.place.type in _TERRITORIES and not _is_land(link):
            return None
        sentence = reading.sentence(mention)
        beside = [m for m in reading.within((mention.start - 80, mention.start), Label.EVENT) if m.end <= mention.start]
        if beside and _OF_EVENT.fullmatch(reading.between(beside[-1], mention)):
            return self._held(mention)
        before = reading.text[max(0, mention.start - 30) : mention.start]
        between = _BETWEEN.search(before) and not _is_land(link)
        if between and reading.within(sentence, Label.DATE) and self._happens(mention):
            return self._held(mention)
        if not stands_at(reading, mention) or _FROM.search(before):
            return None
        if self._is_headline(mention) and _IN_HEADLINE.search(before) and not _STRETCH.search(before):
            return self._held(mention)
        started = reading.within(sentence, Label.START_CUE) and reading.within(sentence, Label.DATE)
        at_venue = is_at_venue(reading, mention) and reading.within(sentence, Label.DATE)
        return self._held(mention) if at_venue or started or self._happens(mention) else None

    def _takes_place_at_body(self, mention: Mention) -> bool:
        """Whether the body whose name ends in the town is where one meets: "al cinema Alfa Brezza di Lodi"."""
        names = self._reading.within((mention.start - _TAG_REACH, mention.start), Label.ORG)
        at = any(m.covers(mention) and stands_at(self._reading, m) for m in names)
        return at and self._happens(mention)

    def _happens(self, mention: Mention) -> bool:
        """Whether the sentence tells of an occasion within reach."""
        sentence = self._reading.sentence(mention)
        cues = self._reading.within(sentence, Label.HELD_CUE, Label.HOST_CUE, Label.EVENT)
        return any(abs(cue.start - mention.start) <= _EVENT_REACH for cue in cues)

    def _is_headline(self, mention: Mention) -> bool:
        """Whether the title says where something happened: "A Lodi si parla di acque"."""
        return any(title.covers(mention) for title in self._titles)

    def _area(self, link: LinkedPlace) -> Why | None:
        """The territory: a cue says so, a landscape bears it, or a project is spoken of in the sentence."""
        mention, reading = link.mention, self._reading
        if link.place.name in CONTINENTS:
            return None
        sentence = reading.sentence(mention)
        cues = reading.within((max(sentence[0], mention.start - _CUE_REACH), mention.start), Label.AREA_CUE)
        if cues and not _CLAUSE.search(reading.between(cues[-1], mention)):
            return Why(PlaceKind.AREA, cues[-1].origin)
        before = reading.text[max(0, mention.start - 12) : mention.start]
        if mention.origin == "names.land" or _BETWEEN.search(before):
            return AREA
        of_project = reading.within(sentence, Label.PROJECT, Label.PROJECT_CUE)
        return AREA if link.place.type in _TERRITORIES and of_project else None


def _is_land(link: LinkedPlace) -> bool:
    """Whether the place is a valley, a lake, a plain: told by its noun, or by the article before a name."""
    by_model = link.mention.origin.startswith("model:") and link.place.type == PlaceType.REGION
    return link.mention.origin == "names.land" or by_model


def _enumerated_countries(reading: Reading, linked: list[LinkedPlace]) -> set[int]:
    """Mentions of countries in a list of at least two, or side by side ("per l'Italia …; per la Croazia …")."""
    countries = [link.mention for link in linked if link.place.type == PlaceType.COUNTRY]
    pairs = [pair for pair in pairwise(countries) if _ENUMERATION.match(reading.between(*pair))]
    sides = [m for m in countries if _FOR_COUNTRY.search(reading.text[max(0, m.start - 8) : m.start])]
    listed = {id(mention) for pair in pairs for mention in pair}
    return listed | ({id(m) for m in sides} if len(sides) > 1 else set())

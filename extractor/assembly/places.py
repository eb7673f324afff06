"""Places: where events are held, where organisations sit, which territory a project covers, where news is dated."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

from extractor.assembly.events import Occasion
from extractor.assembly.scope import ProjectScope
from extractor.gazetteers import Demonym
from extractor.linking.places import LinkedPlace
from extractor.nlp.reading import Reading, Span
from extractor.schema.evidence import Evidence
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Partner, Place, PlaceKind, PlaceType

_AT = re.compile(r"\b(?:a|ad|in|nel|nella|nello|presso|di)\s(?:(?:\w+\s){0,2})?$|[(,]\s?$", re.IGNORECASE)
_STRICTLY_AT = re.compile(r"\b(?:a|ad|in)\s$", re.IGNORECASE)
_TAG = re.compile(r"\s?(?:\(|[-–,]\s|\bcon sede (?:a|in)\s|\bdi\s|\bin\s|\ba\s)\s?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:provenient\w+ da|arrivat\w+ da|da)\s$", re.IGNORECASE)
_ENUMERATION = re.compile(r"^\s?(?:,|e|ed|;)\s(?:(?:in|la|il|l['’]|dalla|dal|e)\s?)?$")
_FOR_COUNTRY = re.compile(r"\bper (?:l['’]|la |il |le |gli |i )$", re.IGNORECASE)
_CONTACT_LINE = re.compile(r"@|\btel\b|\bfax\b|\b\d{5}\b|https?:|www\.|\bvia\b|\bpiazza\b", re.IGNORECASE)
_LONGEST_CONTACT_LINE = 160
_EVENT_REACH = 200
_CUE_REACH = 200
_TAG_REACH = 120
_SEAT_REACH = 40
_BESIDE = 4
_RECURS = 3
_TERRITORIES = (PlaceType.REGION, PlaceType.COUNTRY, PlaceType.MACROREGION, PlaceType.PROVINCE)


@dataclass(frozen=True)
class _Why:
    """Why a place is named, and the event it belongs to."""

    kind: PlaceKind
    origin: str
    event: str | None = None


_AREA = _Why(PlaceKind.AREA, "it.place.area")
_SEAT = _Why(PlaceKind.SEAT, "it.place.seat")


def build_places(
    reading: Reading, linked: list[LinkedPlace], occasions: list[Occasion], partners: list[Partner], scope: ProjectScope
) -> list[Place]:
    """One item for each place and kind, in the order of first mention."""
    reasons = _Reasons(reading, linked, occasions, partners)
    told = [(link, why) for link in linked if (why := reasons.why(link))]
    named = {link.place.name for link, _ in told}
    told += [(link, _AREA) for link in _recurring(reading, linked) if link.place.name not in named]
    found: dict[tuple[str, PlaceKind], Place] = {}
    for link, why in sorted(told, key=lambda pair: pair[0].mention.start):
        key = (link.place.name, why.kind)
        evidence = reading.document.evidence(link.mention.start, link.mention.end)
        if key in found:
            found[key] = found[key].model_copy(update={"evidence": [*found[key].evidence, evidence]})
        else:
            project = None if why.kind == PlaceKind.DATELINE else scope.project_of(link.mention)
            found[key] = _item(f"l{len(found) + 1}", link, why, project, evidence)
    return list(found.values())


def _item(ident: str, link: LinkedPlace, why: _Why, project: str | None, evidence: Evidence) -> Place:
    place = link.place
    is_named = place.type != PlaceType.MACROREGION
    return Place(
        id=ident,
        project=project,
        event=why.event,
        name=place.name if is_named else link.mention.text.replace("\n", " "),
        kind=why.kind,
        type=place.type,
        country=place.country,
        code=place.code,
        lat=place.lat,
        lon=place.lon,
        evidence=[evidence],
        origin=why.origin,
    )


class _Reasons:
    """Tells why each place of one document is named; the first sign that holds decides."""

    def __init__(
        self, reading: Reading, linked: list[LinkedPlace], occasions: list[Occasion], partners: list[Partner]
    ) -> None:
        self._reading = reading
        self._datelines = {(m.start, m.end): m for m in reading.of(Label.DATELINE)}
        self._enumerated = _enumerated_countries(reading, linked)
        self._partners = {(e.start, e.end) for p in partners for e in p.evidence}
        self._occasions: dict[Span, list[tuple[Mention, Occasion]]] = defaultdict(list)
        for occasion in occasions:
            for mention in occasion.mentions:
                self._occasions[reading.sentence(mention)].append((mention, occasion))

    def why(self, link: LinkedPlace) -> _Why | None:
        """The reason, None for a place named in passing."""
        mention = link.mention
        dateline = self._datelines.get((mention.start, mention.end))
        if dateline:
            return _Why(PlaceKind.DATELINE, dateline.origin)
        if self._is_contact(mention):
            return None
        if self._is_cell(mention) or self._follows_seat_cue(mention) or self._describes_partner(mention):
            return _SEAT
        if id(mention) in self._enumerated:
            return _AREA
        return self._event(link) or self._area(link)

    def _line(self, mention: Mention) -> Span:
        start = self._reading.text.rfind("\n", 0, mention.start) + 1
        end = self._reading.text.find("\n", mention.end)
        return start, end if end >= 0 else len(self._reading.text)

    def _is_contact(self, mention: Mention) -> bool:
        """Whether the line is an address or a telephone number."""
        start, end = self._line(mention)
        return end - start < _LONGEST_CONTACT_LINE and bool(_CONTACT_LINE.search(self._reading.text, start, end))

    def _is_cell(self, mention: Mention) -> bool:
        """Whether the place is a whole cell of a table's row, as a partner's country is."""
        start, end = self._line(mention)
        before = self._reading.text[start : mention.start].rstrip()
        after = self._reading.text[mention.end : end].lstrip()
        return before.endswith("|") and (not after or after.startswith("|"))

    def _follows_seat_cue(self, mention: Mention) -> bool:
        cues = self._reading.within((max(0, mention.start - _SEAT_REACH), mention.start), Label.SEAT_CUE)
        return any(mention.start - cue.end <= _BESIDE for cue in cues)

    def _describes_partner(self, mention: Mention) -> bool:
        """Whether a partner stands right before as in "X (Slovenia)", or right after as in "la bavarese Baviera X"."""
        around = (max(0, mention.start - _TAG_REACH), mention.end + _BESIDE)
        names = [m for m in self._reading.within(around, Label.ORG, Label.NAME) if (m.start, m.end) in self._partners]
        before = [m for m in names if m.end <= mention.start]
        if before and _TAG.fullmatch(self._reading.between(before[-1], mention)):
            return True
        return any(self._reading.text[mention.end : m.start] == " " for m in names if m.start > mention.end)

    def _event(self, link: LinkedPlace) -> _Why | None:
        """Whether something takes place there; the event of the record that it is, if it is one."""
        mention = link.mention
        before = self._reading.text[max(0, mention.start - 30) : mention.start]
        if not _AT.search(before) or _FROM.search(before) or link.place.type == PlaceType.MACROREGION:
            return None
        sentence = self._reading.sentence(mention)
        held = self._reading.within(sentence, Label.HELD_CUE, Label.HOST_CUE)
        for event_mention, occasion in self._occasions.get(sentence, []):
            near = abs(event_mention.start - mention.start) <= _EVENT_REACH
            if near and (held or _STRICTLY_AT.search(before)):
                return _Why(PlaceKind.EVENT, "it.date.held", occasion.item.id)
        dated = self._reading.within(sentence, Label.START_CUE) and self._reading.within(sentence, Label.DATE)
        happens = held or dated or self._reading.within(sentence, Label.EVENT)
        is_spot = link.place.type in (PlaceType.CITY, PlaceType.SITE)
        return _Why(PlaceKind.EVENT, "it.date.held") if happens and is_spot else None

    def _area(self, link: LinkedPlace) -> _Why | None:
        """The territory: a cue says so, or a project is spoken of in the sentence."""
        mention = link.mention
        sentence = self._reading.sentence(mention)
        cues = self._reading.within((sentence[0], mention.start), Label.AREA_CUE)
        if cues and mention.start - cues[-1].end <= _CUE_REACH:
            return _Why(PlaceKind.AREA, cues[-1].origin)
        of_project = self._reading.within(sentence, Label.PROJECT, Label.PROJECT_CUE)
        return _AREA if link.place.type in _TERRITORIES and of_project else None


def _enumerated_countries(reading: Reading, linked: list[LinkedPlace]) -> set[int]:
    """Mentions of countries in a list of at least two, or side by side ("per l'Italia …; per la Croazia …")."""
    countries = [link.mention for link in linked if link.place.type == PlaceType.COUNTRY]
    pairs = [pair for pair in pairwise(countries) if _ENUMERATION.match(reading.between(*pair))]
    sides = [m for m in countries if _FOR_COUNTRY.search(reading.text[max(0, m.start - 8) : m.start])]
    listed = {id(mention) for pair in pairs for mention in pair}
    return listed | ({id(m) for m in sides} if len(sides) > 1 else set())


def _recurring(reading: Reading, linked: list[LinkedPlace]) -> list[LinkedPlace]:
    """The mentions of places that the text keeps coming back to, by name and by adjective: what it is about."""
    names = Counter(link.place.name for link in linked)
    adjectives = Counter(m.value.place for m in reading.of(Label.DEMONYM) if isinstance(m.value, Demonym))
    recurring = {name for name in names if adjectives[name] and names[name] + adjectives[name] >= _RECURS}
    return [link for link in linked if link.place.name in recurring]

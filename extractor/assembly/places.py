"""Places: where events are held, where organisations sit, which territory a project covers, where news is dated."""

import re
from dataclasses import dataclass

from extractor.assembly.events import Occasion
from extractor.assembly.scope import ProjectScope
from extractor.linking.places import LinkedPlace
from extractor.nlp.reading import Reading
from extractor.schema.evidence import Evidence
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Partner, Place, PlaceKind, PlaceType

_AT = re.compile(r"\b(?:a|ad|in|nel|nella|nello|presso|di)\s(?:(?:\w+\s){0,2})?$|[(,]\s?$", re.IGNORECASE)
_STRICTLY_AT = re.compile(r"\b(?:a|ad|in)\s$", re.IGNORECASE)
_TAG = re.compile(r"\s?(?:\(|[-–,]\s|\bcon sede (?:a|in)\s|\bdi\s|\bin\s|\ba\s)\s?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:provenient\w+ da|arrivat\w+ da|da)\s$", re.IGNORECASE)
_ENUMERATION = re.compile(r"^\s?(?:,|e|ed|;)\s(?:(?:in|la|il|l['’]|dalla|dal|e)\s?)?$")
_CONTACT_LINE = re.compile(r"@|\btel\b|\bfax\b|\b\d{5}\b|https?:|www\.|\bvia\b|\bpiazza\b", re.IGNORECASE)
_REACH = 200
_NO_EVENT = ""
_BESIDE = 4
_NO_EVENT = ""


@dataclass(frozen=True)
class _Why:
    """Why a place is named, and the event it belongs to."""

    kind: PlaceKind
    origin: str
    event: str | None = None


def build_places(
    reading: Reading, linked: list[LinkedPlace], occasions: list[Occasion], partners: list[Partner], scope: ProjectScope
) -> list[Place]:
    """One item for each place and kind, in the order of first mention."""
    enumerated = _enumerations(reading, linked)
    seats = {(e.start, e.end) for p in partners for e in p.evidence}
    found: dict[tuple[str, PlaceKind], Place] = {}
    for link in linked:
        why = _why(reading, link, occasions, enumerated, seats)
        if why is None:
            continue
        key = (link.place.name, why.kind)
        evidence = reading.document.evidence(link.mention.start, link.mention.end)
        if key in found:
            found[key] = found[key].model_copy(update={"evidence": [*found[key].evidence, evidence]})
        else:
            project = None if why.kind == PlaceKind.DATELINE else scope.project_of(link.mention)
            found[key] = _item(f"l{len(found) + 1}", link, why, project, [evidence])
    return list(found.values())


def _item(ident: str, link: LinkedPlace, why: _Why, project: str | None, evidence: list[Evidence]) -> Place:
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
        evidence=evidence,
        origin=why.origin,
    )


def _why(
    reading: Reading,
    link: LinkedPlace,
    occasions: list[Occasion],
    enumerated: set[int],
    seats: set[tuple[int, int]],
) -> _Why | None:
    mention = link.mention
    if any(d.overlaps(mention) for d in reading.of(Label.DATELINE)):
        return _Why(PlaceKind.DATELINE, "header.agency")
    if _is_contact(reading, mention):
        return None
    if _is_cell(reading, mention) or _follows_seat_cue(reading, mention):
        return _Why(PlaceKind.SEAT, "it.place.seat")
    if id(mention) in enumerated:
        return _Why(PlaceKind.AREA, "it.place.area")
    if _tags_organisation(reading, mention, seats):
        return _Why(PlaceKind.SEAT, "it.place.seat")
    event = _event_at(reading, link, occasions)
    if event is not None:
        return _Why(PlaceKind.EVENT, "it.date.held", event or None)
    return _area(reading, link)


def _is_contact(reading: Reading, mention: Mention) -> bool:
    start = reading.text.rfind("\n", 0, mention.start) + 1
    end = reading.text.find("\n", mention.end)
    line = reading.text[start : end if end >= 0 else None]
    return len(line) < 160 and bool(_CONTACT_LINE.search(line))


def _is_cell(reading: Reading, mention: Mention) -> bool:
    """Whether the place is a whole cell of a table's row, as a partner's country is."""
    before = reading.text[reading.text.rfind("\n", 0, mention.start) + 1 : mention.start].rstrip()
    after = reading.text[mention.end : mention.end + 3].lstrip(" ")
    return before.endswith("|") and (not after or after[0] in "|\n")


def _follows_seat_cue(reading: Reading, mention: Mention) -> bool:
    cues = reading.within((max(0, mention.start - 40), mention.start), Label.SEAT_CUE)
    return any(mention.start - cue.end <= _BESIDE for cue in cues)


def _enumerations(reading: Reading, linked: list[LinkedPlace]) -> set[int]:
    """Mentions of countries in a list of at least two: the countries that the text enumerates as taking part."""
    found: set[int] = set()
    countries = [link.mention for link in linked if link.place.type == PlaceType.COUNTRY]
    for left, right in zip(countries, countries[1:], strict=False):
        if _ENUMERATION.match(reading.between(left, right)):
            found |= {id(left), id(right)}
    return found


def _tags_organisation(reading: Reading, mention: Mention, seats: set[tuple[int, int]]) -> bool:
    """Whether the place stands as a tag after an organisation that takes part: "X (Slovenia)", "X di Graz"."""
    names = [
        m
        for m in reading.within((max(0, mention.start - 120), mention.start), Label.ORG, Label.NAME)
        if m.end <= mention.start
    ]
    if not names or not _TAG.fullmatch(reading.between(names[-1], mention)):
        return False
    return (names[-1].start, names[-1].end) in seats


def _event_at(reading: Reading, link: LinkedPlace, occasions: list[Occasion]) -> str | None:
    """The id of the event that takes place there, empty where something does that is no event of the record."""
    mention = link.mention
    before = reading.text[max(0, mention.start - 30) : mention.start]
    if not _AT.search(before) or _FROM.search(before) or link.place.type == PlaceType.MACROREGION:
        return None
    sentence = reading.sentence(mention)
    held = reading.within(sentence, Label.HELD_CUE, Label.HOST_CUE)
    for occasion in occasions:
        near = [
            m for m in occasion.mentions if reading.sentence(m) == sentence and abs(m.start - mention.start) <= _REACH
        ]
        if near and (held or _STRICTLY_AT.search(before)):
            return occasion.item.id
    happens = held or reading.within(sentence, Label.EVENT)
    return _NO_EVENT if happens and link.place.type in (PlaceType.CITY, PlaceType.SITE) else None


def _area(reading: Reading, link: LinkedPlace) -> _Why | None:
    """What is left is the territory where a cue says so, or where a project is spoken of in the same sentence."""
    mention = link.mention
    sentence = reading.sentence(mention)
    cues = [c for c in reading.within((sentence[0], mention.start), Label.AREA_CUE) if mention.start - c.end <= _REACH]
    if cues:
        return _Why(PlaceKind.AREA, cues[-1].origin)
    if link.place.type in (
        PlaceType.REGION,
        PlaceType.COUNTRY,
        PlaceType.MACROREGION,
        PlaceType.PROVINCE,
    ) and reading.within(sentence, Label.PROJECT, Label.PROJECT_CUE):
        return _Why(PlaceKind.AREA, "it.place.area")
    return None

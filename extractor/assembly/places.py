"""Places: where events are held, where organisations sit, which territory a project covers, where news is dated."""

from collections import Counter

from extractor.assembly.events import Occasion
from extractor.assembly.learned.judge import Judge
from extractor.assembly.place_kinds import AREA, CONTINENTS, PlaceKinds, Why
from extractor.assembly.scope import ProjectScope
from extractor.gazetteers import Demonym
from extractor.linking.places import LinkedPlace
from extractor.nlp.reading import Reading, Span
from extractor.phrase_index import key_of
from extractor.schema.evidence import Evidence
from extractor.schema.mention import Label
from extractor.schema.record import Partner, Place, PlaceKind, PlaceType

_RECURS = 3


def build_places(
    reading: Reading,
    linked: list[LinkedPlace],
    occasions: list[Occasion],
    partners: list[Partner],
    scope: ProjectScope,
    judge: Judge,
) -> list[Place]:
    """One item for each place and kind, in the order of first mention."""
    reasons = PlaceKinds(reading, linked, occasions, partners).all()
    named = {link.place.name for link in linked if id(link) in reasons}
    reasons |= {id(link): AREA for link in _recurring(reading, linked) if link.place.name not in named | CONTINENTS}
    held = _events_by_sentence(reading, occasions)
    found: dict[tuple[str, PlaceKind], Place] = {}
    for link in linked:
        why = _judged(judge, reading, link, reasons.get(id(link)), held)
        if why is None:
            continue
        key = (_name(link), why.kind)
        evidence = reading.document.evidence(link.mention.start, link.mention.end)
        if key in found:
            found[key].evidence.append(evidence)
        else:
            project = None if why.kind == PlaceKind.DATELINE else scope.project_of(link.mention)
            found[key] = _item(f"l{len(found) + 1}", link, why, project, evidence)
    return list(found.values())


def _events_by_sentence(reading: Reading, occasions: list[Occasion]) -> dict[Span, str]:
    """The first event of each sentence that speaks of one."""
    found: dict[Span, str] = {}
    for occasion in occasions:
        for mention in occasion.mentions:
            found.setdefault(reading.sentence(mention), occasion.item.id)
    return found


def _judged(judge: Judge, reading: Reading, link: LinkedPlace, why: Why | None, held: dict[Span, str]) -> Why | None:
    """Why the place is named, after judgement; an event that rules did not see there is one of the same sentence."""
    decided = judge.decide("places", link.mention, (why.kind, why.origin) if why else None)
    if decided is None or (why and (why.kind, why.origin) == decided):
        return why if decided else None
    kind, origin = PlaceKind(decided[0]), decided[1]
    return Why(kind, origin, held.get(reading.sentence(link.mention)) if kind == PlaceKind.EVENT else None)


def _item(ident: str, link: LinkedPlace, why: Why, project: str | None, evidence: Evidence) -> Place:
    place = link.place
    return Place(
        id=ident,
        project=project,
        event=why.event,
        name=_name(link),
        kind=why.kind,
        type=place.type,
        country=place.country,
        code=place.code,
        lat=place.lat,
        lon=place.lon,
        evidence=[evidence],
        origin=why.origin,
    )


def _name(link: LinkedPlace) -> str:
    """The Italian name, or the user's; the text's own words for a macroregion, or that shorten the name: "Cluj"."""
    if link.mention.named_by:
        return link.place.name
    surface = " ".join(link.mention.text.split())
    known, told = key_of(link.place.name), key_of(surface)
    is_short = len(told) < len(known) and known[: len(told)] == told and not surface.isupper()
    return surface if is_short or link.place.type == PlaceType.MACROREGION else link.place.name


def _recurring(reading: Reading, linked: list[LinkedPlace]) -> list[LinkedPlace]:
    """The mentions of places that the text keeps coming back to, by name and by adjective: what it is about."""
    names = Counter(link.place.name for link in linked)
    adjectives = Counter(m.value.place for m in reading.of(Label.DEMONYM) if isinstance(m.value, Demonym))
    recurring = {name for name in names if adjectives[name] and names[name] + adjectives[name] >= _RECURS}
    return [link for link in linked if link.place.name in recurring]

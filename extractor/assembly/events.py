"""Events: occasions with a day, a place or a name of their own."""

import re
from dataclasses import dataclass, field

from extractor.assembly.scope import ProjectScope
from extractor.nlp.reading import Reading
from extractor.phrase_index import key_of
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Event
from extractor.values.dates import TemporalExpression

_PRESS = re.compile(r"conferenza stampa", re.IGNORECASE)


@dataclass
class Occasion:
    """An event with its mentions and the dates said of it; `item` is what the record holds."""

    item: Event
    mentions: list[Mention] = field(default_factory=list)
    dates: list[Mention] = field(default_factory=list)


def build_events(reading: Reading, scope: ProjectScope) -> list[Occasion]:
    """The events in the order of first mention."""
    groups: dict[tuple[str, ...], list[Mention]] = {}
    for mention in reading.of(Label.EVENT):
        key = key_of(str(mention.value))
        known = next((k for k in groups if _is_same(k, key)), key)
        groups.setdefault(known, []).append(mention)
    occasions: list[Occasion] = []
    for mentions in groups.values():
        occasion = _occasion(reading, scope, mentions, len(occasions) + 1)
        if occasion:
            occasions.append(occasion)
    return occasions


def _is_same(known: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Whether a later, shorter name ("la conferenza") takes up an earlier one ("conferenza finale")."""
    return key == known or (len(key) == 1 and key[0] in known)


def _occasion(reading: Reading, scope: ProjectScope, mentions: list[Mention], number: int) -> Occasion | None:
    dates = [d for m in mentions for d in _dates(reading, m)]
    places = any(reading.within(reading.sentence(m), Label.PLACE) for m in mentions)
    held = any(reading.within(reading.sentence(m), Label.HELD_CUE) for m in mentions)
    named = any(m.origin.startswith("names.") for m in mentions)
    if not (dates or (held and places) or named or (places and len(mentions) > 1) or held):
        return None
    value = dates[0].value if dates else None
    first = mentions[0]
    item = Event(
        id=f"e{number}",
        project=scope.project_of(first),
        name=str(first.value),
        start=value.first if isinstance(value, TemporalExpression) else None,
        end=value.last if isinstance(value, TemporalExpression) else None,
        evidence=[reading.document.evidence(m.start, m.end) for m in mentions],
        origin=first.origin,
    )
    return Occasion(item, mentions, dates)


def _dates(reading: Reading, mention: Mention) -> list[Mention]:
    """The days of the mention's sentence, the nearest first; deadlines and laws aside."""
    sentence = reading.sentence(mention)
    found = [
        d
        for d in reading.within(sentence, Label.DATE)
        if isinstance(d.value, TemporalExpression) and d.value.record_precision == "day" and d.value.modifier is None
    ]
    return sorted(found, key=lambda d: abs(d.start - mention.start))

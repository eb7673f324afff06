"""Events: occasions with a day, a place or a name of their own."""

from dataclasses import dataclass, field
from datetime import date

from extractor.assembly.scope import ProjectScope
from extractor.nlp.reading import Reading
from extractor.phrase_index import key_of
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Event
from extractor.values.dates import TemporalExpression


@dataclass
class Occasion:
    """An event with its mentions and the dates said of it; `item` is what the record holds."""

    item: Event
    mentions: list[Mention] = field(default_factory=list)
    dates: list[Mention] = field(default_factory=list)


def build_events(reading: Reading, scope: ProjectScope) -> list[Occasion]:
    """The events in the order of first mention; two names for what happens on the same days are one event."""
    by_days: dict[object, list[Mention]] = {}
    for mentions in _by_name(reading):
        if _takes_place(reading, mentions):
            days = _days(reading, mentions)
            by_days.setdefault(days or id(mentions), []).extend(mentions)
    return [_occasion(reading, scope, mentions, number) for number, mentions in enumerate(by_days.values(), 1)]


def _by_name(reading: Reading) -> list[list[Mention]]:
    groups: dict[tuple[str, ...], list[Mention]] = {}
    for mention in reading.of(Label.EVENT):
        key = key_of(str(mention.value))
        known = next((k for k in groups if _is_same(k, key)), key)
        groups.setdefault(known, []).append(mention)
    return list(groups.values())


def _is_same(known: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Whether a later, shorter name ("la conferenza") takes up an earlier one ("conferenza finale")."""
    return key == known or (len(key) == 1 and key[0] in known)


def _takes_place(reading: Reading, mentions: list[Mention]) -> bool:
    """Whether the occasion has a name of its own, a day, a verb that says it is held, or a place named again."""
    named = any(m.origin.startswith("names.") for m in mentions)
    dated = any(_dates(reading, m) for m in mentions)
    held = any(reading.within(reading.sentence(m), Label.HELD_CUE) for m in mentions)
    placed = any(reading.within(reading.sentence(m), Label.PLACE) for m in mentions)
    return named or dated or held or (placed and len(mentions) > 1)


def _days(reading: Reading, mentions: list[Mention]) -> tuple[date, date | None] | None:
    """The first and last day of the occasion, None where no year is known."""
    dates = [d for m in mentions for d in _dates(reading, m)]
    value = dates[0].value if dates else None
    if not isinstance(value, TemporalExpression) or value.first is None:
        return None
    return value.first, value.last


def _occasion(reading: Reading, scope: ProjectScope, mentions: list[Mention], number: int) -> Occasion:
    mentions = sorted(mentions, key=lambda m: m.start)
    start, end = _days(reading, mentions) or (None, None)
    first = mentions[0]
    name = max(mentions, key=lambda m: (m.origin.startswith("names."), len(str(m.value))))
    item = Event(
        id=f"e{number}",
        project=scope.project_of(first),
        name=str(name.value),
        start=start,
        end=end,
        evidence=[reading.document.evidence(m.start, m.end) for m in mentions],
        origin=name.origin,
    )
    return Occasion(item, mentions, [d for m in mentions for d in _dates(reading, m)])


def _dates(reading: Reading, mention: Mention) -> list[Mention]:
    """The days of the mention's sentence, the nearest first; deadlines and laws aside."""
    sentence = reading.sentence(mention)
    found = [
        d
        for d in reading.within(sentence, Label.DATE)
        if isinstance(d.value, TemporalExpression) and d.value.record_precision == "day" and d.value.modifier is None
    ]
    return sorted(found, key=lambda d: abs(d.start - mention.start))

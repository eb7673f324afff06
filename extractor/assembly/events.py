"""Events: occasions with a day, a place or a name of their own, and days beside a place where something happens."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from extractor.assembly.place_signs import dated_places, days
from extractor.assembly.scope import ProjectScope
from extractor.linking.places import LinkedPlace
from extractor.nlp.reading import Reading
from extractor.phrase_index import key_of
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Date, DateKind, Event, Precision
from extractor.values.dates import TemporalExpression

_PLAIN = "incontro"
_SIDE_BY_SIDE = "places.beside-day"
_HEADING_REACH = 300
_AND_LENGTH = 12
_CLAUSE = re.compile(r"[,;:]\s|\b(?:mentre|che|quando|dopo)\b")
_CLAUSE_COST = 25
_VERB_REACH = 80
_HANDED_IN = re.compile(r"\s(?:da|dal|dalla|dallo|dai|dagli|dalle|in|per)\s|\s(?:dall)['’]")

Key = tuple[str, ...]
Days = tuple[date, date | None]


@dataclass
class Occasion:
    """An event with its mentions and the dates said of it; `item` is what the record holds."""

    item: Event
    mentions: list[Mention] = field(default_factory=list)
    dates: list[Mention] = field(default_factory=list)


@dataclass
class _Draft:
    """Mentions of what seems one event, with its dates; the first of them tells when it is."""

    mentions: list[Mention]
    dates: list[Mention]

    @property
    def name(self) -> Mention:
        """The mention that tells most: a name of its own, else the longest."""
        return max(self.mentions, key=lambda m: (m.origin.startswith("names."), len(str(m.value))))


def build_events(reading: Reading, linked: list[LinkedPlace], scope: ProjectScope) -> list[Occasion]:
    """The events in the order of first mention; two names for what happens on the same days are one event."""
    told = _told(reading)
    beside = _beside_places(reading, linked, told)
    drafts = sorted(
        [*_by_days([d for d in told if _takes_place(reading, d)]), *beside], key=lambda d: d.mentions[0].start
    )
    return [_occasion(reading, scope, draft, number) for number, draft in enumerate(drafts, 1)]


def _told(reading: Reading) -> list[_Draft]:
    """What the nouns and names of occasions speak of: those of one name are one, unless on different days."""
    told = _Told()
    for mention in reading.of(Label.EVENT):
        dates = _dates(reading, mention)
        told.add(mention, dates, _span(reading, dates))
    return told.drafts


class _Told:
    """The drafts by what may take them up, so that no mention is held against all of them."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self._last: dict[Key, int] = {}
        self._on_days: dict[tuple[Key, Days | None], int] = {}
        self._undated: dict[Key, list[int]] = defaultdict(list)

    def add(self, mention: Mention, dates: list[Mention], days: Days | None) -> None:
        """Joins a mention to the last draft that it takes up, or begins one."""
        key = key_of(str(mention.value))
        number = self._taken_up(key, days, is_dated=bool(dates))
        if number is None:
            number = len(self.drafts)
            self.drafts.append(_Draft([mention], dates))
            for form in _taken_up_by(key):
                self._last[form] = number
                if not dates:
                    self._undated[form].append(number)
        else:
            draft = self.drafts[number]
            draft.mentions.append(mention)
            if draft.dates or not dates:
                return
            draft.dates = dates
            key = key_of(str(draft.mentions[0].value))
        if dates:
            for form in _taken_up_by(key):
                self._on_days[form, days] = max(number, self._on_days.get((form, days), number))

    def _taken_up(self, key: Key, days: Days | None, *, is_dated: bool) -> int | None:
        """The last draft of that name and on no other day."""
        if not is_dated:
            return self._last.get(key)
        undated = self._undated[key]
        while undated and self.drafts[undated[-1]].dates:
            undated.pop()
        found = [*undated[-1:], *(n for n in [self._on_days.get((key, days))] if n is not None)]
        return max(found, default=None)


def _taken_up_by(key: Key) -> set[Key]:
    """The names that take up an earlier one ("conferenza finale"): the same, or a word of it ("la conferenza")."""
    return {key, *((word,) for word in key)}


def _by_days(drafts: list[_Draft]) -> list[_Draft]:
    """The drafts, those on the same days joined."""
    joined: dict[object, _Draft] = {}
    for draft in drafts:
        value = draft.dates[0].value if draft.dates else None
        key = value.edtf if isinstance(value, TemporalExpression) and value.first else id(draft)
        if key in joined:
            joined[key].mentions += draft.mentions
            joined[key].dates += draft.dates
        else:
            joined[key] = draft
    return list(joined.values())


def _beside_places(reading: Reading, linked: list[LinkedPlace], told: list[_Draft]) -> list[_Draft]:
    """What happens on a day and at a place that stand side by side, where no noun tells of that day.

    The noun may stand in the lead-in: "Due incontri: il 3 maggio a Lodi, il 5 a Pavia". One without a day takes it.
    """
    claimed = {_key(day) for draft in told for day in draft.dates[:1]}
    datelines = {(m.start, m.end) for m in reading.of(Label.DATELINE)}
    undated = {id(m): draft for draft in told if not draft.dates for m in draft.mentions}
    drafts = []
    for day, link in dated_places(reading, linked, days(reading)):
        mention = link.mention
        noun = _noun_before(reading, min(day.start, mention.start))
        if noun is None or _key(day) in claimed or (mention.start, mention.end) in datelines:
            continue
        if id(noun) in undated and not undated[id(noun)].dates and reading.sentence(noun) == reading.sentence(day):
            undated[id(noun)].dates.append(day)
        elif isinstance(day.value, TemporalExpression) and day.value.first:
            drafts.append(_Draft([_called(noun, link, mention)], [day]))
    return drafts


def _key(day: Mention) -> str:
    return day.value.edtf if isinstance(day.value, TemporalExpression) else ""


def _noun_before(reading: Reading, position: int) -> Mention | None:
    """The last noun of occasion, or verb that something is held, within reach before a position."""
    found = reading.within((max(0, position - _HEADING_REACH), position), Label.EVENT, Label.HELD_CUE)
    return found[-1] if found else None


def _called(noun: Mention, link: LinkedPlace, mention: Mention) -> Mention:
    """The mention of an event that only its place tells from others: "incontro a Lodi"."""
    name = str(noun.value) if noun.label == Label.EVENT or isinstance(noun.value, str) else _PLAIN
    value = f"{name} a {link.place.name}"
    return Mention(mention.start, mention.end, mention.text, Label.EVENT, _SIDE_BY_SIDE, value)


def _takes_place(reading: Reading, draft: _Draft) -> bool:
    """Whether the occasion has a name of its own, a day, a verb that says it is held, or a place named again."""
    mentions = draft.mentions
    named = any(m.origin.startswith("names.") for m in mentions)
    held = any(_is_held(reading, m) for m in mentions)
    placed = any(reading.within(reading.sentence(m), Label.PLACE) for m in mentions)
    return named or bool(draft.dates) or held or (placed and len(mentions) > 1)


def _is_held(reading: Reading, mention: Mention) -> bool:
    """Whether a verb close by in the sentence says that the occasion takes place."""
    cues = reading.within(reading.sentence(mention), Label.HELD_CUE)
    return any(abs(cue.start - mention.end) <= _VERB_REACH for cue in cues)


def _span(reading: Reading, dates: list[Mention]) -> Days | None:
    """First and last day of an occasion; two days that follow each other ("giovedì 3 e ieri") are one stretch."""
    value = dates[0].value if dates else None
    if not isinstance(value, TemporalExpression) or value.first is None:
        return None
    last = value.last or value.first
    for other in dates[1:]:
        gap = reading.between(*sorted((dates[0], other), key=lambda m: m.start))
        later = other.value
        follows = isinstance(later, TemporalExpression) and later.first == last + timedelta(days=1)
        if follows and other.start > dates[0].start and len(gap) <= _AND_LENGTH and " e " in f"{gap} ":
            return value.first, later.last if isinstance(later, TemporalExpression) else last
    return value.first, value.last


def _occasion(reading: Reading, scope: ProjectScope, draft: _Draft, number: int) -> Occasion:
    mentions = sorted(draft.mentions, key=lambda m: m.start)
    start, end = _span(reading, draft.dates) or (None, None)
    item = Event(
        id=f"e{number}",
        project=scope.project_of(mentions[0]),
        name=str(draft.name.value),
        start=start,
        end=end,
        evidence=[reading.document.evidence(m.start, m.end) for m in mentions],
        origin=draft.name.origin,
    )
    return Occasion(item, mentions, draft.dates)


def _dates(reading: Reading, mention: Mention) -> list[Mention]:
    """The days of the mention's sentence, the nearest first; deadlines and laws aside."""
    found = [d for d in reading.within(reading.sentence(mention), Label.DATE) if _is_day(d)]
    return sorted(found, key=lambda d: _distance(reading, mention, d))


def _distance(reading: Reading, mention: Mention, day: Mention) -> int:
    """How far a day stands from an occasion, in characters; a new clause between them counts as more."""
    left, right = sorted((mention, day), key=lambda m: m.start)
    gap = reading.between(left, right)
    return len(gap) + _CLAUSE_COST * len(_CLAUSE.findall(gap))


def _is_day(date_mention: Mention) -> bool:
    value = date_mention.value
    return isinstance(value, TemporalExpression) and value.record_precision == "day" and value.modifier is None


def _is_verb(reading: Reading, cue: Mention) -> bool:
    """Whether a cue says that something is held; an hour does not, nor what a body has handed in ("presentato da")."""
    return not cue.text[-1].isdigit() and not _HANDED_IN.match(reading.text, cue.end)


def events_of_days(
    reading: Reading, scope: ProjectScope, occasions: list[Occasion], dates: list[Date]
) -> list[Occasion]:
    """Further events for the days on which something happens and that no event tells of, named by their verb."""
    known = {(o.item.start, o.item.end) for o in occasions}
    found: list[Occasion] = []
    for item in dates:
        span = item.start, item.end
        is_open = item.kind == DateKind.EVENT and item.event is None and item.precision == Precision.DAY
        if not is_open or item.start is None or span in known:
            continue
        known.add(span)
        start = item.evidence[0].start
        sentence = reading.sentence_at(start)
        verbs = [m for m in reading.within(sentence, Label.HELD_CUE) if _is_verb(reading, m)]
        verb = min(verbs, key=lambda m: abs(m.start - start), default=None)
        if verb is None or abs(verb.start - start) > _VERB_REACH:
            continue
        named = replace(verb, label=Label.EVENT, value=verb.value if isinstance(verb.value, str) else _PLAIN)
        occasion = _occasion(reading, scope, _Draft([named], []), len(occasions) + len(found) + 1)
        found.append(replace(occasion, item=occasion.item.model_copy(update={"start": item.start, "end": item.end})))
    return found

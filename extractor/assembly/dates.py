"""Dates: the day of publication, and those that a cue says something of; a date without a cue is no fact."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractor.assembly.events import Occasion
from extractor.assembly.learned.judge import Judge, Told
from extractor.assembly.nearness import Nearness
from extractor.assembly.scope import ProjectScope
from extractor.messages import _
from extractor.nlp.reading import Reading, Span
from extractor.schema.document import DayFrom
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Date, DateKind, Precision
from extractor.values.dates import TemporalExpression

_CUES = {
    Label.DEADLINE_CUE: DateKind.DEADLINE,
    Label.END_CUE: DateKind.PROJECT_END,
    Label.START_CUE: DateKind.PROJECT_START,
    Label.HELD_CUE: DateKind.EVENT,
    Label.EVENT: DateKind.EVENT,
    Label.MILESTONE_CUE: DateKind.OTHER,
}
_NEARNESS = Nearness(reach=90, after=1.5, clause=re.compile(r"[,;:]\s|\b(?:mentre|che|quando|dopo)\b"), clause_cost=15)
_OF_PROJECT = (DateKind.PROJECT_START, DateKind.PROJECT_END)
_PROJECT = re.compile(
    r"progett|iniziativa|attività|lavori|durata|programma|ricerca|sperimentazion|percorso|cantier|partenariat",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"\b(?:prossim|ultim|scors|success|seguent)\w+\s+(?:\w+\s+)?(?:mesi|anni|settimane|giorni)\b", re.IGNORECASE
)
_LAW_REACH = 60
_BESIDE = 8
_LONGEST_EVENT = 60
_LONG_AGO = 365


def build_dates(reading: Reading, occasions: list[Occasion], scope: ProjectScope, judge: Judge) -> list[Date]:
    """One item for each date and kind, in the order of first mention."""
    builder = _DateBuilder(reading, occasions, scope, judge)
    found: dict[tuple[str, DateKind], Date] = {}
    for item in [*builder.published(), *builder.body()]:
        key = (item.edtf, item.kind)
        if key in found:
            found[key] = found[key].model_copy(update={"evidence": [*found[key].evidence, *item.evidence]})
        else:
            found[key] = item.model_copy(update={"id": f"d{len(found) + 1}"})
    return list(found.values())


def _known_day(day: date, source: DayFrom) -> Date:
    """The day of publication that the text does not say; the note tells where it stands."""
    said = {
        "metadata": _("the day of publication is taken from the file's own data"),
        "option": _("the day of publication was given on the command line"),
        "file name": _("the day of publication is taken from the file's name"),
    }
    return Date(
        id="d0",
        kind=DateKind.PUBLICATION,
        start=day,
        end=day,
        edtf=day.isoformat(),
        origin="derived:publication",
        notes=[said[source]],
    )


def _is_period(value: TemporalExpression) -> bool:
    """Whether the words give two days far apart, a project's first and last."""
    ends = value.first is not None and value.last is not None and (value.last - value.first).days > _LONGEST_EVENT
    return ends and value.record_precision == "day" and "/" in value.edtf


def _is_stretch(value: TemporalExpression) -> bool:
    """Whether the words measure time instead of naming a date: "nei prossimi 18 mesi", "dopo trenta mesi"."""
    return value.anaphoric or bool(_STRETCH.search(value.text))


class _DateBuilder:
    """Turns the date mentions of one document into items, still without ids of their own."""

    def __init__(self, reading: Reading, occasions: list[Occasion], scope: ProjectScope, judge: Judge) -> None:
        self._reading = reading
        self._scope = scope
        self._judge = judge
        self._events = {id(date): o.item.id for o in occasions for date in o.dates[:1]}

    def published(self) -> Iterator[Date]:
        """The day of publication where the text says it, else the one known from elsewhere."""
        stated = False
        for mention in self._reading.of(Label.PUBLISHED):
            if isinstance(mention.value, TemporalExpression):
                stated = True
                yield self._item(mention, mention.value, DateKind.PUBLICATION, mention.origin)
        hints = self._reading.document.hints
        if not stated and hints.published:
            yield _known_day(hints.published, hints.published_in)

    def body(self) -> Iterator[Date]:
        """The dates of the text that a cue or an event explains."""
        for mention in self._reading.of(Label.DATE):
            value = mention.value
            if not isinstance(value, TemporalExpression):
                continue
            decided = self._judge.decide("dates", mention, self._told(mention, value))
            if decided is None:
                continue
            kind, origin = DateKind(decided[0]), decided[1]
            if kind in _OF_PROJECT and _is_period(value):
                yield from self._both_ends(mention, value, origin)
            else:
                yield self._item(mention, value, kind, origin)

    def _told(self, mention: Mention, value: TemporalExpression) -> Told | None:
        """What the rules say; nothing of the date of a law, nor of a stretch of time."""
        return None if self._names_law(mention, value) or _is_stretch(value) else self._kind(mention, value)

    def _both_ends(self, mention: Mention, value: TemporalExpression, origin: str) -> Iterator[Date]:
        """The start and the end of a project whose period one expression gives: "dal 1° gennaio 2024 al …"."""
        for kind, day in ((DateKind.PROJECT_START, value.first), (DateKind.PROJECT_END, value.last)):
            if day is not None:
                one_day = replace(value, edtf=day.isoformat(), first=day, last=day)
                yield self._item(mention, one_day, kind, origin)

    def _names_law(self, mention: Mention, value: TemporalExpression) -> bool:
        """Whether the date belongs to a law's or decree's name."""
        before = self._reading.within((max(0, mention.start - _LAW_REACH), mention.start), Label.NO_DATE_CUE)
        return value.legal or any(len(self._reading.between(cue, mention)) <= _BESIDE for cue in before)

    def _kind(self, mention: Mention, value: TemporalExpression) -> tuple[DateKind, str] | None:
        if id(mention) in self._events:
            return DateKind.EVENT, "it.event.noun"
        if value.modifier == "before":
            return None if self._is_over(value) else (DateKind.DEADLINE, "it.date.deadline")
        sentence = self._reading.sentence(mention)
        for cue in _NEARNESS.cues(self._reading, mention, *_CUES):
            kind = _CUES[cue.label]
            if self._may_be(kind, value, sentence):
                return kind, cue.origin
        happens = self._reading.within(sentence, Label.HELD_CUE, Label.EVENT)
        if happens and value.record_precision == "day" and value.modifier is None:
            return DateKind.EVENT, happens[0].origin
        return None

    def _is_over(self, value: TemporalExpression) -> bool:
        """Whether "fino al 1983" tells how long something lasted, long before the text appeared."""
        days = [m.value.first for m in self._reading.of(Label.PUBLISHED) if isinstance(m.value, TemporalExpression)]
        until = value.text.casefold().startswith("fino")
        return until and bool(value.last and days and days[0] and (days[0] - value.last).days > _LONG_AGO)

    def _may_be(self, kind: DateKind, value: TemporalExpression, sentence: Span) -> bool:
        """A year is no event's date, and a project's start or end stands in a sentence about a project."""
        if kind == DateKind.EVENT:
            return value.record_precision != "year"
        return kind not in _OF_PROJECT or self._speaks_of_project(sentence)

    def _speaks_of_project(self, sentence: Span) -> bool:
        text = self._reading.text[sentence[0] : sentence[1]]
        return self._scope.names_project(sentence) or bool(_PROJECT.search(text))

    def _item(self, mention: Mention, value: TemporalExpression, kind: DateKind, origin: str) -> Date:
        notes = [value.note] if value.note else []
        if value.first is None:
            notes.append(_("the text does not say the year"))
        return Date(
            id="d0",
            project=None if kind == DateKind.PUBLICATION else self._scope.project_of(mention),
            event=self._events.get(id(mention)),
            kind=kind,
            start=value.first,
            end=value.last,
            edtf=value.edtf,
            precision=Precision(value.record_precision),
            evidence=[self._reading.document.evidence(mention.start, mention.end)],
            origin=origin,
            notes=notes,
        )

"""Meanings made of other meanings: a range of two points, the week around a day."""

from dataclasses import dataclass, replace
from datetime import date

from extractor.messages import _
from extractor.values.calendar_math import shift, week_of
from extractor.values.day_meanings import MonthDay, Weekday
from extractor.values.intervals import FINEST, Context, Interval, Meaning, Precision, TextShift, of_days
from extractor.values.meanings import Yearly, in_year
from extractor.values.relative_meanings import Counted, Near


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, or the week-end, around a day: "la settimana del 15 settembre"."""

    day: Meaning
    weekend: bool = False

    def resolve(self, context: Context) -> Interval | None:
        """Monday to Sunday."""
        found = self.day.resolve(context)
        if found is None or found.first is None:
            return found
        week = week_of(found.first)
        if week is None:
            return None
        first = shift(week[0], 5, "day") if self.weekend else week[0]
        precision: Precision = "weekend" if self.weekend else "week"
        return of_days(first or week[0], week[1], precision, *found.notes, year=found.year)


@dataclass(frozen=True, slots=True)
class EdgeDay:
    """The first or the last day of a period: "ultimo giorno di ottobre"."""

    period: Meaning
    last: bool

    def resolve(self, context: Context) -> Interval | None:
        """One day."""
        found = self.period.resolve(context)
        if found is None or found.first is None or found.last is None:
            return found
        day = found.last if self.last else found.first
        return of_days(day, day, "day", *found.notes, year=found.year)


@dataclass(frozen=True, slots=True)
class Offset:
    """A day counted off from another one: "due giorni dopo domani"."""

    point: Meaning
    steps: tuple[tuple[int, str], ...]

    def resolve(self, context: Context) -> Interval | None:
        """The day reached."""
        found = self.point.resolve(context)
        if found is None or found.first is None or found.last is None:
            return found and replace(found, edtf="XXXX-XX-XX")
        day: date | None = found.last if self.steps[0][0] > 0 else found.first
        for count, unit in self.steps:
            day = shift(day, count, unit) if day else None
        return of_days(day, day, "day", *found.notes, year=found.year) if day else None


@dataclass(frozen=True, slots=True)
class Between:
    """From the beginning of one meaning to the end of another; a year that only one of them has serves both."""

    begin: Meaning
    end: Meaning

    def resolve(self, context: Context) -> Interval | None:
        """The span of both; None where it would run backwards."""
        begin, end = self._resolved(context)
        if begin is None or end is None:
            return None
        edtf = f"{begin.edtf.split('/')[0]}/{end.edtf.split('/')[-1]}"
        precision = min(begin.precision, end.precision, key=FINEST.index)
        notes = tuple(dict.fromkeys(begin.notes + end.notes))
        year = begin.year if begin.year != "given" else end.year
        if begin.first is None or end.last is None:
            return Interval(None, None, edtf, precision, "unknown", notes)
        if end.last < begin.first:
            return None
        edtf = begin.edtf if begin.edtf == end.edtf else edtf
        return Interval(begin.first, end.last, edtf, precision, year, notes)

    def _resolved(self, context: Context) -> tuple[Interval | None, Interval | None]:
        begin, end = self.begin, self.end
        if isinstance(begin, Weekday) and isinstance(end, Weekday) and begin.sense is None and begin.week is None:
            last = end.resolve(context)
            return _weekday_before(begin, last), last
        if _open(begin) and isinstance(begin, Yearly):
            last = end.resolve(context)
            return _before(begin, last, context), last
        first = begin.resolve(context)
        if _open(end) and isinstance(end, Yearly):
            return first, _after(end, first, context)
        return first, end.resolve(context)


def _weekday_before(begin: Weekday, end: Interval | None) -> Interval | None:
    if end is None or end.first is None:
        return end
    day = shift(end.first, -((end.first.weekday() - begin.weekday) % 7), "day")
    return of_days(day, day, "day", *end.notes) if day else None


def _open(meaning: Meaning) -> bool:
    return isinstance(meaning, Yearly) and meaning.year is None and meaning.year_shift is None


def _before(begin: Yearly, end: Interval | None, context: Context) -> Interval | None:
    """`begin` in the last year in which it comes before `end`."""
    if end is None or end.last is None:
        return begin.resolve(context)
    found = in_year(begin, end.last.year).resolve(context)
    if found is None or found.first is None or found.first > end.last:
        found = in_year(begin, end.last.year - 1).resolve(context)
    if found is None or end.year != "given":
        return found and replace(found, year=end.year)
    if found.first is not None and found.first.year == end.last.year:
        return found
    return replace(found, year="inferred").noting(_("the first year is taken from the second"))


def _after(end: Yearly, begin: Interval | None, context: Context) -> Interval | None:
    """`end` in the first year in which it comes after `begin`."""
    if begin is None or begin.first is None:
        return end.resolve(context)
    found = in_year(end, begin.first.year).resolve(context)
    if found is None or found.last is None or found.last < begin.first:
        found = in_year(end, begin.first.year + 1).resolve(context)
    if found is None:
        return None
    return replace(found, year="inferred").noting(_("the second year is taken from the first"))


def leans_on_text(meaning: Meaning) -> bool:
    """Whether a meaning counts from another date of the text."""
    if isinstance(meaning, (Counted, Near)):
        return meaning.from_text
    if isinstance(meaning, Yearly):
        return isinstance(meaning.year_shift, TextShift)
    if isinstance(meaning, MonthDay):
        return isinstance(meaning.month_shift, TextShift)
    return isinstance(meaning, Between) and (leans_on_text(meaning.begin) or leans_on_text(meaning.end))

"""Meanings that recur every year (a day, a month, a season, a feast): in a year given, shifted or inferred."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from extractor.messages import _
from extractor.values.calendar_math import easter, make_date, months_from, shift, weekday_in_month
from extractor.values.date_words import WEEKDAY_NAMES, FeastRule, Tense
from extractor.values.intervals import Bounds, Context, Interval, Precision, YearState, nearest, origin, unknown

_UNKNOWN_YEAR = "XXXX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """A part of a year. `year` is the year given; `year_shift` counts from the reference's ("quest'anno" is 0)."""

    year: int | None = None
    year_shift: int | None = None
    sense: Tense | None = None

    @property
    def precision(self) -> Precision:
        """How fine the expression is."""
        return "day"

    def bounds(self, year: int) -> Bounds | None:
        """The first and the last day of it in a year."""
        raise NotImplementedError

    def edtf(self, year: str, bounds: Bounds | None) -> str:
        """Its EDTF form; `bounds` is None where the year is unknown."""
        raise NotImplementedError

    def matches(self, bounds: Bounds) -> bool:
        """Whether these days agree with all that the words say."""
        return True

    def resolve(self, context: Context) -> Interval | None:
        """The interval in the year given, else in the one that the sense and the reference make likely."""
        if self.year is not None:
            return self.at(self.year, "given")
        reference = context.reference if self.year_shift is None else origin(context, self.year_shift)
        if reference is None:
            return unknown(self.edtf(_UNKNOWN_YEAR, None), self.precision) if self._exists() else None
        if self.year_shift is None:
            return self._inferred(context, reference)
        found = self.at(reference.year + self.year_shift, "inferred")
        if reference is context.reference:
            return found and found.noting(_("the year is counted from the reference date"))
        return found and found.noting(_("counted from the date before it"))

    def _in_year_beside(self, context: Context, reference: date) -> Interval | None:
        """In the year that stands before it ("nel 2024 a Graz, a ottobre"), or near a date to come before it."""
        if context.year is not None and not (context.tense == "future" and context.year < reference.year):
            found = self.at(context.year, "inferred")
            return found and found.noting(_("the year is taken from the date beside it"))
        ahead = context.ahead
        if ahead is None or ahead.year == reference.year or context.tense == "past":
            return None
        near = [self.at(ahead.year + offset, "inferred") for offset in (0, 1, -1)]
        to_come = [one for one in near if one and one.last and one.last >= reference and not one.edtf.endswith("?")]
        found = min(to_come, key=lambda one: one.shifted_away(ahead), default=None)
        return found and found.noting(_("the year is taken from the date beside it"))

    def at(self, year: int, state: YearState) -> Interval | None:
        """The interval in one year."""
        bounds = self.bounds(year)
        if bounds is None:
            return None
        found = Interval(*bounds, self.edtf(f"{year:04d}", bounds), self.precision, state)
        return found if self.matches(bounds) else self._contradicted(found)

    def _contradicted(self, found: Interval) -> Interval:
        return found

    def _exists(self) -> bool:
        return self.bounds(2000) is not None

    def _inferred(self, context: Context, reference: date) -> Interval | None:
        beside = self._in_year_beside(context, reference) if self.sense is None else None
        if beside is not None:
            return beside

        def agreeing(offset: int) -> Interval | None:
            bounds = self.bounds(reference.year + offset)
            return self.at(reference.year + offset, "inferred") if bounds and self.matches(bounds) else None

        def any_year(offset: int) -> Interval | None:
            return self.at(reference.year + offset, "inferred")

        near = [one for offset in (0, -1, 1) if (one := agreeing(offset)) is not None]
        found = nearest(agreeing if near else any_year, context, self.sense)
        return found and found.noting(_("the year is assumed: the text does not give it"))


YearlyMeaning = TypeVar("YearlyMeaning", bound=Yearly)


def in_year(meaning: YearlyMeaning, year: int) -> YearlyMeaning:
    """The same part of another year."""
    return replace(meaning, year=year, year_shift=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Yearly):
    """A day of a month, with the weekday that the text gives it."""

    month: int
    day: int
    weekday: int | None = None

    def bounds(self, year: int) -> Bounds | None:
        """The day twice."""
        found = make_date(year, self.month, self.day)
        return (found, found) if found else None

    def edtf(self, year: str, bounds: Bounds | None) -> str:
        """`2019-09-12`."""
        return f"{year}-{self.month:02d}-{self.day:02d}"

    def matches(self, bounds: Bounds) -> bool:
        """Whether the day is the weekday that the text says."""
        return self.weekday is None or bounds[0].weekday() == self.weekday

    def _contradicted(self, found: Interval) -> Interval:
        name = WEEKDAY_NAMES[self.weekday or 0]
        return replace(found, edtf=found.edtf + "?").noting(
            _("the text says %(weekday)s, which this day is not") % {"weekday": name}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Months(Yearly):
    """Whole months on end: one month, a quarter, a semester."""

    month: int
    count: int = 1

    @property
    def precision(self) -> Precision:
        """`month` for one, `semester` for six, else `quarter`."""
        return "month" if self.count == 1 else "semester" if self.count == 6 else "quarter"

    def bounds(self, year: int) -> Bounds | None:
        """From the first of the first month to the end of the last."""
        return months_from(year, self.month, self.count) if 1 <= self.month <= 13 - self.count else None

    def edtf(self, year: str, bounds: Bounds | None) -> str:
        """`2019-09`, `2024-01/2024-03`."""
        first = f"{year}-{self.month:02d}"
        return first if self.count == 1 else f"{first}/{year}-{self.month + self.count - 1:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Season(Yearly):
    """A season by whole months: spring is March to May, winter December to February of the year after."""

    number: int

    @property
    def precision(self) -> Precision:
        """`season`."""
        return "season"

    def bounds(self, year: int) -> Bounds | None:
        """Three whole months."""
        return months_from(year, 3 + 3 * self.number, 3)

    def edtf(self, year: str, bounds: Bounds | None) -> str:
        """`2027-21` for spring to `2027-24` for winter."""
        return f"{year}-{21 + self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast(Yearly):
    """A feast on a fixed day (month, day), on a weekday of a month (month, weekday, number), or counted from Easter."""

    rule: FeastRule

    def bounds(self, year: int) -> Bounds | None:
        """The day twice."""
        if isinstance(self.rule, tuple) and len(self.rule) == 3:
            found = weekday_in_month(year, *self.rule) if 1 <= year <= 9999 else None
        elif isinstance(self.rule, tuple):
            found = make_date(year, *self.rule)
        else:
            sunday = easter(year)
            found = shift(sunday, self.rule, "day") if sunday else None
        return (found, found) if found else None

    def edtf(self, year: str, bounds: Bounds | None) -> str:
        """The day; month and day are unknown with the year where it moves with Easter."""
        if bounds is not None:
            return bounds[0].isoformat()
        if not isinstance(self.rule, tuple):
            return f"{year}-XX-XX"
        return f"{year}-{self.rule[0]:02d}-" + (f"{self.rule[1]:02d}" if len(self.rule) == 2 else "XX")


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOfMonth(Yearly):
    """The first or the last days of a month: "primi dieci giorni di maggio", "ultime due settimane di giugno"."""

    month: int
    count: int
    from_end: bool

    def bounds(self, year: int) -> Bounds | None:
        """The first and the last of these days."""
        whole = months_from(year, self.month, 1)
        if whole is None:
            return None
        edge = shift(whole[1], 1 - self.count, "day") if self.from_end else shift(whole[0], self.count - 1, "day")
        if edge is None:
            return None
        return (edge, whole[1]) if self.from_end else (whole[0], edge)

    def edtf(self, year: str, bounds: Bounds | None) -> str:
        """The first and the last day, or the month where the year is unknown."""
        return f"{bounds[0].isoformat()}/{bounds[1].isoformat()}" if bounds else f"{year}-{self.month:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NthWeekday(Yearly):
    """The first, second, … or last (-1) such weekday of a month."""

    number: int
    weekday: int
    month: int

    def bounds(self, year: int) -> Bounds | None:
        """The day twice."""
        found = weekday_in_month(year, self.month, self.weekday, self.number) if 1 <= year <= 9999 else None
        return (found, found) if found else None

    def edtf(self, year: str, bounds: Bounds | None) -> str:
        """The day, unknown in a month of unknown year."""
        return bounds[0].isoformat() if bounds else f"{year}-{self.month:02d}-XX"


@dataclass(frozen=True, slots=True, kw_only=True)
class NthWeek(Yearly):
    """The first, second, … or last (-1) week of a month, from Monday to Sunday; the first holds the month's first
    Thursday."""

    number: int
    month: int

    @property
    def precision(self) -> Precision:
        """`week`."""
        return "week"

    def bounds(self, year: int) -> Bounds | None:
        """The Monday and the Sunday."""
        thursday = weekday_in_month(year, self.month, 3, self.number) if 1 <= year <= 9999 else None
        monday = shift(thursday, -3, "day") if thursday else None
        sunday = shift(thursday, 3, "day") if thursday else None
        return (monday, sunday) if monday and sunday else None

    def edtf(self, year: str, bounds: Bounds | None) -> str:
        """The first and the last day, or the month where the year is unknown."""
        return f"{bounds[0].isoformat()}/{bounds[1].isoformat()}" if bounds else f"{year}-{self.month:02d}"

"""Meanings that only a reference date can place (yesterday, next week, two years ago), and whole years."""

from dataclasses import dataclass, replace
from datetime import date

from extractor.messages import _
from extractor.values.calendar_math import SATURDAY, make_date, months_from, shift, week_of
from extractor.values.date_words import WEEKDAY_NAMES, Tense
from extractor.values.intervals import FINEST, Bounds, Context, Interval, Precision, nearest, of_days, origin, unknown
from extractor.values.meanings import NthWeek, NthWeekday

_FAR = 550
_UNKNOWN: dict[str, str] = {"day": "XXXX-XX-XX", "weekend": "XXXX-XX-XX", "week": "XXXX-XX-XX"}
_MONTHS = {"month": 1, "pair": 2, "quarter": 3, "third": 4, "semester": 6}
_YEARS: dict[str, tuple[int, Precision]] = {"year": (1, "year"), "decade": (10, "decade"), "century": (100, "century")}


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years on end: one, a decade (`199X`), a century (`18XX`) or several."""

    first: int
    count: int = 1

    def resolve(self, context: Context) -> Interval | None:
        """From New Year's Day of the first year to the last day of the last one."""
        last = self.first + self.count - 1
        if not (1 <= self.first and last <= 9999):
            return None
        name = f"{self.first:04d}"
        if self.count in (10, 100) and self.first % self.count == 0:
            return Interval(*_years(self.first, last), _masked(self.first, self.count), _precision_of(self.count))
        edtf = name if self.count == 1 else f"{name}/{last:04d}"
        return Interval(*_years(self.first, last), edtf, "year")


def _years(first: int, last: int) -> Bounds:
    return date(first, 1, 1), date(last, 12, 31)


def _masked(year: int, count: int) -> str:
    return f"{year:04d}"[:3] + "X" if count == 10 else f"{year:04d}"[:2] + "XX"


def _precision_of(count: int) -> Precision:
    return "decade" if count == 10 else "century"


@dataclass(frozen=True, slots=True)
class Near:
    """The calendar unit that holds the reference (0), the one before (-1), the one after (1): "il mese scorso".

    The next week-end is the first one to come, as the next Sunday is.
    """

    unit: str
    count: int
    from_text: bool = False

    def resolve(self, context: Context) -> Interval | None:
        """The whole unit."""
        precision: Precision = _precision(self.unit)
        if self.from_text and context.around is not None:
            bounds = self._bounds(context.around)
            note = _("counted from the date before it")
            return Interval(*bounds, self._edtf(bounds), precision, "inferred", (note,)) if bounds else None
        if context.reference is None:
            return unknown(_UNKNOWN.get(precision, "XXXX" if self.unit in _YEARS else "XXXX-XX"), precision)
        bounds = self._bounds(context.reference)
        if bounds is None:
            return None
        return Interval(*bounds, self._edtf(bounds), precision, "inferred", (_from_reference(),))

    def _bounds(self, day: date) -> Bounds | None:
        if self.unit == "day":
            moved = shift(day, self.count, "day")
            return (moved, moved) if moved else None
        if self.unit in ("week", "weekend"):
            ahead = self.unit == "weekend" and self.count > 0 and day.weekday() < SATURDAY
            moved = shift(day, self.count - ahead, "week")
            week = week_of(moved) if moved else None
            return (shift(week[0], 5, "day") or week[0], week[1]) if week and self.unit == "weekend" else week
        if self.unit in _MONTHS:
            months = _MONTHS[self.unit]
            return months_from(day.year, ((day.month - 1) // months + self.count) * months + 1, months)
        years = _YEARS[self.unit][0]
        first = (day.year // years + self.count) * years
        return _years(first, first + years - 1) if 1 <= first <= 10000 - years else None

    def _edtf(self, bounds: Bounds) -> str:
        first, last = bounds
        if self.unit in _YEARS:
            count = _YEARS[self.unit][0]
            return f"{first.year:04d}" if count == 1 else _masked(first.year, count)
        if self.unit in _MONTHS:
            begin, end = first.isoformat()[:7], last.isoformat()[:7]
            return begin if self.unit == "month" else f"{begin}/{end}"
        return of_days(first, last, "day").edtf


def _precision(unit: str) -> Precision:
    if unit in _YEARS:
        return _YEARS[unit][1]
    if unit in _MONTHS:
        return "month" if unit == "month" else "semester" if unit == "semester" else "quarter"
    return "weekend" if unit == "weekend" else "week" if unit == "week" else "day"


def _from_reference() -> str:
    return _("counted from the reference date")


@dataclass(frozen=True, slots=True)
class RestOf:
    """What is left of the unit under way, from the reference on."""

    unit: Near

    def resolve(self, context: Context) -> Interval | None:
        """From the reference to the unit's last day."""
        found = self.unit.resolve(context)
        if found is None or found.last is None or context.reference is None:
            return found
        return of_days(context.reference, found.last, found.precision, *found.notes)


@dataclass(frozen=True, slots=True)
class NthWeekOfYear:
    """The first, second, … or last (-1) week of a year, given or counted from the reference's, as ISO 8601 numbers
    them."""

    number: int
    year: int | None
    year_shift: int = 0

    def resolve(self, context: Context) -> Interval | None:
        """Monday to Sunday."""
        if self.year is None and context.reference is None:
            return unknown("XXXX", "week")
        year = (
            self.year
            if self.year is not None or context.reference is None
            else context.reference.year + self.year_shift
        )
        anchor = make_date(year or 0, 1, 4) if self.number > 0 else make_date(year or 0, 12, 28)
        moved = shift(anchor, max(self.number - 1, 0), "week") if anchor else None
        week = week_of(moved) if moved else None
        return of_days(*week, "week", year="inferred" if self.year is None else "given") if week else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday alone, of a week counted from the reference's (`week`), or the nearest one that the sense allows."""

    weekday: int
    sense: Tense | None = None
    week: int | None = None

    def resolve(self, context: Context) -> Interval | None:
        """One day; with "scorso" and "prossimo" never the reference itself."""
        day = context.reference
        if day is None:
            return unknown("XXXX-XX-XX", "day")
        if self.week is not None:
            monday = shift(day, 7 * self.week - day.weekday(), "day")
            found = shift(monday, self.weekday, "day") if monday else None
            return of_days(found, found, "day", _from_reference()) if found else None
        return nearest(lambda offset: self._at(day, offset), context, self.sense)

    def _at(self, day: date, offset: int) -> Interval | None:
        found = shift(day, self.weekday - day.weekday() + 7 * offset, "day")
        if found is None or (found == day and self.sense is not None):
            return None
        return of_days(found, found, "day", _from_reference())


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month that the text does not name: "il 15", "giovedì 21", "il 12 c.m.", "il 20 del prossimo mese"."""

    day: int
    weekday: int | None = None
    sense: Tense | None = None
    month_shift: int | None = None

    def resolve(self, context: Context) -> Interval | None:
        """The day in the month that the sense, the weekday and the reference make likely."""
        day = context.reference if self.month_shift is None else origin(context, self.month_shift)
        if day is None:
            return unknown(f"XXXX-XX-{self.day:02d}", "day") if self.day <= 31 else None
        if self.month_shift is not None:
            return self._at(day, self.month_shift)
        carried = self._in_month_before(context) if self.sense is None else None
        if carried is not None:
            return carried
        return nearest(lambda offset: self._agreeing(day, offset), context, self.sense) or nearest(
            lambda offset: self._at(day, offset), context, self.sense
        )

    def _in_month_before(self, context: Context) -> Interval | None:
        """In the month of the date before it, or the next: "il 23 giugno a Lodi, il 26 a Crema e il 2 a Pavia"."""
        month, day = context.month, context.reference
        found = self._agreeing(month, 0 if self.day >= month.day else 1) if month else None
        away = (found.first - day).days if found and found.first and day else _FAR
        against = away < 0 if context.tense == "future" else away > 0 and context.tense == "past"
        return None if against or abs(away) >= _FAR else found

    def _at(self, day: date, offset: int) -> Interval | None:
        index = day.year * 12 + day.month - 1 + offset
        found = make_date(index // 12, index % 12 + 1, self.day)
        if found is None:
            return None
        interval = of_days(found, found, "day", _("the month is assumed: the text does not give it"))
        if self.weekday is None or found.weekday() == self.weekday:
            return interval
        said = {"weekday": WEEKDAY_NAMES[self.weekday]}
        note = _("the text says %(weekday)s, which this day is not") % said
        return replace(interval, edtf=interval.edtf + "?").noting(note)

    def _agreeing(self, day: date, offset: int) -> Interval | None:
        found = self._at(day, offset)
        return found if found and not found.edtf.endswith("?") else None


@dataclass(frozen=True, slots=True)
class NthNear:
    """The `number`-th weekday, or week where `weekday` is None, of a month counted from the reference's."""

    number: int
    weekday: int | None
    month_shift: int

    def resolve(self, context: Context) -> Interval | None:
        """The day or the week."""
        if context.reference is None:
            return unknown("XXXX-XX-XX", "day" if self.weekday is not None else "week")
        bounds = months_from(context.reference.year, context.reference.month + self.month_shift, 1)
        if bounds is None:
            return None
        year, month = bounds[0].year, bounds[0].month
        if self.weekday is None:
            found = NthWeek(number=self.number, month=month, year=year).resolve(context)
        else:
            found = NthWeekday(number=self.number, weekday=self.weekday, month=month, year=year).resolve(context)
        return found and replace(found, year="inferred").noting(_from_reference())


@dataclass(frozen=True, slots=True)
class Counted:
    """A day counted off: "tre anni fa", "tra due settimane"; "due settimane dopo" counts from the last date in the
    text."""

    steps: tuple[tuple[int, str], ...]
    from_text: bool = False

    def resolve(self, context: Context) -> Interval | None:
        """The day reached, with the precision of the finest unit counted, and `~` where that is months or years."""
        start = context.previous if self.from_text and context.previous else context.reference
        precision = min((_precision(unit) for _count, unit in self.steps), key=FINEST.index)
        if start is None:
            return unknown(_UNKNOWN.get(precision, "XXXX"), precision)
        day: date | None = start
        for count, unit in sorted(self.steps, key=lambda step: -FINEST.index(_precision(step[1]))):
            day = shift(day, count, unit) if day else None
        if day is None:
            return None
        note = _("counted from the date before it") if start is context.previous else _from_reference()
        found = of_days(day, day, precision, note)
        return found if precision in ("day", "week") else replace(found, edtf=found.edtf + "~")


@dataclass(frozen=True, slots=True)
class Rolling:
    """A stretch of time that ends before or begins after the reference: "nei prossimi 18 mesi", "gli ultimi 3
    giorni"."""

    count: int
    unit: str

    def resolve(self, context: Context) -> Interval | None:
        """The stretch, the reference itself left out; a negative count lies in the past."""
        precision = _precision(self.unit)
        day = context.reference
        if day is None:
            return unknown(_UNKNOWN.get(precision, "XXXX"), precision)
        edge = shift(day, self.count, self.unit)
        inner = shift(day, 1 if self.count > 0 else -1, "day")
        if edge is None or inner is None:
            return None
        first, last = (inner, edge) if self.count > 0 else (edge, inner)
        return of_days(first, last, precision, _from_reference()) if first <= last else None

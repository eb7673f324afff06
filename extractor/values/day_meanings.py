"""Days that the text names only in part: a weekday without its week, a day without its month."""

from dataclasses import dataclass, replace
from datetime import date

from extractor.messages import _
from extractor.values.calendar_math import make_date, shift
from extractor.values.date_words import WEEKDAY_NAMES, Tense
from extractor.values.intervals import Context, Interval, from_reference, nearest, of_days, origin, unknown

_FAR = 550


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
            return of_days(found, found, "day", from_reference()) if found else None
        return nearest(lambda offset: self._at(day, offset), context, self.sense)

    def _at(self, day: date, offset: int) -> Interval | None:
        found = shift(day, self.weekday - day.weekday() + 7 * offset, "day")
        if found is None or (found == day and self.sense is not None):
            return None
        return of_days(found, found, "day", from_reference())


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

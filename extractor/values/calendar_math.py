"""Arithmetic on the civil calendar: month ends, shifts by units, Easter, weekdays in a month. Dates in, dates out.

Every function returns None where the result would leave the years that `datetime.date` can hold (1 to 9999).
"""

from datetime import date, timedelta

SATURDAY = 5
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has none such."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return date(year, month, day) if day <= month_length(year, month) else None


def month_length(year: int, month: int) -> int:
    """How many days the month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def months_from(year: int, month: int, count: int) -> tuple[date, date] | None:
    """The first and the last day of `count` months that begin with `month`, which may lie outside 1 to 12."""
    index = year * 12 + month - 1
    last = index + count - 1
    if not (12 <= index and last < 120000):
        return None
    end_year, end_month = last // 12, last % 12 + 1
    return date(index // 12, index % 12 + 1, 1), date(end_year, end_month, month_length(end_year, end_month))


def shift(day: date, count: int, unit: str) -> date | None:
    """The day `count` units away; the day of the month is cut to the length of the month reached."""
    if unit in _DAYS:
        ordinal = day.toordinal() + count * _DAYS[unit]
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    index = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day.day, month_length(year, month)))


def week_of(day: date) -> tuple[date, date] | None:
    """The Monday and the Sunday around a day."""
    monday = shift(day, -day.weekday(), "day")
    sunday = shift(day, 6 - day.weekday(), "day")
    return (monday, sunday) if monday and sunday else None


def easter(year: int) -> date | None:
    """Easter Sunday of the Gregorian calendar, by the method of Butcher and Meeus."""
    if not 1583 <= year <= 9998:
        return None
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = century // 4, century % 4
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def weekday_in_month(year: int, month: int, weekday: int, number: int) -> date | None:
    """The `number`-th such weekday of the month, counted from 1, or from the end where it is -1."""
    bounds = months_from(year, month, 1)
    if bounds is None:
        return None
    first, last = bounds
    if number < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    found = shift(first, (weekday - first.weekday()) % 7 + 7 * (number - 1), "day")
    return found if found is not None and found <= last else None

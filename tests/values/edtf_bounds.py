"""The first and the last day of an EDTF expression, worked out from its letters alone to check the code's own days."""

import calendar
from datetime import date

_SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}


def bounds_of(edtf: str) -> tuple[date | None, date | None]:
    """Both days, or None twice where the year is unknown."""
    begin, _slash, end = edtf.partition("/")
    if "XXXX" in edtf or edtf.startswith("XXXX"):
        return None, None
    return _ends(begin)[0], _ends(end or begin)[1]


def _ends(part: str) -> tuple[date, date]:
    year, *rest = part.rstrip("~?%").split("-")
    if not rest:
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    if len(rest) == 2:
        day = date(int(year), int(rest[0]), int(rest[1]))
        return day, day
    first, last = _SEASON_MONTHS.get(rest[0], (int(rest[0]), int(rest[0])))
    last_year, last_month = (int(year) + 1, last - 12) if last > 12 else (int(year), last)
    return date(int(year), first, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])

"""Recognisers for points found from other points: `due giorni dopo domani`, `settimana del 15 settembre`,
`primi tre mesi del 2021`, `resto del mese`, `Q3 2016`."""

from collections.abc import Iterable

from extractor.values.date_context import frames_bare_day
from extractor.values.date_figures import Read, read_numeric
from extractor.values.date_parts import read_day_number, read_month, read_year, read_year_after
from extractor.values.date_points import read_day_month, read_month_phrase, read_season
from extractor.values.date_words import CALENDAR_UNITS, DEICTIC
from extractor.values.day_meanings import MonthDay
from extractor.values.durations import may_begin, read_steps
from extractor.values.meanings import DaysOfMonth, Months
from extractor.values.number_words import ORDINALS, cardinal
from extractor.values.range_meanings import EdgeDay, Offset, WeekOf
from extractor.values.relative_meanings import Near, NthWeekOfYear, RestOf, Years
from extractor.values.tokens import Tokens

_FIRST = frozenset(("primi", "prime"))
_LAST = frozenset(("ultimi", "ultime"))
_OF = frozenset(("di", "del", "dell", "della", "dello"))
_DAYS = {"giorni": 1, "settimane": 7}
_SHORTEST_DURATION = 6
_CODES = {"q": 3, "h": 6}


def read_offset(tokens: Tokens, index: int) -> Read | None:
    """Whatever is found from another point and begins at `index`."""
    low = tokens.low[index]
    if low in ("settimana", "weekend", "fine", "week"):
        return _week_of(tokens, index)
    if low in _FIRST or low in _LAST:
        return _edge_of(tokens, index)
    if low == "resto":
        return _rest(tokens, index)
    if low in _CODES:
        return _coded(tokens, index)
    if low in ("primo", "ultimo"):
        return _edge_day(tokens, index)
    if low in ORDINALS or low == "ultima":
        return _week_of_year(tokens, index)
    return _steps_from(tokens, index) if may_begin(tokens, index) else None


def _past_of(tokens: Tokens, index: int) -> int:
    """Past `di`, `del`, `dell'`, `della`; `index` itself where none stands there."""
    if tokens.low[index] not in _OF:
        return index
    cut = tokens.low[index + 1] == "'" and (tokens.low[index] == "dell" or not tokens.digit[index + 2])
    return index + 2 if cut else index + 1


def _week_of(tokens: Tokens, index: int) -> Read | None:
    end = index + 1
    weekend = tokens.low[index] != "settimana"
    if tokens.low[index] == "fine" and tokens.low[end] == "settimana":
        end += 1
    elif tokens.low[index] == "fine":
        return None
    elif tokens.low[index] == "week":
        end += 2 if tokens.low[end] == "-" else 1
    place = end + 1 if tokens.low[end] == "del" else end + 2 if tokens.follows(end, "dell", "'") else end
    if place == end:
        return None
    day = read_numeric(tokens, place) or read_day_month(tokens, place)
    if day is None and frames_bare_day(tokens, place) and (number := read_day_number(tokens, place)) is not None:
        day = number[0], MonthDay(number[1])
    return (day[0], WeekOf(day[1], weekend=weekend)) if day is not None else None


def _edge_day(tokens: Tokens, index: int) -> Read | None:
    """`ultimo giorno di ottobre`, `primo giorno del mese`."""
    place = _past_of(tokens, index + 2)
    if tokens.low[index + 1] != "giorno" or place == index + 2:
        return None
    if tokens.follows(place, "mese", "di"):
        place += 2
    period = read_month_phrase(tokens, place) or read_season(tokens, place) or _unit_or_year(tokens, place)
    return (period[0], EdgeDay(period[1], last=tokens.low[index] == "ultimo")) if period is not None else None


def _unit_or_year(tokens: Tokens, index: int) -> Read | None:
    year = read_year(tokens, index)
    if year is not None:
        return year[0], Years(year[1])
    unit = CALENDAR_UNITS.get(tokens.low[index])
    plain = unit in ("week", "month", "year") and tokens.low[index + 1] not in ("di", "accademico", "scolastico")
    return (index + 1, Near(unit, 0)) if unit is not None and plain else None


def _edge_of(tokens: Tokens, index: int) -> Read | None:
    """`primi tre mesi del 2021`, `ultimi 6 mesi dell'anno`, `primi dieci giorni di maggio`."""
    count = tokens.integer(index + 1, 2) or cardinal(tokens.low[index + 1])
    place = _past_of(tokens, index + 3)
    if not count or place == index + 3:
        return None
    if tokens.low[index + 2] == "mesi" and count < 12:
        month = 1 if tokens.low[index] in _FIRST else 13 - count
        end, year, year_shift = read_year_after(tokens, index + 3)
        if year is None and year_shift is None and tokens.low[place] == "anno":
            end, year_shift = place + 1, 0
        found = year is not None or year_shift is not None
        return (end, Months(month=month, count=count, year=year, year_shift=year_shift)) if found else None
    named = read_month(tokens, place, short=False)
    days = count * _DAYS.get(tokens.low[index + 2], 0)
    if named is None or not 0 < days <= 28:
        return None
    end, year, year_shift = read_year_after(tokens, named[0])
    last = tokens.low[index] in _LAST
    return end, DaysOfMonth(month=named[1], count=days, from_end=last, year=year, year_shift=year_shift)


def _rest(tokens: Tokens, index: int) -> Read | None:
    place = _past_of(tokens, index + 1)
    unit = CALENDAR_UNITS.get(tokens.low[place]) if place > index + 1 else None
    return (place + 1, RestOf(Near(unit, 0))) if unit in ("week", "month", "year") and unit is not None else None


def _coded(tokens: Tokens, index: int) -> Read | None:
    """`Q3 2016`, `H1 del 2021`."""
    months = _CODES[tokens.low[index]]
    number = tokens.integer(index + 1, 1)
    if number is None or tokens.gap[index + 1] or not 1 <= number <= 12 // months or not tokens.capital(index):
        return None
    end, year, _shift = read_year_after(tokens, index + 2)
    return (end, Months(month=(number - 1) * months + 1, count=months, year=year)) if year is not None else None


def _week_of_year(tokens: Tokens, index: int) -> Read | None:
    """`terza settimana del 2027`, `ultima settimana dell'anno`."""
    if tokens.low[index + 1] != "settimana" or tokens.low[index + 2] not in _OF:
        return None
    number = -1 if tokens.low[index] == "ultima" else ORDINALS[tokens.low[index]]
    end, year, year_shift = read_year_after(tokens, index + 2)
    if year is None and year_shift is None:
        place = _past_of(tokens, index + 2)
        if tokens.low[place] != "anno":
            return None
        end, year_shift = place + 1, 0
    return end, NthWeekOfYear(number, year, year_shift or 0)


def _steps_from(tokens: Tokens, index: int) -> Read | None:
    """`due giorni dopo domani`, `tre settimane prima del 4 luglio 2020`, `due giorni da ieri`."""
    steps = read_steps(tokens, index)
    if steps is None:
        return None
    end, counted = steps
    low = tokens.low[end]
    if low == "prima" and tokens.low[end + 1] in _OF:
        sign, place = -1, _past_of(tokens, end + 1)
    elif low in ("dopo", "da", "dal") or tokens.follows(end, "a", "partire", "da"):
        sign, place = 1, end + 3 + 1 if low == "a" else end + 1
        if low != "da" and tokens.low[place] in ("il", "l"):
            place += 2 if tokens.low[place + 1] == "'" else 1
    else:
        return None
    if low != "dopo" and sign > 0 and _is_duration(counted):
        return None
    point = _near_point(tokens, place)
    if point is None:
        return None
    return point[0], Offset(point[1], tuple((sign * count, unit) for count, unit in counted))


def _is_duration(steps: Iterable[tuple[int, str]]) -> bool:
    """Whether `36 mesi dal 1° novembre` tells how long something takes and when it begins, rather than its end."""
    months = {"month": 1, "year": 12}
    return sum(count * months.get(unit, 0) for count, unit in steps) >= _SHORTEST_DURATION


def _near_point(tokens: Tokens, index: int) -> Read | None:
    if tokens.low[index] in DEICTIC:
        return index + 1, Near("day", DEICTIC[tokens.low[index]])
    return read_numeric(tokens, index) or read_day_month(tokens, index)

"""Recognisers for points in the calendar: `12 settembre 2019`, `12/09/2019`, `lunedì scorso`, `primavera 2025`.

Each takes the tokens and an index and returns the index after what it read, and its meaning; None where it reads
nothing. None looks further than a fixed number of tokens ahead.
"""

from dataclasses import replace

from extractor.values.date_figures import Read, read_day_month_figures, read_numeric
from extractor.values.date_parts import (
    read_day_number,
    read_month,
    read_ordinal,
    read_sense,
    read_shift,
    read_weekday,
    read_year_after,
)
from extractor.values.date_words import DAY_PARTS, FEASTS, MONTH_SHORT, PARTS, SEASONS, WEEKDAY_SHORT, Tense
from extractor.values.day_meanings import MonthDay, Weekday
from extractor.values.intervals import Meaning
from extractor.values.meanings import Day, Feast, Months, NthWeek, NthWeekday, Season
from extractor.values.relative_meanings import NthNear
from extractor.values.tokens import Tokens

_DAY_FRAMES = frozenset(("", "il", "dal", "al", "del", "entro", "'", "-", ",", "\n", "lunedi", "martedi", "mercoledi"))
_NEAR = frozenset("c cm corrente corr u us p pv pp del di dello scorso prossimo ultimo passato venturo".split())


def read_day_month(tokens: Tokens, index: int) -> Read | None:
    """`12 settembre 2019`, `1º marzo`, `2-Ott`, `due di agosto`, `20 del prossimo mese`, `12 c.m.`."""
    number = read_day_number(tokens, index)
    if number is None:
        return None
    end, day = number
    month = read_month(tokens, _to_month(tokens, end), short=True)
    if month is None or _is_tennis(tokens, index, month[0]):
        return _day_of_near_month(tokens, end, day)
    end, sense = read_sense(tokens, month[0])
    year_end, year, year_shift = read_year_after(tokens, end)
    meaning = Day(month=month[1], day=day, year=year, year_shift=year_shift, sense=sense)
    if meaning.bounds(2000) is None:
        return None
    if sense is None and year is None and year_shift is None:
        year_end, sense = read_sense(tokens, end)
        meaning = replace(meaning, sense=sense)
    return year_end, meaning


def _is_tennis(tokens: Tokens, index: int, end: int) -> bool:
    """Whether `set` behind a number counts sets: it is September only behind an article, with a full stop or a year."""
    if tokens.raw[end - 1] != "set" or tokens.digit[end] or tokens.low[index - 1] in _DAY_FRAMES:
        return False
    return not (tokens.raw[index + 1] == "-")


def _to_month(tokens: Tokens, index: int) -> int:
    """Past what may stand between a day and its month: `di`, a hyphen, a slash, a full stop."""
    low = tokens.low[index]
    if low == "di" and tokens.low[index + 1] == "mese":
        return index + 1
    if low == "del" and tokens.follows(index + 1, "mese", "di"):
        return index + 3
    if low == "di" or (low in ("-", "/", ".") and not tokens.gap[index]):
        return index + 1
    return index


def _day_of_near_month(tokens: Tokens, index: int, day: int) -> Read | None:
    """`12 c.m.`, `20 del prossimo mese`, `31 di questo mese`, `3 del mese scorso`, `15 u.s.`."""
    if tokens.low[index] not in _NEAR:
        return None
    if tokens.follows(index, "c", ".", "m") or tokens.low[index] == "cm":
        end = index + 3 if tokens.low[index] == "c" else index + 1
        return end + (1 if tokens.low[end] == "." else 0), MonthDay(day, month_shift=0)
    if tokens.follows(index, "corrente") or tokens.follows(index, "corr", "."):
        end = index + (2 if tokens.low[index] == "corr" else 1)
        return (end + 1 if tokens.low[end] == "mese" else end), MonthDay(day, month_shift=0)
    end, sense = read_sense(tokens, index)
    if sense is not None and tokens.low[index] in ("u", "p"):
        return end, MonthDay(day, sense=sense)
    if tokens.low[index] not in ("del", "di", "dello"):
        return None
    return _of_month(tokens, index + 1, day)


def _of_month(tokens: Tokens, index: int, day: int) -> Read | None:
    named = tokens.low[index] == "mese"
    shift = read_shift(tokens.low[index + 1] if named else tokens.low[index])
    if shift is None or not (named or tokens.low[index + 1] == "mese"):
        return None
    return index + 2, MonthDay(day, month_shift=shift)


def read_weekday_phrase(tokens: Tokens, index: int) -> Read | None:
    """`lunedì 3 giugno`, `martedì scorso 18 gennaio`, `giovedì 21`, `venerdì della prossima settimana`."""
    named = read_weekday(tokens, index, short=True)
    if named is None:
        return None
    end, weekday = named
    short = tokens.low[index] in WEEKDAY_SHORT
    end, sense = read_sense(tokens, end)
    apposed = tokens.low[end] in (",", ".") and (sense is None or tokens.digit[end + 1])
    inner = end + 1 if apposed else end
    if tokens.low[inner] in ("il", "lo") and inner > end:
        inner += 1
    late, late_sense = read_sense(tokens, inner)
    dated = read_numeric(tokens, late) or read_day_month(tokens, late) or _month_first(tokens, late)
    if dated is None and tokens.low[late + 1] == "/":
        dated = read_day_month_figures(tokens, late)
    if dated is not None:
        return dated[0], _with_weekday(dated[1], weekday, sense or late_sense)
    if inner == end and (number := read_day_number(tokens, end)):
        if tokens.low[number[0]] in ("%", ",", ":", ".", "-", "/") and tokens.digit[number[0] + 1]:
            return None
        return number[0], MonthDay(number[1], weekday, sense)
    return None if short else _weekday_alone(tokens, end, weekday, sense)


def _with_weekday(meaning: Meaning, weekday: int, sense: Tense | None) -> Meaning:
    if isinstance(meaning, Day):
        return replace(meaning, weekday=weekday, sense=meaning.sense or sense)
    if isinstance(meaning, MonthDay):
        return replace(meaning, weekday=weekday, sense=meaning.sense or sense)
    return meaning


def _weekday_alone(tokens: Tokens, end: int, weekday: int, sense: Tense | None) -> Read:
    week = end + 1 if tokens.low[end] in ("della", "di", "nella") else end
    near = read_near_week(tokens, week)
    if near is not None and week > end:
        return near[0], Weekday(weekday, week=near[1])
    return end + 1 if tokens.low[end] in DAY_PARTS else end, Weekday(weekday, sense)


def read_near_week(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """`prossima settimana`, `settimana scorsa`: the index after it and how many weeks away it lies."""
    shifts = {"questa": 0, "prossima": 1, "scorsa": -1, "passata": -1, "corrente": 0, "stessa": 0, "ventura": 1}
    shifts |= {"entrante": 1}
    if tokens.low[index] in shifts and tokens.low[index + 1] == "settimana":
        return index + 2, shifts[tokens.low[index]]
    if tokens.follows(index, "settimana", "in", "corso"):
        return index + 3, 0
    if tokens.low[index] == "settimana" and tokens.low[index + 1] in shifts:
        return index + 2, shifts[tokens.low[index + 1]]
    return None


def read_month_phrase(tokens: Tokens, index: int) -> Read | None:
    """`settembre`, `maggio 2023`, `marzo scorso`, `set 2019`; an abbreviation only with a year."""
    month = read_month(tokens, index, short=True)
    if month is None:
        return None
    end, sense = read_sense(tokens, month[0])
    year_end, year, year_shift = read_year_after(tokens, end)
    if year is None:
        behind = end + 2 if tokens.follows(end, ",", "il") else end
        inverted = _month_then_day(tokens, behind, month[1])
        if inverted is not None:
            return inverted
    if tokens.low[index] in MONTH_SHORT and year is None:
        return None
    return year_end, Months(month=month[1], year=year, year_shift=year_shift, sense=sense)


def _month_first(tokens: Tokens, index: int) -> Read | None:
    month = read_month(tokens, index, short=True)
    return _month_then_day(tokens, month[0], month[1]) if month is not None else None


def _month_then_day(tokens: Tokens, index: int, month: int) -> Read | None:
    number = read_day_number(tokens, index)
    if number is None or tokens.low[number[0]] == "%":
        return None
    end, year, year_shift = read_year_after(tokens, number[0])
    meaning = Day(month=month, day=number[1], year=year, year_shift=year_shift)
    return (end, meaning) if year is not None and meaning.bounds(2000) else None


def read_season(tokens: Tokens, index: int) -> Read | None:
    """`primavera 2025`, `estate scorsa`, `inverno 2024/2025`."""
    number = SEASONS.get(tokens.low[index])
    if number is None:
        return None
    end, sense = read_sense(tokens, index + 1)
    end, year, year_shift = read_year_after(tokens, end)
    if year is not None and tokens.low[end] in ("/", "-") and tokens.digit[end + 1] and not tokens.gap[end]:
        end += 2
    return end, Season(number=number, year=year, year_shift=year_shift, sense=sense)


def read_part(tokens: Tokens, index: int) -> Read | None:
    """`primo trimestre 2024`, `II semestre del 2025`, `ultimo quadrimestre`, `primi tre mesi del 2021`."""
    ordinal = read_ordinal(tokens, index)
    if ordinal is None:
        return None
    end, number = ordinal
    months = PARTS.get(tokens.low[end])
    if months is None or number > 12 // months:
        return None
    number = 12 // months if number < 0 else number
    end, sense = read_sense(tokens, end + 1)
    end, year, year_shift = read_year_after(tokens, end)
    if year is None and year_shift is None and tokens.follows(end, "dell", "'", "anno"):
        end, year_shift = end + 3, 0
    return end, Months(month=(number - 1) * months + 1, count=months, year=year, year_shift=year_shift, sense=sense)


def read_nth(tokens: Tokens, index: int) -> Read | None:
    """`primo venerdì di luglio`, `ultima settimana di ottobre 2024`, `terzo martedì` (of the month under way)."""
    ordinal = read_ordinal(tokens, index)
    if ordinal is None:
        return None
    end, number = ordinal
    weekday = read_weekday(tokens, end, short=False)
    if weekday is None and tokens.low[end] != "settimana":
        return None
    end = weekday[0] if weekday else end + 1
    return _nth_of(tokens, end, number, weekday[1] if weekday else None)


def _nth_of(tokens: Tokens, end: int, number: int, weekday: int | None) -> Read | None:
    if tokens.low[end] not in ("di", "del", "d", "nel"):
        return (end, NthNear(number, weekday, 0)) if weekday is not None and number > 0 else None
    place = end + 2 if tokens.follows(end + 1, "mese", "di") else end + 2 if tokens.low[end + 1] == "'" else end + 1
    if tokens.follows(end + 1, "mese", "di"):
        place = end + 3
    month = read_month(tokens, place, short=False)
    if month is not None:
        after, sense = read_sense(tokens, month[0])
        after, year, year_shift = read_year_after(tokens, after)
        if weekday is None:
            return after, NthWeek(number=number, month=month[1], year=year, year_shift=year_shift, sense=sense)
        return after, NthWeekday(
            number=number, weekday=weekday, month=month[1], year=year, year_shift=year_shift, sense=sense
        )
    near = _of_month(tokens, place, 1)
    if near is not None and isinstance(near[1], MonthDay):
        return near[0], NthNear(number, weekday, near[1].month_shift or 0)
    return None


def read_feast(tokens: Tokens, index: int) -> Read | None:
    """`Ferragosto`, `Pasqua 2024`, `vigilia di Natale`; the longest name that fits."""
    for length in (4, 3, 2, 1):
        rule = FEASTS.get(tuple(tokens.low[index : index + length]))
        if rule is not None:
            end, sense = read_sense(tokens, index + length)
            end, year, year_shift = read_year_after(tokens, end)
            return end, Feast(rule=rule, year=year, year_shift=year_shift, sense=sense)
    return None

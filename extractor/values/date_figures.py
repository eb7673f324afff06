"""Recognisers for dates written in figures alone: `12/09/2019`, `2019-09-12`, `22/04`, `11/2015`."""

from datetime import date

from extractor.values.calendar_math import make_date
from extractor.values.date_parts import full_year
from extractor.values.intervals import Meaning
from extractor.values.meanings import Day, Months
from extractor.values.number_words import roman
from extractor.values.tokens import Tokens

Read = tuple[int, Meaning]
_JOINERS = frozenset(("-", "/", "."))


def read_numeric(tokens: Tokens, index: int) -> Read | None:
    """`12/09/2019`, `12-9-19`, `12.09.2019`, `2019-09-12`; month first only where day first is impossible."""
    sign = tokens.low[index + 1]
    if sign not in _JOINERS or not tokens.digit[index]:
        return None
    if not tokens.digit[index + 2]:
        return _roman_month(tokens, index)
    if sign == "." and tokens.gap[index + 2]:
        return _spaced(tokens, index)
    second = tokens.low[index + 3]
    loose = sign == "/" and second == ","
    if (second != sign and not loose) or not tokens.digit[index + 4] or any(tokens.gap[index + 1 : index + 5]):
        return None
    goes_on = tokens.low[index + 5] in _JOINERS | {","} and tokens.digit[index + 6] and not tokens.gap[index + 6]
    if goes_on and not (sign != "-" and tokens.low[index + 5 : index + 10 : 2] == ["-", sign, sign]):
        return None
    found = _numeric_date(tokens.raw[index], tokens.raw[index + 2], tokens.raw[index + 4])
    return (index + 5, Day(year=found.year, month=found.month, day=found.day)) if found else None


def _roman_month(tokens: Tokens, index: int) -> Read | None:
    """`27.II.2025`."""
    month, year = roman(tokens.raw[index + 2]), tokens.integer(index + 4)
    joined = tokens.low[index + 3] == tokens.low[index + 1] and not any(tokens.gap[index + 1 : index + 5])
    day = tokens.integer(index, 2)
    if not (month and year and day and joined) or len(tokens.raw[index + 4]) != 4 or not make_date(year, month, day):
        return None
    return index + 5, Day(year=year, month=month, day=day)


def _spaced(tokens: Tokens, index: int) -> Read | None:
    """`01. 10. 2023`: only full stops may have a space behind them, and the year takes four figures."""
    if (
        tokens.low[index + 3] != "."
        or tokens.gap[index + 1]
        or tokens.gap[index + 3]
        or len(tokens.raw[index + 4]) != 4
    ):
        return None
    day, month, year = tokens.integer(index, 2), tokens.integer(index + 2, 2), tokens.integer(index + 4)
    if not (day and month and year and 1900 <= year <= 2100 and make_date(year, month, day)):
        return None
    return index + 5, Day(year=year, month=month, day=day)


def _numeric_date(first: str, second: str, third: str) -> date | None:
    if len(first) == 4 and len(second) <= 2 and len(third) <= 2:
        return make_date(int(first), int(second), int(third))
    if len(first) > 2 or len(second) > 2 or len(third) not in (2, 4):
        return None
    year = int(third) if len(third) == 4 else full_year(int(third))
    if year < 1000:
        return None
    return make_date(year, int(second), int(first)) or make_date(year, int(first), int(second))


def read_day_month_figures(tokens: Tokens, index: int) -> Read | None:
    """`22/04`, `4.22`, `4-22` without a year; only a caller that has seen an article or a preposition may ask."""
    sign = tokens.low[index + 1]
    if sign not in _JOINERS or not tokens.digit[index + 2] or tokens.gap[index + 1] or tokens.gap[index + 2]:
        return None
    first, second = tokens.integer(index, 2), tokens.integer(index + 2, 2)
    if first is None or second is None or (tokens.low[index + 3] in ("%", ",", "/", ".") and tokens.digit[index + 4]):
        return None
    if tokens.low[index + 3] in ("%", "€", "per", "milioni", "mila") or (
        sign == "." and len(tokens.raw[index + 2]) < 2
    ):
        return None
    for day, month in ((first, second), (second, first)):
        if make_date(2000, month, day):
            return index + 3, Day(month=month, day=day)
    return None


def read_month_year_figures(tokens: Tokens, index: int) -> Read | None:
    """`11/2015`, `12-2015`, `2015-12`: only a caller that has seen a frame may ask."""
    if tokens.low[index + 1] not in ("/", "-", ".") or tokens.gap[index + 1] or tokens.gap[index + 2]:
        return None
    first, second = tokens.integer(index), tokens.integer(index + 2)
    goes_on = tokens.low[index + 3] in ("/", "-", ".", ",") and tokens.digit[index + 4] and not tokens.gap[index + 4]
    if first is None or second is None or goes_on:
        return None
    lengths = len(tokens.raw[index]), len(tokens.raw[index + 2])
    month, year = (first, second) if lengths[1] == 4 and lengths[0] <= 2 else (second, first)
    if max(lengths) != 4 or not (1 <= month <= 12 and 1000 <= year <= 2999):
        return None
    return index + 3, Months(month=month, year=year)

"""Recognisers for whole years and stretches of them: `anni '90`, `triennio 2025-2027`, `XIX secolo`, `nel periodo
2016-2019`."""

from extractor.values.date_context import EU_PERIODS
from extractor.values.date_figures import Read
from extractor.values.date_parts import read_year
from extractor.values.date_words import CENTURIES, DECADES, MULTI_YEARS
from extractor.values.number_words import ORDINALS, ordinal, roman
from extractor.values.relative_meanings import Years
from extractor.values.tokens import Tokens

_PERIOD_WORDS = frozenset(("periodo", "anni", "anno", "stagione", "esercizio"))
_MOST_YEARS = 60


def read_period(tokens: Tokens, index: int) -> Read | None:
    """A decade, a century, or years on end behind a word that says so."""
    low = tokens.low[index]
    if low == "anni":
        return _decade(tokens, index + 1) or _years(tokens, index, index + 1)
    if low in MULTI_YEARS or low in _PERIOD_WORDS:
        place = index + 1
        if low == "anno" and tokens.low[place] in ("accademico", "scolastico", "sportivo", "formativo"):
            place += 1
        return _years(tokens, index, place)
    return _century(tokens, index)


def read_bare_years(tokens: Tokens, index: int) -> Read | None:
    """`2020`, or `2019-2020` and `2019/20` unless the Union plans its spending in them; only where a frame is seen."""
    first = read_year(tokens, index)
    if first is None or not 1900 <= first[1] <= 2100:
        return None
    end, year = first
    if tokens.low[end] not in ("-", "/") or not tokens.digit[end + 1] or (tokens.gap[end] and tokens.gap[end + 1]):
        return end, Years(year)
    return _years(tokens, index, index)


def _decade(tokens: Tokens, index: int) -> Read | None:
    if tokens.low[index] in DECADES:
        return index + 1, Years(1900 + DECADES[tokens.low[index]], 10)
    cut = tokens.low[index] == "'"
    place = index + 1 if cut else index
    two = tokens.integer(place, 2) if cut or tokens.digit[place] else None
    if two is not None and len(tokens.raw[place]) == 2 and two % 10 == 0:
        return place + 1, Years(1900 + two if two >= 30 else 2000 + two, 10)
    year = read_year(tokens, index)
    if (
        year is not None
        and year[1] % 10 == 0
        and 1800 <= year[1] <= 2090
        and tokens.low[year[0]] not in ("-", "e", "/")
    ):
        return year[0], Years(year[1], 10)
    return None


def _years(tokens: Tokens, begin: int, index: int) -> Read | None:
    """`2025-2027`, `2021/22`, `2019 e 2020` behind `triennio`, `periodo`, `anno accademico`; no programming period."""
    first = read_year(tokens, index)
    if first is None:
        return None
    end, year = first
    if tokens.low[begin] == "anni" and tokens.low[end] == "," and read_year(tokens, end + 1) is not None:
        return end, Years(year)
    if tokens.low[end] not in ("-", "/", "e") or not tokens.digit[end + 1]:
        return (end, Years(year)) if tokens.low[begin] == "anno" and end == begin + 2 else None
    last = read_year(tokens, end + 1)
    second = last[1] if last else None
    if last is None and len(tokens.raw[end + 1]) == 2 and tokens.low[end] != "e":
        second = year // 100 * 100 + int(tokens.raw[end + 1])
    if second is None or not year < second <= year + _MOST_YEARS:
        return None
    if (year, second) in EU_PERIODS and tokens.low[begin] not in MULTI_YEARS:
        return None
    return end + 2, Years(year, second - year + 1)


def _century(tokens: Tokens, index: int) -> Read | None:
    low = tokens.low[index]
    if low in CENTURIES:
        named = tokens.raw[index][:1].isupper() and tokens.low[index - 1] in (
            "del",
            "nel",
            "il",
            "'",
            "primo",
            "secondo",
        )
        return (index + 1, Years(CENTURIES[low] * 100, 100)) if named else None
    number = roman(tokens.raw[index]) or (ordinal(low) if low in ORDINALS or low.endswith("esimo") else None)
    if number and number <= 30 and tokens.low[index + 1] == "secolo" and not tokens.follows(index + 2, "a", "."):
        return index + 2, Years((number - 1) * 100 or 1, 100 if number > 1 else 99)
    return None

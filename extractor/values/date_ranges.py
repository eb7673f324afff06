"""Ranges and lists of points: `dal 3 al 5 ottobre`, `tra luglio e novembre 2020`, `3-5 giugno`, `15 e 16 maggio`."""

from dataclasses import replace

from extractor.values.date_context import ends_day, is_numbered, is_street, names_month, runs_on
from extractor.values.date_endpoints import read_point
from extractor.values.date_figures import Read, read_numeric
from extractor.values.date_parts import read_day_number, read_sense, read_weekday
from extractor.values.date_points import read_day_month
from extractor.values.date_words import WEEKDAYS
from extractor.values.day_meanings import MonthDay, Weekday
from extractor.values.figures import run_end
from extractor.values.intervals import Meaning
from extractor.values.meanings import Day, Months, Season
from extractor.values.quantities import OPENINGS
from extractor.values.range_meanings import Between
from extractor.values.relative_meanings import Years
from extractor.values.tokens import Tokens

FROM = frozenset(("da", "dal", "dall", "dalla", "dallo", "dai", "dalle"))
TO = frozenset(("a", "ad", "al", "all", "alla", "allo", "alle", "ai"))
_ARTICLES = frozenset(("il", "lo", "la", "l", "i", "gli", "le", "mese", "giorno", "giorni"))
_ELIDED = frozenset(("l", "all", "dall", "dell", "nell"))
_OF = frozenset(("di", "del", "della", "dell"))
_EDGES = frozenset(("inizio", "fine", "meta"))
_MOST_DAYS = 12


def read_range(tokens: Tokens, index: int) -> Read | None:
    """A range or a list of days in a row that begins at `index`."""
    low = tokens.low[index]
    if low in FROM:
        return _framed(tokens, index, TO)
    if low in ("tra", "fra"):
        return _framed(tokens, index, frozenset(("e", "ed")))
    may_list = tokens.digit[index] or low in WEEKDAYS or low[:2] in OPENINGS or low == "primo"
    return read_day_list(tokens, index) if may_list else None


def past_article(tokens: Tokens, index: int) -> int:
    """Past an article and its apostrophe."""
    elided = tokens.low[index] in _ELIDED or tokens.low[index - 1] in _ELIDED
    if tokens.low[index] in _ARTICLES or tokens.low[index] in TO:
        index += 1
    cut = tokens.low[index] == "'" and tokens.glued(index)
    return index + 1 if cut and (elided or not _short_year(tokens, index)) else index


def _short_year(tokens: Tokens, index: int) -> bool:
    return tokens.digit[index + 1] and not tokens.gap[index + 1] and len(tokens.raw[index + 1]) == 2


def past_edge(tokens: Tokens, index: int) -> int:
    """Past `fine`, `metà`, `inizio` and the `di` behind them: the period as a whole is meant."""
    if tokens.low[index] not in _EDGES or tokens.low[index + 1] == "settimana":
        return index
    index += 1
    if tokens.low[index] in _OF:
        index += 1
    return past_article(tokens, index)


def _framed(tokens: Tokens, index: int, links: frozenset[str]) -> Read | None:
    place = past_edge(tokens, past_article(tokens, past_hour(tokens, index + 1)))
    listed = read_day_list(tokens, place) if tokens.low[place + 1] == "-" else None
    if listed is not None:
        return listed
    left = read_point(tokens, place, framed=True)
    number = read_day_number(tokens, place)
    if left is not None and (right := _to(tokens, left[0], links)) is not None:
        made = between(left[1], right[1], weekdays=tokens.low[index] not in FROM)
        if made is not None:
            return right[0], made
    if number is not None and (right := _to(tokens, number[0], links)) is not None:
        first = _same_month(number[1], right[1])
        return (right[0], Between(first, right[1])) if first is not None else None
    return _bare_days(tokens, number, links) if number is not None else None


def _bare_days(tokens: Tokens, first: tuple[int, int], links: frozenset[str]) -> Read | None:
    """`dal 14 al 18` behind a month named before in the sentence."""
    if tokens.low[first[0]] not in links or not names_month(tokens, first[0] - 1):
        return None
    last = read_day_number(tokens, past_article(tokens, first[0] + 1))
    if last is None or last[1] <= first[1] or not (ends_day(tokens, last[0]) or runs_on(tokens, last[0])):
        return None
    return last[0], Between(MonthDay(first[1]), MonthDay(last[1]))


def past_hour(tokens: Tokens, index: int) -> int:
    """Past `le ore 12.00 del`, where a deadline or a window names its hour before its day."""
    place = index + 1 if tokens.low[index] in ("le", "alle", "dalle", "all") else index
    if tokens.low[place] != "ore" or not tokens.digit[place + 1]:
        return index
    end = run_end(tokens, place + 1)
    if tokens.low[end] == ":" and tokens.digit[end + 1]:
        end += 2
    return end + 1 if tokens.low[end] in ("del", "di", "dell") else index


def read_end(tokens: Tokens, index: int, begin: Meaning) -> Read | None:
    """The end of a range whose beginning has been read: `fino al 14 ottobre 2019`."""
    right = _to(tokens, index, TO)
    made = between(begin, right[1]) if right is not None else None
    return (right[0], made) if right is not None and made is not None else None


def _to(tokens: Tokens, index: int, links: frozenset[str]) -> Read | None:
    """The second end of a range: a link (`al`, `fino al`, `e il`) and a point."""
    if tokens.low[index] == "," and tokens.low[index + 1] in ("fino", "sino", "e"):
        index += 1
    if tokens.low[index] == "e" and tokens.low[index + 1] in ("fino", "sino"):
        index += 1
    if tokens.low[index] in ("fino", "sino") and tokens.low[index + 1] in TO:
        index += 1
    elif tokens.low[index] not in links:
        return None
    place = past_hour(tokens, index + 1)
    return read_point(tokens, past_edge(tokens, past_article(tokens, place)), framed=True)


def between(left: Meaning, right: Meaning, *, weekdays: bool = False) -> Between | None:
    """The range of two points; None where it runs back, or is a habit ("dal lunedì al venerdì") unless `weekdays`."""
    if isinstance(left, Years) and isinstance(right, Years):
        return None if right.first <= left.first else Between(left, right)
    if isinstance(left, Weekday) and isinstance(right, Weekday):
        if right.week is None and right.sense is None and not weekdays:
            return None
        return Between(left, right)
    if isinstance(left, Weekday) and isinstance(right, Day):
        return None
    if isinstance(left, MonthDay) and isinstance(right, Day) and left.month_shift is None:
        first = _same_month(left.day, right)
        return Between(first, right) if first is not None else None
    return Between(left, right)


def _same_month(day: int, right: Meaning) -> Meaning | None:
    """A bare day before a full one: of the same month, or of the one before where it would come later."""
    if isinstance(right, MonthDay):
        return replace(right, day=day, weekday=None) if day < right.day else None
    if not isinstance(right, Day):
        return None
    first = replace(right, day=day, weekday=None)
    if day < right.day:
        return first
    if right.month == 1:
        return replace(first, month=12, year=right.year - 1 if right.year else None)
    return replace(first, month=right.month - 1)


def read_dashed(tokens: Tokens, left: Read) -> Read | None:
    """`15/10/2016 - 14/10/2019`, `gennaio-marzo 2020`: a point already read, a dash, a point of the same sort."""
    if tokens.low[left[0]] not in ("-", "/") or not isinstance(left[1], (Day, Months, Season)):
        return None
    place = past_article(tokens, left[0] + 1)
    right = read_numeric(tokens, place) or read_day_month(tokens, place) or read_point(tokens, place, framed=True)
    if right is None or type(right[1]) is not type(left[1]):
        return None
    return right[0], Between(left[1], right[1])


def read_day_list(tokens: Tokens, index: int) -> Read | None:
    """Days in a row before the month that they share."""
    weekday = read_weekday(tokens, index, short=False)
    number = read_day_number(tokens, weekday[0] if weekday else index)
    if number is None or is_numbered(tokens, index) or is_street(tokens, index):
        return None
    first = days = number[1]
    end, dashed = number[0], False
    for _ in range(_MOST_DAYS):
        place = _next_day(tokens, end, dashed=dashed)
        following = read_day_number(tokens, place) if place is not None else None
        if place is None or following is None:
            return None
        last = read_numeric(tokens, place) or read_day_month(tokens, place)
        dashed = tokens.low[end] in ("-", "/") or tokens.low[end] == "al"
        if last is not None and isinstance(last[1], (Day, MonthDay)) and last[1].day == following[1]:
            return _listed(tokens, last, first, following[1] == days + 1 or dashed)
        if following[1] != days + 1 or dashed:
            return None
        end, days = following[0], following[1]
    return None


def _next_day(tokens: Tokens, index: int, *, dashed: bool) -> int | None:
    if tokens.low[index] not in ("-", "/", "e", "ed", ",", "al") or dashed:
        return None
    place = index + 2 if tokens.follows(index, ",", "e") else index + 1
    if tokens.low[place] in ("il", "l"):
        place += 2 if tokens.low[place + 1] == "'" else 1
    weekday = read_weekday(tokens, place, short=False)
    return weekday[0] if weekday else place


def _listed(tokens: Tokens, last: Read, first: int, in_a_row: bool) -> Read | None:
    end, meaning = last
    if not in_a_row or not isinstance(meaning, (Day, MonthDay)):
        return None
    before = _same_month(first, meaning)
    end, sense = read_sense(tokens, end) if meaning.sense is None else (end, meaning.sense)
    if isinstance(before, Day) and isinstance(meaning, Day) and sense is not None:
        before, meaning = replace(before, sense=sense), replace(meaning, sense=sense)
    return (end, Between(before, meaning)) if before is not None else None

"""Recognisers for time counted from the reference: `ieri`, `prossima settimana`, `tre anni fa`, `prossimi 18 mesi`."""

from dataclasses import replace

from extractor.values.date_figures import Read, read_numeric
from extractor.values.date_parts import read_leading_sense, read_sense
from extractor.values.date_points import read_day_month, read_feast, read_month_phrase, read_season, read_weekday_phrase
from extractor.values.date_words import CALENDAR_UNITS, DAY_PARTS, DEICTIC, FUTURE, PAST, PRESENT, UNITS, Tense
from extractor.values.day_meanings import MonthDay, Weekday
from extractor.values.durations import Step, read_steps
from extractor.values.intervals import Meaning
from extractor.values.meanings import Yearly
from extractor.values.relative_meanings import Counted, Near, Rolling
from extractor.values.tokens import Tokens

_AGO = frozenset(("fa", "addietro"))
_LATER = frozenset(("dopo", "successivi", "successive", "successivo", "successiva"))
_EARLIER = frozenset(("prima", "precedenti", "precedente"))
_NEXT_UNIT = frozenset(("dopo", "prima", "seguente", "successivo", "successiva", "precedente"))
_PREPOSITIONS = frozenset("di del della dell dei delle che al alla a all ai".split())
_LAST_FEW = frozenset(("scorsi", "scorse", "passati", "passate"))
_NEXT_FEW = frozenset(("prossimi", "prossime"))
_FEMININE_DAY_PARTS = ("mattina", "mattinata", "sera", "serata", "notte", "giornata")


def read_relative(tokens: Tokens, index: int) -> Read | None:
    """Whatever counts from the reference and begins at `index`."""
    low = tokens.low[index]
    if low in DEICTIC or low in ("altro", "dopo", "indomani", "in"):
        return _deictic(tokens, index)
    if low in PAST or low in FUTURE or low in PRESENT:
        return _led(tokens, index)
    if low in ("tra", "fra"):
        return _ahead(tokens, index)
    if low in CALENDAR_UNITS or low in ("fine", "week", "data", "giornata"):
        return _trailing(tokens, index)
    return _counted(tokens, index)


def _deictic(tokens: Tokens, index: int) -> Read | None:
    low = tokens.low[index]
    if low == "altro":
        days = {"ieri": -2, "giorno": -2}.get(tokens.low[index + 1])
        return (index + 2, Near("day", days)) if days and tokens.low[index - 1] == "'" else None
    if low == "dopo":
        return (index + 2, Near("day", 2)) if tokens.low[index + 1] == "domani" else None
    if low == "indomani":
        return None if _of(tokens, index + 1) else (index + 1, Counted(((1, "day"),), from_text=True))
    if low == "in":
        today = tokens.low[index + 1] in ("giornata", "mattinata", "serata", "nottata")
        return (index + 2, Near("day", 0)) if today else None
    if tokens.low[index - 1] == "'" and tokens.low[index - 2] == "d" and tokens.low[index - 3] == "giorno":
        return None
    end = index + 1
    if tokens.low[end] in DAY_PARTS:
        end += 1
    elif tokens.low[end] in ("alla", "di") and tokens.low[end + 1] in ("mattina", "sera", "notte"):
        end += 2
    return end, Near("day", DEICTIC[low])


def _led(tokens: Tokens, index: int) -> Read | None:
    """`scorso …`, `prossimo …`, `questo …` before what they place."""
    low = tokens.low[index]
    place = index + 2 if tokens.low[index + 1] == "'" else index + 1
    if low in PRESENT:
        return _this(tokens, index, place)
    direction = -1 if low in PAST else 1
    size, long_unit = UNITS.get(tokens.low[place], (1, "day"))
    if long_unit == "year" and size > 1 and (low in ("ultimo", "prossimo", "scorso") and size < 100):
        return place + 1, Rolling(direction * size, "year")
    near = _unit(tokens, place)
    if tokens.follows(place, "mese", "di"):
        return _sensed(read_month_phrase(tokens, place + 2), "past" if low in PAST else "future")
    if near is not None and low[-1] in "oa" and low not in ("ultimo", "ultima"):
        return _week_then_day(tokens, near[0], near[1], direction)
    steps = read_steps(tokens, place, parts=1)
    if steps is not None and len(steps[1]) == 1:
        return steps[0], Rolling(direction * steps[1][0][0], steps[1][0][1])
    inside = tokens.low[index - 1] in ("nel", "'") and tokens.low[index - 2] != "l"
    if near is not None and low in ("ultimo", "ultima") and near[1] != "day":
        if inside and near[1] != "weekend":
            return near[0], Rolling(-1, near[1])
        ends = not tokens.low[near[0]][:1].isalnum()
        return (near[0], Near(near[1], -1)) if ends or near[1] == "weekend" else None
    sense = read_leading_sense(tokens, index)
    return _sensed(_dated(tokens, place), sense) if sense is not None else None


def _this(tokens: Tokens, index: int, place: int) -> Read | None:
    low = tokens.low[index]
    if low == "questa" and tokens.low[place] in _FEMININE_DAY_PARTS:
        return place + 1, Near("day", 0)
    if low == "questo" and tokens.low[place] in ("pomeriggio", "mattino"):
        return place + 1, Near("day", 0)
    near = _unit(tokens, place)
    if near is not None:
        return _week_then_day(tokens, near[0], near[1], 0)
    weekday = read_weekday_phrase(tokens, place) if low in ("questo", "questa") else None
    if weekday is not None and isinstance(weekday[1], Weekday):
        return weekday[0], Weekday(weekday[1].weekday, week=0)
    if low in ("questo", "questa", "quest"):
        dated = read_day_month(tokens, place) or read_month_phrase(tokens, place) or read_season(tokens, place)
        if dated is not None and isinstance(dated[1], Yearly) and dated[1].year is None:
            return dated[0], replace(dated[1], year_shift=0)
    return None


def _unit(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """A calendar unit in the singular: the index after it and its name."""
    low = tokens.low[index]
    if low == "fine" and tokens.low[index + 1] == "settimana":
        return index + 2, "weekend"
    if low == "week" and tokens.low[index + 1] == "end":
        return index + 2, "weekend"
    if low == "week" and tokens.follows(index + 1, "-", "end"):
        return index + 3, "weekend"
    unit = CALENDAR_UNITS.get(low)
    return (index + 1, unit) if unit else None


def _week_then_day(tokens: Tokens, end: int, unit: str, count: int) -> Read:
    """`la prossima settimana, di venerdì` is one day; else the unit as it is."""
    if unit == "week":
        place = end + 1 if tokens.low[end] == "," else end
        if tokens.low[place] in ("di", "il"):
            place += 1
        day = read_weekday_phrase(tokens, place) if place > end or tokens.low[place] else None
        if day is not None and isinstance(day[1], Weekday) and day[1].sense is None:
            return day[0], Weekday(day[1].weekday, week=count)
    return end, Near(unit, count)


def _trailing(tokens: Tokens, index: int) -> Read | None:
    """`il mese scorso`, `la settimana prossima`, `l'anno in corso`, `il giorno dopo`, `la data odierna`."""
    near = _unit(tokens, index)
    if near is None:
        odd = tokens.low[index] in ("data", "giornata") and tokens.low[index + 1] == "odierna"
        return (index + 2, Near("day", 0)) if odd else None
    end, unit = near
    low = tokens.low[end]
    if unit == "day" and (low in _LATER or low in _EARLIER or low == "seguente"):
        step = -1 if low in _EARLIER else 1
        follows = low in ("dopo", "prima") and tokens.low[end + 1] in ("di", "del", "della", "dell", "il", "la")
        return None if follows else (end + 1, Counted(((step, "day"),), from_text=True))
    if unit != "day" and low in _NEXT_UNIT and not _of(tokens, end + 1, articles=low in ("dopo", "prima")):
        return end + 1, Near(unit, -1 if low in ("prima", "precedente") else 1, from_text=True)
    if low in PRESENT and low != "presente" and not low.startswith("quest"):
        return end + 1, Near(unit, 0)
    if tokens.follows(end, "in", "corso"):
        return end + 2, Near(unit, 0)
    after, sense = read_sense(tokens, end)
    return _week_then_day(tokens, after, unit, -1 if sense == "past" else 1) if sense is not None else None


def _ahead(tokens: Tokens, index: int) -> Read | None:
    """`tra due settimane`, `fra un mese e mezzo`, `tra due settimane da oggi`."""
    steps = read_steps(tokens, index + 1)
    if steps is None or tokens.low[steps[0]] in ("e", "ed"):
        return None
    end = steps[0]
    if tokens.low[end] == "da" and tokens.low[end + 1] in ("oggi", "adesso", "ora"):
        end += 2
    return end, Counted(steps[1])


def _counted(tokens: Tokens, index: int) -> Read | None:
    """`tre anni fa`, `1 mese e 21 giorni fa`, `due settimane dopo`, `due settimane da oggi`."""
    steps = read_steps(tokens, index)
    if steps is None:
        return None
    end, counted = steps
    low = tokens.low[end]
    if low in _AGO or tokens.follows(end, "or", "sono"):
        return end + (1 if low in _AGO else 2), Counted(_turned(counted))
    if low == "da" and tokens.low[end + 1] in ("oggi", "adesso", "ora", "domani"):
        return end + 2, Counted(counted)
    if low in _LAST_FEW or low in _NEXT_FEW:
        sign = -1 if low in _LAST_FEW else 1
        return (end + 1, Rolling(sign * counted[0][0], counted[0][1])) if len(counted) == 1 else None
    if (low in _LATER and not _of(tokens, end + 1)) or tokens.follows(end, "piu", "tardi"):
        return end + (1 if low in _LATER else 2), Counted(counted, from_text=True)
    if low in _EARLIER and not _of(tokens, end + 1):
        return end + 1, Counted(_turned(counted), from_text=True)
    return None


def _of(tokens: Tokens, index: int, *, articles: bool = True) -> bool:
    """Whether a complement follows that says what the time is counted from: `due anni dopo la firma`."""
    low = tokens.low[index]
    return low in _PREPOSITIONS or (articles and low in ("il", "la", "l", "i", "le"))


def _turned(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple((-count, unit) for count, unit in steps)


def _dated(tokens: Tokens, index: int) -> Read | None:
    return (
        read_weekday_phrase(tokens, index)
        or read_numeric(tokens, index)
        or read_day_month(tokens, index)
        or read_month_phrase(tokens, index)
        or read_season(tokens, index)
        or read_feast(tokens, index)
    )


def _sensed(read: Read | None, sense: Tense) -> Read | None:
    if read is None:
        return None
    end, meaning = read
    return end, with_sense(meaning, sense)


def with_sense(meaning: Meaning, sense: Tense) -> Meaning:
    """The meaning on the side of the reference that a word outside it points to."""
    if isinstance(meaning, (Yearly, MonthDay, Weekday)) and meaning.sense is None:
        return replace(meaning, sense=sense)
    return meaning

"""Words before a point that say how it is meant: `entro`, `a partire dal`, `verso`, `fine`, `inizio`, `metà`.

They nest ("entro la fine di agosto"); the outermost one gives the modifier.
"""

from dataclasses import dataclass
from typing import Literal

from extractor.values.date_context import frames_bare_day
from extractor.values.date_endpoints import read_point
from extractor.values.date_parts import read_day_number
from extractor.values.date_ranges import FROM, TO, past_article, past_hour, read_dashed, read_end, read_range
from extractor.values.date_words import CALENDAR_UNITS
from extractor.values.day_meanings import MonthDay, Weekday
from extractor.values.durations import read_steps
from extractor.values.intervals import Meaning
from extractor.values.meanings import Day, Feast
from extractor.values.range_meanings import Between
from extractor.values.relative_meanings import Counted, Near, Rolling, Years
from extractor.values.tokens import Tokens

Modifier = Literal["before", "after", "approx", "start_of", "end_of"]
_Form = tuple[tuple[str, ...], Modifier | None]
_OF = frozenset(("di", "del", "della", "dell", "dello", "d", "dei", "nel", "nell"))
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A temporal expression between two token indices, before it is resolved."""

    begin: int
    end: int
    meaning: Meaning
    modifier: Modifier | None = None


def _forms(modifier: Modifier | None, words: str) -> list[_Form]:
    return [(tuple(form.split()), modifier) for form in words.split(", ")]


_STARTS = ("da", "dal", "dall", "dalla", "dallo", "dai")
_OPENING = (
    _forms(
        "before",
        "entro e non oltre, non oltre, non piu tardi di, non piu tardi del, prima di, prima del, prima della, "
        "prima dell, entro, "
        "fino a, fino ad, fino al, fino alla, fino all, fino allo, fin al, sino a, sino ad, sino al, sino alla, "
        "sino all, "
        "antecedente al, precedente al",
    )
    + [
        ((*lead, start), "after")
        for start in _STARTS
        for lead in (("a", "partire"), ("a", "decorrere"), ("fin",), ("sin",), ())
    ]
    + _forms("after", "dopo, successivo al, successivamente al, con decorrenza dal, con decorrenza da")
    + _forms(
        "approx",
        "intorno al, intorno alla, intorno a, attorno al, attorno alla, attorno a, all ' incirca, verso, circa",
    )
)
_PORTIONS = (
    _forms(
        "start_of",
        "inizio, inizi, primi, principio, primi mesi, primi giorni, primissimi mesi, prima meta, prima parte, "
        "primissimi giorni, "
        "prime settimane",
    )
    + _forms("end_of", "fine, ultimi mesi, ultimi giorni, ultime settimane, seconda meta, ultima parte, seconda parte")
    + _forms(None, "meta, meta ', mese, mesi, parte centrale")
)
_PORTION_FORMS = frozenset(form for form, _modifier in _PORTIONS)
_LOOSE_PORTIONS = frozenset((("inizio",), ("fine",), ("meta",), ("meta", "'")))


def _by_first_word(forms: list[_Form]) -> dict[str, list[_Form]]:
    table: dict[str, list[_Form]] = {}
    for form in sorted(forms, key=lambda one: -len(one[0])):
        table.setdefault(form[0][0], []).append(form)
    return table


_FRAMES = _by_first_word(_OPENING + _PORTIONS)
FIRST_WORDS = frozenset(_FRAMES)
_ONLY_FRAMES = frozenset(
    "a con non all entro verso circa fino sino fin sin intorno attorno successivamente antecedente parte".split()
)


def read_phrase(tokens: Tokens, index: int) -> Phrase | None:
    """The expression that begins at `index`."""
    if tokens.low[index] in _ONLY_FRAMES:
        return _read_framed(tokens, index)
    span = read_range(tokens, index)
    if span is not None:
        return Phrase(index, span[0], span[1])
    framed = _read_framed(tokens, index)
    if framed is not None:
        return framed
    point = read_point(tokens, index)
    if point is not None:
        return Phrase(index, *(read_dashed(tokens, point) or point))
    day = read_day_number(tokens, index) if frames_bare_day(tokens, index) else None
    return Phrase(index, day[0], MonthDay(day[1])) if day is not None else None


def _read_framed(tokens: Tokens, index: int, depth: int = 1) -> Phrase | None:
    for form, modifier in _FRAMES.get(tokens.low[index], ()):
        if not tokens.follows(index, *form):
            continue
        after = index + len(form)
        phrase = _portion(tokens, index, after, form, depth) if form in _PORTION_FORMS else None
        if phrase is None and form not in _PORTION_FORMS:
            phrase = _opened(tokens, index, after, modifier, depth)
        if phrase is not None:
            if modifier == "after" and (closed := read_end(tokens, phrase.end, phrase.meaning)) is not None:
                return Phrase(index, *closed)
            inner = phrase.modifier if modifier is None else modifier
            kept = phrase.modifier if isinstance(phrase.meaning, Counted) and form == ("dopo",) else inner
            return Phrase(index, phrase.end, phrase.meaning, kept)
    return None


def _opened(tokens: Tokens, index: int, after: int, modifier: Modifier | None, depth: int) -> Phrase | None:
    """What follows `entro`, `dal`, `verso`: another frame, a point, a bare day, or a length of time."""
    if tokens.follows(index, "dopo", "domani"):
        return None
    counted = _length(tokens, index, after)
    if counted is not None:
        return counted
    place = past_article(tokens, past_hour(tokens, after))
    if depth < _DEEPEST:
        nested = _read_framed(tokens, place, depth + 1)
        if nested is not None and tokens.low[place] not in FROM:
            return nested
    point = read_point(tokens, place, framed=True)
    if point is not None:
        return None if _loose(tokens, index, place, point[1]) else Phrase(index, point[0], point[1], modifier)
    day = read_day_number(tokens, place) if frames_bare_day(tokens, place) else None
    return Phrase(index, day[0], MonthDay(day[1]), modifier) if day is not None else None


def _length(tokens: Tokens, index: int, after: int) -> Phrase | None:
    """`entro tre mesi` ends a stretch from now; `dopo due settimane` counts from the date before it."""
    low = tokens.low[index]
    if low not in ("entro", "dopo"):
        return None
    steps = read_steps(tokens, past_article(tokens, after))
    if steps is None or tokens.low[steps[0]] in ("dal", "dalla", "dall", "di", "del", "dopo", "fa"):
        return None
    if low == "dopo":
        return Phrase(index, steps[0], Counted(steps[1], from_text=True))
    return Phrase(index, steps[0], Rolling(*steps[1][0])) if len(steps[1]) == 1 else None


def _loose(tokens: Tokens, index: int, place: int, meaning: Meaning) -> bool:
    """Whether `da` or `dal` does not make the point a beginning: `dal lunedì`, `da 2000 a 3000`, `verso sud`."""
    low = tokens.low[index]
    if isinstance(meaning, Weekday):
        ranged = tokens.low[place + 1] in TO or tokens.low[place + 2] in TO
        return low in FROM and (low != "da" or ranged) and meaning.sense is None and meaning.week is None
    if isinstance(meaning, Years) and meaning.count == 1:
        return low in ("da", "circa") and tokens.digit[place]
    return False


def _portion(tokens: Tokens, index: int, after: int, form: tuple[str, ...], depth: int) -> Phrase | None:
    """What follows `fine`, `metà`, `primi mesi`: a period longer than a day."""
    of = tokens.low[after] in _OF
    if tokens.low[after] == "settimana":
        return None
    if not of and form not in _LOOSE_PORTIONS:
        return None
    place = after + 1 if of else after
    if tokens.low[place] == "'" and tokens.gap[place + 1] is False and not (tokens.digit[place + 1] and not of):
        place += 1 if not (tokens.digit[place + 1] and tokens.low[after] in ("del", "nel")) else 0
    if tokens.low[place] in ("l", "il", "lo", "la"):
        place = past_article(tokens, place)
    nested = _read_framed(tokens, place, depth + 1) if depth < _DEEPEST and form[0].startswith("mes") else None
    if nested is not None:
        return nested
    point = read_point(tokens, place, framed=True)
    if point is not None and isinstance(point[1], (Day, Feast, Weekday, MonthDay, Counted, Between)):
        return None
    if point is not None:
        return Phrase(index, point[0], point[1])
    unit = CALENDAR_UNITS.get(tokens.low[place])
    plain = (
        unit is not None
        and unit not in ("week", "day", "weekend")
        and tokens.low[place + 1] not in ("di", "scolastico")
    )
    return Phrase(index, place + 1, Near(unit, 0)) if plain and unit is not None else None

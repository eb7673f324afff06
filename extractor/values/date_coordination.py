"""The scan over a text, and what neighbours lend each other: `15 marzo e 20 aprile 2020`, `nel 2020 a marzo`."""

from collections.abc import Iterator
from dataclasses import replace

from extractor.messages import _
from extractor.values.date_context import is_numbered
from extractor.values.date_grammar import FIRST_WORDS, Phrase, read_phrase
from extractor.values.date_parts import read_year
from extractor.values.date_words import (
    CALENDAR_UNITS,
    CENTURIES,
    DEICTIC,
    FEASTS,
    FUTURE,
    MONTH_SHORT,
    MONTHS,
    MULTI_YEARS,
    PARTS,
    PAST,
    PRESENT,
    SEASONS,
    UNITS,
    WEEKDAY_SHORT,
    WEEKDAYS,
)
from extractor.values.day_meanings import MonthDay
from extractor.values.meanings import Day, Months, Season, Yearly, in_year
from extractor.values.number_words import ORDINALS, ordinal
from extractor.values.quantities import OPENINGS, SCALES, starts_quantity
from extractor.values.range_meanings import Between
from extractor.values.relative_meanings import Years
from extractor.values.tokens import Tokens

_ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split())
_FIRST_WORDS = frozenset().union(
    *(
        FIRST_WORDS,
        CALENDAR_UNITS,
        CENTURIES,
        DEICTIC,
        FUTURE,
        MONTH_SHORT,
        MONTHS,
        MULTI_YEARS,
        PAST,
        PRESENT,
        SEASONS,
    ),
    *(_ROMAN, WEEKDAY_SHORT, WEEKDAYS, ORDINALS, (name[0] for name in FEASTS)),
    (
        "tra",
        "fra",
        "in",
        "altro",
        "dopo",
        "indomani",
        "week",
        "data",
        "anni",
        "anno",
        "periodo",
        "stagione",
        "esercizio",
        "dalle",
    ),
    ("pochi", "poche", "alcuni", "alcune", "qualche", "resto", "q", "h", "quest"),
)
_NUMBERED_UNITS = frozenset((*PARTS, "secolo"))
# Of the commonest first words, the ones that must follow.
_SECOND_WORDS: dict[str, frozenset[str]] = {
    "a": frozenset(("partire", "decorrere", "far")),
    "con": frozenset(("decorrenza",)),
    "non": frozenset(("oltre", "piu")),
    "all": frozenset(("'",)),
    "in": frozenset(("giornata", "mattinata", "serata", "nottata")),
    **dict.fromkeys(("un", "una", "uno"), frozenset((*UNITS, "'", "paio"))),
}
_AFTER_NUMBERS = frozenset((*UNITS, *MONTHS, *MONTH_SHORT, *SCALES, "e", "di", ",", "o", "al", "-", "/", "cento"))
_BEFORE_DAYS = frozenset(("il", "l", "'", "al", "dal", "giorno"))
_BETWEEN = frozenset(
    ("e", "ed", ",", "o", "il", "l", "'", "a", "ad", "in", "nel", "al", "del", "poi", "sia", "che", "la", "d", "di")
)
_INTO = frozenset(("a", "ad", "in", ",", "da"))
_MOST_BETWEEN = 3
_MOST_DAYS = 12

Noted = tuple[Phrase, tuple[str, ...]]


def read_phrases(tokens: Tokens) -> Iterator[Noted]:
    """The expressions of a text in order, each with the remarks that its neighbours gave rise to."""
    phrases: list[Noted] = [(phrase, ()) for phrase in _scan(tokens)]
    phrases = _with_earlier_days(tokens, phrases)
    for place in range(len(phrases) - 1, 0, -1):
        phrases[place - 1] = _lent(
            tokens, phrases[place - 1], phrases[place][0], phrases[place - 1][0].end, phrases[place][0].begin
        )
    for place in range(1, len(phrases)):
        before, here = phrases[place - 1][0], phrases[place]
        phrases[place] = _lent(tokens, here, before, before.end, here[0].begin)
    absorbed = {
        place for place in range(len(phrases) - 1) if _absorbs(tokens, phrases[place][0], phrases[place + 1][0])
    }
    for place, (phrase, notes) in enumerate(phrases):
        if place - 1 in absorbed:
            yield replace(phrase, begin=phrases[place - 1][0].begin), ()
        elif place not in absorbed:
            yield phrase, notes


def _with_earlier_days(tokens: Tokens, phrases: list[Noted]) -> list[Noted]:
    """The phrases and, before each day, the bare days that share its month: `il 3, il 10 e il 17 ottobre`."""
    complete: list[Noted] = []
    for phrase, notes in phrases:
        floor = complete[-1][0].end if complete else 0
        complete.extend((earlier, ()) for earlier in reversed(_earlier_days(tokens, phrase, floor)))
        complete.append((phrase, notes))
    return complete


def _earlier_days(tokens: Tokens, phrase: Phrase, floor: int) -> list[Phrase]:
    found: list[Phrase] = []
    meaning, begin = phrase.meaning, phrase.begin
    while isinstance(meaning, Day) and phrase.modifier is None and len(found) < _MOST_DAYS:
        place = begin - 1
        if tokens.low[place] in ("il", "l", "'"):
            place -= 2 if tokens.low[place] == "'" else 1
        place -= 1 if tokens.low[place] in ("e", "ed", ",") else place + 1
        day = tokens.integer(place, 2) if place >= floor else None
        if (
            day is None
            or not 1 <= day < meaning.day
            or is_numbered(tokens, place)
            or tokens.low[place - 1] in (".", "%")
        ):
            break
        meaning = replace(meaning, day=day, weekday=None)
        found.append(Phrase(place, place + 1, meaning))
        begin = place
    return found


def _scan(tokens: Tokens) -> Iterator[Phrase]:
    after, last = 0, None
    for index in _beginnings(tokens):
        if index < after:
            continue
        read = read_phrase(tokens, index)
        if read is None and last is not None and isinstance(last.meaning, Years):
            read = _another_year(tokens, index, last)
        if read is not None:
            after, last = read.end, read
            yield read


def _beginnings(tokens: Tokens) -> list[int]:
    """The tokens at which an expression may begin: most words of a text are none, and are left here at little cost."""
    words = zip(tokens.low, tokens.digit, strict=True)
    likely = [i for i, (low, digit) in enumerate(words) if digit or low in _FIRST_WORDS or low[:2] in OPENINGS]
    return [i for i in likely if _may_begin(tokens, i)]


def _may_begin(tokens: Tokens, index: int) -> bool:
    low = tokens.low[index]
    if tokens.digit[index]:
        return True
    second = _SECOND_WORDS.get(low)
    if second is not None:
        return tokens.low[index + 1] in second
    if low in _ROMAN:
        return tokens.capital(index) and tokens.low[index + 1] in _NUMBERED_UNITS
    if low in _FIRST_WORDS or ordinal(low) is not None:
        return True
    counts = tokens.low[index + 1] in _AFTER_NUMBERS or tokens.low[index - 1] in _BEFORE_DAYS
    return counts and starts_quantity(tokens, index)


def _another_year(tokens: Tokens, index: int, last: Phrase) -> Phrase | None:
    """The second year of `nel 2019 e 2020`, the later ones of `negli anni 2019, 2020 e 2021`; never a count."""
    link = tokens.low[last.end]
    near = index - last.end == 1 and link in ("e", ",", "/")
    year = read_year(tokens, index) if near and tokens.digit[index] else None
    if year is None or not 1900 <= year[1] <= 2100:
        return None
    after = tokens.low[year[0]]
    counts = link == "," and after[:1].isalpha() and not (after == "e" and tokens.digit[year[0] + 1])
    return None if counts else Phrase(index, year[0], Years(year[1]))


def _lent(tokens: Tokens, here: Noted, other: Phrase, begin: int, end: int) -> Noted:
    """`here` with the year of its neighbour, where it has none and only a conjunction lies between them."""
    phrase, notes = here
    forward = other.begin < phrase.begin
    year = _year_of(other, first=not forward)
    if isinstance(phrase.meaning, MonthDay) and isinstance(other.meaning, Day) and not forward:
        return _of_shared_month(tokens, here, other.meaning, begin, end)
    if forward and tokens.low[begin] == "," and not isinstance(other.meaning, Years):
        return here
    if year is None or end - begin > _MOST_BETWEEN or any(word not in _BETWEEN for word in tokens.low[begin:end]):
        return here
    meaning = phrase.meaning
    note = _("the year is taken from the date beside it")
    if isinstance(meaning, Yearly) and _is_open(meaning):
        return replace(phrase, meaning=in_year(meaning, year)), (*notes, note)
    if isinstance(meaning, Between) and isinstance(meaning.end, Yearly) and _is_open(meaning.end):
        both = replace(meaning, end=in_year(meaning.end, year))
        if isinstance(both.begin, Yearly) and _is_open(both.begin) and type(both.begin) is type(both.end):
            return replace(phrase, meaning=both), (*notes, note)
    return here


def _of_shared_month(tokens: Tokens, here: Noted, other: Day, begin: int, end: int) -> Noted:
    """`lunedì 3 e giovedì 6 giugno`: the first day is of the second one's month."""
    phrase, notes = here
    meaning = phrase.meaning
    joined = end - begin <= _MOST_BETWEEN and all(word in _BETWEEN for word in tokens.low[begin:end])
    if not isinstance(meaning, MonthDay) or meaning.month_shift is not None or not joined or meaning.day >= other.day:
        return here
    return replace(phrase, meaning=replace(other, day=meaning.day, weekday=meaning.weekday)), notes


def _is_open(meaning: Yearly) -> bool:
    return meaning.year is None and meaning.year_shift is None and meaning.sense is None


def _year_of(phrase: Phrase, *, first: bool) -> int | None:
    meaning = phrase.meaning
    if isinstance(meaning, Between):
        meaning = meaning.begin if first and isinstance(meaning.begin, Yearly) and meaning.begin.year else meaning.end
    if isinstance(meaning, Years):
        return meaning.first if meaning.count == 1 and not first else None
    return meaning.year if isinstance(meaning, Yearly) else None


def _absorbs(tokens: Tokens, year: Phrase, part: Phrase) -> bool:
    """`nel 2020 a marzo`: the year belongs to the month behind it."""
    if (
        not isinstance(year.meaning, Years)
        or year.meaning.count != 1
        or not isinstance(part.meaning, (Day, Months, Season))
    ):
        return False
    joined = part.begin - year.end == 1 and tokens.low[year.end] in _INTO
    return joined and part.meaning.year == year.meaning.first and year.modifier is None

"""The small parts that dates are made of: a day's number, a month, a year, a weekday, "scorso" and "prossimo"."""

from extractor.values.date_words import MONTH_SHORT, MONTHS, WEEKDAY_SHORT, WEEKDAYS, Tense
from extractor.values.intervals import TextShift
from extractor.values.number_words import ORDINALS, cardinal, roman
from extractor.values.tokens import Tokens

_ORDINAL_SIGNS = frozenset(("°", "º", "^", "ª", "*"))
_TRAILING: dict[str, Tense] = {
    **dict.fromkeys(("scorso", "scorsa", "scorsi", "scorse", "passato", "passata", "passati", "passate"), "past"),
    **dict.fromkeys(("prossimo", "prossima", "prossimi", "prossime", "venturo", "ventura", "entrante"), "future"),
}
_LEADING: dict[str, Tense] = {**_TRAILING, "ultimo": "past", "ultima": "past"}
_SENSES = frozenset((*_TRAILING, "ultimo", "u", "us", "p", "pv", "pp"))
_SHIFTS = {
    **{"questo": 0, "quest": 0, "corrente": 0, "presente": 0, "prossimo": 1, "scorso": -1, "passato": -1, "stesso": 0},
    **{"venturo": 1, "entrante": 1, "precedente": -1, "successivo": 1, "seguente": 1},
}
_OF_TEXT = frozenset(("stesso", "precedente", "successivo", "seguente"))
FIRST_YEAR, LAST_YEAR = 1000, 2999


def read_accent(tokens: Tokens, index: int) -> int:
    """Past an apostrophe that stands for an accent: `lunedi'`, `meta'`."""
    cut = tokens.low[index] == "'" and tokens.glued(index)
    return index + 1 if cut and (tokens.gap[index + 1] or not tokens.raw[index + 1][:1].isalnum()) else index


def read_day_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A day of a month, in figures or words: the index after it and its number."""
    low = tokens.low[index]
    if tokens.digit[index]:
        day = tokens.integer(index, 2)
        if day is None or not 1 <= day <= 31:
            return None
        signed = tokens.low[index + 1] in _ORDINAL_SIGNS or (tokens.low[index + 1] in ("o", "mo") and day == 1)
        near = not tokens.gap[index + 1] or tokens.low[index + 2] in MONTHS
        return (index + 2 if signed and near else index + 1), day
    if low == "primo":
        return index + 1, 1
    words = cardinal(low)
    if words is None or not 2 <= words <= 31:
        return None
    return index + 1, words


def read_month(tokens: Tokens, index: int, *, short: bool) -> tuple[int, int] | None:
    """A month's name, or its abbreviation where `short`: the index after it and its number."""
    low = tokens.low[index]
    if low in MONTHS:
        return index + 1, MONTHS[low]
    if not short or low not in MONTH_SHORT:
        return None
    dotted = tokens.low[index + 1] == "." and tokens.glued(index + 1)
    goes_on = not tokens.capital(index + 2) or tokens.digit[index + 2]
    return (index + 2 if dotted and goes_on and tokens.low[index + 2] not in ("", "\n") else index + 1), MONTH_SHORT[
        low
    ]


def read_weekday(tokens: Tokens, index: int, *, short: bool) -> tuple[int, int] | None:
    """A weekday's name, or its abbreviation where `short`: the index after it and its number, Monday 0."""
    low = tokens.low[index]
    if low in WEEKDAYS:
        return read_accent(tokens, index + 1), WEEKDAYS[low]
    if not short or low not in WEEKDAY_SHORT:
        return None
    end = index + (2 if tokens.low[index + 1] in (".", ",") else 1)
    number = read_day_number(tokens, end)
    dated = number is not None and tokens.digit[end] and read_month(tokens, number[0], short=True) is not None
    return (end, WEEKDAY_SHORT[low]) if dated else None


def read_sense(tokens: Tokens, index: int) -> tuple[int, Tense | None]:
    """`scorso`, `prossimo`, `u.s.`, `p.v.` behind a date: the index after it and the side it points to."""
    low = tokens.low[index]
    if low not in _SENSES:
        return index, None
    if low in _TRAILING:
        end = index + 1
        return (end + 1 if tokens.low[end] == "venturo" else end), _TRAILING[low]
    if low == "ultimo" and tokens.low[index + 1] == "scorso":
        return index + 2, "past"
    for letters, tense in (("us", "past"), ("pv", "future"), ("pp", "past")):
        if tokens.follows(index, letters[0], ".", letters[1]):
            return index + 3 + (tokens.low[index + 3] == "."), "past" if tense == "past" else "future"
        if low == letters:
            return index + 1, "past" if tense == "past" else "future"
    return index, None


def read_leading_sense(tokens: Tokens, index: int) -> Tense | None:
    """The side that `scorso`, `prossimo` or `ultimo` before a date points to."""
    return _LEADING.get(tokens.low[index])


def read_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A year in four figures, in words, or in two figures behind an apostrophe: the index after it and the year."""
    if tokens.digit[index]:
        year = tokens.integer(index)
        if (
            year is None
            or len(tokens.raw[index]) != 4
            or not FIRST_YEAR <= year <= LAST_YEAR
            or _goes_on(tokens, index)
        ):
            return None
        return index + 1, year
    if tokens.low[index] == "'" and tokens.digit[index + 1] and len(tokens.raw[index + 1]) == 2:
        if tokens.gap[index + 1] or _goes_on(tokens, index + 1):
            return None
        return index + 2, full_year(int(tokens.raw[index + 1]))
    words = cardinal(tokens.low[index]) if tokens.low[index].startswith(("duemila", "mille")) else None
    return (index + 1, words) if words is not None and FIRST_YEAR <= words <= 2099 else None


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether the digits are part of a longer figure (`2019.50`, `1500,00`) or a percentage."""
    after = tokens.low[index + 1]
    if after in (".", ",", "'") and tokens.digit[index + 2] and not tokens.gap[index + 1] and not tokens.gap[index + 2]:
        return True
    return after in ("%", "€")


def read_year_after(tokens: Tokens, index: int) -> tuple[int, int | None, int | None]:
    """The year behind a month or a season: the index after it, the year given, or how many years away it lies."""
    low = tokens.low[index]
    start = index
    if low in ("del", "dell", "dello", "di", "nel", "de", "dal"):
        start = index + (2 if tokens.low[index + 1] == "'" and not _short_year(tokens, index + 1) else 1)
        if tokens.follows(start, "l", "'"):
            start += 2
    elif low in (",", "-", "/") and not tokens.follows(index, ",", "il"):
        start = index + 1
    named = start + 1 if tokens.low[start] == "anno" else start
    year = read_year(tokens, named) or _after_second_dash(tokens, index)
    if year is not None:
        return (index, None, None) if low == "," and not _ends(tokens, year[0]) else (year[0], year[1], None)
    shift = _year_shift(tokens, start)
    return (shift[0], None, shift[1]) if shift is not None and low != "," else (index, None, None)


def _after_second_dash(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The year of `29-GEN-19`."""
    sign = tokens.low[index]
    two = tokens.integer(index + 1, 2) if sign in ("-", "/") and tokens.low[index - 2] == sign else None
    if two is None or len(tokens.raw[index + 1]) != 2 or tokens.gap[index] or tokens.gap[index + 1]:
        return None
    return index + 2, full_year(two)


def full_year(two_digits: int) -> int:
    """The year that two digits mean: 00 to 49 lie in this century."""
    return two_digits + (2000 if two_digits < 50 else 1900)


def _short_year(tokens: Tokens, index: int) -> bool:
    return tokens.digit[index + 1] and not tokens.gap[index + 1]


def _ends(tokens: Tokens, index: int) -> bool:
    """Whether a phrase can end here: a year behind a comma counts only if no counted noun follows it."""
    after = tokens.low[index]
    return not after[:1].isalnum() or after in (
        "e",
        "alle",
        "ore",
        "a",
        "presso",
        "nel",
        "dalle",
        "si",
        "con",
        "in",
        "ad",
        "di",
    )


def read_shift(word: str) -> int | None:
    """How many years or months away a word such as `prossimo` lies; some words count from the text's last date."""
    shift = _SHIFTS.get(word)
    return TextShift(shift) if shift is not None and word in _OF_TEXT else shift


def _year_shift(tokens: Tokens, index: int) -> tuple[int, int] | None:
    low = tokens.low[index]
    shift = read_shift(low)
    if shift is not None:
        place = index + 2 if tokens.low[index + 1] == "'" else index + 1
        return (place + 1, shift) if tokens.low[place] == "anno" else None
    shift = read_shift(tokens.low[index + 1]) if low == "anno" else None
    if shift is not None:
        return index + 2, shift
    if low == "anno" and tokens.follows(index + 1, "in", "corso"):
        return index + 3, 0
    if tokens.follows(index, "c", ".", "a"):
        return index + 3 + (tokens.low[index + 3] == "."), 0
    return None


def read_ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """`primo`, `3°`, `II`, `ultimo` (-1): the index after it and the number."""
    low = tokens.low[index]
    if low in ("ultimo", "ultima"):
        return index + 1, -1
    if low in ORDINALS and low[-1] in "oa":
        return index + 1, ORDINALS[low]
    if tokens.digit[index] and tokens.low[index + 1] in _ORDINAL_SIGNS and not tokens.gap[index + 1]:
        number = tokens.integer(index, 2)
        return (index + 2, number) if number else None
    number = roman(tokens.raw[index]) if len(low) <= 4 else None
    return (index + 1, number) if number and number <= 12 else None

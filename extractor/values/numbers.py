"""Numbers in Italian text, in words and figures: `find_numbers`, `find_ordinals`, `parse_number`.

Fractions (`tre quinti`, `2 1/4`, `uno su venti`), decimals said aloud (`duecento virgola settantuno`) and powers
(`1e10`) are read here and nowhere else, because near money and dates they would only be mistaken for something.
"""

from dataclasses import dataclass
from decimal import Decimal

from extractor.values.figures import run_end
from extractor.values.fractions_said import Reading, read_number
from extractor.values.number_words import ORDINALS, elided, ordinal, roman
from extractor.values.quantities import may_open_number
from extractor.values.tokens import Tokens

_SIGNS = frozenset(("°", "º", "ª"))
_SHORT_ORDINALS = frozenset(("mo", "ma", "esimo", "esima", "esimi", "esime"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `text[start:end]`, half open; `approximate` holds for "una ventina" and its like."""

    start: int
    end: int
    text: str
    value: Decimal
    approximate: bool = False


def find_numbers(text: str) -> list[Number]:
    """The cardinal numbers and fractions in `text`, in order, not overlapping; ordinals are left to `find_ordinals`."""
    tokens = Tokens(text)
    found, index = [], 0
    while index < tokens.count:
        read = read_number(tokens, index) if may_open_number(tokens, index) else None
        if read is None and tokens.low[index + 1] == "'" and (ten := elided(tokens.low[index])) is not None:
            read = Reading(index, index + 1, Decimal(ten), False)
        if read is None:
            index = run_end(tokens, index) if tokens.digit[index] else index + 1
            continue
        begin, end, value, approximate = read
        start, stop = tokens.start[begin], tokens.end[end - 1]
        found.append(Number(start, stop, text[start:stop], value, approximate))
        index = end
    return found


def parse_number(text: str) -> Decimal | None:
    """The cardinal, ordinal or Roman number that the whole of `text` is, None for anything else."""
    for found in (find_numbers(text), find_ordinals(text)):
        if len(found) == 1 and found[0].text == text.strip():
            return found[0].value
    value = roman(text.strip())
    return None if value is None else Decimal(value)


def find_ordinals(text: str) -> list[Number]:
    """The ordinal numbers in `text`: `terzo`, `21esima`, `3°`, `ventunesimo`, `decimo primo` as one."""
    tokens = Tokens(text)
    found, index = [], 0
    while index < tokens.count:
        read = _ordinal(tokens, index)
        if read is None:
            index += 1
            continue
        end, value = read
        start, stop = tokens.start[index], tokens.end[end - 1]
        found.append(Number(start, stop, text[start:stop], Decimal(value)))
        index = end
    return found


def _ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    if tokens.digit[index]:
        number = tokens.integer(index, 9)
        after = index + 2 if tokens.low[index + 1] == "." and tokens.low[index + 2] in _SIGNS else index + 1
        signed = tokens.low[after] in _SIGNS or (tokens.low[after] in _SHORT_ORDINALS and after == index + 1)
        signed = signed or (
            after == index + 1 and tokens.low[after] in ("o", "a") and tokens.end[after] - tokens.start[after] == 1
        )
        return (after + 1, number) if number is not None and signed and not tokens.gap[after] else None
    low = tokens.low[index]
    value = ordinal(low) if low in ORDINALS or low.endswith(("esimo", "esima", "esimi", "esime")) else None
    if value is None:
        return None
    unit = ORDINALS.get(tokens.low[index + 1])
    compound = value % 10 == 0 and 10 <= value < 100 and unit is not None and unit < 10
    return (index + 2, value + unit) if compound and unit else (index + 1, value)

"""Lengths of time in Italian text: `18 mesi`, `due anni e mezzo`, `un mese e 21 giorni`."""

from dataclasses import dataclass
from decimal import Decimal

from extractor.values.date_words import UNITS
from extractor.values.figures import run_end
from extractor.values.quantities import read_quantity, starts_quantity
from extractor.values.tokens import Tokens

Step = tuple[int, str]
_VAGUE = frozenset(("pochi", "poche", "alcuni", "alcune", "qualche"))
_VAGUE_COUNT = 3
_HALVES = frozenset(("mezz", *_VAGUE))
_MOST_STEPS = 4
_MOST = 10**6
_DAYS_A_UNIT = {"day": 1, "week": 7}
_MONTHS_A_UNIT = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time at `text[start:end]`, half open: whole `months` and `days`, as ISO 8601 keeps them apart.

    It is `vague` where the text gives no number ("alcuni mesi"), and the one given here is a guess.
    """

    start: int
    end: int
    text: str
    months: int
    days: int
    vague: bool


def find_durations(text: str) -> list[Duration]:
    """The lengths of time in `text`, in days or longer units, in order, not overlapping."""
    tokens = Tokens(text)
    found, index = [], 0
    while index < tokens.count:
        read = read_steps(tokens, index) if may_begin(tokens, index) else None
        if read is None:
            index = run_end(tokens, index) if tokens.digit[index] else index + 1
            continue
        end, steps = read
        start, stop = tokens.start[index], tokens.end[end - 1]
        months = sum(count * _MONTHS_A_UNIT.get(unit, 0) for count, unit in steps)
        days = sum(count * _DAYS_A_UNIT.get(unit, 0) for count, unit in steps)
        vague = not _VAGUE.isdisjoint(tokens.low[index:end])
        found.append(Duration(start, stop, text[start:stop], months, days, vague))
        index = end
    return found


def may_begin(tokens: Tokens, index: int) -> bool:
    """Whether a length of time may begin at `index`."""
    return tokens.digit[index] or tokens.low[index] in _HALVES or starts_quantity(tokens, index)


def read_steps(tokens: Tokens, index: int, *, parts: int = _MOST_STEPS) -> tuple[int, tuple[Step, ...]] | None:
    """One length of time: the index after it and its steps; days, weeks, months and years are kept apart."""
    steps: list[Step] = []
    end = index
    while len(steps) < parts:
        joined = bool(steps) and tokens.low[end] in ("e", ",")
        part = _part(tokens, end + 1 if joined else end)
        if part is None or (steps and not joined):
            break
        end = part[0]
        steps.extend(part[1])
    return (end, tuple(steps)) if steps else None


def _part(tokens: Tokens, index: int) -> tuple[int, list[Step]] | None:
    low = tokens.low[index]
    if low in _VAGUE:
        return _of_unit(tokens, index + 1, Decimal(_VAGUE_COUNT))
    if tokens.follows(index, "un", "paio", "di"):
        return _of_unit(tokens, index + 3, Decimal(2))
    if low in ("mezzo", "mezza", "mezz"):
        return _of_unit(tokens, index + 2 if tokens.low[index + 1] == "'" else index + 1, Decimal("0.5"))
    if low == "un" and tokens.low[index + 1] == "'":
        return _of_unit(tokens, index + 2, Decimal(1))
    quantity = read_quantity(tokens, index)
    return _of_unit(tokens, quantity.end, quantity.value) if quantity is not None and quantity.value < _MOST else None


def _of_unit(tokens: Tokens, index: int, count: Decimal) -> tuple[int, list[Step]] | None:
    unit = UNITS.get(tokens.low[index])
    if unit is None or (tokens.capital(index) and not tokens.raw[index].isupper()):
        return None
    end = index + 1
    if tokens.low[end] == "e" and tokens.low[end + 1] in ("mezzo", "mezza"):
        end, count = end + 2, count + Decimal("0.5")
    size, name = unit
    steps = _whole(count * size, name)
    return (end, steps) if steps is not None else None


def _whole(count: Decimal, unit: str) -> list[Step] | None:
    """Half a year as six months, half a month as fifteen days; None where nothing whole comes out."""
    if count == count.to_integral_value():
        return [(int(count), unit)]
    if unit == "year" and (count * 12) == (count * 12).to_integral_value():
        return [(int(count * 12), "month")]
    if unit == "month" and count % 1 == Decimal("0.5"):
        return [step for step in ((int(count), "month"), (15, "day")) if step[0]]
    return None

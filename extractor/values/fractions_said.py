"""Numbers with more than a quantity in them: signs, fractions, decimals said aloud, powers."""

from decimal import Decimal, InvalidOperation, localcontext
from typing import NamedTuple

from extractor.values.number_words import ORDINALS, cardinal, ordinal
from extractor.values.quantities import Quantity, read_quantity
from extractor.values.tokens import Tokens

_VULGAR = {
    **{"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5)},
    **{"⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)},
}
_UNITS = frozenset("ml l cl dl hl kg g mg gr km m cm mm mq kmq ha w kw mw kwh mwh gb mb tb gw v hz".split())
_GREATEST_EXPONENT = 99


class Reading(NamedTuple):
    """A number between two token indices."""

    begin: int
    end: int
    value: Decimal
    approximate: bool


def read_number(tokens: Tokens, index: int) -> Reading | None:
    """The longest number that begins at `index`."""
    begin, negative = _sign(tokens, index)
    first = begin + 1 if negative else index
    if negative and tokens.low[begin] not in ("-", "meno"):
        return None
    read = _unsigned(tokens, first)
    if read is None or _is_measure(tokens, read.end):
        return None
    value = -read.value if negative else read.value
    return Reading(begin, read.end, value, read.approximate)


def _sign(tokens: Tokens, index: int) -> tuple[int, bool]:
    low = tokens.low[index]
    if low == "meno":
        return index, True
    if low != "-":
        return index, False
    opens = index == 0 or (tokens.gap[index] and not tokens.gap[index + 1])
    return index, opens


def _is_measure(tokens: Tokens, index: int) -> bool:
    """Whether a unit of measure is glued to the number: `180ml` is no number of its own."""
    return not tokens.gap[index] and tokens.low[index] in _UNITS


def _unsigned(tokens: Tokens, index: int) -> Reading | None:
    if tokens.low[index] in _VULGAR:
        above, below = _VULGAR[tokens.low[index]]
        return Reading(index, index + 1, Decimal(above) / below, False)
    quantity = _reduced(tokens, index, read_quantity(tokens, index))
    if quantity is None:
        return None
    special = _power(tokens, quantity) or _said_decimals(tokens, quantity) or _fraction(tokens, index, quantity)
    if special is not None:
        return Reading(index, *special, False)
    end, value = _and_fraction(tokens, quantity)
    return Reading(index, end, value, quantity.approximate)


def _reduced(tokens: Tokens, index: int, quantity: Quantity | None) -> Quantity | None:
    """`trecento e due dozzine`: a dozen added to a plain number."""
    if quantity is None or tokens.low[quantity.end] != "e" or quantity.scale > 1 or quantity.value < 100:
        return quantity
    dozens = read_quantity(tokens, quantity.end + 1)
    if dozens is None or dozens.scale != 12 or dozens.value >= quantity.value:
        return quantity
    return Quantity(dozens.end, quantity.value + dozens.value)


def _power(tokens: Tokens, quantity: Quantity) -> tuple[int, Decimal] | None:
    """`1e10`, `-127,32e13`, `1,1^23`, `2,5^-1`."""
    mark = tokens.low[quantity.end]
    if mark not in ("e", "^") or tokens.gap[quantity.end] or quantity.figure is None:
        return None
    index, negative = quantity.end + 1, False
    while tokens.low[index] in ("+", "-") and index < quantity.end + 3:
        negative, index = tokens.low[index] == "-" or negative, index + 1
    exponent = tokens.integer(index, 2)
    if tokens.low[quantity.end + 1 : quantity.end + 3] == ["-", "-"]:
        negative = False
    if exponent is None or tokens.gap[index] or exponent > _GREATEST_EXPONENT:
        return None
    signed = -exponent if negative else exponent
    base = quantity.value
    try:
        with localcontext() as context:
            context.prec = 60
            value = base * Decimal(10) ** signed if mark == "e" else base**signed
    except InvalidOperation:
        return None
    return index + 1, +value


def _said_decimals(tokens: Tokens, quantity: Quantity) -> tuple[int, Decimal] | None:
    """`duecento virgola settantuno`, `duecento punto zero tre`."""
    if tokens.low[quantity.end] not in ("virgola", "punto") or quantity.figure is not None:
        return None
    index, digits = quantity.end + 1, ""
    while len(digits) < 6:
        word = cardinal(tokens.low[index])
        if word is None or word > 999 or (digits and not digits.strip("0") == "" and word > 9):
            break
        digits, index = digits + str(word), index + 1
    return (index, quantity.value + Decimal("0." + digits)) if digits else None


def _fraction(tokens: Tokens, index: int, quantity: Quantity) -> tuple[int, Decimal] | None:
    """`3/4`, `tre quinti`, `uno su venti`, `cinquanta duemilacinquesimi`, `centotrenta e due quinti`."""
    end = quantity.end
    below = _denominator(tokens, end)
    if below is not None:
        return below[0], quantity.value / below[1]
    if tokens.low[end] == "su":
        other = read_quantity(tokens, end + 1)
        if other is not None and 0 < quantity.value < other.value:
            return other.end, quantity.value / other.value
    split = _last_word_below(tokens, index, end)
    return split


def _last_word_below(tokens: Tokens, index: int, end: int) -> tuple[int, Decimal] | None:
    """`2 1/4`: a whole number, then a fraction in figures."""
    if end != index + 1 or not tokens.digit[index] or not tokens.digit[end] or not tokens.gap[end]:
        return None
    part = _slashed(tokens, end)
    return (part[0], Decimal(tokens.raw[index]) + part[1]) if part is not None and part[1] < 1 else None


def _slashed(tokens: Tokens, index: int) -> tuple[int, Decimal] | None:
    if tokens.low[index + 1] != "/" or tokens.gap[index + 1] or tokens.gap[index + 2]:
        return None
    above, below = tokens.integer(index, 3), tokens.integer(index + 2, 3)
    if above is None or not below or tokens.low[index + 3] == "/":
        return None
    return index + 3, Decimal(above) / below


def _denominator(tokens: Tokens, index: int) -> tuple[int, Decimal] | None:
    """What stands below the stroke: `/4` in figures, `quinti`, `mezzi`, `ventunesimo`."""
    if tokens.low[index] == "/" and tokens.glued(index) and not tokens.gap[index + 1]:
        below = tokens.integer(index + 1, 3)
        dated = tokens.low[index + 2] == "/" and tokens.digit[index + 3]
        return (index + 2, Decimal(below)) if below and not dated else None
    low = tokens.low[index]
    if low in ("mezzo", "mezzi"):
        return index + 1, Decimal(2)
    value = ordinal(low) if low[-1:] in ("o", "i") else None
    if value is None or value < 3 or low in ("secondo", "secondi") or (low in ORDINALS and low[-1] not in "oi"):
        return None
    return index + 1, Decimal(value)


def _and_fraction(tokens: Tokens, quantity: Quantity) -> tuple[int, Decimal]:
    """`uno e mezzo`, `centotre e due terzi`, `2 e 1/4`."""
    end = quantity.end
    if tokens.low[end] in _VULGAR and tokens.glued(end):
        above, under = _VULGAR[tokens.low[end]]
        return end + 1, quantity.value + Decimal(above) / under
    if tokens.low[end] != "e":
        return end, quantity.value
    if tokens.low[end + 1] in ("mezzo", "mezza"):
        return end + 2, quantity.value + Decimal("0.5")
    above_part = read_quantity(tokens, end + 1)
    below = _denominator(tokens, above_part.end) if above_part is not None else None
    if above_part is None or below is None or above_part.value >= below[1]:
        return end, quantity.value
    return below[0], quantity.value + above_part.value / below[1]

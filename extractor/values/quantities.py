"""Numbers as Italian says them: figures or words, times thousands and millions, added up (`1 milione 250 mila`).

The grammar is a coefficient, a scale, and smaller quantities that follow it; halves and quarters belong to the scale
(`due milioni e mezzo`). It knows no units: money, percentages, durations and plain numbers are built on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.values.figures import Figure, read_figure
from extractor.values.number_words import POWERS, cardinal, ordinal
from extractor.values.tokens import Tokens

SCALES: Mapping[str, int] = {
    **POWERS,
    **{"million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9},
    "mila": 1000,
    "migliaia": 1000,
    "mln": 10**6,
    "mil": 10**6,
    "mio": 10**6,
    "mld": 10**9,
    **{"mrd": 10**9, "bln": 10**9},
    "k": 1000,
}
_CAPITAL_SCALES: Mapping[str, int] = {"M": 10**6, "G": 10**9, "B": 10**9, "b": 10**9, "T": 10**12}
ROUND_GROUPS: Mapping[str, int] = {
    **{"decina": 10, "decine": 10, "dozzina": 12, "dozzine": 12, "quindicina": 15, "ventina": 20, "trentina": 30},
    **{"quarantina": 40, "cinquantina": 50, "sessantina": 60, "settantina": 70, "ottantina": 80, "novantina": 90},
    **{"centinaio": 100, "centinaia": 100, "migliaio": 1000, "migliaia": 1000},
}
_FRACTIONS: Mapping[str, Decimal] = {"mezzo": Decimal("0.5"), "mezza": Decimal("0.5")}
_ABBREVIATED = frozenset(("mln", "mld", "mrd", "bln", "mil", "mio"))
_ALONE = frozenset(("milione", "miliardo"))
_BEFORE_ALONE = frozenset(("il", "del", "al", "dal", "sul"))
_EXACT_GROUPS = frozenset(("dozzina", "dozzine"))
_MILLION = 10**6
OPENINGS = frozenset("un du tr qu ci se ot no di do ve ce mi ze me".split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and how it was written: `end` is the index after it, `scale` the greatest power of ten in words."""

    end: int
    value: Decimal
    scale: int = 1
    figure: Figure | None = None
    approximate: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is figures alone, which a year, a code or a page number may be too."""
        return self.scale == 1 and self.figure is not None


def read_quantity(tokens: Tokens, index: int, *, spaced: Figure | None = None) -> Quantity | None:
    """The longest quantity that begins at `index`; `spaced` is its coefficient where the caller has read it."""
    first = _part(tokens, index, spaced)
    if first is None:
        return None
    total = first
    lowest = first.scale
    while lowest > 1:
        joined = tokens.low[total.end] in ("e", ",", "ed")
        part = _part(tokens, total.end + 1 if joined else total.end, None)
        if part is None or not _adds(part, lowest, joined=joined) or (first.figure and first.figure.decimals):
            break
        total = replace(total, end=part.end, value=total.value + part.value)
        lowest = part.scale
    return _with_fraction(tokens, total, lowest)


def _adds(part: Quantity, scale: int, *, joined: bool) -> bool:
    """Whether `part` continues a number whose least scale so far is `scale`, and does not begin another one."""
    if part.value >= scale or part.approximate:
        return False
    if part.scale > 1 or (part.figure is None and part.value > 99):
        return True
    if part.figure is None:
        return not joined
    return (part.figure.grouped and scale >= _MILLION) or (scale == 1000 and len(part.figure.whole) == 3)


def _with_fraction(tokens: Tokens, total: Quantity, scale: int) -> Quantity:
    """`un milione e mezzo`, `cinque miliardi e tre quarti`, `3 dozzine e mezza`: the fraction is one of the scale."""
    end = total.end
    if scale == 1 or tokens.low[end] != "e":
        return total
    half = _FRACTIONS.get(tokens.low[end + 1])
    if half is not None and tokens.low[end + 2] not in POWERS:
        return replace(total, end=end + 2, value=total.value + scale * half)
    if half is not None:
        power = POWERS[tokens.low[end + 2]]
        return replace(total, end=end + 3, value=total.value + power * half) if power < scale else total
    count, parts = cardinal(tokens.low[end + 1]), ordinal(tokens.low[end + 2])
    if count and parts and 3 <= parts <= 10 and count < parts and tokens.low[end + 2][-1] in "io":
        return replace(total, end=end + 3, value=total.value + Decimal(scale) * count / parts)
    return total


def _part(tokens: Tokens, index: int, spaced: Figure | None) -> Quantity | None:
    half = _FRACTIONS.get(tokens.low[index])
    if half is not None:
        scale = POWERS.get(tokens.low[index + 1]) or ROUND_GROUPS.get(tokens.low[index + 1])
        return Quantity(index + 2, half * scale, scale) if scale else None
    if tokens.low[index] in _ALONE and tokens.low[index - 1] in _BEFORE_ALONE:
        power = POWERS[tokens.low[index]]
        return Quantity(index + 1, Decimal(power), power)
    fraction = _slashed(tokens, index)
    if fraction is not None:
        return fraction
    figure = spaced or read_figure(tokens, index)
    if figure is not None:
        group = ROUND_GROUPS.get(tokens.low[figure.end])
        if group is not None:
            vague = tokens.low[figure.end] not in _EXACT_GROUPS and group < 1000
            return Quantity(figure.end + 1, figure.value * group, group, figure, vague)
        scale, end = read_scale(tokens, figure.end)
        return Quantity(end, figure.value * scale, scale, figure)
    return _words(tokens, index)


def _slashed(tokens: Tokens, index: int) -> Quantity | None:
    """`1/2 milione`."""
    if tokens.low[index + 1] != "/" or tokens.low[index + 3] not in POWERS or tokens.gap[index + 2]:
        return None
    above, below = tokens.integer(index, 1), tokens.integer(index + 2, 1)
    if not above or not below or above >= below:
        return None
    power = POWERS[tokens.low[index + 3]]
    return Quantity(index + 4, Decimal(above * power) / below, power)


def _words(tokens: Tokens, index: int) -> Quantity | None:
    value = cardinal(tokens.low[index])
    if value is None:
        return None
    end, value = _more_words(tokens, index + 1, value)
    group = ROUND_GROUPS.get(tokens.low[end])
    power = POWERS.get(tokens.low[end + 2], 1000 if tokens.low[end + 2] == "migliaia" else 0)
    if group is not None and tokens.low[end + 1] == "di" and power:
        return Quantity(end + 3, Decimal(value * group * power), power, approximate=True)
    if group is not None:
        vague = tokens.low[end] not in _EXACT_GROUPS
        return Quantity(end + 1, Decimal(value * group), group, approximate=vague)
    scale, end = read_scale(tokens, end)
    if scale == 1 and value >= 1000 and value % 1000 == 0:
        return Quantity(end, Decimal(value), 1000)
    return Quantity(end, Decimal(value * scale), scale)


def _more_words(tokens: Tokens, end: int, value: int) -> tuple[int, int]:
    """The number with the words set apart that go on with it: `duecento quaranta`, `tre mila cinquecento`."""
    if tokens.low[end] == "mila" and 1 < value < 1000:
        end, value = end + 1, value * 1000
    for _ in range(3):
        unit = 1000 if value % 1000 == 0 else 100 if value % 100 == 0 else 0
        more = cardinal(tokens.low[end])
        if not unit or more is None or not 0 < more < unit or value == 0:
            break
        if ordinal(tokens.low[end + 1]) and unit == 100:
            break
        end, value = end + 1, value + more
        if tokens.low[end] == "mila" and value < 1000:
            end, value = end + 1, value * 1000
    return end, value


def read_scale(tokens: Tokens, index: int) -> tuple[int, int]:
    """The power of ten that the word at `index` means, 1 if none, and the index after it."""
    low = tokens.low[index]
    scale = SCALES.get(low, 1)
    signed = tokens.raw[index + 1] in ("€", "$", "£", "EUR")
    if low == "k" and tokens.gap[index] and tokens.raw[index] != "k" and not signed:
        scale = 1
    if scale == 1 and low == "m" and signed:
        scale = _MILLION
    if scale == 1 and (not tokens.gap[index] or signed):
        scale = _CAPITAL_SCALES.get(tokens.raw[index], 1)
    if scale == 1:
        return 1, index
    if scale == 1000 and tokens.low[index + 1] in ("miliardi", "milioni"):
        return scale * POWERS[tokens.low[index + 1]], index + 2
    dotted = low in _ABBREVIATED and tokens.low[index + 1] == "." and tokens.glued(index + 1)
    return scale, index + (2 if dotted and not tokens.capital(index + 2) else 1)


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent and without zeros behind the point: `1250000`, not `1250000.0`."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def starts_quantity(tokens: Tokens, index: int) -> bool:
    """Whether the word at `index` may open a quantity; cheap, for the scans that try every word."""
    low = tokens.low[index]
    return low[:2] in OPENINGS and (low in _FRACTIONS or low in _ALONE or cardinal(low) is not None)


def may_open_number(tokens: Tokens, index: int) -> bool:
    """Whether a number of any sort may begin at `index`: figures, a word, a sign, a fraction in one character."""
    if tokens.low[index] == "meno":
        return tokens.low[index - 1] != "o"
    return tokens.digit[index] or tokens.low[index] in "-½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞" or starts_quantity(tokens, index)

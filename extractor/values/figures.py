"""Numbers written in figures, with the separators that Italian, Swiss and English texts use.

A dot before groups of three is a thousands separator, a comma is a decimal one; where the two meet, the last one is
decimal.
"""

from dataclasses import dataclass
from decimal import Decimal

from extractor.values.tokens import Tokens

_SEPARATORS = frozenset(".,'")
_MOST_DIGITS = 30
_MOST_TOKENS = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in figures: `end` is the index after its last token."""

    end: int
    value: Decimal
    grouped: bool = False
    decimals: int = 0
    whole: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is a bare run of digits."""
        return not self.grouped and not self.decimals


def run_end(tokens: Tokens, index: int) -> int:
    """The index after the run of digits and inner separators that begins at `index`; endless runs come in pieces."""
    low, digit, gap = tokens.low, tokens.digit, tokens.gap
    stop = index + _MOST_TOKENS
    index += 1
    while index < stop and low[index] in _SEPARATORS and digit[index + 1] and not gap[index] and not gap[index + 1]:
        index += 2
    return index


def read_figure(tokens: Tokens, index: int) -> Figure | None:
    """The figure whose first digits stand at `index`; None for a date, a telephone number, an address of the net."""
    if not tokens.digit[index]:
        return None
    end = run_end(tokens, index)
    if end == index + 1:
        raw = tokens.raw[index]
        return Figure(end, Decimal(raw), whole=raw) if len(raw) <= _MOST_DIGITS else None
    if end - index > _MOST_TOKENS or tokens.end[end - 1] - tokens.start[index] > 2 * _MOST_DIGITS:
        return None
    groups, separators = tokens.raw[index:end:2], tokens.low[index + 1 : end : 2]
    return _interpret(end, groups, separators)


def _interpret(end: int, groups: list[str], separators: list[str]) -> Figure | None:
    last = separators[-1]
    if len(set(separators)) == 1 and _thousands(groups) and (last != "," or len(groups) > 2):
        return Figure(end, Decimal("".join(groups)), grouped=True, whole="".join(groups))
    if last == "'" or separators.count(last) > 1:
        return None
    if len(groups) > 2 and (len(set(separators[:-1])) > 1 or not _thousands(groups[:-1])):
        return None
    whole = "".join(groups[:-1])
    return Figure(end, Decimal(f"{whole}.{groups[-1]}"), len(groups) > 2, len(groups[-1]), whole)


def _thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])


def read_spaced_figure(tokens: Tokens, index: int) -> Figure | None:
    """A figure whose thousands are set apart by spaces: `1 250 000`, `12 500,50`."""
    if not tokens.digit[index] or len(tokens.raw[index]) > 3 or tokens.raw[index][0] == "0":
        return None
    end, digits = index + 1, tokens.raw[index]
    while tokens.digit[end] and len(tokens.raw[end]) == 3 and _one_space(tokens, end) and len(digits) < _MOST_DIGITS:
        digits += tokens.raw[end]
        end += 1
    if end == index + 1 or (tokens.digit[end] and tokens.gap[end]):
        return None
    if tokens.low[end] == "," and tokens.digit[end + 1] and not tokens.gap[end] and not tokens.gap[end + 1]:
        decimals = tokens.raw[end + 1]
        value = Decimal(f"{digits}.{decimals}") if len(decimals) <= _MOST_DIGITS else None
        return Figure(end + 2, value, True, len(decimals), digits) if value is not None else None
    return Figure(end, Decimal(digits), grouped=True, whole=digits)


def _one_space(tokens: Tokens, index: int) -> bool:
    return tokens.start[index] - tokens.end[index - 1] == 1 and tokens.text[tokens.end[index - 1]] != "\n"

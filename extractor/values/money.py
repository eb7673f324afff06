"""One sum of money, or a range of two, in the list of tokens: quantity × currency × cents × range.

Everything here reads forward from a given token; which tokens are tried, and what a sum without a currency means, is
decided in `amounts` and `money_context`.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.values.currencies import CENTS, SIGNS, currency_after, currency_before, scaled_before
from extractor.values.figures import Figure, read_spaced_figure
from extractor.values.number_words import cardinal
from extractor.values.quantities import Quantity, read_quantity
from extractor.values.tokens import Tokens

_OPENERS = frozenset(("da", "dai", "dagli", "dalle", "tra", "fra"))
_ARTICLES = frozenset(("i", "gli", "il", "le"))
_TO = frozenset(("a", "ad", "ai", "agli", "alle", "e", "ed"))
_SURE_CODES = frozenset(("EUR", "USD", "CHF", "GBP"))
_THOUSANDS_FROM = 10


@dataclass(frozen=True, slots=True)
class Money:
    """A sum between two token indices; `currency` is None where the text names none (yet)."""

    begin: int
    end: int
    value: Decimal
    scale: int = 1
    currency: str | None = None
    upper: Decimal | None = None
    approximate: bool = False
    ambiguous: bool = False
    quantity: Quantity | None = None


def read_money(tokens: Tokens, index: int) -> Money | None:
    """The sum or the range of sums that begins at `index`, with its currency if it has one."""
    left = _single(tokens, index)
    if left is None:
        return None
    return _range(tokens, left) or left


def _single(tokens: Tokens, index: int) -> Money | None:
    scaled = scaled_before(tokens, index)
    if scaled is not None:
        return _after_scaled(tokens, index, *scaled)
    before = currency_before(tokens, index)
    if before is not None:
        return _after_currency(tokens, index, *before)
    spaced = read_spaced_figure(tokens, index)
    if spaced is not None:
        money = _with_currency(tokens, index, read_quantity(tokens, index, spaced=spaced))
        if money is not None and money.currency:
            return money
    quantity = read_quantity(tokens, index)
    return None if quantity is None else _with_currency(tokens, index, quantity)


def _after_scaled(tokens: Tokens, begin: int, index: int, code: str, factor: int) -> Money | None:
    quantity = read_quantity(tokens, index)
    if quantity is None or not quantity.bare:
        return None
    return Money(begin, quantity.end, quantity.value * factor, factor, code, quantity=quantity)


def _after_currency(tokens: Tokens, begin: int, index: int, code: str) -> Money | None:
    spaced = read_spaced_figure(tokens, index)
    quantity = read_quantity(tokens, index, spaced=spaced)
    if quantity is None or (tokens.raw[begin] not in SIGNS and not _solid(quantity, code, tokens.low[begin])):
        return None
    value, ambiguous = _settle(quantity)
    end = quantity.end
    if tokens.low[end] == "m" and not tokens.gap[end] and tokens.raw[begin] in SIGNS:
        return Money(begin, end + 1, value * 10**6, 10**6, code, quantity=quantity)
    if tokens.follows(end, ",", "-") or tokens.follows(end, ".", "-"):
        end += 3 if tokens.low[end + 2] == "-" else 2
    return _and_cents(
        tokens, Money(begin, end, value, quantity.scale, code, None, quantity.approximate, ambiguous, quantity)
    )


def _solid(quantity: Quantity, code: str, low: str) -> bool:
    """Whether the number after a code or the word `euro` is a sum, and not a model, a standard or a championship."""
    figure = quantity.figure
    if figure is None or not figure.plain or quantity.scale > 1:
        return True
    if low != "euro" and code in _SURE_CODES:
        return True
    return quantity.value >= 100 and not (len(figure.whole) == 4 and 1900 <= quantity.value <= 2100)


def _with_currency(tokens: Tokens, begin: int, quantity: Quantity | None) -> Money | None:
    if quantity is None:
        return None
    end = quantity.end
    if tokens.low[end] in CENTS:
        return _cents(tokens, begin, quantity)
    about = tokens.low[end] == "circa"
    swiss = 2 if tokens.follows(end, ".", "-") or tokens.follows(end, ",", "-") else 0
    if swiss and tokens.low[end + 2] == "-":
        swiss = 3
    found = currency_after(tokens, end + swiss + about)
    if found is None:
        return Money(begin, end, quantity.value, quantity.scale, quantity=quantity, approximate=quantity.approximate)
    end, code, factor = found
    value, ambiguous = _settle(quantity)
    money = Money(begin, end, value * factor, quantity.scale * factor, code, None, about, ambiguous, quantity)
    return _and_cents(tokens, replace(money, approximate=about or quantity.approximate))


def _settle(quantity: Quantity) -> tuple[Decimal, bool]:
    """The value of a sum, and whether it might be read in another way.

    Three decimals behind a comma are no cents: from ten upwards the comma is an English thousands separator.
    """
    figure: Figure | None = quantity.figure
    if figure is None or figure.grouped or quantity.scale > 1 or figure.decimals != 3:
        return quantity.value, False
    if quantity.value >= _THOUSANDS_FROM or quantity.value == quantity.value.to_integral_value():
        return quantity.value * 1000, True
    return quantity.value, False


def _cents(tokens: Tokens, begin: int, quantity: Quantity) -> Money:
    end, code = quantity.end + 1, "EUR"
    found = currency_after(tokens, end) if tokens.low[end] == "di" else None
    if found is not None:
        end, code = found[:2]
    value = quantity.value / 100
    return Money(begin, end, value, 1, code, None, quantity.approximate, False, quantity)


def _and_cents(tokens: Tokens, money: Money) -> Money:
    """`dieci euro e cinquanta centesimi`, `10 euro e 50`."""
    joined = tokens.low[money.end] in ("e", "ed")
    index = money.end + 1 if joined else money.end
    cents = tokens.integer(index, 2) or cardinal(tokens.low[index])
    if not cents or cents > 99 or money.value != money.value.to_integral_value():
        return money
    if tokens.low[index + 1] in CENTS:
        return replace(money, end=index + 2, value=money.value + Decimal(cents) / 100)
    after = tokens.low[index + 1]
    if after in (".", ",", "'") and tokens.digit[index + 2] and tokens.glued(index + 1):
        return money
    if money.scale == 1 and cents >= 10 and not after[:1].isalpha() and after not in ("%", "-", "°", "/", "€"):
        return replace(money, end=index + 1, value=money.value + Decimal(cents) / 100)
    return money


def _range(tokens: Tokens, left: Money) -> Money | None:
    opened = opener(tokens, left.begin)
    index = left.end
    if opened < left.begin and tokens.low[index] in _TO:
        index += 1
        if tokens.low[index] in _ARTICLES:
            index += 1
    elif tokens.low[index] in ("-", "/", "o") and (tokens.low[index] == "o" or not tokens.gap[index + 1]):
        index, opened = index + 1, left.begin
    else:
        return None
    right = _single(tokens, index)
    if right is not None and right.currency is None and tokens.raw[left.begin] in SIGNS:
        right = replace(right, currency=left.currency)
    if right is None or right.currency is None or left.currency not in (None, right.currency):
        return None
    return _joined(left, right, opened)


def _joined(left: Money, right: Money, begin: int) -> Money | None:
    lower = left.value
    coefficient = right.value / right.scale
    if left.scale == 1 and lower < coefficient:
        lower *= right.scale
    if not lower < right.value:
        return None
    return replace(right, begin=begin, value=lower, upper=right.value, approximate=False)


def opener(tokens: Tokens, index: int) -> int:
    """The index of the `da` or `tra` that opens a range whose first number stands at `index`, else `index`."""
    first = index - 1
    if tokens.low[first] in _ARTICLES:
        first -= 1
    return first if tokens.low[first] in _OPENERS else index

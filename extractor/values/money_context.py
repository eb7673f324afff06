"""Sums whose currency the text leaves out, because the words around them or the sums before them say it.

A bare number is far more often a count. It is a sum only if nothing follows that it could count, if it is large and
written as sums are (`94.960`, `611mila`, `1,9 milioni`), and if its sentence speaks of money or its paragraph has
named a sum before. A figure in place of another one (`2,5 milioni alla Regione e 1,3 al Comune`) takes its scale too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.values.money import Money
from extractor.values.money_words import (
    COUNTED_STEMS,
    FUNCTION_WORDS,
    FUNDS,
    MONEY_STEMS,
    NO_MONEY,
    NO_SUM_BEFORE,
)
from extractor.values.tokens import Tokens

_MILLION = 10**6
_BEFORE, _AFTER = 26, 14
_PARAGRAPH_REACH = 600
_ECHO_REACH = 160
_PART_REACH = 45
_BRACKET_REACH = 700
_SMALLEST_IN_BRACKET = 10_000
_WORDS_IN_BRACKET = 5
_ENDS = frozenset((".", ";", "!", "?", "\n"))
_ARTICLES = frozenset("il lo la l ' i gli le a al alla all allo ai agli alle e".split())
_OTHERS = frozenset(("altri", "altre", "ne"))
_GIVERS = frozenset("da dal dallo dalla dai dagli dalle dall".split())
_TO = frozenset("al alla allo ai agli alle all".split())
_SHARED_OUT = frozenset(
    (*_TO, *_GIVERS, *"sono vanno andranno per spettano toccano arrivano riguardano restano".split())
)
_OF = frozenset("di del dello della dei degli delle dell".split())


@dataclass(slots=True)
class Told:
    """What the text has said of money so far: the last sum, and the currency that its paragraph named first."""

    last: Money | None = None
    named: str | None = None
    _end: int = 0

    def note(self, tokens: Tokens, money: Money) -> None:
        """Remembers a sum."""
        if self.named is None or "\n" in tokens.low[self._end : money.begin]:
            self.named = money.currency
        self.last, self._end = money, money.end

    def near(self, tokens: Tokens, index: int, reach: int) -> Money | None:
        """The last sum, where it stands in the same paragraph and within reach."""
        if self.last is None or tokens.start[index] - tokens.end[self.last.end - 1] > reach:
            return None
        return None if "\n" in tokens.low[self.last.end : index] else self.last


def thousands_left_out(tokens: Tokens, money: Money) -> Money:
    """`money` with the hundreds behind its millions as thousands: `un milione e 300`, `due milioni e quattrocento`.

    Only where nothing follows that the hundreds could count, and the text does not go on with a unit of its own.
    """
    hundreds = money.value % _MILLION
    if money.scale != _MILLION or (money.quantity is not None and money.quantity.approximate):
        return money
    if 100 <= hundreds < 1000 and hundreds % 10 == 0 and not counts_things(tokens, money.end):
        return replace(money, value=money.value + hundreds * 999)
    index = money.end + 1
    is_round = tokens.digit[index] and len(tokens.raw[index]) == 3 and tokens.raw[index][-1] == "0"
    if hundreds or not is_round or tokens.low[money.end] != "e" or counts_things(tokens, index + 1):
        return money
    value = money.value + 1000 * int(tokens.raw[index])
    return replace(money, end=index + 1, value=value)


def without_currency(tokens: Tokens, money: Money, told: Told) -> Money | None:
    """`money` with the currency that its surroundings give it, None where it may as well count something."""
    if not _is_large(money) or counts_things(tokens, money.end) or _is_numbered(tokens, money.begin):
        return None
    last = told.near(tokens, money.begin, _PARAGRAPH_REACH)
    if last is None and not (_speaks_of_money(tokens, money) or _closes_item(tokens, money, told)):
        return None
    return replace(money, currency=_currency(tokens, money, last, told.named))


def _currency(tokens: Tokens, money: Money, last: Money | None, named: str | None) -> str:
    """That of the sum before it in the sentence, else the one that the paragraph named first, else euro."""
    if last is None or last.currency is None:
        return "EUR"
    return named if named and _sentence_ends(tokens, last.end, money.begin) else last.currency


def _is_large(money: Money) -> bool:
    quantity = money.quantity
    if quantity is None:
        return False
    figure = quantity.figure
    return quantity.scale >= 1000 or (figure is not None and figure.grouped and quantity.value >= 1000)


def counts_things(tokens: Tokens, end: int) -> bool:
    """Whether the word at `end`, right behind a number, is what the number counts."""
    low = tokens.low[end]
    if low in ("di", "d"):
        place = end + 1
        return tokens.low[place] not in FUNDS and tokens.low[place] not in ("questi", "queste")
    if low == "," and tokens.digit[end + 1] and not tokens.gap[end + 1]:
        return True
    if low in ("%", "°", "º", "/", "$", "+") or tokens.digit[end]:
        return True
    if low in ("a", "o", "-", "e") and tokens.digit[end + 1]:
        return _next_counts(tokens, end + 1)
    return low[:1].isalpha() and low not in FUNCTION_WORDS


def _next_counts(tokens: Tokens, index: int) -> bool:
    """Whether the other end of a range counts something: `da 3.000 a 5.000 visitatori`."""
    while tokens.digit[index] or (tokens.low[index] in (".", ",") and tokens.digit[index + 1]):
        index += 1
    if tokens.low[index] in ("mila", "milioni", "miliardi"):
        index += 1
    return tokens.low[index] == "%" or (tokens.low[index][:1].isalpha() and tokens.low[index] not in FUNCTION_WORDS)


def _is_numbered(tokens: Tokens, begin: int) -> bool:
    before = tokens.low[begin - 1]
    if before in (".", "°", "º", ":"):
        before = tokens.low[begin - 2] if tokens.low[begin - 2] != "quota" else ""
    glued = tokens.glued(begin) and before in ("-", "/", "+", "_", "#")
    return glued or before in NO_SUM_BEFORE


def _speaks_of_money(tokens: Tokens, money: Money) -> bool:
    """Whether the sentence around a number holds a word of money; millions need none, if nothing is counted."""
    around = [*_sentence(tokens, money.begin - 1, -1, _BEFORE), *_sentence(tokens, money.end, 1, _AFTER)]
    if any(low.startswith(MONEY_STEMS) and low not in NO_MONEY for low in around):
        return True
    return money.scale >= _MILLION and not any(low.startswith(COUNTED_STEMS) for low in around)


def _sentence(tokens: Tokens, index: int, step: int, most: int) -> Iterator[str]:
    """The words of the sentence from `index` on in one direction, no more than `most`."""
    for place in range(index, index + step * most, step):
        if place < 0 or not tokens.low[place] or _is_end(tokens, place):
            return
        yield tokens.low[place]


def _closes_item(tokens: Tokens, money: Money, told: Told) -> bool:
    """Whether the number ends an item of a list of sums: `FUORI CLASSE, Istituto comprensivo, 212.500`."""
    end = money.end + 1 if tokens.low[money.end] in (".", ";", ",") else money.end
    last = told.last
    if last is None or money.value < _SMALLEST_IN_BRACKET or tokens.low[end] not in ("\n", ""):
        return False
    near = tokens.start[money.begin] - tokens.end[last.end - 1] <= _PARAGRAPH_REACH
    return near and tokens.low[money.begin - 1] in (",", ":", "-", "(", "|")


def _is_end(tokens: Tokens, index: int) -> bool:
    low = tokens.low[index]
    if low == ".":
        return tokens.gap[index + 1] and (tokens.capital(index + 1) or not tokens.raw[index + 1].isalpha())
    return low in _ENDS


def _sentence_ends(tokens: Tokens, begin: int, end: int) -> bool:
    return any(_is_end(tokens, index) for index in range(begin, end))


def echo(tokens: Tokens, money: Money, told: Told) -> Money | None:
    """`money` with the scale and currency of the sum before it, where it stands in its place for another name."""
    quantity, last = money.quantity, told.last
    if quantity is None or last is None:
        return None
    if _is_of_which(tokens, money, last):
        return _scaled(money, last)
    if half := _and_a_half(tokens, money, last):
        return half
    if quantity.figure is None and quantity.scale == 1 and _is_part(tokens, money, last):
        return _scaled(money, last)
    if not quantity.bare:
        return None
    if _stands_in_bracket(tokens, money, last):
        return replace(money, currency=last.currency)
    if last.scale < 1000 or quantity.value >= 1000 or not _is_near(tokens, money, told):
        return None
    if counts_things(tokens, money.end) or not _stands_for_another(tokens, money, last):
        return None
    return _scaled(money, last)


def _is_near(tokens: Tokens, money: Money, told: Told) -> bool:
    """Whether the last sum is near; in an answer, `noi ne gestiamo 1,15`, it may be the question's."""
    if told.near(tokens, money.begin, _ECHO_REACH) is not None:
        return True
    figure = money.quantity.figure if money.quantity else None
    said = tokens.low[money.begin - 3 : money.begin]
    after = told.last is not None and tokens.start[money.begin] - tokens.end[told.last.end - 1] <= _ECHO_REACH
    return after and "ne" in said and bool(figure and figure.decimals)


def _scaled(money: Money, last: Money) -> Money:
    return replace(money, value=money.value * Decimal(last.scale), scale=last.scale, currency=last.currency)


def _is_part(tokens: Tokens, money: Money, last: Money) -> bool:
    """Whether a small whole number is a part of the sum before it: `8 milioni, 5 dalla Regione e 3 dallo Stato`."""
    near = 0 < tokens.start[money.begin] - tokens.end[last.end - 1] <= _ECHO_REACH
    if not near or money.value <= 1 or _sentence_ends(tokens, last.end, money.begin):
        return False
    opens = tokens.low[money.begin - 1] in (":", ",", "e", "(", "-")
    of = tokens.low[money.end] in _OF and tokens.capital(money.end + (2 if tokens.low[money.end + 1] == "'" else 1))
    smaller = money.value * last.scale < last.value and last.scale >= _MILLION
    to = last.scale < _MILLION and tokens.low[money.end] in _TO and money.value >= 10
    return opens and ((smaller and (of or tokens.low[money.end] in _GIVERS)) or to)


def _is_of_which(tokens: Tokens, money: Money, last: Money) -> bool:
    """Whether the number is a part of the sum right before it: `900 milioni, più di 23 dei quali`."""
    relative = tokens.low[money.end] in ("dei", "delle") and tokens.low[money.end + 1] in ("quali", "euro")
    near = 0 < tokens.start[money.begin] - tokens.end[last.end - 1] <= _PART_REACH
    enough = last.scale >= _MILLION or (last.scale >= 1000 and money.value >= 10)
    small = money.scale == 1 and money.value * last.scale < last.value
    return near and relative and enough and small and not _sentence_ends(tokens, last.end, money.begin)


def _and_a_half(tokens: Tokens, money: Money, last: Money) -> Money | None:
    """`dei sette milioni ne arriveranno uno e mezzo`: millions and a half, where no hour and nothing counted."""
    half = tokens.follows(money.end, "e", "mezzo") or tokens.follows(money.end, "e", "mezza")
    near = 0 < tokens.start[money.begin] - tokens.end[last.end - 1] <= _ECHO_REACH
    if not half or not near or last.scale < _MILLION or money.value >= 10 or money.scale > 1:
        return None
    if tokens.low[money.begin - 1] in ("alle", "ore", "le", "dalle", "delle") or counts_things(tokens, money.end + 2):
        return None
    quantity = replace(money, end=money.end + 2, value=money.value + Decimal("0.5"))
    return None if _sentence_ends(tokens, last.end, money.begin) else _scaled(quantity, last)


def _stands_in_bracket(tokens: Tokens, money: Money, before: Money) -> bool:
    figure = money.quantity.figure if money.quantity else None
    if figure is None or not figure.grouped or money.value < _SMALLEST_IN_BRACKET:
        return False
    lead_in = tokens.low[max(money.begin - _WORDS_IN_BRACKET, 0) : money.begin]
    opens = "(" in lead_in and ")" not in lead_in and tokens.low[money.end] in (")", ",")
    return opens and tokens.start[money.begin] - tokens.end[before.end - 1] <= _BRACKET_REACH


def _stands_for_another(tokens: Tokens, money: Money, last: Money) -> bool:
    """Whether a figure repeats the last sum's shape: with decimals for a giver or taker, `ne avrà 1,2`, `5 dalla …`."""
    figure = money.quantity.figure if money.quantity else None
    first = money.begin - 1
    if figure is None:
        return False
    if "ne" in tokens.low[max(first - 5, last.end) : money.begin] or tokens.low[first] in _OTHERS:
        return bool(figure.decimals) or not _sentence_ends(tokens, last.end, money.begin)
    if _sentence_ends(tokens, last.end, money.begin):
        goes_on = tokens.low[first] == ";" and tokens.low[money.end] in _SHARED_OUT
        return bool(figure.decimals) and (goes_on or _names_before(tokens, first))
    if figure.decimals:
        return last.scale >= _MILLION or _names_before(tokens, first)
    return _is_part(tokens, money, last)


def _names_before(tokens: Tokens, first: int) -> bool:
    """Whether a name behind an article leads in to the figure: `il Politecnico 7,5`."""
    steps = 0
    while tokens.capital(first) and steps < 5:
        first, steps = first - 1, steps + 1
    return steps > 0 and tokens.low[first] in _ARTICLES

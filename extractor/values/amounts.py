"""Sums of money in Italian text: `find_amounts`, `parse_amount`; and percentages: `find_rates`.

A sum is a number with a currency. Counts, areas, years and telephone numbers have none, so they are never found;
where the text leaves the currency out, the reading says so in `note`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.errors import InvalidValue
from extractor.messages import _
from extractor.values.currencies import CODES, SIGNS
from extractor.values.figures import run_end
from extractor.values.money import Money, read_money
from extractor.values.money_context import Told, echo, thousands_left_out, without_currency
from extractor.values.quantities import plain, starts_quantity
from extractor.values.rates import Rate, find_rates, parse_rate
from extractor.values.tokens import Tokens

__all__ = ["Amount", "Rate", "find_amounts", "find_rates", "parse_amount", "parse_rate"]

_ABOUT = tuple(
    tuple(words.split())
    for words in (
        "poco meno di, poco piu di, non meno di, non piu di, piu di, meno di, ben oltre, all ' incirca, attorno "
        "a, attorno ai, "
        "attorno agli, intorno a, intorno ai, intorno agli, vicino a, vicina a, superiore a, "
        "superiore ai, "
        "superiore agli, superiori a, superiori ai, inferiore a, inferiore ai, inferiori a, nell ' ordine di, "
        "nell ' ordine dei, "
        "sopra i, sotto i, sui, circa, oltre, quasi, almeno, approssimativamente, ca ., ca, ~, +, >, <"
    ).split(", ")
)
_OPENING_WORDS = frozenset("euro lire us fr m k mln ml mio mld meuro meur mleuro mlneuro keuro keur mldeuro".split())


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money at `text[start:end]`, half open, from the word that qualifies it to its currency.

    `amount` is in units of `currency` (ISO 4217); for a range it is the lower bound and `upper` the other one.
    `approximate` holds for "circa", "oltre" and their like; `note` says which part of the value was assumed.
    """

    start: int
    end: int
    text: str
    amount: Decimal
    currency: str
    approximate: bool = False
    upper: Decimal | None = None
    note: str | None = None


def find_amounts(text: str) -> list[Amount]:
    """The sums of money in `text`, in order, not overlapping."""
    tokens = Tokens(text)
    return [_amount(tokens, money, note) for money, note in _sums(tokens)]


def parse_amount(text: str) -> Amount:
    """The sum that the whole of `text` states, as a reviewer types it; raises InvalidValue for anything else."""
    found = find_amounts(text)
    if not found:
        raise InvalidValue(text, _("this is no amount of money"))
    if len(found) > 1:
        raise InvalidValue(text, _("these are several amounts of money"))
    if text[: found[0].start].strip() or text[found[0].end :].strip():
        raise InvalidValue(text, _("only «%(part)s» in it is an amount of money") % {"part": found[0].text})
    return found[0]


def _sums(tokens: Tokens) -> Iterator[tuple[Money, str | None]]:
    index, told = 0, Told()
    while index < tokens.count:
        if not _may_begin(tokens, index):
            index += 1
            continue
        money = read_money(tokens, index)
        note = None
        if money is not None and money.currency is None:
            money, note = _completed(tokens, money, told)
        if money is None:
            index = run_end(tokens, index) if tokens.digit[index] else index + 1
            continue
        if money.ambiguous:
            note = _("the comma is read as a thousands separator")
        yield money, note
        told.note(tokens, money)
        index = money.end


def _may_begin(tokens: Tokens, index: int) -> bool:
    if tokens.digit[index]:
        return not (
            index and tokens.glued(index) and tokens.raw[index - 1].isalpha() and tokens.raw[index - 1] not in CODES
        )
    raw = tokens.raw[index]
    return raw in SIGNS or raw in CODES or tokens.low[index] in _OPENING_WORDS or starts_quantity(tokens, index)


def _completed(tokens: Tokens, money: Money, told: Told) -> tuple[Money | None, str | None]:
    money = thousands_left_out(tokens, money)
    assumed = without_currency(tokens, money, told)
    if assumed is not None:
        return assumed, _("the currency is assumed: the text does not name it")
    inherited = echo(tokens, money, told)
    return inherited, _("the unit is taken from the amount before it") if inherited else None


def _amount(tokens: Tokens, money: Money, note: str | None) -> Amount:
    money = _qualified(tokens, money)
    start, end = tokens.start[money.begin], tokens.end[money.end - 1]
    upper = None if money.upper is None else plain(money.upper)
    currency = money.currency or "EUR"
    return Amount(start, end, tokens.text[start:end], plain(money.value), currency, money.approximate, upper, note)


def _qualified(tokens: Tokens, money: Money) -> Money:
    """The sum with the words around it that make it approximate."""
    for words in _ABOUT:
        begin = money.begin - len(words)
        if begin >= 0 and tokens.low[begin : money.begin] == list(words) and tokens.low[begin - 1] != "non":
            money = replace(money, begin=begin, approximate=True)
            break
    if tokens.low[money.end] == "circa" or tokens.follows(money.end, "ca", "."):
        money = replace(money, end=money.end + (1 if tokens.low[money.end] == "circa" else 2), approximate=True)
    return money

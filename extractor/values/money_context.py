"""Sums whose currency the text leaves out, because the words before them or the sum before them say it.

Only three shapes are taken, for a bare number is far more often a count: a number that ends a phrase about money
(`un budget pari a 1.498.568`), one that repeats the last sum's shape for another name (`il Politecnico 7,5`), and one
that stands grouped in brackets of its own after a sum (`«Beta» (110.000)`).
"""

from dataclasses import replace
from decimal import Decimal

from extractor.values.money import Money
from extractor.values.tokens import Tokens

_MONEY_NOUNS = frozenset(
    (
        "budget bilancio contributo contributi finanziamento finanziamenti cofinanziamento costo costi importo "
        "importi valore "
        "investimento investimenti stanziamento stanziamenti stanziati stanziata stanziate stanziato dotazione "
        "spesa spese fondi "
        "risorse somma somme plafond finanziato finanziata erogati erogato erogata sovvenzione sovvenzioni grant euro "
        "ammontare capitale montepremi premio"
    ).split()
)
_FUNDS = frozenset(
    "fondi risorse finanziamenti finanziamento contributi contributo investimenti investimento spesa".split()
)
_LINKS = frozenset(
    ("a", "ad", "di", "per", "da", "e", ":", "circa", "oltre", "ammonta", "totale", "complessivo", "vale", "=")
)
_AFTER = frozenset(
    (
        *(
            "",
            "\n",
            ".",
            ",",
            ";",
            ")",
            "!",
            "?",
            ":",
            "-",
            "(",
            "e",
            "ed",
            "per",
            "con",
            "da",
            "dal",
            "dalla",
            "che",
            "nel",
        ),
        *("su", "così", "cosi", "a", "al", "alla", "ai", "agli", "alle", "in", "nei", "dai", "dagli", "del", "della"),
    )
)
_REACH = 12
_ECHO_REACH = 160
_BRACKET_REACH = 700
_SMALLEST_IN_BRACKET = 10_000
_WORDS_IN_BRACKET = 5
_ARTICLES = frozenset(
    ("il", "lo", "la", "l", "'", "i", "gli", "le", "a", "al", "alla", "all", "allo", "ai", "agli", "alle", "e")
)
_OTHERS = frozenset(("altri", "altre"))


def without_currency(tokens: Tokens, money: Money) -> Money | None:
    """`money` in euro where the words before it speak of money and no counted thing follows it, else None."""
    quantity = money.quantity
    if quantity is None:
        return None
    if quantity.scale >= 1000 and tokens.low[money.end] == "di" and tokens.low[money.end + 1] in _FUNDS:
        return replace(money, currency="EUR")
    before = tokens.low[money.begin - 1]
    if tokens.low[money.end] not in _AFTER or (before not in _LINKS and before not in _MONEY_NOUNS):
        return None
    figure = quantity.figure
    large = quantity.scale >= 1000 or (figure is not None and figure.grouped and quantity.value >= 1000)
    if not large or (tokens.low[money.end] == "," and tokens.digit[money.end + 1]):
        return None
    for index in range(money.begin - 1, max(money.begin - _REACH, -1), -1):
        if tokens.low[index] in (".", ";", "\n"):
            return None
        if tokens.low[index] in _MONEY_NOUNS:
            return replace(money, currency="EUR")
    return None


def echo(tokens: Tokens, money: Money, before: Money) -> Money | None:
    """`money` with the scale and currency of the sum `before` it, where it stands in its place for another name."""
    quantity = money.quantity
    if quantity is None or not quantity.bare:
        return None
    if _stands_in_bracket(tokens, money, before):
        return replace(money, currency=before.currency)
    if before.scale < 1000 or tokens.low[money.end] not in _AFTER:
        return None
    near = tokens.start[money.begin] - tokens.end[before.end - 1] <= _ECHO_REACH
    if not near or quantity.value >= 1000 or not _stands_for_another(tokens, money):
        return None
    if "\n" in tokens.low[before.end : money.begin]:
        return None
    factor = Decimal(before.scale)
    return replace(money, value=money.value * factor, scale=before.scale, currency=before.currency)


def _stands_in_bracket(tokens: Tokens, money: Money, before: Money) -> bool:
    figure = money.quantity.figure if money.quantity else None
    if figure is None or not figure.grouped or money.value < _SMALLEST_IN_BRACKET:
        return False
    lead_in = tokens.low[max(money.begin - _WORDS_IN_BRACKET, 0) : money.begin]
    opens = "(" in lead_in and ")" not in lead_in and tokens.low[money.end] in (")", ",")
    return opens and tokens.start[money.begin] - tokens.end[before.end - 1] <= _BRACKET_REACH


def _stands_for_another(tokens: Tokens, money: Money) -> bool:
    figure = money.quantity.figure if money.quantity else None
    first = money.begin - 1
    if tokens.low[first] in _OTHERS:
        return True
    if figure is None or not figure.decimals:
        return False
    steps = 0
    while tokens.capital(first) and steps < 5:
        first, steps = first - 1, steps + 1
    return steps > 0 and tokens.low[first] in _ARTICLES

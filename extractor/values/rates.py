"""Percentages in Italian text: `80%`, `l'80 per cento`, `tra il 5 e il 10%`, `cinquanta percento`."""

from dataclasses import dataclass
from decimal import Decimal

from extractor.errors import InvalidValue
from extractor.messages import _
from extractor.values.figures import run_end
from extractor.values.quantities import Quantity, plain, read_quantity, starts_quantity
from extractor.values.tokens import Tokens

_ABOUT = frozenset(("circa", "oltre", "quasi", "almeno", "piu", "meno"))
_LINKS = frozenset(("-", "e", "al", "o", "a", "ed", "all"))
_ARTICLES = frozenset(("il", "lo", "l", "'", "al", "all", "del", "dell", "dal", "dall", "un"))


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage at `text[start:end]`, half open; `upper` is the other bound of a range, `rate` the lower one."""

    start: int
    end: int
    text: str
    rate: Decimal
    approximate: bool = False
    upper: Decimal | None = None


def find_rates(text: str) -> list[Rate]:
    """The percentages in `text`, in order, not overlapping."""
    tokens = Tokens(text)
    found, index = [], 0
    while index < tokens.count:
        digit = tokens.digit[index]
        quantity = read_quantity(tokens, index) if digit or starts_quantity(tokens, index) else None
        read = _rate(tokens, index, quantity) if quantity is not None else None
        if read is not None:
            found.append(read[0])
            index = read[1]
        else:
            index = run_end(tokens, index) if digit else index + 1
    return found


def parse_rate(text: str) -> Rate:
    """The percentage that the whole of `text` states; raises InvalidValue for anything else."""
    found = find_rates(text)
    if len(found) != 1 or text[: found[0].start].strip() or text[found[0].end :].strip():
        raise InvalidValue(text, _("this is no percentage"))
    return found[0]


def _rate(tokens: Tokens, begin: int, quantity: Quantity) -> tuple[Rate, int] | None:
    end = _sign(tokens, quantity.end)
    spread = _range(tokens, begin, quantity, end or quantity.end)
    if spread is not None:
        return spread
    return (_made(tokens, begin, end, quantity.value, None), end) if end is not None else None


def _range(tokens: Tokens, begin: int, quantity: Quantity, middle: int) -> tuple[Rate, int] | None:
    """`5-10%`, `tra il 5 e il 10%`, `dal 5% al 10%`."""
    if tokens.low[middle] not in _LINKS or not _opened(tokens, begin, middle):
        return None
    middle += 1
    while tokens.low[middle] in _ARTICLES:
        middle += 1
    other = read_quantity(tokens, middle)
    end = _sign(tokens, other.end) if other is not None else None
    if other is None or end is None or not quantity.value < other.value:
        return None
    return _made(tokens, begin, end, quantity.value, other.value), end


def _opened(tokens: Tokens, begin: int, middle: int) -> bool:
    if tokens.low[middle] in ("-", "o"):
        return True
    first = begin - 1
    while tokens.low[first] in ("il", "l", "'"):
        first -= 1
    return tokens.low[first] in ("tra", "fra", "dal", "dall", "da")


def _sign(tokens: Tokens, index: int) -> int | None:
    """The index after a percent sign that stands at `index`, else None."""
    if tokens.low[index] in ("%", "percento", "percent"):
        return index + 1
    return index + 2 if tokens.follows(index, "per", "cento") else None


def _made(tokens: Tokens, begin: int, end: int, rate: Decimal, upper: Decimal | None) -> Rate:
    first = begin - 1
    while tokens.low[first] in _ARTICLES:
        first -= 1
    about = tokens.low[first] in _ABOUT or tokens.low[end] == "circa"
    about = about or (tokens.low[first] == "di" and tokens.low[first - 1] in ("piu", "meno"))
    start, stop = tokens.start[begin], tokens.end[end - 1]
    return Rate(start, stop, tokens.text[start:stop], plain(rate), about, upper if upper is None else plain(upper))

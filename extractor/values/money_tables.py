"""Sums in the columns of a table whose heading alone says that they are money: `Contributo (€)` above `80.000,00`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.messages import _
from extractor.values.amounts import Amount
from extractor.values.quantities import plain

_MONEY = re.compile(
    r"€|\beuro\b|\bEUR\b|\bimport[oi]|\bcost[oi]\b|contribut|budget|finanziament|\bspes[ae]\b|\bquot[ae]\b|\bfondi\b|"
    r"investiment|sovvenzion|stanziament|dotazion|\bgrant\b|\bFESR\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|\bper cento\b|percentual|\btasso\b", re.IGNORECASE)
_SCALES = (
    (re.compile(r"\bmigliaia\b|\bk ?€|\bmila\b", re.IGNORECASE), 1000),
    (re.compile(r"\bmilioni\b|\bmln\b|\bM ?€|\bmeuro\b", re.IGNORECASE), 10**6),
)
_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:[. ']\d{3})+|\d{1,12})(?:,(?P<cents>\d{1,2}))?(?:,-|\.-)?")
_SMALLEST = 500


def find_table_amounts(text: str) -> Iterator[Amount]:
    """The sums without a currency of their own in the tables of `text`, whose cells are parted by `|`."""
    heading: list[str] = []
    start = 0
    for line in text.split("\n"):
        cells = line.split("|")
        if len(cells) < 2:
            heading = []
        elif len(heading) != len(cells):
            heading = cells
        else:
            yield from _row(start, heading, cells)
        start += len(line) + 1


def _row(start: int, heading: list[str], cells: list[str]) -> Iterator[Amount]:
    for title, cell in zip(heading, cells, strict=True):
        number = _NUMBER.fullmatch(cell.strip())
        if number and _MONEY.search(title) and not _SHARE.search(title):
            scale = next((factor for pattern, factor in _SCALES if pattern.search(title)), 1)
            value = plain(Decimal(re.sub(r"\D", "", number["whole"]) + "." + (number["cents"] or "0")) * scale)
            begin = start + len(cell) - len(cell.lstrip())
            if value >= _SMALLEST:
                end = begin + len(cell.strip())
                note = _("the currency is assumed: the text does not name it")
                yield Amount(begin, end, cell.strip(), value, "EUR", note=note)
        start += len(cell) + 1

"""How sure an item is: the share of right items among those that the same rule proposed on the development corpus.

The counts lie in `rules/confidence.csv`, written by `training/measure_confidence.py`. A rule seen seldom leans on its
list's share: both are joined as a Beta prior of `_PRIOR` items, so that no rule is sure after one lucky hit.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache

from extractor.rules import RULES_DIR
from extractor.schema.record import LISTS, Item, ListName, Record

_PRIOR = 8
_REMARKED = 0.8
_LOWEST, _HIGHEST = 0.05, 0.98


@dataclass(frozen=True)
class _Counts:
    """Right and proposed items by list and origin, and by list alone under the empty origin."""

    right: Counter[tuple[str, str]]
    proposed: Counter[tuple[str, str]]

    def share(self, name: str, origin: str) -> float:
        """The share of right items, 0 to 1, smoothed by the list's own share."""
        whole = (self.right[name, ""] + 1) / (self.proposed[name, ""] + 2)
        return (self.right[name, origin] + _PRIOR * whole) / (self.proposed[name, origin] + _PRIOR)


@cache
def _counts() -> _Counts:
    counts = _Counts(Counter(), Counter())
    with (RULES_DIR / "confidence.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for origin in (row["origin"], ""):
                counts.right[row["list"], origin] += int(row["right"])
                counts.proposed[row["list"], origin] += int(row["proposed"])
    return counts


def with_confidence(record: Record) -> Record:
    """The record with a confidence on each item; a remark, which says what was assumed, lowers it."""
    return record.model_copy(
        update={
            name: [item.model_copy(update={"confidence": _confidence(name, item)}) for item in getattr(record, name)]
            for name in LISTS
        }
    )


def _confidence(name: ListName, item: Item) -> float:
    value = _counts().share(name, item.origin) * (_REMARKED if item.notes else 1.0)
    return round(min(max(value, _LOWEST), _HIGHEST), 2)

"""Whether confidence means something: what was stated beside what came true.

The expected calibration error is that of Naeini, Cooper and Hauskrecht (AAAI 2015): the mean distance between stated
confidence and share of right items over bands of equal width, each band weighted by its items.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BANDS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One extracted item: how sure it said to be, 0 to 1, and whether it was right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The items whose confidence lies from `low` to `high`; `stated` and `observed` are means, 0 to 1."""

    low: float
    high: float
    items: int
    stated: float
    observed: float


def reliability(judged: Iterable[Judged]) -> list[Band]:
    """The bands that hold items, in order; a confidence on a border belongs to the upper band, 1 to the last."""
    members: list[list[Judged]] = [[] for _ in range(BANDS)]
    for one in judged:
        members[min(int(one.confidence * BANDS + 1e-9), BANDS - 1)].append(one)
    return [
        Band(
            low=index / BANDS,
            high=(index + 1) / BANDS,
            items=len(found),
            stated=sum(one.confidence for one in found) / len(found),
            observed=sum(one.right for one in found) / len(found),
        )
        for index, found in enumerate(members)
        if found
    ]


def calibration_error(bands: Sequence[Band]) -> float:
    """The expected calibration error, 0 to 1; 0 where there is no item."""
    items = sum(band.items for band in bands)
    return sum(band.items * abs(band.stated - band.observed) for band in bands) / items if items else 0.0

"""How sure an item is, 0 to 1: a stated share that should come true.

What a head decided on has its calibrated probability. For the rest it is the share of right items among those that the
same rule proposed on the development corpus. The counts lie in `rules/confidence.csv`, written by
`training/measure_confidence.py`. Where a trained model reads along, the items whose words it finds too are counted
apart from the others: rules and model that agree are right more often than either alone. A rule seen seldom leans on
its list's share, its agreed items on the rule's: each is joined with the wider one as a Beta prior of `_PRIOR` items,
so that no rule is sure after one lucky hit.

Both were measured on documents that the rules were written on. The last step scales them to what they come to on
others: a logistic curve over the log odds (Platt 1999), from `rules/calibration.csv`. Facts of a text that was
recognised in pictures are right less often: `rules/recognition.csv`, written by `training/measure_recognition.py`, says
what is then added to the log odds.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from math import exp, log

from extractor.assembly.learned.judge import Judge, kind_of
from extractor.nlp.reading import Reading, Span
from extractor.rules import RULES_DIR
from extractor.schema.record import LISTS, Item, ListName, Record

COUNTS, SCALE, RECOGNITION = "confidence.csv", "calibration.csv", "recognition.csv"

_PRIOR = 8
_REMARKED = 0.8
_LOWEST, _HIGHEST = 0.05, 0.98
_LEAST = 0.01


class _Counts:
    """Right and proposed items by list, origin and agreement; by list and origin; by list alone."""

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        self._right: Counter[tuple[str, ...]] = Counter()
        self._proposed: Counter[tuple[str, ...]] = Counter()
        for row in rows:
            whole = row["list"], row["origin"], row["agreed"]
            for key in (whole, whole[:2], whole[:1]):
                self._right[key] += int(row["right"])
                self._proposed[key] += int(row["proposed"])

    def share(self, name: str, origin: str, agreed: bool | None) -> float:
        """The share of right items, 0 to 1; `agreed` is None where no model reads along."""
        share = (self._right[(name,)] + 1) / (self._proposed[(name,)] + 2)
        keys: list[tuple[str, ...]] = [(name, origin)]
        if agreed is not None:
            keys.append((name, origin, str(int(agreed))))
        for key in keys:
            share = (self._right[key] + _PRIOR * share) / (self._proposed[key] + _PRIOR)
        return share


@cache
def _counts() -> _Counts:
    with (RULES_DIR / COUNTS).open(encoding="utf-8", newline="") as file:
        return _Counts(csv.DictReader(file))


_is_scaled: ContextVar[bool] = ContextVar("_is_scaled", default=True)


@contextmanager
def unscaled() -> Iterator[None]:
    """Within it confidences are left as counted, for whoever measures the scale."""
    token = _is_scaled.set(False)
    try:
        yield
    finally:
        _is_scaled.reset(token)


def log_odds(share: float) -> float:
    """The log odds of a share, kept off the infinite ends."""
    kept = min(max(share, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))


@cache
def _scale() -> tuple[float, float]:
    with (RULES_DIR / SCALE).open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    return float(row["slope"]), float(row["intercept"])


@cache
def recognition_shift() -> float:
    """What is added to the log odds of a fact whose text was recognised in pictures."""
    with (RULES_DIR / RECOGNITION).open(encoding="utf-8", newline="") as file:
        return float(next(csv.DictReader(file))["shift"])


def _scaled(share: float, *, ocr: bool) -> float:
    slope, intercept = _scale() if _is_scaled.get() else (1.0, 0.0)
    shift = recognition_shift() if ocr and _is_scaled.get() else 0.0
    return 1 / (1 + exp(-(slope * log_odds(share) + intercept + shift)))


def agreed_spans(reading: Reading) -> frozenset[Span]:
    """Where rules and model found the same."""
    return frozenset((m.start, m.end) for m in reading.mentions if m.seconded)


def is_agreed(item: Item, spans: frozenset[Span]) -> bool:
    """Whether rules and model agree on words that an item rests on."""
    return any((evidence.start, evidence.end) in spans for evidence in item.evidence)


def _kept(confidence: float) -> float:
    return round(min(max(confidence, _LOWEST), _HIGHEST), 2)


def with_confidence(record: Record, reading: Reading, judge: Judge) -> Record:
    """The record with a confidence on each item; a remark, which says what was assumed, lowers it."""
    spans = agreed_spans(reading) if reading.has_model else None

    def sure(name: ListName, item: Item) -> Item:
        value = judge.confidence(name, item, kind_of(item))
        if value is None:
            agreed = None if spans is None else is_agreed(item, spans)
            value = _counts().share(name, item.origin, agreed) * (_REMARKED if item.notes else 1.0)
        return item.model_copy(update={"confidence": _kept(_scaled(value, ocr=record.document.ocr))})

    return record.model_copy(update={name: [sure(name, item) for item in getattr(record, name)] for name in LISTS})

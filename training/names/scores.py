"""How right found names are: precision, recall and F1 of whole names and of words, with bootstrap intervals."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractor.nlp.bio_tags import NamedWords

Names = Iterable[NamedWords]
_SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, how many proposed and how many there are."""

    right: int = 0
    proposed: int = 0
    wanted: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.proposed + other.proposed, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The share of the proposed that is right, 0 to 1."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that was found, 0 to 1."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        total = self.proposed + self.wanted
        return 2 * self.right / total if total else 0.0


def count_names(gold: Names, found: Names) -> Counts:
    """Whole names: right where the words and the label are the same (CoNLL 2003's measure)."""
    return _count(Counter(gold), Counter(found))


def count_words(gold: Names, found: Names) -> Counts:
    """Words with their label, whatever name they belong to (NERMuD 2023's measure)."""
    return _count(Counter(_words(gold)), Counter(_words(found)))


def interval(sentences: Sequence[Counts], seed: int = 0) -> tuple[float, float]:
    """The middle 95 in 100 of the F1 over samples of the sentences, drawn with replacement."""
    table = np.array([(c.right, c.proposed + c.wanted) for c in sentences], dtype=np.int64)
    random = np.random.default_rng(seed)
    sums = np.array([table[random.integers(len(table), size=len(table))].sum(axis=0) for _ in range(_SAMPLES)])
    low, high = np.percentile(2 * sums[:, 0] / np.maximum(sums[:, 1], 1), [2.5, 97.5])
    return float(low), float(high)


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    return sum(counts, Counts())


def _words(names: Names) -> list[tuple[int, str]]:
    return [(word, name.label) for name in names for word in range(name.first, name.last)]


def _count(gold: Counter[Any], found: Counter[Any]) -> Counts:
    return Counts((gold & found).total(), found.total(), gold.total())

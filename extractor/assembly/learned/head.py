"""The head: linear models over a candidate's features and its words' state, two looks for each list.

The first look sees each candidate by itself, the second also what the first made of its neighbours. Weights lie in
`facts.npz` beside the network whose states they were fitted to; `training/facts` makes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.assembly.learned.candidates import DECIDED, Candidate
from extractor.assembly.learned.features import FeatureReader, Looked, neighbours
from extractor.linear_model import Array, Features, Linear, from_arrays, to_arrays
from extractor.nlp.word_states import WordStates
from extractor.schema.record import ListName

FILE = "facts.npz"
LOOKS = (1, 2)


@dataclass(frozen=True)
class Calibration:
    """How often a probability of the head comes true: a rising line through `stated` and `observed`, 0 to 1."""

    stated: Array
    observed: Array

    def __call__(self, probability: float) -> float:
        return float(np.interp(probability, self.stated, self.observed))


@dataclass(frozen=True)
class Head:
    """The models of both looks and the calibration of each list."""

    models: Mapping[tuple[ListName, int], Linear]
    calibrations: Mapping[ListName, Calibration]

    def look(self, found: Sequence[Candidate], reader: FeatureReader, words: WordStates) -> list[list[float]]:
        """The probability of each kind for each candidate."""
        result: dict[int, list[float]] = {}
        for name in DECIDED:
            mine = [index for index, candidate in enumerate(found) if candidate.list == name]
            for index, kinds in zip(mine, self._of_list(name, [found[i] for i in mine], reader, words), strict=True):
                result[index] = kinds
        return [result[index] for index in range(len(found))]

    def _of_list(
        self, name: ListName, found: list[Candidate], reader: FeatureReader, words: WordStates
    ) -> list[list[float]]:
        seen = [Seen.of(candidate, reader, words) for candidate in found]
        first = [self.models[name, 1].probabilities(one.features, one.state) for one in seen]
        around = neighbours([one.looked(kinds) for one, kinds in zip(seen, first, strict=True)])
        second = self.models[name, 2]
        return [second.probabilities(one.features | more, one.state) for one, more in zip(seen, around, strict=True)]


@dataclass(frozen=True)
class Seen:
    """A candidate with its features and the mean state of its words."""

    candidate: Candidate
    features: Features
    first: int
    last: int
    state: Array

    @classmethod
    def of(cls, candidate: Candidate, reader: FeatureReader, words: WordStates) -> "Seen":
        """The candidate as the head sees it; a stretch without a word has the state of the word before it."""
        first, last = words.span(candidate.mention.start, candidate.mention.end)
        own = (first, last) if first < last else (max(0, first - 1), max(1, first))
        return cls(candidate, reader.read(candidate), first, last, words.mean(*own))

    def looked(self, probabilities: list[float]) -> Looked:
        """The candidate after a first look."""
        return Looked(self.candidate, self.first, self.last, probabilities)


def save(head: Head, path: Path) -> None:
    """Writes a head; the weights in 16 bits."""
    arrays: dict[str, NDArray[Any]] = {}
    for (name, look), model in head.models.items():
        arrays |= to_arrays(model, f"{name} {look}")
    for name, calibration in head.calibrations.items():
        arrays |= {f"{name} stated": calibration.stated, f"{name} observed": calibration.observed}
    np.savez_compressed(path, allow_pickle=False, **arrays)


@cache
def load(path: Path) -> Head | None:
    """The head beside a network, None where it has none."""
    if not path.is_file():
        return None
    with np.load(path) as arrays:
        models = {(name, look): from_arrays(arrays, f"{name} {look}") for name in DECIDED for look in LOOKS}
        calibrations = {name: Calibration(arrays[f"{name} stated"], arrays[f"{name} observed"]) for name in DECIDED}
    return Head(models, calibrations)

"""The head: linear models over a candidate's features and its words' state, two looks for each list.

The first look sees each candidate by itself, the second also what the first made of its neighbours. Weights lie in
`facts.npz` beside the network whose states they were fitted to; `training/facts` makes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.assembly.learned.candidates import DECIDED, Candidate
from extractor.assembly.learned.features import FeatureReader, Features, Looked, neighbours
from extractor.nlp.word_states import WordStates
from extractor.schema.record import ListName

FILE = "facts.npz"
Array = NDArray[np.float32]

LOOKS = (1, 2)


@dataclass(frozen=True)
class Linear:
    """A multinomial logistic regression: `weights` of the named features and then of the state, shape (inputs, kinds).

    A state enters as `(state - mean) * scale`.
    """

    names: tuple[str, ...]
    weights: Array
    bias: Array
    mean: Array
    scale: Array

    @cached_property
    def _row(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self.names)}

    def probabilities(self, features: Features, state: Array) -> list[float]:
        """The probability of each kind; features that were not learnt are passed over."""
        scores = self.bias + ((state - self.mean) * self.scale) @ self.weights[len(self.names) :]
        rows = [(row, value) for name, value in features.items() if (row := self._row.get(name)) is not None]
        if rows:
            scores = (
                scores + np.array([value for _, value in rows], np.float32) @ self.weights[[row for row, _ in rows]]
            )
        powers = np.exp(scores - scores.max())
        found: list[float] = (powers / powers.sum()).tolist()
        return found


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
        key = f"{name} {look}"
        arrays[f"{key} names"] = np.frombuffer("\n".join(model.names).encode(), np.uint8)
        arrays[f"{key} weights"] = model.weights.astype(np.float16)
        arrays |= {f"{key} bias": model.bias, f"{key} mean": model.mean, f"{key} scale": model.scale}
    for name, calibration in head.calibrations.items():
        arrays |= {f"{name} stated": calibration.stated, f"{name} observed": calibration.observed}
    np.savez_compressed(path, allow_pickle=False, **arrays)


@cache
def load(path: Path) -> Head | None:
    """The head beside a network, None where it has none."""
    if not path.is_file():
        return None
    with np.load(path) as arrays:
        models = {(name, look): _linear(arrays, f"{name} {look}") for name in DECIDED for look in LOOKS}
        calibrations = {name: Calibration(arrays[f"{name} stated"], arrays[f"{name} observed"]) for name in DECIDED}
    return Head(models, calibrations)


def _linear(arrays: Mapping[str, Any], key: str) -> Linear:
    names = tuple(arrays[f"{key} names"].tobytes().decode().split("\n"))
    rest = (arrays[f"{key} {part}"].astype(np.float32) for part in ("weights", "bias", "mean", "scale"))
    return Linear(names, *rest)

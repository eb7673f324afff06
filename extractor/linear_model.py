"""A linear model over named features and a state, as trained heads are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Features = dict[str, float]


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


def to_arrays(model: Linear, key: str) -> dict[str, NDArray[Any]]:
    """The model's parts under names that begin with `key`; the weights in 16 bits."""
    return {
        f"{key} names": np.frombuffer("\n".join(model.names).encode(), np.uint8),
        f"{key} weights": model.weights.astype(np.float16),
        f"{key} bias": model.bias,
        f"{key} mean": model.mean,
        f"{key} scale": model.scale,
    }


def from_arrays(arrays: Mapping[str, Any], key: str) -> Linear:
    """The model that `to_arrays` laid down under `key`."""
    names = tuple(arrays[f"{key} names"].tobytes().decode().split("\n"))
    rest = (arrays[f"{key} {part}"].astype(np.float32) for part in ("weights", "bias", "mean", "scale"))
    return Linear(names, *rest)

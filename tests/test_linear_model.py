"""The linear model: probabilities by hand, and what is stored is read again."""

import numpy as np
import pytest

from extractor.linear_model import Linear, from_arrays, to_arrays


def linear(kinds: int = 2) -> Linear:
    """A model of two features and a state of one number that lean towards the second kind."""
    weights = np.zeros((3, kinds), np.float32)
    weights[:, 1] = (1.0, 2.0, 0.5)
    bias = np.zeros(kinds, np.float32)
    return Linear(("a", "b"), weights, bias, np.ones(1, np.float32), np.full(1, 2, np.float32))


@pytest.mark.parametrize(
    ("features", "state", "score"),
    [
        ({}, 1.0, 0.0),
        ({"a": 1.0}, 1.0, 1.0),
        ({"a": 1.0, "b": 0.5}, 1.0, 2.0),
        ({"never learnt": 9.0}, 1.0, 0.0),
        ({"a": 1.0}, 3.0, 3.0),
    ],
)
def test_probabilities(features: dict[str, float], state: float, score: float) -> None:
    found = linear().probabilities(features, np.array([state], np.float32))
    assert found == [pytest.approx(1 / (1 + np.exp(score))), pytest.approx(1 / (1 + np.exp(-score)))]


def test_what_is_stored_says_the_same() -> None:
    stored = to_arrays(linear(3), "places") | to_arrays(linear(), "dates")
    copy = from_arrays(stored, "places")
    state = np.array([2.0], np.float32)
    assert copy.names == ("a", "b")
    assert copy.probabilities({"b": 1.0}, state) == linear(3).probabilities({"b": 1.0}, state)

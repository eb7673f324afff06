"""Calibration, and a head that is stored and read again."""

from pathlib import Path

import numpy as np
import pytest

from extractor.assembly.learned.candidates import DECIDED
from extractor.assembly.learned.head import LOOKS, Calibration, Head, load, save
from tests.test_linear_model import linear


def test_calibration_is_a_line_between_its_points() -> None:
    calibration = Calibration(np.array([0, 0.5, 1], np.float32), np.array([0.1, 0.3, 0.9], np.float32))
    assert [calibration(p) for p in (0.0, 0.25, 0.5, 0.75, 1.0)] == [
        pytest.approx(v) for v in (0.1, 0.2, 0.3, 0.6, 0.9)
    ]


def test_a_stored_head_says_the_same(tmp_path: Path) -> None:
    models = {(name, look): linear(len(kinds)) for name, kinds in DECIDED.items() for look in LOOKS}
    line = Calibration(np.array([0, 1], np.float32), np.array([0.2, 0.8], np.float32))
    save(Head(models, dict.fromkeys(DECIDED, line)), tmp_path / "facts.npz")
    copy = load(tmp_path / "facts.npz")
    assert copy is not None
    state = np.array([2.0], np.float32)
    for key, model in models.items():
        assert copy.models[key].names == ("a", "b")
        assert copy.models[key].probabilities({"b": 1.0}, state) == model.probabilities({"b": 1.0}, state)
    assert copy.calibrations["dates"](0.5) == pytest.approx(0.5)


def test_a_network_without_a_head_has_none(tmp_path: Path) -> None:
    assert load(tmp_path / "facts.npz") is None

"""Bands of confidence and the error between what was stated and what was right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reliability import Band, Judged, calibration_error, reliability


def judged(confidence: float, right: int, wrong: int) -> list[Judged]:
    return [Judged(confidence, True)] * right + [Judged(confidence, False)] * wrong


def test_bands_hold_what_was_stated_and_what_was_right() -> None:
    bands = reliability([*judged(0.85, 3, 1), *judged(0.8, 4, 0), *judged(0.31, 0, 1)])
    assert [(band.low, band.high, band.items, band.observed) for band in bands] == [
        (0.3, 0.4, 1, 0.0),
        (0.8, 0.9, 8, 0.875),
    ]
    assert [band.stated for band in bands] == [pytest.approx(0.31), pytest.approx(0.825)]


@pytest.mark.parametrize(
    ("confidence", "low"), [(0.0, 0.0), (0.1, 0.1), (0.3, 0.3), (0.7, 0.7), (0.99, 0.9), (1.0, 0.9)]
)
def test_a_border_belongs_to_the_upper_band_and_one_to_the_last(confidence: float, low: float) -> None:
    (band,) = reliability([Judged(confidence, True)])
    assert band.low == low


def test_the_error_weighs_each_band_by_its_items() -> None:
    bands = [Band(0.5, 0.6, 30, 0.55, 0.45), Band(0.9, 1.0, 10, 0.95, 0.75)]
    assert calibration_error(bands) == pytest.approx(0.125)


def test_without_items_there_is_no_error() -> None:
    assert (reliability([]), calibration_error([])) == ([], 0.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_item_is_in_one_band_and_the_error_is_a_share(pairs: list[tuple[float, bool]]) -> None:
    bands = reliability(Judged(confidence, right) for confidence, right in pairs)
    assert sum(band.items for band in bands) == len(pairs)
    assert 0 <= calibration_error(bands) <= 1

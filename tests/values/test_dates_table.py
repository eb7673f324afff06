"""Every way to say a date in `data/dates.yaml`: exactly one result, over exactly the span, with its group's value."""

from datetime import date

import pytest

from extractor.values.dates import TemporalExpression, find_dates
from tests.values.edtf_bounds import bounds_of
from tests.values.tables import Way, exactly_one, ways_of

READ_ON = date(2023, 5, 17)
WAYS = ways_of("dates.yaml")


def _read(way: Way) -> TemporalExpression:
    reference = None if way.expected.get("reference") == "none" else READ_ON
    return exactly_one(find_dates(way.text, reference), way)


def test_the_table_is_large() -> None:
    assert len({way.text for way in WAYS}) >= 600


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_way_to_say_a_date(way: Way) -> None:
    found = _read(way)
    assert found.edtf == way.expected["edtf"]
    for field in ("modifier", "year", "precision"):
        if field in way.expected:
            assert getattr(found, field) == way.expected[field], field
    assert (found.first, found.last) == bounds_of(found.edtf)
    assert found.text == way.text[found.start : found.end]

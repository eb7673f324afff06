"""Every way to say a sum in `data/amounts.yaml`: exactly one result, over exactly the span, with its group's value."""

from decimal import Decimal

import pytest

from extractor.values.amounts import find_amounts
from tests.values.tables import Way, exactly_one, ways_of

WAYS = ways_of("amounts.yaml")


def test_the_table_is_large() -> None:
    assert len({way.text for way in WAYS}) >= 250


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_way_to_say_a_sum(way: Way) -> None:
    found = exactly_one(find_amounts(way.text), way)
    expected = way.expected
    upper = Decimal(expected["upper"]) if "upper" in expected else None
    assert (found.amount, found.currency) == (Decimal(expected["amount"]), expected.get("currency", "EUR"))
    assert found.upper == upper
    assert str(found.approximate) == expected.get("approximate", "False")
    assert found.note == expected.get("note")
    assert "E" not in str(found.amount)

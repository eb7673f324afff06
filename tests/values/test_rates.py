"""Percentages: the table, and what they are not."""

from decimal import Decimal

import pytest

from extractor.errors import InvalidValue
from extractor.values.amounts import find_rates, parse_rate
from tests.values.tables import Way, exactly_one, ways_of


@pytest.mark.parametrize("way", ways_of("rates.yaml"), ids=str)
def test_a_way_to_say_a_percentage(way: Way) -> None:
    found = exactly_one(find_rates(way.text), way)
    upper = Decimal(way.expected["upper"]) if "upper" in way.expected else None
    assert (found.rate, found.upper) == (Decimal(way.expected["rate"]), upper)
    assert str(found.approximate) == way.expected.get("approximate", "False")


def test_several_percentages_in_order() -> None:
    text = "al 60% il FESR, al 15,5 per cento la Regione e il resto, il 24,5 %, i Comuni"
    assert [(one.text, str(one.rate)) for one in find_rates(text)] == [
        ("60%", "60"),
        ("15,5 per cento", "15.5"),
        ("24,5 %", "24.5"),
    ]


@pytest.mark.parametrize("text", ["dieci enti", "12.05.2019", "il 5 maggio", "per cento euro", "1.2.3%", ""])
def test_no_percentage(text: str) -> None:
    assert find_rates(text) == []


def test_one_percentage_typed() -> None:
    assert parse_rate(" 55,5 % ").rate == Decimal("55.5")


@pytest.mark.parametrize("text", ["", "55", "55% e 45%", "il 55%"])
def test_no_single_percentage_typed(text: str) -> None:
    with pytest.raises(InvalidValue):
        parse_rate(text)

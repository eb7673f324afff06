"""What a reviewer types, and which words of the text say it."""

from typing import Any

import pytest

from benchmarks.typed_words import ways_to_type, words_for
from extractor.messages import set_language
from tests.tui.examples import valdora

DOCUMENT = valdora().document


@pytest.fixture(autouse=True)
def italian() -> Any:
    set_language("it")
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("gold", "words"),
    [
        ({"name": "Conseil Savoie Eau"}, ["Conseil Savoie Eau"]),
        ({"name": "CSE", "aliases": ["Conseil Savoie Eau"]}, ["Conseil Savoie Eau"]),
        ({"name": "Provincia di Cuneo"}, ["Cuneo"]),
        ({"amount": "1400000", "approximate": True}, ["circa 1,4 milioni"]),
        ({"edtf": "2022-03-13"}, ["ieri"]),
        ({"edtf": "2022-04"}, ["aprile 2022", "aprile"]),
        ({}, ["COMUNICATO"]),
    ],
)
def test_the_words_that_say_a_fact(gold: dict[str, Any], words: list[str]) -> None:
    assert words_for(gold, DOCUMENT) == words


@pytest.mark.parametrize(
    ("field", "gold", "first"),
    [
        ("name", {"name": "CSE", "aliases": ["Conseil Savoie Eau"]}, "Conseil Savoie Eau"),
        ("amount", {"amount": "620000"}, "620000"),
        ("amount", {"amount": "1400000", "approximate": True}, "circa 1400000"),
        ("amount", {"amount": "3000", "currency": "CHF"}, "3000 CHF"),
        ("edtf", {"edtf": "2022-03-13"}, "ieri"),
        ("edtf", {"edtf": "2023-06-30"}, "30/6/2023"),
        ("amount", {"amount": "11000000"}, "11 mln"),
        ("start", {"start": "2019-05-15", "end": "2019-05-16", "organiser": None}, "15-16/5/2019"),
        ("start", {"start": "2019-05"}, "5/2019"),
        ("rate", {"rate": "62.5"}, "62,5"),
        ("countries", {"countries": ["IT", "FR"]}, "IT FR"),
        ("identifiers", {"identifiers": [{"scheme": "cup", "value": "B1"}]}, "cup B1"),
        ("department", {"department": None}, ""),
    ],
)
def test_the_way_to_type_a_value(field: str, gold: dict[str, Any], first: str) -> None:
    assert ways_to_type(field, gold[field], gold, DOCUMENT)[0] == first

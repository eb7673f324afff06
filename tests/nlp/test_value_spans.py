"""Amounts, rates, durations, identifiers and addresses, with exact spans and plain values."""

from typing import Any

import pytest

from extractor.schema.mention import Label
from extractor.schema.record import Identifier
from extractor.values.amounts import Amount, Rate
from tests.nlp.texts import marked_by, read_text, unmarked

LABELS = (Label.AMOUNT, Label.RATE, Label.DURATION, Label.IDENTIFIER, Label.URL)


def plain(value: object) -> Any:
    """What a value says, in a word."""
    if isinstance(value, Amount):
        return f"{value.amount} {value.currency}"
    if isinstance(value, Rate):
        return f"{value.rate} %"
    return f"{value.scheme.value} {value.value}" if isinstance(value, Identifier) else value


VALUES: dict[str, tuple[str, list[Any]]] = {
    "amount": ("Costa [1,2 milioni di euro] in tutto.", ["1200000 EUR"]),
    "amount and rate": ("Costa [50 mila euro], coperti all'[80 %] dal Comune.", ["50000 EUR", "80 %"]),
    "months": ("Dura [30 mesi] in tutto.", [30]),
    "months in words": ("Dura [diciotto mesi] in tutto.", [18]),
    "years": ("Dura [3 anni] in tutto.", [36]),
    "a year and a half": ("Dura [un anno e mezzo] in tutto.", [18]),
    "period in a noun, with its article": ("Dura [un triennio] in tutto.", [36]),
    "months before their number": ("Durata in [mesi: 30], in tutto.", [30]),
    "period in an adjective": ("È un piano [triennale] di semina.", [36]),
    "time gone by": ("È nato 3 anni fa e 2 mesi dopo era grande.", []),
    "age": ("Ha 3 anni di età.", []),
    "a number that is too large": ("Dura 300 mesi.", []),
    "no number": ("Dura alcuni mesi.", []),
    "CUP": ("CUP: [J49J21000010006] per tutti.", ["cup J49J21000010006"]),
    "grant agreement": ("Grant Agreement No. [101012345] per tutti.", ["grant_agreement 101012345"]),
    "neither": ("Tel. 0371 123456, p. IVA 01234567890, delibera n. 101012.", []),
    "address": (
        "Info su [https://www.vallealta.example/progetto], anche oggi.",
        ["https://www.vallealta.example/progetto"],
    ),
    "address that ends a sentence": ("Info su [www.vallealta.example].", ["www.vallealta.example"]),
    "address in brackets": ("Info ([www.vallealta.example]).", ["www.vallealta.example"]),
    "mail": ("Scrivete a info@vallealta.example oggi.", []),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.values(), ids=VALUES)
def test_values_are_exactly(text: str, expected: list[Any]) -> None:
    reading = read_text(unmarked(text))
    assert marked_by(reading, *LABELS) == text
    assert [plain(m.value) for m in reading.of(*LABELS)] == expected

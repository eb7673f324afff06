"""What the table of sums cannot say: several sums in one text, sums that lean on others, sums typed by a reviewer."""

from decimal import Decimal

import pytest

from extractor.errors import InvalidValue
from extractor.values.amounts import find_amounts, parse_amount


def _read(text: str) -> list[tuple[str, str, str]]:
    return [(one.text, str(one.amount), one.currency) for one in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "al Comune 120mila euro, alla Provincia 222mila euro e a noi 3.500 franchi",
            [("120mila euro", "120000", "EUR"), ("222mila euro", "222000", "EUR"), ("3.500 franchi", "3500", "CHF")],
        ),
        (
            "€ 10.000 al primo, € 5.000 al secondo",
            [("€ 10.000", "10000", "EUR"), ("€ 5.000", "5000", "EUR")],
        ),
        (
            "da 1,5 miliardi di dollari quest'anno a 8,3 miliardi di dollari",
            [("1,5 miliardi di dollari", "1500000000", "USD"), ("8,3 miliardi di dollari", "8300000000", "USD")],
        ),
        (
            "Budget: 1.200.000 euro (75% FESR)\n\nDurata: 36 mesi",
            [("1.200.000 euro", "1200000", "EUR")],
        ),
    ],
)
def test_several_sums_in_order(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _read(text) == expected


def test_a_bare_number_takes_the_unit_of_the_sum_before_it() -> None:
    text = "L'Università riceve 10,2 milioni di euro, il Politecnico 7,5. Gli altri 3 vanno al Comune."
    first, second = find_amounts(text)
    assert (second.text, second.amount, second.currency) == ("7,5", Decimal(7_500_000), "EUR")
    assert (first.note, second.note) == (None, "the unit is taken from the amount before it")


@pytest.mark.parametrize(
    "text",
    [
        "Riceve 10 milioni di euro. Il rapporto segna 7,5 punti",
        "Riceve 10 milioni di euro, la serie A 3 reti",
        "Riceve 10 milioni di euro.\n\nIl Politecnico 7,5.",
        "Riceve 500 euro, il Politecnico 7,5.",
    ],
)
def test_other_bare_numbers_do_not(text: str) -> None:
    assert len(find_amounts(text)) == 1


def test_the_currency_is_assumed_only_where_the_words_speak_of_money() -> None:
    (found,) = find_amounts("Il contributo del Fondo è pari a 1.498.568, versato in due rate")
    assert (found.text, found.currency) == ("1.498.568", "EUR")
    assert found.note == "the currency is assumed: the text does not name it"
    assert find_amounts("La popolazione è pari a 1.498.568, in crescita") == []


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [("235.000 euro", 235000, "EUR"), (" 1,2 milioni di euro ", 1200000, "EUR"), ("CHF 500", 500, "CHF")],
)
def test_a_sum_typed_by_a_reviewer(typed: str, amount: int, currency: str) -> None:
    found = parse_amount(typed)
    assert (found.amount, found.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "this is no amount of money"),
        ("235.000", "this is no amount of money"),
        ("tanti soldi", "this is no amount of money"),
        ("10 euro e poi 20 dollari", "these are several amounts of money"),
        ("costa 10 euro", "only «10 euro» in it is an amount of money"),
    ],
)
def test_what_is_no_single_sum(typed: str, reason: str) -> None:
    with pytest.raises(InvalidValue) as error:
        parse_amount(typed)
    assert error.value.reason == reason

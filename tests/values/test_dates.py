"""What the table of dates cannot say: several expressions in one text, tenses, notes, dates typed by a reviewer."""

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest

from extractor.errors import InvalidValue
from extractor.schema.record import _EDTF_DATE
from extractor.values.dates import Tense, find_dates, parse_date
from tests.values.tables import ways_of

WEDNESDAY = date(2023, 5, 17)
EDTF = re.compile(rf"^({_EDTF_DATE}|({_EDTF_DATE}|\.\.)?/({_EDTF_DATE}|\.\.)?)$")


def _read(text: str, reference: date | None = WEDNESDAY, tense: Tense | None = None) -> list[tuple[str, str]]:
    return [(one.text, one.edtf) for one in find_dates(text, reference, tense=tense)]


@pytest.mark.parametrize("way", ways_of("dates.yaml"), ids=str)
def test_every_value_fits_the_record(way: object) -> None:
    for one in find_dates(str(way), WEDNESDAY) + find_dates(str(way)):
        assert EDTF.match(one.edtf)
        assert (one.first is None) == (one.last is None) == (one.year == "unknown")
        assert one.record_precision in ("day", "month", "season", "quarter", "year")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 marzo e 20 aprile 2020", [("15 marzo", "2020-03-15"), ("20 aprile 2020", "2020-04-20")]),
        (
            "15 marzo, 20 aprile e 3 maggio 2020",
            [("15 marzo", "2020-03-15"), ("20 aprile", "2020-04-20"), ("3 maggio 2020", "2020-05-03")],
        ),
        ("il 15 marzo 2020 e il 20 aprile", [("15 marzo 2020", "2020-03-15"), ("20 aprile", "2020-04-20")]),
        ("nel 2020 a marzo e a maggio", [("2020 a marzo", "2020-03"), ("maggio", "2020-05")]),
        (
            "il 3, il 10 e il 17 ottobre 2022",
            [("3", "2022-10-03"), ("10", "2022-10-10"), ("17 ottobre 2022", "2022-10-17")],
        ),
        ("lunedì 3 e giovedì 6 giugno 2019", [("lunedì 3", "2019-06-03"), ("giovedì 6 giugno 2019", "2019-06-06")]),
        ("nel 2019 e 2020", [("2019", "2019"), ("2020", "2020")]),
        ("negli anni 2019, 2020 e 2021", [("anni 2019", "2019"), ("2020", "2020"), ("2021", "2021")]),
        (
            "tra marzo e maggio 2020 e nel luglio 2021",
            [("tra marzo e maggio 2020", "2020-03/2020-05"), ("luglio 2021", "2021-07")],
        ),
        ("primo e secondo trimestre 2021", [("secondo trimestre 2021", "2021-04/2021-06")]),
        (
            "Bando aperto dal 3 al 28 febbraio 2022, esiti entro aprile",
            [("dal 3 al 28 febbraio 2022", "2022-02-03/2022-02-28"), ("entro aprile", "2023-04")],
        ),
    ],
)
def test_neighbours_lend_each_other_a_year(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


def test_a_lent_year_is_noted() -> None:
    first, second = find_dates("15 marzo e 20 aprile 2020", WEDNESDAY)
    assert (first.note, second.note) == ("the year is taken from the date beside it", None)


@pytest.mark.parametrize(
    ("text", "tense", "edtf"),
    [
        ("il 12 settembre", None, "2023-09-12"),
        ("il 12 settembre", "past", "2022-09-12"),
        ("il 12 settembre", "future", "2023-09-12"),
        ("il 3 aprile", None, "2023-04-03"),
        ("il 3 aprile", "future", "2024-04-03"),
        ("lo scorso 12 settembre", "future", "2022-09-12"),
        ("il prossimo 3 aprile", "past", "2024-04-03"),
        ("a maggio", "past", "2023-05"),
        ("a maggio", "future", "2023-05"),
        ("venerdì", "past", "2023-05-12"),
        ("venerdì", "future", "2023-05-19"),
        ("mercoledì", "past", "2023-05-17"),
        ("in primavera", "future", "2023-21"),
        ("nel primo trimestre", "future", "2024-01/2024-03"),
    ],
)
def test_the_year_follows_the_sense_and_then_the_tense(text: str, tense: Tense | None, edtf: str) -> None:
    assert [value for _, value in _read(text, tense=tense)] == [edtf]


def test_a_tense_may_depend_on_the_place() -> None:
    text = "Si è riunito il 12 settembre. Si riunirà il 3 aprile."
    found = find_dates(text, WEDNESDAY, tense=lambda offset: "past" if offset < text.index(".") else "future")
    assert [one.edtf for one in found] == ["2022-09-12", "2024-04-03"]


@pytest.mark.parametrize(
    ("text", "edtf", "note"),
    [
        ("lunedì 3 giugno", "2024-06-03", "the year is assumed: the text does not give it"),
        ("lunedì 3 giugno 2019", "2019-06-03", None),
        ("lunedì 4 giugno 2019", "2019-06-04?", "the text says lunedì, which this day is not"),
        ("sabato 3 giugno", "2023-06-03", "the year is assumed: the text does not give it"),
        ("dal 1° novembre al 31 ottobre 2021", "2020-11-01/2021-10-31", "the first year is taken from the second"),
        ("ieri", "2023-05-16", "counted from the reference date"),
        ("12 settembre 2020", "2020-09-12", None),
    ],
)
def test_weekdays_choose_the_year_and_notes_tell_what_was_assumed(text: str, edtf: str, note: str | None) -> None:
    (found,) = find_dates(text, WEDNESDAY)
    assert (found.edtf, found.note) == (edtf, note)


def test_without_a_reference_the_year_stays_unknown() -> None:
    (found,) = find_dates("il 12 settembre a Bolzano")
    assert (found.edtf, found.first, found.last, found.year) == ("XXXX-09-12", None, None, "unknown")
    assert found.note == "without a reference date the year is unknown"


def test_time_counted_in_the_text_starts_from_the_date_before_it() -> None:
    assert _read("Il 1° marzo 2019 la nomina; due settimane dopo, il via") == [
        ("1° marzo 2019", "2019-03-01"),
        ("due settimane dopo", "2019-03-15"),
    ]
    assert _read("Nel 2018 il bando, l'anno successivo i lavori") == [("2018", "2018"), ("anno successivo", "2019")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Nel marzo 2018 il bando, il 5 ottobre dello stesso anno la firma", "2018-10-05"),
        ("Il 3 luglio 2018 il bando, il 20 dello stesso mese la firma", "2018-07-20"),
        ("Il 3 luglio 2018 il bando, nel maggio dell'anno successivo la firma", "2019-05"),
        ("Il 3 luglio 2018 il bando; il giorno dopo, la firma", "2018-07-04"),
    ],
)
def test_time_that_leans_on_the_text_is_told_apart(text: str, edtf: str) -> None:
    first, second = find_dates(text, WEDNESDAY)
    assert (second.edtf, first.anaphoric, second.anaphoric) == (edtf, False, True)


@pytest.mark.parametrize(
    ("text", "legal"),
    [
        ("la legge 24 dicembre 2007, n. 244", True),
        ("il decreto del 12 maggio 2020", True),
        ("la delibera di giunta del 12/05/2020", True),
        ("il convegno del 12 maggio 2020", False),
        ("La legge è nota. Il convegno del 12 maggio 2020", False),
    ],
)
def test_dates_of_laws_are_told_apart(text: str, legal: bool) -> None:
    assert [one.legal for one in find_dates(text, WEDNESDAY)] == [legal]


def test_a_blank_line_ends_an_expression() -> None:
    assert _read("i 12\n\nmaggio 2020 si parte") == [("maggio 2020", "2020-05")]


def test_offsets_hold_in_a_longer_text() -> None:
    text = "COMUNICATO n. 12 del 25/07/2021\n\nSi è svolto ieri, a Bari, il primo incontro; si chiude entro il 2024."
    found = find_dates(text, date(2021, 7, 25))
    assert [text[one.start : one.end] for one in found] == ["25/07/2021", "ieri", "entro il 2024"]
    assert [one.edtf for one in found] == ["2021-07-25", "2021-07-24", "2024"]


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("12 settembre 2019", "2019-09-12"),
        (" 12/9/2019 ", "2019-09-12"),
        ("2019-09-12", "2019-09-12"),
        ("2019", "2019"),
        ("nel 2019", "2019"),
        ("maggio 2019", "2019-05"),
        ("Maggio", "2023-05"),
        ("entro il 2024", "2024"),
        ("22/04", "2023-04-22"),
        ("ieri", "2023-05-16"),
        ("dal 3 al 5 ottobre 2022", "2022-10-03/2022-10-05"),
        ("2019-2020", "2019/2020"),
        ("12 September 2019", "2019-09-12"),
        ("July 4, 2020", "2020-07-04"),
        ("4 juillet 2020", "2020-07-04"),
        ("3. Oktober 2021", "2021-10-03"),
    ],
)
def test_a_date_typed_by_a_reviewer(typed: str, edtf: str) -> None:
    assert parse_date(typed, WEDNESDAY).edtf == edtf


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "this is no date"),
        ("presto", "this is no date"),
        ("31 novembre 2020", "this is no date"),
        ("12 partner 2020", "this is no date"),
        ("12 maggio 2020 e 3 giugno 2020", "these are several dates"),
        ("convegno del 12 maggio 2020", "only «12 maggio 2020» in it is a date"),
    ],
)
def test_what_is_no_single_date(typed: str, reason: str) -> None:
    with pytest.raises(InvalidValue) as error:
        parse_date(typed, WEDNESDAY)
    assert error.value.reason == reason


def test_plain_italian_never_imports_dateparser() -> None:
    code = (
        "import sys; from extractor.values.dates import parse_date; parse_date('12 maggio 2020'); "
        "print('dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_relative_days_count_over_the_ends_of_months_and_years() -> None:
    for step in range(400):
        day = date(2023, 1, 1) + timedelta(days=step)
        assert [one.first for one in find_dates("ieri e domani", day)] == [
            day - timedelta(days=1),
            day + timedelta(days=1),
        ]

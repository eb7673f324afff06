"""Dates that lean on what stands before them in the text: months carried on, years beside, days on end, windows."""

from datetime import date

import pytest

from extractor.values.dates import ends_of, find_dates

THURSDAY = date(2021, 5, 6)

DATES: dict[str, list[tuple[str, str]]] = {
    "Il 23 giugno a Lodi, il 26 a Crema e il 2 a Pavia.": [
        ("23 giugno", "2021-06-23"),
        ("26", "2021-06-26"),
        ("2", "2021-07-02"),
    ],
    "A giugno tocca a noi: la settimana sarà dal 14 al 18, a Lodi.": [
        ("giugno", "2021-06"),
        ("dal 14 al 18", "2021-06-14/2021-06-18"),
    ],
    "Il 14 e il 15 giugno si semina.": [("14 e il 15 giugno", "2021-06-14/2021-06-15")],
    "Il 30 giugno e il 1° luglio si semina.": [("30 giugno e il 1° luglio", "2021-06-30/2021-07-01")],
    "Poi nel 2023 Lodi (18-20 marzo) e Crema (a ottobre).": [
        ("2023", "2023"),
        ("18-20 marzo", "2023-03-18/2023-03-20"),
        ("ottobre", "2023-10"),
    ],
    "Il primo campo è dal 15 al 25 febbraio del prossimo anno, il secondo ad aprile.": [
        ("dal 15 al 25 febbraio del prossimo anno", "2022-02-15/2022-02-25"),
        ("aprile", "2022-04"),
    ],
    "Dalle ore 10 del 15 maggio alle ore 23.59 del 28 giugno 2021.": [
        ("Dalle ore 10 del 15 maggio alle ore 23.59 del 28 giugno 2021", "2021-05-15/2021-06-28")
    ],
    "Periodo: 01. 10. 2023 – 30. 09. 2025.": [("01. 10. 2023 – 30. 09. 2025", "2023-10-01/2025-09-30")],
    "Uscito il 27.II.2021.": [("27.II.2021", "2021-02-27")],
    "Dura 36 mesi dal 1° novembre 2021.": [("dal 1° novembre 2021", "2021-11-01")],
    "Il 5 per cento a giugno, il 20 in più a luglio.": [("giugno", "2021-06"), ("luglio", "2021-07")],
}


@pytest.mark.parametrize(("text", "expected"), DATES.items(), ids=DATES)
def test_dates_are_exactly(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.text, one.edtf) for one in find_dates(text, THURSDAY)] == expected


def test_the_date_before_the_text_lends_its_year() -> None:
    (before,) = find_dates("15-19 gennaio 2022", THURSDAY)
    assert [d.edtf for d in find_dates("a marzo", THURSDAY, before=before)] == ["2022-03"]


ENDS = {
    "da marzo 2019 al 30 giugno 2021": (("2019-03-01", "2019-03-31"), ("2021-06-30", "2021-06-30")),
    "dall'autunno 2019 al giugno 2021": (("2019-09-01", "2019-11-30"), ("2021-06-01", "2021-06-30")),
    "dal 2019 al 2021": (("2019-01-01", "2019-12-31"), ("2021-01-01", "2021-12-31")),
}


@pytest.mark.parametrize(("text", "expected"), ENDS.items(), ids=ENDS)
def test_the_two_ends_of_a_range(text: str, expected: tuple[tuple[str, str], tuple[str, str]]) -> None:
    (found,) = find_dates(text)
    assert tuple((str(end.first), str(end.last)) for end in ends_of(found)) == expected

"""Dates: what happens on which day, month or year; laws, periods and dates without a reason are none."""

from datetime import date

import pytest

from tests.nlp.texts import record_of, table

FRIDAY = date(2021, 5, 7)
DATES: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "publication": (
        "Comunicato n. 3 del 07/05/2021\n\nSi semina in pianura.",
        [("publication", "2021-05-07", "day")],
    ),
    "start and end": (
        "Il progetto ValleViva, avviato il 1° marzo 2021, si concluderà il 28 febbraio 2024.",
        [("project_start", "2021-03-01", "day"), ("project_end", "2024-02-28", "day")],
    ),
    "month": ("Il progetto ValleViva, avviato nel marzo 2021, piace.", [("project_start", "2021-03", "month")]),
    "deadline": (
        "Le domande vanno presentate entro il 30 giugno 2022.",
        [("deadline", "2022-06-30", "day")],
    ),
    "goal": ("Il progetto ValleViva pianterà mille alberi entro il 2024.", [("deadline", "2024", "year")]),
    "event": ("Il convegno si terrà il 12 giugno 2021 a Lodi.", [("event", "2021-06-12", "day")]),
    "event on two days": (
        "Il convegno si terrà il 12 e 13 giugno 2021 a Lodi.",
        [("event", "2021-06-12/2021-06-13", "day")],
    ),
    "milestone": ("Il progetto ValleViva è stato approvato il 12 dicembre 2020.", [("other", "2020-12-12", "day")]),
    "year taken from the day of publication": (
        "Il convegno si terrà il 12 giugno a Lodi.",
        [("event", "2021-06-12", "day")],
    ),
    "relative": ("Il convegno si è tenuto ieri a Lodi.", [("event", "2021-05-06", "day")]),
    "one item for the same day": (
        "Il convegno si terrà il 12 giugno 2021 a Lodi. Il 12 giugno 2021 si terrà anche il seminario.",
        [("event", "2021-06-12", "day")],
    ),
    "a law's": ("Lo prevede la legge regionale n. 12 del 3 marzo 2015.", []),
    "a decree's": ("Il progetto ValleViva segue il decreto del 3 marzo 2015.", []),
    "a period of programming": ("Il progetto ValleViva è del programma Interreg Italia-Svizzera 2014-2020.", []),
    "a programme's name": ("Il progetto ValleViva è finanziato da Horizon 2020.", []),
    "a period": (
        "Il progetto ValleViva dura 36 mesi (da gennaio 2022 a dicembre 2024).",
        [("project_start", "2022-01", "month"), ("project_end", "2024-12", "month")],
    ),
    "start of a duration": (
        "Il progetto ValleViva dura 36 mesi a partire da gennaio 2022.",
        [("project_start", "2022-01", "month")],
    ),
    "an end put off": (
        "Il progetto ValleViva, che doveva concludersi il 30 giugno 2021, ha avuto una proroga al 31 marzo 2022.",
        [("other", "2021-06-30", "day"), ("project_end", "2022-03-31", "day")],
    ),
    "on until then": (
        "Il progetto ValleViva va avanti fino al 30 giugno 2023.",
        [("project_end", "2023-06-30", "day")],
    ),
    "a goal to be closed": (
        "Il progetto ValleViva chiuderà i sentieri entro il 2023.",
        [("deadline", "2023", "year")],
    ),
    "a window": (
        "Le domande si presentano dal 15 giugno 2021 al 30 luglio 2021.",
        [("deadline", "2021-06-15/2021-07-30", "day")],
    ),
    "a day that nothing explains": (
        "Il progetto ValleViva piace. Il 12 giugno a Lodi si assaggia il pane.",
        [("event", "2021-06-12", "day")],
    ),
    "a line of the page": (
        "Il progetto ValleViva piace.\n\nUltima modifica: 3 maggio 2021",
        [("publication", "2021-05-03", "day")],
    ),
    "a month that qualifies": ("Il progetto ValleViva piace al turista di maggio.", []),
    "a feast that qualifies": ("Il progetto ValleViva serve anche quando non è Ferragosto.", []),
    "without a reason": ("Nel 2015 in pianura vivevano mille persone.", []),
    "the day of a biography": ("Anna Verdi, del 12 giugno 1980, ama la pianura.", []),
    "figures": ("Tel. 0371 12 06 20, delibera 12/2021, 80 euro.", []),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES)
def test_dates_are_exactly(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert table(record_of(text, FRIDAY).dates, "kind", "edtf", "precision") == expected


def test_a_month_and_a_year_are_all_their_days() -> None:
    text = "Il progetto ValleViva, avviato nel marzo 2021, pianterà mille alberi entro il 2024."
    assert table(record_of(text).dates, "start", "end") == [("2021-03-01", "2021-03-31"), ("2024-01-01", "2024-12-31")]


def test_what_was_assumed_is_said_in_the_notes() -> None:
    (found,) = record_of("Il convegno si terrà il 12 giugno a Lodi.", FRIDAY).dates
    assert found.edtf == "2021-06-12"
    assert len(found.notes) == 1


def test_a_year_that_nothing_tells_stays_open() -> None:
    (found,) = record_of("Il convegno si terrà il 12 giugno a Lodi.").dates
    assert (found.edtf, found.start, found.end) == ("XXXX-06-12", None, None)
    assert "the text does not say the year" in found.notes


def test_a_date_belongs_to_its_project_and_event() -> None:
    record = record_of("Il convegno del progetto ValleViva si terrà il 12 giugno 2021 a Lodi.")
    assert table(record.dates, "project", "event", "quotes") == [("p1", "e1", ["12 giugno 2021"])]

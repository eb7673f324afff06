"""The tables of texts that hold no date and no sum: nothing may be found in them, and the tables are large."""

from datetime import date

import pytest

from extractor.values.amounts import find_amounts
from extractor.values.dates import find_dates
from tests.values.tables import lines_of

READ_ON = date(2023, 5, 17)
NO_DATES = lines_of("not_dates.yaml")
NO_AMOUNTS = lines_of("not_amounts.yaml")


def test_the_tables_are_large() -> None:
    assert len(set(NO_DATES)) + len(set(NO_AMOUNTS)) >= 300


@pytest.mark.parametrize(("group", "text"), NO_DATES)
def test_no_date(group: str, text: str) -> None:
    assert [(one.text, one.edtf) for one in find_dates(text, READ_ON)] == [], group


@pytest.mark.parametrize(("group", "text"), NO_DATES)
def test_no_date_inside_a_sentence(group: str, text: str) -> None:
    sentence = f"La Regione ha comunicato: {text}, come previsto."
    assert [(one.text, one.edtf) for one in find_dates(sentence, READ_ON)] == [], group


@pytest.mark.parametrize(("group", "text"), NO_AMOUNTS)
def test_no_amount(group: str, text: str) -> None:
    assert [(one.text, one.amount) for one in find_amounts(text)] == [], group


@pytest.mark.parametrize(("group", "text"), NO_AMOUNTS)
def test_no_amount_inside_a_sentence(group: str, text: str) -> None:
    sentence = f"La Regione ha comunicato: {text}, come previsto."
    assert [(one.text, one.amount) for one in find_amounts(sentence)] == [], group

"""Dates in the body: read against the day of publication and the tense of their sentence."""

from datetime import date

import pytest

from extractor.schema.mention import Label
from extractor.values.dates import TemporalExpression
from tests.nlp.texts import read_text

FRIDAY = date(2021, 5, 7)


def dates(text: str, published: date | None = None) -> list[tuple[str, str]]:
    """The words and the EDTF value of each date."""
    found = read_text(text, published).of(Label.DATE)
    return [(m.text, m.value.edtf) for m in found if isinstance(m.value, TemporalExpression)]


DATES: dict[str, tuple[str, date | None, list[tuple[str, str]]]] = {
    "full": ("Si semina il 3 maggio 2021 a Lodi.", None, [("3 maggio 2021", "2021-05-03")]),
    "several": (
        "Si semina il 3 maggio 2021. Si raccoglie il 4 luglio 2021.",
        None,
        [("3 maggio 2021", "2021-05-03"), ("4 luglio 2021", "2021-07-04")],
    ),
    "yesterday": ("Ieri si è seminato.", FRIDAY, [("Ieri", "2021-05-06")]),
    "yesterday, without a day of publication": ("Ieri si è seminato.", None, []),
    "day to come": ("La semina si terrà il 3 aprile.", FRIDAY, [("3 aprile", "2022-04-03")]),
    "day gone by": ("La semina si è tenuta il 3 dicembre.", FRIDAY, [("3 dicembre", "2020-12-03")]),
    "day without any year": ("La semina si terrà il 3 aprile.", None, [("3 aprile", "XXXX-04-03")]),
    "day of publication taken from the header": (
        "Comunicato n. 3 del 07/05/2021\n\nDomani si semina.",
        None,
        [("Domani", "2021-05-08")],
    ),
    "today is the day of publication, though its year is unknown": (
        "(AGIPRESS) - LODI, 4 MAG - Oggi si semina.",
        None,
        [("Oggi", "XXXX-05-04")],
    ),
    "no date": ("Si semina a 80 euro, n. 12, tel. 0371 123456.", FRIDAY, []),
}


@pytest.mark.parametrize(("text", "published", "expected"), DATES.values(), ids=DATES)
def test_dates_are_exactly(text: str, published: date | None, expected: list[tuple[str, str]]) -> None:
    assert dates(text, published) == expected

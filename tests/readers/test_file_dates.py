"""The day in a file's name."""

from datetime import date

import pytest

from extractor.readers.file_dates import day_in_name

NAMES = {
    "2019-07-25_titolo.pdf": date(2019, 7, 25),
    "20190725 titolo.txt": date(2019, 7, 25),
    "comunicato_25.07.2019.docx": date(2019, 7, 25),
    "5-7-2019.md": date(2019, 7, 5),
    "2019-13-25.pdf": None,
    "comunicato_1785.pdf": None,
    "120190725.pdf": None,
    "titolo.pdf": None,
}


@pytest.mark.parametrize(("name", "day"), NAMES.items(), ids=NAMES)
def test_the_day_in_a_name(name: str, day: date | None) -> None:
    assert day_in_name(name) == day

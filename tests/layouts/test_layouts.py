"""The set of layouts: each file is read with hardly a wrong letter, and gives the facts of the same text as plain text.

`make layouts` makes the files; here they are read as they lie in the repository.
"""

from functools import cache
from pathlib import Path

import pytest

from benchmarks.layouts import AIM, Measured, expected_path, layout_files, measured
from extractor.extract import Extractor
from tests.readers.scans import needs_tesseract

# Recognition runs the cells of narrow tables together.
MOST_OF_A_SCAN = 0.05
FILES = layout_files()
SCANS = [path for path in FILES if path.name.startswith("scan-")]
TEXTS = [path for path in FILES if path not in SCANS]


@cache
def extractor() -> Extractor:
    return Extractor(model="fast")


@cache
def as_read(path: Path) -> Measured:
    return measured(path, extractor())


def name(path: Path) -> str:
    return path.name


def test_every_file_has_its_expected_text_and_no_text_lacks_its_file() -> None:
    assert len(FILES) >= 40
    assert {expected_path(path) for path in FILES} == set(FILES[0].parent.glob("*.expected.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_hardly_a_letter_is_wrong(path: Path) -> None:
    assert as_read(path).error_rate < AIM


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_the_facts_are_those_of_the_plain_text(path: Path) -> None:
    assert as_read(path).wrong_lists == ()


@needs_tesseract
@pytest.mark.parametrize("path", SCANS, ids=name)
def test_few_letters_of_a_scan_are_wrong(path: Path) -> None:
    assert as_read(path).error_rate < MOST_OF_A_SCAN

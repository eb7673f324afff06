"""The set of layouts: each file is read with hardly a wrong letter, and gives the facts of the same text as plain text.

`make layouts` makes the files; here they are read as they lie in the repository.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from subprocess import run

import pytest

from benchmarks.layouts import AIM, Measured, expected_path, layout_files, measured
from extractor.extract import Extractor

SCAN_AIM = 0.02
FILES = layout_files()
SCANS = [path for path in FILES if path.name.startswith("scan-")]
TEXTS = [path for path in FILES if path not in SCANS]


@cache
def extractor() -> Extractor:
    return Extractor(model="fast")


@cache
def as_read(path: Path) -> Measured:
    return measured(path, extractor())


@cache
def reads_scans() -> bool:
    """Whether the library and the program that recognise Italian text are installed."""
    if not (find_spec("pytesseract") and (tesseract := which("tesseract"))):
        return False
    return "ita" in run([tesseract, "--list-langs"], capture_output=True, text=True, check=True).stdout.split()


needs_recognition = pytest.mark.skipif(
    not reads_scans(), reason="Tesseract, its Italian data or the `ocr` extra is missing"
)


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


@needs_recognition
@pytest.mark.parametrize("path", SCANS, ids=name)
def test_few_letters_of_a_scan_are_wrong(path: Path) -> None:
    assert as_read(path).error_rate < SCAN_AIM

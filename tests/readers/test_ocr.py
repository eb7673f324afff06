"""Text recognition: what is missing is said with its remedy, and Tesseract is held to the document's time."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from extractor.errors import UnreadableDocument
from extractor.readers.draft import Source
from extractor.readers.ocr import Recogniser
from extractor.readers.pdf_frame import Frame
from extractor.settings import Settings

WHY = "The PDF is a scan."
PICTURE = Image.new("L", (60, 40), 255)


class TesseractError(RuntimeError):
    """As pytesseract raises it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, message)
        self.status, self.message = status, message


class TesseractNotFoundError(EnvironmentError):
    """As pytesseract raises it."""


def stand_in(monkeypatch: pytest.MonkeyPatch, *, languages: Any = ("eng", "ita"), run: Any = b"<html/>") -> list[Any]:
    """Puts a library in the place of pytesseract that answers so, or raises so; the options of each run are kept."""
    runs: list[Any] = []

    def answer(what: Any) -> Any:
        if isinstance(what, Exception):
            raise what
        return what

    def recognise(_picture: Image.Image, **options: Any) -> Any:
        runs.append(options)
        return answer(run)

    library = SimpleNamespace(
        TesseractError=TesseractError,
        TesseractNotFoundError=TesseractNotFoundError,
        get_languages=lambda: answer(languages),
        image_to_pdf_or_hocr=recognise,
    )
    monkeypatch.setitem(sys.modules, "pytesseract", library)
    return runs


def recogniser(seconds: int = 600) -> Recogniser:
    return Recogniser(Source(Path("a.pdf"), b"", Settings(max_seconds=seconds)), WHY)


def read(one: Recogniser) -> str:
    """The reason for which a picture is not read."""
    with pytest.raises(UnreadableDocument) as refusal:
        one.read(PICTURE, Frame(0, 0, 60, 40, 0), 1.0)
    return refusal.value.reason


def refused() -> str:
    """The reason for which nothing can be read at all."""
    with pytest.raises(UnreadableDocument) as refusal:
        recogniser()
    return refusal.value.reason


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pytesseract", None)
    assert refused() == f"{WHY} To have it read, install text recognition with pip install 'spoglio[ocr]'."


def test_without_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, languages=TesseractNotFoundError())
    expected = f"{WHY} To have it read, install Tesseract (on Debian and Ubuntu: tesseract-ocr tesseract-ocr-ita)."
    assert refused() == expected


def test_without_its_italian_data(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, languages=["eng", "osd"])
    expected = f"{WHY} To have it read, install Tesseract's Italian data (on Debian and Ubuntu: tesseract-ocr-ita)."
    assert refused() == expected


def test_tesseract_has_the_time_that_is_left_and_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    runs = stand_in(monkeypatch)
    assert recogniser(100).read(PICTURE, Frame(0, 0, 60, 40, 0), 1.0) == []
    assert 79 < runs[0]["timeout"] <= 80
    assert runs[0]["lang"] == "ita"
    assert os.environ["OMP_THREAD_LIMIT"] == "1"


def test_a_picture_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, run=RuntimeError("Tesseract process timeout"))
    assert read(recogniser(100)) == "Recognising its text took longer than 80 seconds."


def test_no_picture_is_begun_when_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = stand_in(monkeypatch)
    one = recogniser(100)
    monkeypatch.setattr("time.monotonic", lambda: float("inf"))
    assert (read(one), runs) == ("Recognising its text took longer than 80 seconds.", [])


def test_a_failure_of_tesseract_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, run=TesseractError(1, "Image too small to scale!!"))
    assert read(recogniser()) == "Tesseract fails: Image too small to scale!!"


def test_a_picture_that_lies_on_its_side_is_read_again_upright(monkeypatch: pytest.MonkeyPatch) -> None:
    lying = b"<html><span class='ocr_line' title='bbox 0 0 9 9; textangle 90; x_size 9'></span></html>"
    runs = stand_in(monkeypatch, run=lying)
    recogniser().read(PICTURE, Frame(0, 0, 60, 40, 0), 1.0)
    assert [run["config"].split()[:2] for run in runs] == [["--psm", "1"], ["--psm", "3"]]

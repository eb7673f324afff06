"""Text recognition by Tesseract: the picture of a page → its words, or a sentence that says what is not installed.

Tesseract runs as a program of its own, so that a picture it cannot cope with ends that program, and not this one.
"""

import time
from typing import Any

from PIL.Image import Image, Transpose

from extractor.messages import N_, _, ngettext
from extractor.readers.draft import Source
from extractor.readers.hocr import Placing, turn_of_hocr, words_of_hocr
from extractor.readers.pdf_frame import Frame
from extractor.readers.pdf_words import Word
from extractor.settings import keep_programs_to_one_thread

#: Pixels an inch at which pictures are to be drawn: what Tesseract was trained on.
RESOLUTION = 300
_LANGUAGE = "ita"
# Its page segmentation: with a look at how the page lies, and without.
_HOWEVER_IT_LIES, _UPRIGHT = 1, 3
# Of the time that a document may take, the share that its pictures may; the rest is for what follows.
_SHARE = 0.8
_TURNS = {1: Transpose.ROTATE_270, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_90}

_NO_EXTRA = N_("To have it read, install text recognition with pip install 'spoglio[ocr]'.")
_NO_PROGRAM = N_("To have it read, install Tesseract (on Debian and Ubuntu: tesseract-ocr tesseract-ocr-ita).")
_NO_LANGUAGE = N_("To have it read, install Tesseract's Italian data (on Debian and Ubuntu: tesseract-ocr-ita).")


class Recogniser:
    """Reads the pictures of one document, for as long as that document may take."""

    def __init__(self, source: Source, why: str) -> None:
        """Raises UnreadableDocument where it is not installed: `why` it is needed (a sentence), and what to install."""
        self._source = source
        self._tesseract = _tesseract(source, why)
        self._deadline = time.monotonic() + _SHARE * source.limits.max_seconds

    def read(self, picture: Image, frame: Frame, points: float) -> list[Word]:
        """The words in the picture of a page whose pixels measure so many points.

        Raises UnreadableDocument when time is up, or where Tesseract fails.
        """
        hocr = self._run(picture, _HOWEVER_IT_LIES)
        turn = turn_of_hocr(hocr)
        if turn:
            hocr = self._run(picture.transpose(_TURNS[turn]), _UPRIGHT)
        return words_of_hocr(hocr, Placing(frame, points, turn))

    def _run(self, picture: Image, segmentation: int) -> bytes:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise self._source.refuse(self._too_slow())
        config = f"--psm {segmentation} --dpi {RESOLUTION} -c hocr_char_boxes=1"
        try:
            hocr: bytes = self._tesseract.image_to_pdf_or_hocr(
                picture, lang=_LANGUAGE, extension="hocr", config=config, timeout=left
            )
        except self._tesseract.TesseractError as error:
            raise self._source.refuse(_("Tesseract fails: %(reason)s") % {"reason": error.message}) from error
        except RuntimeError as error:  # what pytesseract raises when it has stopped the program
            raise self._source.refuse(self._too_slow()) from error
        return hocr

    def _too_slow(self) -> str:
        seconds = int(_SHARE * self._source.limits.max_seconds)
        message = ngettext(
            "Recognising its text took longer than %(seconds)d second.",
            "Recognising its text took longer than %(seconds)d seconds.",
            seconds,
        )
        return message % {"seconds": seconds}


def _tesseract(source: Source, why: str) -> Any:
    """The library that runs Tesseract, once it is sure that all of it is there."""
    try:
        import pytesseract
    except ImportError as error:
        raise source.refuse(f"{why} {_(_NO_EXTRA)}") from error
    keep_programs_to_one_thread()
    try:
        languages = pytesseract.get_languages()
    except pytesseract.TesseractNotFoundError as error:
        raise source.refuse(f"{why} {_(_NO_PROGRAM)}") from error
    if _LANGUAGE not in languages:
        raise source.refuse(f"{why} {_(_NO_LANGUAGE)}")
    return pytesseract

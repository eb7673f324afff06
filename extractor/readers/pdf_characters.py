"""The characters of a PDF page as pdfium finds them, string by string as they were drawn.

pdfium tells each character and how far it goes along its line; the rest is the same for the whole string. How high a
character is, fonts tell too variously to tell lines by: here all are one em high. A space that pdfium adds of its own
accord is but a hint. Invisible characters, which lie over the picture of a scan, are as good as others.
"""

import math
import re
from ctypes import addressof, byref, c_float, create_string_buffer
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from extractor.readers.pdf_frame import Frame
from extractor.schema.evidence import BBox

UNKNOWN_LETTER = "\ufffd"
# The `turn` of text that runs neither across nor up or down: a stamp, a watermark.
SLANTED = 4
_MOST_SLANT = 10
_QUARTER = 90
_ASCENT_EM = 0.79
_DESCENT_EM = 0.21
# In its font's name, or made bold by drawing around its letters.
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_FILLED_AND_STROKED = 2
_LONGEST_FONT_NAME = 128
# What pdfium makes of the hyphen at the end of a line.
_LINE_HYPHEN = 2
# LaTeX's bitmap fonts do not say which letters they draw; these have the codes that they have everywhere.
_LATIN_1 = range(0xA1, 0x100)


class Char(NamedTuple):
    """A character and how far it goes along its line; `apart` if pdfium would put a space before it."""

    text: str
    x0: float
    x1: float
    apart: bool = False


class Run(NamedTuple):
    """Characters drawn as one string, on the page turned by `turn` quarters so that they run from left to right.

    `size` is the height of an em in points; the em stands between `top` and `bottom`, from the top of that page.
    """

    chars: list[Char]
    turn: int
    size: float
    top: float
    bottom: float
    bold: bool
    font: bytes

    @property
    def baseline(self) -> float:
        """How far from the top of the page the letters stand."""
        return self.bottom - _DESCENT_EM * self.size


def runs_of(page: PdfPage, frame: Frame) -> list[Run]:
    """The strings of the page, in the order in which they were drawn."""
    text_page = page.get_textpage()
    try:
        return _runs(text_page.raw, text_page.count_chars(), frame)
    finally:
        text_page.close()


def _runs(text_page: Any, count: int, frame: Frame) -> list[Run]:
    runs: list[Run] = []
    last, apart, box = 0, False, pdfium.FS_RECTF()
    where = byref(box)
    for index in range(count):
        string = pdfium.FPDFText_GetTextObject(text_page, index)
        if not string:
            apart = True
            continue
        if addressof(string.contents) != last:
            last = addressof(string.contents)
            runs.append(_run(text_page, index, string, frame))
        pdfium.FPDFText_GetLooseCharBox(text_page, index, where)
        if box.left == box.right and pdfium.FPDFText_IsGenerated(text_page, index):
            apart = True
            continue
        x0, _top, x1, _bottom = frame.placed((box.left, box.bottom, box.right, box.top), runs[-1].turn)
        runs[-1].chars.append(Char(_letter(text_page, index), x0, x1, apart))
        apart = False
    return [run for run in runs if 0 < run.size < math.inf]


def _letter(text_page: Any, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text_page, index)
    if code not in _LATIN_1 and pdfium.FPDFText_HasUnicodeMapError(text_page, index):
        return UNKNOWN_LETTER
    return "-" if code == _LINE_HYPHEN else chr(code)


def _run(text_page: Any, index: int, string: Any, frame: Frame) -> Run:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, byref(matrix))
    turn = _turn(matrix, frame)
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    baseline = frame.placed((matrix.e, matrix.f, matrix.e, matrix.f), turn)[1]
    top, bottom = baseline - _ASCENT_EM * size, baseline + _DESCENT_EM * size
    if turn == SLANTED:
        _, top, _, bottom = frame.placed(_bounds(string), turn)
    font = _font(text_page, index)
    bold = bool(_BOLD.search(font)) or pdfium.FPDFTextObj_GetTextRenderMode(string) == _FILLED_AND_STROKED
    return Run([], turn, size, top, bottom, bold, font)


def _bounds(string: Any) -> BBox:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium.FPDFPageObj_GetBounds(string, byref(left), byref(bottom), byref(right), byref(top))
    return left.value, bottom.value, right.value, top.value


def _turn(matrix: Any, frame: Frame) -> int:
    degrees = math.degrees(math.atan2(matrix.b, matrix.a))
    quarters = round(degrees / _QUARTER)
    return (quarters - frame.shown) % 4 if abs(degrees - quarters * _QUARTER) < _MOST_SLANT else SLANTED


def _font(text_page: Any, index: int) -> bytes:
    """The name of the font that the character is drawn in."""
    name = create_string_buffer(_LONGEST_FONT_NAME)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _LONGEST_FONT_NAME, None)
    return name.value

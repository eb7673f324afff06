"""What is drawn on a PDF page around its words: the rules and borders of tables, boxes, the dots of lists."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_uint
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from extractor.readers.pdf_frame import Frame
from extractor.schema.evidence import BBox

# What has more of them is a drawing, a map, a coat of arms.
_MOST_SEGMENTS = 500
_MOST_PATHS = 5000
_THIN = 3.0
_WHITE = 250


class Drawings(NamedTuple):
    """Boxes of what is drawn, on the page turned: thin `rules`, and `shapes` that have height and width."""

    rules: list[BBox]
    shapes: list[BBox]


def drawings_of(page: PdfPage, frame: Frame, turn: int) -> Drawings:
    """The visible lines and rectangles of the page, in the order in which they were drawn."""
    drawings = Drawings([], [])
    width, height = frame.size(turn)
    for number in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_PATHS)):
        path = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(path) == pdfium.FPDF_PAGEOBJ_PATH and _is_visible(path):
            for box in _boxes(path):
                placed = frame.placed(box, turn)
                if not (placed[0] < width and placed[1] < height and placed[2] > 0 and placed[3] > 0):
                    continue
                is_thin = min(placed[2] - placed[0], placed[3] - placed[1]) < _THIN
                (drawings.rules if is_thin else drawings.shapes).append(placed)
    return drawings


def _is_visible(path: Any) -> bool:
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    pdfium.FPDFPageObj_GetFillColor(path, byref(red), byref(green), byref(blue), byref(alpha))
    is_white = min(red.value, green.value, blue.value) >= _WHITE
    return bool(stroke.value) or bool(fill.value and alpha.value and not is_white)


def _boxes(path: Any) -> Iterator[BBox]:
    """The box of each part of the path: a table's grid may be one path."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, byref(matrix))
    part: list[tuple[float, float]] = []
    for number in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        if part and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield _box(part)
            part = []
        x, y = c_float(), c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        part.append(
            (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        )
    if part:
        yield _box(part)


def _box(points: list[tuple[float, float]]) -> BBox:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)

"""A page of a PDF as a picture, with places on it marked: what a reviewer holds a fact against."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from pdfplumber.page import Page
from PIL.Image import Image

from extractor.messages import _
from extractor.readers.draft import Source
from extractor.readers.pdf_file import opened
from extractor.readers.read import source_at
from extractor.schema.evidence import BBox

_HEAD = 4096
# The longer side in pixels: fine enough for the small print of a page that fills the screen, whatever its size.
_PIXELS = 2000
_POINTS_AN_INCH = 72
_MARGIN = 2.0
_FILL = (255, 196, 0, 72)
_STROKE = (208, 84, 0, 255)
_STROKE_WIDTH = 3
# pdfium, which draws the page, does not bear two threads.
_drawing = Lock()


class PageImage(NamedTuple):
    """The picture of a page (from 1) of a file of so many `pages`.

    `marked` is where the first mark begins, as a share of the picture's height; None without marks.
    """

    image: Image
    page: int
    pages: int
    marked: float | None


def page_image(path: Path, page: int, boxes: Sequence[BBox], *, of: str) -> PageImage:
    """The page (from 1; the last one for any beyond it) of the PDF at `path`, with the boxes marked.

    `of` is the id of the document that the boxes belong to. Raises UnreadableDocument for a file that is not there
    any more, has changed since the document was read, or is no PDF.
    """
    source = source_at(path)
    if source.id != of:
        raise source.refuse(_("The file has changed since it was read."))
    if b"%PDF-" not in source.content[:_HEAD]:
        raise source.refuse(_("Only a PDF has pages to show."))
    with _drawing:
        return _drawn(source, page, boxes)


def _drawn(source: Source, number: int, boxes: Sequence[BBox]) -> PageImage:
    with opened(source) as pdf:
        pages = len(pdf.pages)
        page = pdf.pages[min(number, pages) - 1]
        picture = page.to_image(resolution=_resolution(page), antialias=True)
        picture.draw_rects([_widened(box) for box in boxes], fill=_FILL, stroke=_STROKE, stroke_width=_STROKE_WIDTH)
        return PageImage(picture.annotated, min(number, pages), pages, _first(boxes, *picture.bbox[1::2]))


def _first(boxes: Sequence[BBox], top: float, bottom: float) -> float | None:
    """Where the first box begins between the top and the bottom of the page, from 0 to 1."""
    return min((float((box[1] - top) / (bottom - top)) for box in boxes), default=None)


def _resolution(page: Page) -> float:
    return _PIXELS * _POINTS_AN_INCH / float(max(page.width, page.height))


def _widened(box: BBox) -> BBox:
    """The box with room around it, so that its frame hides no letter."""
    return box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN

"""A page of a PDF as a picture, with places on it marked: what a reviewer holds a fact against."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import ImageDraw
from PIL.Image import Image

from extractor.messages import _
from extractor.readers.draft import Source
from extractor.readers.pdf_file import opened
from extractor.readers.pdf_marks import marks_on
from extractor.readers.read import source_at
from extractor.schema.evidence import BBox, Evidence

_HEAD = 4096
# The longer side in pixels: fine enough for the small print of a page that fills the screen, whatever its size.
_PIXELS = 2000
_MARGIN = 2.0
_FILL = (255, 196, 0, 72)
_STROKE = (208, 84, 0, 255)
_STROKE_WIDTH = 3


class PageImage(NamedTuple):
    """The picture of a page (from 1) of a file of so many `pages`.

    `marked` is where the first mark begins, as a share of the picture's height; None without marks.
    """

    image: Image
    page: int
    pages: int
    marked: float | None


def page_image(path: Path, page: int, evidence: Sequence[Evidence], *, of: str) -> PageImage:
    """The page (from 1; the last one for any beyond it) of the PDF at `path`, with the words of `evidence` marked.

    `of` is the id of the document that the evidence belongs to. Raises UnreadableDocument for a file that is not there
    any more, has changed since the document was read, or is no PDF.
    """
    source = source_at(path)
    if source.id != of:
        raise source.refuse(_("The file has changed since it was read."))
    if b"%PDF-" not in source.content[:_HEAD]:
        raise source.refuse(_("Only a PDF has pages to show."))
    return _drawn(source, page, evidence)


def _drawn(source: Source, number: int, evidence: Sequence[Evidence]) -> PageImage:
    with opened(source) as pdf:
        pages = len(pdf)
        page = pdf[min(number, pages) - 1]
        boxes = marks_on(page, number, evidence)
        scale = _PIXELS / max(page.get_size())
        picture = page.render(scale=scale).to_pil().convert("RGB")
        height = page.get_height()
        page.close()
    _mark(picture, boxes, scale)
    return PageImage(picture, min(number, pages), pages, min((box[1] / height for box in boxes), default=None))


def _mark(picture: Image, boxes: Sequence[BBox], scale: float) -> None:
    draw = ImageDraw.Draw(picture, "RGBA")
    for box in boxes:
        x0, top, x1, bottom = (side * scale for side in _widened(box))
        draw.rectangle((x0, top, x1, bottom), fill=_FILL, outline=_STROKE, width=_STROKE_WIDTH)


def _widened(box: BBox) -> BBox:
    """The box with room around it, so that its frame hides no letter."""
    return box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN

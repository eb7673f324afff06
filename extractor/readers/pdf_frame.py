"""Where things stand on a PDF page as it is shown, in points from its top left corner.

The file counts from another corner, a page may be turned when it is shown, and text may run up or down its side. Text
is put in lines on the page turned so that it runs from left to right; its boxes lie on the page as it is shown.
"""

from dataclasses import dataclass

from pypdfium2 import PdfPage

from extractor.schema.evidence import BBox

_QUARTER = 90


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown, in the file's own points (y upwards), and its clockwise quarters when shown."""

    left: float
    bottom: float
    right: float
    top: float
    shown: int

    @classmethod
    def of(cls, page: PdfPage) -> "Frame":
        """The frame of a pdfium page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() // _QUARTER)

    def size(self, turn: int = 0) -> tuple[float, float]:
        """Width and height of the page as it is shown, turned by `turn` further quarters."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if (self.shown + turn) % 2 else (width, height)

    def placed(self, box: BBox, turn: int = 0) -> BBox:
        """The box (left, bottom, right, top in the file's points) on the page turned by `turn` further quarters."""
        left, bottom, right, top = box
        upright = (left - self.left, self.top - top, right - self.left, self.top - bottom)
        if (self.shown + turn) % 4 == 0:
            return upright
        return _turned(upright, self.shown + turn, self.right - self.left, self.top - self.bottom)

    def turned_back(self, box: BBox, turn: int) -> BBox:
        """Where a box on the page turned by `turn` quarters lies on the page as it is shown."""
        return _turned(box, -turn, *self.size(turn)) if turn else box


def _turned(box: BBox, quarters: int, width: float, height: float) -> BBox:
    """The box (from the top left) after the sheet of this size has been turned clockwise."""
    for _ in range(quarters % 4):
        x0, top, x1, bottom = box
        box = (height - bottom, x0, height - top, x1)
        width, height = height, width
    return box

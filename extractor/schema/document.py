"""A source as the readers hand it on: normalised text, its layout, and what the format itself says about it."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from extractor.schema.evidence import BBox, Evidence
from extractor.schema.layout import Layout

DayFrom = Literal["metadata", "e-mail", "option", "file name", "properties"]


class Hints(BaseModel):
    """What is known of the document apart from its text; the text itself has the last word.

    `published_in` says where `published` stands: in the data that the file states as such, in those of the e-mail that
    it came with, on the command line, in the file's name, or, the weakest, in the properties that say when it was made.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_in: DayFrom = "metadata"
    authors: tuple[str, ...] = ()


class Document(BaseModel):
    """A source file turned into text. `layout` is empty where the source has no pages.

    `attached_to` is the id of the e-mail's document, for a file that came with one. `ocr` says whether any of the text
    was recognised in pictures of pages, and so may be misread.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    source: str
    media_type: str
    text: str
    layout: Layout = Field(default_factory=Layout)
    hints: Hints = Hints()
    attached_to: str | None = None
    ocr: bool = False

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for `text[start:end]`: the one place where evidence is made.

        The page is that of the first box; the bounding box joins the boxes that lie on that page.
        """
        boxes = self.layout.between(start, end)
        page = boxes[0].page if boxes else None
        on_page = [box.bbox for box in boxes if box.page == page]
        return Evidence(start=start, end=end, quote=self.text[start:end], page=page, bbox=_union(on_page))


def _union(boxes: list[BBox]) -> BBox | None:
    if not boxes:
        return None
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (round(min(x0), 2), round(min(top), 2), round(max(x1), 2), round(max(bottom), 2))

"""The blocks of a communiqué as reportlab's flowables, and documents that run through frames page after page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer, Table

from tests.layouts.communiques import CAPTION, CONTACT, HEADING, HEADLINE, ITEM, LETTERHEAD, NOTE, QUOTE, TABLE, Block

Box = tuple[float, float, float, float]
Draw = Callable[[Canvas, int, int], None]
GRID = (("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"))
BARE = (("VALIGN", (0, 0), (-1, -1), "TOP"),)

_SCALE = {HEADLINE: 1.7, HEADING: 1.15, QUOTE: 1.4, CAPTION: 0.75, NOTE: 0.8, CONTACT: 0.85}
_ALIGNMENT = {QUOTE: TA_CENTER} | dict.fromkeys((HEADLINE, HEADING, LETTERHEAD, CONTACT), TA_LEFT)
_SERIF = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"


@dataclass(frozen=True)
class Setting:
    """How text is set: font, its bold companion, size and space after a paragraph in points, alignment."""

    font: str = "Times-Roman"
    bold: str = "Times-Bold"
    size: float = 11
    space: float = 5
    alignment: int = TA_JUSTIFY
    rules: Sequence[tuple[object, ...]] = GRID
    widths: Sequence[float] | None = None

    def flow(self, blocks: Sequence[Block]) -> list[Flowable]:
        """The blocks one after the other."""
        return [self._flowable(block) for block in blocks]

    def style(self, kind: str) -> ParagraphStyle:
        """The style of a kind of block."""
        size = self.size * _SCALE.get(kind, 1)
        return ParagraphStyle(
            kind,
            fontName=self.bold if kind in (HEADLINE, HEADING) else self.font,
            fontSize=size,
            leading=1.22 * size,
            spaceAfter=0 if kind == LETTERHEAD else self.space,
            spaceBefore=self.space if kind in (HEADLINE, HEADING, QUOTE) else 0,
            alignment=_ALIGNMENT.get(kind, self.alignment),
            leftIndent=size if kind == ITEM else 0,
        )

    def _flowable(self, block: Block) -> Flowable:
        style = self.style(block.kind)
        if block.kind == TABLE:
            cell = ParagraphStyle("cell", parent=style, alignment=TA_LEFT, spaceAfter=0)
            rows = [[Paragraph(escape(text), cell) for text in row] for row in block.rows]
            return Table(rows, colWidths=self.widths, style=list(self.rules), spaceAfter=2 * self.space)
        text = re.sub(r"\[\^(\d+)\]", r"<super>\1</super>", escape(block.text))
        text = re.sub(r"\*(.+?)\*", r"<b>\1</b>", text)
        bullet = "•" if block.kind == ITEM else None
        paragraph = Paragraph(text, style, bulletText=bullet)
        picture = [Spacer(0, 4 * self.size)] if block.kind == CAPTION else []
        return KeepTogether([*picture, paragraph]) if picture else paragraph


def register_serif() -> str:
    """The name of an embedded font that has the letters of all European languages."""
    pdfmetrics.registerFont(TTFont("Serif", _SERIF))
    return "Serif"


def _nothing(canvas: Canvas, page: int, pages: int) -> None:
    """Draws nothing outside the frames."""


@dataclass(frozen=True)
class Pages:
    """The frames of the first page and of those after it, and what is drawn outside of them.

    `draw` gets the canvas, the number of the page and the number of pages; a viewer turns pages by `rotation` degrees.
    """

    size: tuple[float, float]
    first: Sequence[Box]
    later: Sequence[Box] = ()
    draw: Draw = _nothing
    rotation: int = 0

    def write(self, path: Path, story: Callable[[], list[Flowable]]) -> None:
        """Lets the story run through the frames, twice, for the number of pages."""
        pages = 0
        for _ in range(2):
            buffer = BytesIO()
            document = BaseDocTemplate(buffer, pagesize=self.size, rotation=self.rotation, invariant=1)
            document.addPageTemplates(
                [self._template("first", self.first, pages), self._template("later", self.later or self.first, pages)]
            )
            document.build(story())
            pages = document.page
        path.write_bytes(buffer.getvalue())

    def _template(self, name: str, boxes: Sequence[Box], pages: int) -> PageTemplate:
        frames = [Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0) for box in boxes]

        def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
            self.draw(canvas, document.page, pages)

        return PageTemplate(name, frames, onPage=draw, autoNextPageTemplate="later")

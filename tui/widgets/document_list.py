"""The queue: every document in two lines, with what is left to look at and how sure the machine was."""

from datetime import date
from typing import ClassVar

from rich.style import Style
from textual.binding import BindingType

from extractor.messages import _, ngettext
from extractor.store.summaries import DocumentSummary
from tui.actions import QUEUE, bindings
from tui.widgets.row_list import Cell, RowList, bar, fit
from tui.wording import DOCUMENT_STATUSES
from tui.wording import edtf as in_words

GLYPHS = {"proposed": "○", "in_review": "◐", "approved": "✓", "failed": "!"}
HOLDER = "◆"


class DocumentList(RowList):
    """The documents that the queue shows. The screen moves the cursor."""

    LINES_A_ROW = 3
    BINDINGS: ClassVar[list[BindingType]] = bindings(QUEUE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("row--cursor", "row--bar", "row--track", "document--title", "document--about"),
        *("document--proposed", "document--in-review", "document--approved", "document--failed"),
    }

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.documents: list[DocumentSummary] = []
        self._holders: dict[str, str] = {}

    def fill(self, documents: list[DocumentSummary], cursor: int | None, holders: dict[str, str]) -> None:
        """Shows these documents, with the cursor on one of them; `holders` are who else has one open, by its id."""
        self.documents, self._holders = documents, holders
        self.show(-1 if cursor is None else cursor)

    def count(self) -> int:
        """How many documents are shown."""
        return len(self.documents)

    def row(self, row: int) -> object:
        """The document, and who else has it open."""
        document = self.documents[row]
        return document, self._holders.get(document.id)

    def cells(self, row: int, line: int, width: int) -> list[Cell]:
        """Title; then date and publisher; then what is left to do, and how sure the machine was of it at least."""
        document = self.documents[row]
        about = self._style("document--about")
        if line == 0:
            title = fit(document.title or document.source, width - 3)
            return [(f" {GLYPHS[document.status]} ", self._tint(document)), (title, self._style("document--title"))]
        if line == 1:
            return [("   ", about), (fit(_about(document), width - 3), about)]
        return [("   ", about), *self._work(document, width - 3, about)]

    def _work(self, document: DocumentSummary, width: int, style: Style) -> list[Cell]:
        holder = self._holders.get(document.id)
        who = f"{HOLDER} {holder}" if holder else document.reviewer
        words = " · ".join(filter(None, (_left_to_do(document), who)))
        if document.lowest_confidence is None or not document.open_facts:
            return [(fit(words, width), style)]
        filled, blank = bar(document.lowest_confidence)
        return [
            (fit(words, width - 5) + " ", style),
            (filled, self._style("row--bar")),
            (blank, self._style("row--track")),
        ]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    def _tint(self, document: DocumentSummary) -> Style:
        return self._style(f"document--{document.status.replace('_', '-')}")


def _about(document: DocumentSummary) -> str:
    words = (_short(document.published), document.publisher or document.source)
    return document.error or " · ".join(filter(None, words))


def _left_to_do(document: DocumentSummary) -> str:
    if document.status in ("approved", "failed"):
        return _(DOCUMENT_STATUSES[document.status])
    return ngettext("%(count)d open", "%(count)d open", document.open_facts) % {"count": document.open_facts}


def _short(published: str | None) -> str:
    """A whole date in figures, to save room; any other in words."""
    try:
        return date.fromisoformat(published or "").strftime("%d/%m/%Y")
    except ValueError:
        return in_words(published) if published else ""

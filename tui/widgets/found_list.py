"""What a search for a document has found, one title a line, however many there are."""

from typing import ClassVar

from rich.style import Style

from extractor.messages import _
from extractor.store.summaries import DocumentSummary
from tui.widgets.row_list import Cell, RowList, fit


class FoundList(RowList, can_focus=False):
    """The titles of documents. The screen moves the cursor, while the line above keeps the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--cursor"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.documents: list[DocumentSummary] = []

    def fill(self, documents: list[DocumentSummary]) -> None:
        """Shows these documents, with the cursor on the first."""
        self.documents = documents
        self.show(0 if documents else -1)

    def count(self) -> int:
        """How many lines there are: one says that there is none."""
        return len(self.documents) or 1

    def row(self, row: int) -> object:
        """The document; None where there is none."""
        return self.documents[row] if self.documents else None

    def cells(self, row: int, line: int, width: int) -> list[Cell]:
        """The title, else the name of the file."""
        document = self.documents[row] if self.documents else None
        words = (document.title or document.source) if document else _("none")
        return [(" " + fit(words, width - 2), Style())]

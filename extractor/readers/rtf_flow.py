"""A flow of text in an RTF document, such as its body, a header or a note: paragraphs, cells and rows as they end."""

from extractor.readers.office_tables import table_blocks
from extractor.readers.page_numbers import without_page_count
from extractor.readers.paragraphs import paragraphs_of_lines


class Flow:
    """Takes text in pieces and gives paragraphs and tables, the boxes that hang on a paragraph right after it."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._line: list[str] = []
        self._boxes: list[Flow] = []
        self._cell: list[str] = []
        self._row: list[list[str]] = []
        self._rows: list[list[list[str]]] = []
        self._is_listed = False

    def write(self, text: str) -> None:
        """Adds to the paragraph that is open."""
        self._line.append(text)

    def mark_item(self) -> None:
        """The paragraph that is open is an item of a list."""
        self._is_listed = True

    def box(self) -> "Flow":
        """A flow of its own that hangs on the paragraph that is open."""
        self._boxes.append(Flow())
        return self._boxes[-1]

    def end_paragraph(self, *, in_table: bool) -> None:
        """Ends the paragraph that is open; one that stands in no table ends the table before it."""
        # Letters beyond the first plane are written as two halves.
        whole = "".join(self._line).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = without_page_count(whole).strip()
        marked = f"- {text}" if self._is_listed else text
        paragraphs = paragraphs_of_lines(marked).split("\n\n") if text else []
        paragraphs += [block for box in self._boxes for block in box.blocks()]
        self._line, self._boxes, self._is_listed = [], [], False
        if in_table:
            self._cell += paragraphs
        else:
            self._end_table()
            self._done += paragraphs

    def end_cell(self) -> None:
        """Ends the paragraph and the cell that are open."""
        self.end_paragraph(in_table=True)
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """Ends the row that is open."""
        if self._row:
            self._rows.append(self._row)
            self._row = []

    def blocks(self) -> list[str]:
        """All paragraphs and tables; whatever is still open ends here."""
        self.end_paragraph(in_table=bool(self._cell or self._row))
        self._end_table()
        return self._done

    def _end_table(self) -> None:
        if self._cell:
            self._row.append(self._cell)
            self._cell = []
        self.end_row()
        self._done += table_blocks(self._rows)
        self._rows = []

"""A list of rows that paints only those in sight, so that a hundred thousand documents open as fast as ten."""

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.widgets.scrolled import Scrolled

Cell = tuple[str, Style]


class RowList(Scrolled, inherit_bindings=False):
    """Rows of equal height with one of them under the cursor. Who fills it says how a line of a row looks."""

    LINES_A_ROW = 1

    @dataclass
    class Chosen(Message):
        """The reviewer clicked on a row."""

        rows: "RowList"
        row: int

        @property
        def control(self) -> "RowList":
            """The list that was clicked on."""
            return self.rows

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self._seen: dict[int, tuple[object, bool]] = {}

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def cells(self, row: int, line: int, width: int) -> list[Cell]:
        """What a line of a row holds: texts with their styles, at most `width` cells together."""
        raise NotImplementedError

    def row(self, row: int) -> object:
        """What a row is painted from: where this is as before, the row is not painted again."""
        raise NotImplementedError

    def show(self, cursor: int) -> None:
        """Paints the rows that have changed, with the cursor on this row and in sight."""
        self.cursor = cursor
        self.measure(self.count() * self.LINES_A_ROW)
        height = self.LINES_A_ROW
        top = 0 if self._is_near_top(cursor) else cursor * height
        self.scroll_to_region(Region(0, top, 1, (cursor + 1) * height - top), animate=False, force=True, x_axis=False)
        before, self._seen = self._seen, self._in_sight()
        for row in before.keys() | self._seen.keys():
            if before.get(row) != self._seen.get(row):
                self.refresh_lines(row * height, height)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        row, line = divmod(y + self.scroll_offset.y, self.LINES_A_ROW)
        width = self.scrollable_content_region.width
        if row >= self.count():
            return Strip.blank(width, self.visual_style.rich_style)
        base = self.visual_style.rich_style
        if row == self.cursor:
            base = self.get_component_rich_style("row--cursor")
        segments = [Segment(text, base + style) for text, style in self.cells(row, line, width)]
        return Strip(segments).adjust_cell_length(width, base)

    def on_resize(self, event: events.Resize) -> None:
        """Keeps the cursor in sight when the terminal changes."""
        self.show(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Tells which row was clicked on."""
        offset = event.get_content_offset(self)
        row = (offset.y + self.scroll_offset.y) // self.LINES_A_ROW if offset else -1
        if 0 <= row < self.count():
            self.post_message(self.Chosen(self, row))

    def page(self) -> int:
        """How many rows are in sight at once."""
        return max(1, self.scrollable_content_region.height // self.LINES_A_ROW)

    def _in_sight(self) -> dict[int, tuple[object, bool]]:
        first = self.scroll_offset.y // self.LINES_A_ROW
        rows = range(first, min(first + self.page() + 2, self.count()))
        return {row: (self.row(row), row == self.cursor) for row in rows}

    def _is_near_top(self, row: int) -> bool:
        return row <= 1


def fit(text: str, width: int) -> str:
    """The text in exactly `width` cells: cut with an ellipsis, or filled with blanks."""
    flat = " ".join(text.split())
    if cell_len(flat) <= width:
        return set_cell_size(flat, width)
    return set_cell_size(set_cell_size(flat, max(0, width - 1)).rstrip() + "…", width) if width > 0 else ""


def bar(share: float, cells: int = 4) -> tuple[str, str]:
    """A share from 0 to 1 as a line, heavy as far as it goes and light beyond, in steps of half a cell."""
    full, half = divmod(round(max(0.0, min(1.0, share)) * cells * 2), 2)
    filled = "━" * full + "╾" * half
    return filled, "─" * (cells - len(filled))

"""The record beside the text: its facts by list, each on one line."""

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style

from extractor.messages import _
from extractor.schema.record import LISTS, ListName, Status
from tui.facts import Fact
from tui.widgets.row_list import Cell, RowList, bar, fit
from tui.wording import LIST_NAMES, headline, sort

GLYPHS = {
    Status.PROPOSED: "○",
    Status.ACCEPTED: "✓",
    Status.CORRECTED: "✎",
    Status.REJECTED: "✗",
    Status.ADDED: "+",
}
REMARK = "!"
ERROR = "E"
_TAIL = 7


class FactList(RowList):
    """The facts that the filter lets through, under the names of their lists. The screen moves the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--cursor",
        "row--bar",
        "row--track",
        "fact--sort",
        "fact--decided",
        "fact--rejected",
        "fact--remark",
        "fact--error",
        *(f"list--{name}" for name in LISTS),
    }

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: list[tuple[ListName, Fact | None]] = []

    def fill(self, facts: list[Fact], current: Fact | None) -> None:
        """Shows these facts, with the cursor on one of them."""
        self._rows = list(_with_headings(facts))
        place = next((row for row, (_, fact) in enumerate(self._rows) if fact and fact is current), -1)
        self.show(place)

    def fact_at(self, row: int) -> Fact | None:
        """The fact on a row; None on a heading."""
        return self._rows[row][1]

    def count(self) -> int:
        """How many rows there are, headings included."""
        return len(self._rows)

    def row(self, row: int) -> object:
        """The list, and the fact that is no heading."""
        return self._rows[row]

    def cells(self, row: int, line: int, width: int) -> list[Cell]:
        """A heading, or a fact: status, value, what sort, remarks, confidence."""
        name, fact = self._rows[row]
        if fact is None:
            return [
                (" ", Style()),
                (fit(_(LIST_NAMES[name]), width - 1), self._style(f"list--{name}") + Style(bold=True)),
            ]
        value, about = self._words(fact, width - _TAIL - 3)
        filled, blank = bar(fact.item.confidence)
        sign = ERROR if fact.errors else REMARK if fact.remarks else " "
        return [
            (f" {GLYPHS[fact.item.status]} ", self._style(f"list--{name}")),
            (value, self._value_style(fact)),
            (about, self._style("fact--sort")),
            (f" {sign} ", self._style("fact--error" if fact.errors else "fact--remark")),
            (filled, self._style("row--bar")),
            (blank, self._style("row--track")),
        ]

    def _words(self, fact: Fact, width: int) -> tuple[str, str]:
        """The value and its sort; where both do not fit, the value has at least half of the width."""
        value, about = headline(fact.item), sort(fact.item)
        if cell_len(value) + cell_len(about) + 2 > width:
            about = about.split(" · ")[0]
        room = max(width - cell_len(about) - 2, width // 2)
        if cell_len(about) + 2 > width - min(room, cell_len(value)):
            about, room = "", width
        shown = fit(value, min(room, cell_len(value)))
        rest = width - cell_len(shown)
        return shown, "  " + fit(about, rest - 2) if rest > 4 else " " * rest

    def _value_style(self, fact: Fact) -> Style:
        if fact.item.status is Status.REJECTED:
            return self._style("fact--rejected")
        return Style() if fact.is_open else self._style("fact--decided")

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)


def _with_headings(facts: list[Fact]) -> Iterator[tuple[ListName, Fact | None]]:
    last: ListName | None = None
    for fact in facts:
        if fact.list != last:
            yield fact.list, None
            last = fact.list
        yield fact.list, fact

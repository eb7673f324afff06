"""The footer: the keys of the current mode, those that matter most first, all of them clickable."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from extractor.messages import _
from tui.actions import ACTIONS, FOOTERS, Mode
from tui.keys import key_name, keymap

_LINES = 2
_GAP = 2


class KeyBar(Static):
    """At most two lines of keys, the rest of them a press on `?` away."""

    ALLOW_SELECT = False

    @dataclass
    class Pressed(Message):
        """A key was clicked on; `action` is the name of what it does."""

        action: str

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._mode = Mode.FACTS
        self._lines: list[list[str]] = []

    def show(self, mode: Mode) -> None:
        """Shows the keys of a mode."""
        if mode is not self._mode:
            self._mode = mode
            self._paint()

    def on_resize(self, event: events.Resize) -> None:
        """Fills the new width."""
        self._paint()

    def on_click(self, event: events.Click) -> None:
        """Tells which key was clicked on."""
        place = event.get_content_offset(self)
        if place is None or place.y >= len(self._lines):
            return
        left = 0
        for name in self._lines[place.y]:
            width = cell_len(_words(name))
            if left <= place.x < left + width:
                self.post_message(self.Pressed(name))
            left += width + _GAP

    def _paint(self) -> None:
        self._lines = pack([(name, cell_len(_words(name))) for name in FOOTERS[self._mode]], self.content_size.width)
        entries = (Content(" " * _GAP).join(_entry(name) for name in line) for line in self._lines)
        self.update(Content("\n").join(entries), layout=False)


def pack(entries: Iterable[tuple[str, int]], width: int) -> list[list[str]]:
    """The names of the entries that fit into the footer, in order, line by line; each comes with its width in cells."""
    packed: list[list[str]] = [[]]
    used = 0
    for name, cells in entries:
        needed = cells + (_GAP if packed[-1] else 0)
        if used + needed > width:
            if len(packed) == _LINES:
                break
            packed.append([])
            used, needed = 0, cells
        packed[-1].append(name)
        used += needed
    return packed


def _words(name: str) -> str:
    return f"{key_name(keymap()[name][0])} {_(ACTIONS[name].label)}"


def _entry(name: str) -> Content:
    return Content.assemble((key_name(keymap()[name][0]), "bold $accent"), " ", _(ACTIONS[name].label))

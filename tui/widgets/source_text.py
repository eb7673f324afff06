"""The source beside its facts: every evidence tinted by list, the current one strong, and words to select."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from extractor.schema.record import LISTS, ListName
from tui.actions import SELECTION, TEXT, bindings
from tui.text_layout import Layout, Line, Run, Span, Spans, runs, word_at, word_left, word_right
from tui.widgets.scrolled import Scrolled

_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_MARGIN = 1


class SourceText(Scrolled, inherit_bindings=False):
    """A document's text, painted line by line, with a caret that goes by words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TEXT), *bindings(SELECTION)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--current",
        "text--selected",
        "text--caret",
        "text--rejected",
        *(f"tint--{name}" for name in LISTS),
    }

    @dataclass
    class Pointed(Message):
        """The reviewer clicked on a place in the text."""

        offset: int

    @dataclass
    class Selected(Message):
        """The selection changed; None where nothing is selected."""

        span: Line | None

    @dataclass
    class AddAsked(Message):
        """The selected words are to become a fact of a list."""

        list: ListName
        span: Line

    @dataclass
    class EvidenceAsked(Message):
        """The selected words are to be the evidence of the current fact."""

        span: Line

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._text = ""
        self._spans = Spans(())
        self._current: list[Span] = []
        self._layout_of_text = Layout("", 1)
        self._caret = 0
        self._anchor: int | None = None
        self._marking = False
        self._pressed = False

    @property
    def selection(self) -> Line | None:
        """The selected stretch of the text, without white space at its ends."""
        if self._anchor is None or self._anchor == self._caret:
            return None
        start, end = sorted((self._anchor, self._caret))
        quote = self._text[start:end]
        start += len(quote) - len(quote.lstrip())
        return Line(start, start + len(quote.strip())) if quote.strip() else None

    def show_text(self, text: str) -> None:
        """Shows another text, from its beginning, with nothing selected."""
        self._text = _UNPRINTABLE.sub(" ", text)
        self._caret, self._anchor, self._marking = 0, None, False
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)

    def show_facts(self, spans: Sequence[Span], current: Sequence[Span]) -> None:
        """Tints these stretches, the current ones strongly, and brings the first of those into sight."""
        before = self._marks()
        self._spans, self._current = Spans(spans), list(current)
        if self._current:
            first = min(self._current)
            self._bring_into_sight(first.start, first.end)
            if self._anchor is None:
                self._caret = first.start
        for start, end, _mark in before ^ self._marks():
            top, bottom = self._layout_of_text.line_of(start), self._layout_of_text.line_of(end - 1)
            self.refresh_lines(top, bottom - top + 1)

    def _marks(self) -> set[tuple[int, int, object]]:
        """What changes how the text is painted, each with the stretch that it changes."""
        spans = {(span.start, span.end, span) for span in self._spans}
        current = {(span.start, span.end, "current") for span in self._current}
        return {*spans, *current, (self._caret, self._caret + 1, "caret")}

    def select(self, start: int, end: int, *, marking: bool = False) -> None:
        """Selects a stretch of the text and brings it into sight; while `marking`, the arrows move its end."""
        self._anchor, self._marking = start, marking
        self._go(end, extend=True)
        self._bring_into_sight(start, end)

    @property
    def caret(self) -> int:
        """The offset where a search goes on."""
        return self._caret

    # Painting

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        base = self.visual_style.rich_style
        if row >= len(self._layout_of_text.lines):
            return Strip.blank(width, base)
        line = self._layout_of_text.lines[row]
        segments = [Segment(" " * _MARGIN, base)]
        for run in runs(line, self._spans.touching(line), self._current, self.selection):
            segments.extend(self._painted(run, base + self._style_of(run)))
        if self._caret >= line.end and self._caret_row == row and self.has_focus:
            segments.append(Segment(" ", base + self._component("text--caret")))
        return Strip(segments).adjust_cell_length(width, base)

    def _painted(self, run: Run, style: Style) -> list[Segment]:
        text = self._text[run.start : run.end]
        if not (self.has_focus and run.start <= self._caret < run.end):
            return [Segment(text, style)]
        at = self._caret - run.start
        caret = style + self._component("text--caret")
        return [Segment(text[:at], style), Segment(text[at], caret), Segment(text[at + 1 :], style)]

    def _style_of(self, run: Run) -> Style:
        if run.selected:
            return self._component("text--selected")
        if run.current:
            return self._component("text--current")
        if run.span is None:
            return Style()
        return self._component("text--rejected" if run.span.rejected else f"tint--{run.span.list}")

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=not name.startswith(("tint", "text--s", "text--current")))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Shows the caret only while the text has the focus."""
        self.refresh_lines(self._caret_row, 1)

    # Places

    @property
    def _caret_row(self) -> int:
        return self._layout_of_text.line_of(self._caret)

    @property
    def _room(self) -> int:
        """The cells of a line: the scrollbar is the margin on the right."""
        return self.scrollable_content_region.width - _MARGIN

    def _lay_out(self) -> None:
        # Where it is hidden there is no room: it is laid out when it is shown.
        self._layout_of_text = Layout(self._text, self._room) if self._room > 0 else Layout("", 1)
        self.measure(len(self._layout_of_text.lines))
        self.refresh()

    def _bring_into_sight(self, start: int, end: int) -> None:
        top, bottom = self._layout_of_text.line_of(start), self._layout_of_text.line_of(max(start, end - 1))
        region = Region(0, max(0, top - 2), 1, bottom - top + 5)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def on_resize(self, event: events.Resize) -> None:
        """Breaks the lines anew for the new width, and keeps the caret in sight."""
        if self._room != self._layout_of_text.width:
            self._lay_out()
        self._bring_into_sight(self._caret, self._caret + 1)

    # Caret and selection

    def _go(self, offset: int, *, extend: bool) -> None:
        before = self.selection
        if extend and self._anchor is None:
            self._anchor = self._caret
        elif not extend:
            self._anchor = None
        self._caret = max(0, min(offset, len(self._text)))
        self._bring_into_sight(self._caret, self._caret + 1)
        self.refresh()
        if self.selection != before:
            self.post_message(self.Selected(self.selection))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of a selection answer only while there is one."""
        if action in ("add_selected", "set_evidence", "other_end"):
            return self.selection is not None
        return action != "clear" or self.selection is not None or self._marking

    def action_word(self, by: int) -> None:
        """Moves the caret by a word."""
        self._go(self._word(by), extend=self._marking)

    def action_extend_word(self, by: int) -> None:
        """Moves the end of the selection by a word."""
        self._go(self._word(by), extend=True)

    def action_line(self, by: int) -> None:
        """Moves the caret by a line."""
        self._go(self._line(by), extend=self._marking)

    def action_extend_line(self, by: int) -> None:
        """Moves the end of the selection by a line."""
        self._go(self._line(by), extend=True)

    def action_mark(self) -> None:
        """Starts a selection at the caret, or ends extending it."""
        self._marking = not self._marking
        if self._marking:
            self._anchor = self._caret

    def action_other_end(self) -> None:
        """The arrows move the other end of the selection from now on."""
        if self._anchor is not None:
            self._anchor, self._caret = self._caret, self._anchor
            self._marking = True
            self._bring_into_sight(self._caret, self._caret + 1)
            self.refresh()

    def action_clear(self) -> None:
        """Drops the selection."""
        self._marking = False
        self._go(self._caret, extend=False)

    def action_add_selected(self, list_name: ListName) -> None:
        """Asks for the selected words to become a fact."""
        if self.selection:
            self.post_message(self.AddAsked(list_name, self.selection))

    def action_set_evidence(self) -> None:
        """Asks for the selected words to be the current fact's evidence."""
        if self.selection:
            self.post_message(self.EvidenceAsked(self.selection))

    def _word(self, by: int) -> int:
        return word_right(self._text, self._caret) if by > 0 else word_left(self._text, self._caret)

    def _line(self, by: int) -> int:
        layout = self._layout_of_text
        return layout.offset_at(self._caret_row + by, layout.column_of(self._caret))

    # Mouse

    def _offset_of(self, event: events.MouseEvent) -> int:
        place = event.get_content_offset_capture(self)
        return self._layout_of_text.offset_at(place.y + self.scroll_offset.y, place.x - _MARGIN)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Starts selecting."""
        self._pressed = True
        self.capture_mouse()
        self._go(self._offset_of(event), extend=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extends the selection while the button is held."""
        if self._pressed:
            self._go(self._offset_of(event), extend=True)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Ends selecting; a press without a move points at a place."""
        self._pressed = False
        self.release_mouse()
        if self._anchor is None:
            self.post_message(self.Pointed(self._caret))

    def on_click(self, event: events.Click) -> None:
        """Selects the word that is clicked twice."""
        word = word_at(self._text, self._offset_of(event)) if event.chain == 2 else None
        if word:
            self.select(*word)

"""A part of the screen with a line around it, which is strong while the focus is within."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widget import Widget


class Frame(Widget):
    """The line around a pane, and its title. It lies under the pane, which is not painted again when it changes."""


class Framed(Container):
    """A pane: some widgets in a frame."""

    def __init__(self, *content: Widget, id: str) -> None:
        super().__init__(id=id)
        self._content = content

    def compose(self) -> ComposeResult:
        """The frame, and what is in it."""
        yield Frame()
        yield Vertical(*self._content)

    @property
    def frame(self) -> Frame:
        """The line around, which bears the title."""
        return self.query_one(Frame)

    def show_focus(self, focused: Widget | None) -> None:
        """Makes the line strong if the focus is within the pane."""
        self.frame.set_class(focused is not None and self in focused.ancestors, "-current")

"""A view over more lines than there is room for, which change without the whole screen being laid out anew."""

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView


class Scrolled(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines to scroll through. Who has other lines says so with `measure`."""

    ALLOW_SELECT = False

    # The scrollbar keeps its place where there is nothing to scroll: so no document makes the lines wider or narrower.
    DEFAULT_CSS = """
    Scrolled {
        overflow-x: hidden;
        overflow-y: scroll;
    }
    """

    # Elsewhere in Textual a change of this lays all widgets out and paints them all; here it moves the scrollbar alone.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    # A frame around shows where the focus is: where it goes, no line of Textual's needs other styles or new paint.

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Looks for no other styles."""

    def on_focus(self, event: events.Focus) -> None:
        """Says that the focus has come."""
        event.prevent_default()
        self.has_focus = True
        self.post_message(events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        """Says that the focus has gone."""
        event.prevent_default()
        self.has_focus = False
        self.post_message(events.DescendantBlur(self))

    def measure(self, lines: int) -> None:
        """Takes over how many lines there are now."""
        self.virtual_size = Size(self.scrollable_content_region.width, lines)

    def watch_virtual_size(self, size: Size) -> None:
        """Brings the scrollbar up to date."""
        self.vertical_scrollbar.window_virtual_size = size.height
        self.vertical_scrollbar.window_size = self.container_size.height
        self.scroll_y = min(self.scroll_y, self.max_scroll_y)

"""A view over more lines than there is room for, which change without the whole screen being laid out anew."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView


class Scrolled(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines to scroll through. Who has other lines says so with `measure`."""

    ALLOW_SELECT = False

    # Elsewhere in Textual a change of this lays all widgets out and paints them all; here it moves the scrollbar alone.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def measure(self, lines: int) -> None:
        """Takes over how many lines there are now."""
        self.virtual_size = Size(self.scrollable_content_region.width, lines)

    def watch_virtual_size(self, size: Size) -> None:
        """Shows or hides the scrollbar, and brings it up to date."""
        height = self.container_size.height
        if not height:
            return
        self.show_vertical_scrollbar = size.height > height
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height
            self.vertical_scrollbar.window_size = height
        self.scroll_y = min(self.scroll_y, self.max_scroll_y)

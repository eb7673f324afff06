"""A line to type in, the same in every form and search."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class TypedLine(Input):
    """One line high, with a cursor that stays still: the eye is on the text, not on what blinks."""

    # How much is typed moves nothing else, so that the screen need not be laid out anew for each letter.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(self, value: str = "", *, placeholder: str = "", id: str) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=True)
        self.set_reactive(Input.cursor_blink, False)

    def begin(self, value: str) -> None:
        """Begins anew with a value, as if nothing had been typed before."""
        self.value = value
        self.cursor_position = 0
        self.scroll_to(x=0, animate=False)
        self._initial_value = True  # Textual shows a line from its start until something is typed in it.

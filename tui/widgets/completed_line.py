"""A line to type a name in, which offers the rest of it: → or End at its end takes what is offered."""

import asyncio
from collections.abc import Callable

from textual.suggester import Suggester

from tui.completion import suggestion, taken
from tui.widgets.typed_line import TypedLine

Complete = Callable[[str], str | None]


class CompletedLine(TypedLine):
    """A typed line that asks for the name that was begun, each time something is typed."""

    def begin(self, value: str, complete: Complete = lambda typed: None) -> None:
        """Begins anew with a value, and offers what `complete` finds: to what stands in it first nothing is to add."""
        self.workers.cancel_node(self)
        self.suggester = None
        super().begin(value)
        self.suggester = _Suggester(complete)

    def action_cursor_right(self, select: bool = False) -> None:
        """Takes what is offered, or moves the cursor to the right."""
        typed = self.value
        super().action_cursor_right(select)
        if self.value != typed:
            self.value = taken(typed, self.value)
            self.cursor_position = len(self.value)

    def action_end(self, select: bool = False) -> None:
        """Moves the cursor to the end; from there it takes what is offered."""
        if select or not self.cursor_at_end:
            super().action_end(select)
        else:
            self.action_cursor_right()


class _Suggester(Suggester):
    """Textual's side of `complete`, which may have to read a list first: the keys do not wait for it."""

    def __init__(self, complete: Complete) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """The name that goes on from what was typed."""
        name = await asyncio.to_thread(self._complete, value)
        return None if name is None else suggestion(value, name)

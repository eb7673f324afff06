"""One of several values on one line: letters lead to it, arrows step through, space opens the list."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Select

from tui.choices import led_to

Value = str | bool
Choices = tuple[tuple[str, Value], ...]
"""Words with the values that they stand for."""


class ChoiceLine(Select[Value], inherit_bindings=False):
    """A choice that is made without opening anything; Enter is left to the form around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "show_overlay", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("backspace,delete", "clear", show=False),
        Binding("enter", "submit", show=False),
    ]

    @dataclass
    class Submitted(Message):
        """The reviewer is done with the form."""

        choice: "ChoiceLine"

    def __init__(self, choices: Choices, *, none: str | None, id: str) -> None:
        """`none` is the word for no choice at all, where there may be none."""
        self._none = none
        self._letters = ""
        self._choices = choices
        super().__init__(choices, allow_blank=none is not None, prompt=none or "", id=id, compact=True)

    def begin(self, value: Value | None, choices: Choices) -> None:
        """Begins anew among these choices, as if nothing had been chosen before."""
        if choices != self._choices:
            self._choices = choices
            self.set_options(choices)
        self.choose(value)
        self.expanded = False
        self._letters = ""

    @property
    def chosen(self) -> Value | None:
        """What is chosen; None for nothing."""
        return self.selection

    def choose(self, value: Value | None) -> None:
        """Chooses a value; None is for nothing."""
        self.value = Select.NULL if value is None else value

    def on_key(self, event: events.Key) -> None:
        """Goes to the choice that the letters typed so far lead to; letters that lead nowhere begin anew."""
        if self.expanded or not event.is_printable or not event.character or event.key == "space":
            return
        event.stop()
        event.prevent_default()
        for letters in (self._letters + event.character, event.character):
            place = led_to([words for words, _value in self._offered], letters)
            if place is not None:
                self._letters = letters
                self.choose(self._offered[place][1])
                return

    def on_blur(self) -> None:
        """Letters typed later are of another word."""
        self._letters = ""

    def action_step(self, by: int) -> None:
        """To the next choice or the one before."""
        values = [value for _words, value in self._offered]
        place = values.index(self.chosen) + by
        if 0 <= place < len(values):
            self.choose(values[place])
        self._letters = ""

    def action_clear(self) -> None:
        """Takes the choice away, where there may be none."""
        if self._none is not None:
            self.choose(None)
        self._letters = ""

    @property
    def _offered(self) -> list[tuple[str, Value | None]]:
        """The choices, no choice at all before them where there may be none."""
        return [*([] if self._none is None else [(self._none, None)]), *self._choices]

    def action_submit(self) -> None:
        """Tells the form."""
        self.post_message(self.Submitted(self))

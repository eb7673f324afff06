"""One of several: a list to choose from by arrows, by number or by mouse."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label, OptionList

from extractor.messages import _
from tui.screens.question import Question

T = TypeVar("T")

_NUMBERED = 9


class ChooseScreen(Question[T | None], Generic[T]):
    """Gives the value of the option chosen back; None if the reviewer leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        *(Binding(str(number), f"choose({number - 1})", show=False) for number in range(1, _NUMBERED + 1)),
    ]

    def __init__(self, title: str, options: Sequence[tuple[str, T]]) -> None:
        super().__init__()
        self._title = title
        self._options = options

    def compose(self) -> ComposeResult:
        """The question and the options, the first nine with their numbers."""
        lines = [
            f"{number if number <= _NUMBERED else ' '}  {words}" for number, (words, _) in enumerate(self._options, 1)
        ]
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="dialog--title", markup=False)
            yield OptionList(*lines, markup=False)
            yield Label(_("The number chooses · Enter takes · Esc leaves"), classes="dialog--keys")

    def action_choose(self, place: int) -> None:
        """Gives the option of this place back, if there is one."""
        if place < len(self._options):
            self.dismiss(self._options[place][1])

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Gives the option under the cursor back."""
        self.action_choose(event.option_index)

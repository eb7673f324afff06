"""The small questions: yes or no, a reason, which list. Each is a modal whose result says its type."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from extractor.messages import _
from extractor.schema.record import LISTS, ListName
from tui.actions import SELECTION, key_name, keymap
from tui.wording import ONE_OF_LIST


class ConfirmScreen(ModalScreen[bool]):
    """A question with the lines that help to answer it; True for yes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", show=False)]

    def __init__(self, question: str, *, lines: list[str], yes: str, no: str) -> None:
        super().__init__()
        self._question = question
        self._lines = lines
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The question, what it is about, two buttons."""
        with Vertical(classes="dialog"):
            yield Label(self._question, classes="dialog--title", markup=False)
            yield Static("\n".join(self._lines), classes="dialog--body", markup=False)
            with Horizontal(classes="dialog--buttons"):
                yield Button(self._yes, id="yes", variant="primary", compact=True)
                yield Button(self._no, id="no", compact=True)
            yield Label(_("Enter confirms · Esc leaves"), classes="dialog--keys")

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Gives the answer back."""
        self.dismiss(event.button.id == "yes")


class ReasonScreen(ModalScreen[str | None]):
    """Asks why; None if the reviewer thinks better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and a line to answer in."""
        with Vertical(classes="dialog"):
            yield Label(self._question, classes="dialog--title", markup=False)
            yield Input(id="reason", compact=True)
            yield Label("", id="reason-error", classes="error", markup=False)
            yield Label(_("Enter confirms · Esc leaves"), classes="dialog--keys")

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Gives the reason back; a blank one is no reason."""
        reason = event.value.strip()
        if reason:
            self.dismiss(reason)
        else:
            self.query_one("#reason-error", Label).update(_("Say why in a few words."))


class ListScreen(ModalScreen[ListName | None]):
    """Asks to which list a new fact belongs, by the same letters as with words selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        *(
            Binding(",".join(keymap()[name]), f"choose('{list_name}')", show=False)
            for name, list_name in zip(SELECTION, LISTS, strict=False)
        ),
    ]

    def compose(self) -> ComposeResult:
        """The lists with their letters."""
        with Vertical(classes="dialog narrow-dialog"):
            yield Label(_("What is missing?"), classes="dialog--title")
            yield OptionList(
                *(
                    Option(f"{key_name(keymap()[name][0])}  {_(ONE_OF_LIST[list_name])}", id=list_name)
                    for name, list_name in zip(SELECTION, LISTS, strict=False)
                ),
                markup=False,
            )
            yield Label(_("The letter chooses · Esc leaves"), classes="dialog--keys")

    def action_choose(self, list_name: ListName) -> None:
        """Gives the list back."""
        self.dismiss(list_name)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Gives the list back."""
        self.dismiss(LISTS[event.option_index])

"""The small questions: yes or no, a reason, which list. Each is a modal whose result says its type."""

from collections.abc import Sequence
from typing import ClassVar, Self

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from extractor.messages import _, ngettext
from extractor.schema.record import LISTS, ListName
from tui.actions import SELECTION
from tui.facts import Fact
from tui.keys import key_name, keymap
from tui.screens.question import KeptQuestion, Question
from tui.widgets.typed_line import TypedLine
from tui.wording import ONE_OF_LIST, headline, sort

_LISTED = 8


class ApproveScreen(KeptQuestion[bool]):
    """Asks whether the facts still open are to be accepted as they are; True for yes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._left: list[Fact] = []

    def ask(self, left: list[Fact]) -> Self:
        """Asks about the facts that are left."""
        self._left = left
        return self.anew()

    def compose(self) -> ComposeResult:
        """The question, the facts that it is about, two buttons."""
        with Vertical(classes="dialog"):
            yield Label(id="approve-question", classes="dialog--title", markup=False)
            yield Static(id="approve-facts", classes="dialog--body", markup=False)
            with Horizontal(classes="dialog--buttons"):
                yield Button(_("Accept and approve"), id="yes", compact=True)
                yield Button(_("Look at them"), id="no", compact=True)
            yield Label(_("Enter confirms · Esc leaves"), classes="dialog--keys")

    def fill(self) -> None:
        """Shows how many facts are left, and the least certain of them."""
        question = ngettext(
            "%(count)d fact is still open. Accept it as it is and approve?",
            "%(count)d facts are still open. Accept them as they are and approve?",
            len(self._left),
        )
        self.query_one("#approve-question", Label).update(question % {"count": len(self._left)})
        self.query_one("#approve-facts", Static).update("\n".join(_doubtful_first(self._left)))
        self.set_focus(self.query_one("#yes"))

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Gives the answer back."""
        self.dismiss(event.button.id == "yes")


class ReasonScreen(Question[str | None]):
    """Asks why; None if the reviewer thinks better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, question: str, about: Sequence[str] = ()) -> None:
        super().__init__()
        self._question = question
        self._about = about

    def compose(self) -> ComposeResult:
        """The question, what it is about, and a line to answer in."""
        with Vertical(classes="dialog"):
            yield Label(self._question, classes="dialog--title", markup=False)
            if self._about:
                yield Static("\n".join(self._about), classes="dialog--body", markup=False)
            yield TypedLine(id="reason")
            yield Label("", id="reason-error", classes="problem", markup=False)
            yield Label(_("Enter confirms · Esc leaves"), classes="dialog--keys")

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Gives the reason back; a blank one is no reason."""
        reason = event.value.strip()
        if reason:
            self.dismiss(reason)
        else:
            self.query_one("#reason-error", Label).update(_("Say why in a few words."))


class ListScreen(KeptQuestion[ListName | None]):
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

    def fill(self) -> None:
        """Begins with the first list."""
        self.query_one(OptionList).highlighted = 0

    def action_choose(self, list_name: ListName) -> None:
        """Gives the list back."""
        self.dismiss(list_name)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Gives the list back."""
        self.dismiss(LISTS[event.option_index])


def _doubtful_first(facts: list[Fact]) -> list[str]:
    """The facts, the least certain first, as many as the question has room for."""
    doubtful = sorted(facts, key=lambda fact: fact.item.confidence)[:_LISTED]
    shown = [f"{round(one.item.confidence * 100):3} %  {headline(one.item)}  {sort(one.item)}" for one in doubtful]
    more = len(facts) - len(shown)
    return [*shown, ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}] if more else shown

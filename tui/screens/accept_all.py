"""Accepting many facts at once: from which confidence on, how many that is, and which."""

from typing import ClassVar, Self

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Label, Static

from extractor.messages import _, ngettext
from tui.facts import Fact
from tui.screens.question import KeptQuestion
from tui.wording import headline, sort

_STEP = 5
_FIRST = 90


def sure_enough(facts: list[Fact], percent: int) -> list[Fact]:
    """The facts whose confidence, as it is shown, is at least this."""
    return [fact for fact in facts if round(fact.item.confidence * 100) >= percent]


class AcceptAllScreen(KeptQuestion[list[Fact] | None]):
    """Shows the facts at or above a confidence, which the arrows change; gives them back, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("left", f"change(-{_STEP})", show=False, priority=True),
        Binding("right", f"change({_STEP})", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._facts: list[Fact] = []
        self._percent = _FIRST

    def ask(self, facts: list[Fact]) -> Self:
        """Asks which of these facts to accept."""
        self._facts = sorted(facts, key=lambda fact: fact.item.confidence)
        self._percent = _FIRST
        return self.anew()

    def compose(self) -> ComposeResult:
        """The question, the facts that it is about, the least sure first, and two buttons."""
        with Vertical(classes="dialog tall-dialog"):
            yield Label(id="accept-all-title", classes="dialog--title", markup=False)
            with VerticalScroll(can_focus=False, classes="dialog--form"):
                yield Static(id="accept-all-facts", markup=False)
            with Horizontal(classes="dialog--buttons"):
                yield Button(_("Accept"), id="yes", compact=True)
                yield Button(_("Leave"), id="no", compact=True)
            yield Label(_("← → confidence · ↑ ↓ scroll · Enter confirms · Esc leaves"), classes="dialog--keys")

    def fill(self) -> None:
        """Shows the facts of the first confidence."""
        self._show()
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.set_focus(self.query_one("#yes"))

    def action_change(self, by: int) -> None:
        """Asks for more confidence, or for less."""
        self._percent = max(0, min(100, self._percent + by))
        self._show()

    def action_scroll(self, by: int) -> None:
        """Scrolls the facts by three lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Gives the facts back."""
        self.dismiss(sure_enough(self._facts, self._percent) if event.button.id == "yes" else None)

    def _show(self) -> None:
        chosen = sure_enough(self._facts, self._percent)
        question = ngettext(
            "Accept %(count)d open fact with a confidence of at least %(percent)d %%?",
            "Accept %(count)d open facts with a confidence of at least %(percent)d %%?",
            len(chosen),
        )
        values = {"count": len(chosen), "percent": self._percent}
        self.query_one("#accept-all-title", Label).update(question % values)
        lines = [f"{round(one.item.confidence * 100):3} %  {headline(one.item)}  {sort(one.item)}" for one in chosen]
        self.query_one("#accept-all-facts", Static).update("\n".join(lines))

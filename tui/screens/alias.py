"""A rule before it is written: how it reads, where it goes, and what its own examples say."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Label, Static

from extractor.aliases import Alias, check
from extractor.messages import _, ngettext
from extractor.own_aliases import as_yaml
from tui.screens.question import Question


class AliasScreen(Question[bool]):
    """Shows an alias and asks whether to write it; True for yes. One whose examples go wrong is not written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", show=False),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
    ]

    def __init__(self, alias: Alias, path: Path) -> None:
        super().__init__()
        self._alias = alias
        self._path = path
        self._failures = check(alias)

    def compose(self) -> ComposeResult:
        """The rule as it will stand in the file, how its examples came out, and two buttons."""
        with Vertical(classes="dialog wide-dialog"):
            yield Label(_("A rule of your own"), classes="dialog--title", markup=False)
            with VerticalScroll(can_focus=False, classes="dialog--form"):
                yield Static(as_yaml(self._alias).rstrip(), classes="dialog--context", markup=False)
            yield Static(self._outcome(), classes="dialog--body", markup=False)
            with Horizontal(classes="dialog--buttons"):
                yield Button(_("Write it"), id="write", compact=True, disabled=bool(self._failures))
                yield Button(_("Leave"), id="leave", compact=True)
            yield Label(_("↑ ↓ scroll · Enter confirms · Esc leaves"), classes="dialog--keys")

    def action_scroll(self, by: int) -> None:
        """Scrolls the rule by three lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Gives the answer back."""
        self.dismiss(event.button.id == "write")

    def _outcome(self) -> str:
        if self._failures:
            return "\n".join(_("The example «%(text)s» goes wrong.") % {"text": one.text} for one in self._failures)
        examples = self._alias.examples
        count = len(examples.match) + len(examples.skip)
        tried = ngettext("Its %(count)d example comes out right.", "Its %(count)d examples come out right.", count)
        return f"{tried % {'count': count}}\n" + _("It goes to %(file)s") % {"file": self._path}

"""Who did what in a document, and when."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from extractor.messages import _
from tui.deeds import Deed
from tui.screens.question import Question


class HistoryScreen(Question[None]):
    """The decisions of a document, the latest first; those that were undone are struck out."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,h,q", "dismiss", show=False)]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, deeds: list[Deed]) -> None:
        super().__init__()
        self._deeds = deeds

    def compose(self) -> ComposeResult:
        """A line for each decision, and under it what it changed."""
        lines = [line for deed in self._deeds for line in _lines(deed)]
        nothing = Content(_("Nobody has decided anything here yet."))
        with Vertical(classes="dialog wide-dialog tall-dialog"):
            yield Label(_("History of the document"), classes="dialog--title")
            with VerticalScroll(classes="dialog--form"):
                yield Static(Content("\n").join(lines) if lines else nothing)
            yield Label(_("↑ ↓ scroll · Esc leaves"), classes="dialog--keys")


def _lines(deed: Deed) -> list[Content]:
    strike = "strike " if deed.undone else ""
    head = Content.assemble(
        (f"{deed.when}  ", "$muted"), (f"{deed.who}  ", f"{strike}bold"), (deed.what, strike.strip() or "")
    )
    undone = [Content.styled("  " + _("undone"), "$muted")] if deed.undone else []
    detail = [Content.styled(f"  {deed.detail}", "$muted")] if deed.detail else []
    return [head, *detail, *undone]

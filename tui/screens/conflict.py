"""Two reviewers on one fact: both values side by side, and the choice of the second."""

from typing import Any, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Label, Static

from extractor.errors import Conflict
from extractor.messages import _
from extractor.schema.record import ITEM_TYPES, Item, ListName, Record, Status
from tui.described import in_words
from tui.facts import Fact
from tui.screens.question import Question
from tui.wording import choice

Choice = Literal["mine", "theirs"]


class ConflictScreen(Question[Choice]):
    """Shows what the reviewer wanted and what the other has saved; nothing is overwritten unseen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "dismiss('mine')", show=False),
        Binding("t", "dismiss('theirs')", show=False),
        Binding("escape", "dismiss('theirs')", show=False),
    ]

    AUTO_FOCUS = "#take-theirs"

    def __init__(self, conflict: Conflict, *, fact: Fact, record: Record, said: str, other: str) -> None:
        """`fact` is what the reviewer saw, in `record`; `said` is what they did to it, `other` who came first."""
        super().__init__()
        self._reason = str(conflict)
        self._record = record
        self._titles = (_("You: %(deed)s") % {"deed": said}, _meanwhile(other, conflict.theirs))
        self._mine = _fields(conflict.mine or fact.item.model_dump(mode="json"), fact.list, record)
        self._theirs = _fields(conflict.theirs, fact.list, record)

    def compose(self) -> ComposeResult:
        """The two values, field by field, those that differ strong."""
        with Vertical(classes="dialog wide-dialog"):
            yield Label(self._reason, classes="dialog--title", markup=False)
            with VerticalScroll(classes="dialog--form", can_focus=False), Horizontal(classes="sides"):
                yield Static(_side(self._titles[0], self._mine, self._theirs), classes="side")
                yield Static(_side(self._titles[1], self._theirs, self._mine), classes="side")
            with Horizontal(classes="dialog--buttons"):
                yield Button(_("m  take mine"), id="take-mine", compact=True)
                yield Button(_("t  keep theirs"), id="take-theirs", variant="primary", compact=True)

    @on(Button.Pressed, "#take-mine")
    def take_mine(self) -> None:
        """The reviewer's value replaces the other."""
        self.dismiss("mine")

    @on(Button.Pressed, "#take-theirs")
    def take_theirs(self) -> None:
        """The other's value stays."""
        self.dismiss("theirs")


def _fields(values: dict[str, Any] | None, list_name: ListName, record: Record) -> list[tuple[str, str]]:
    """The values in words; no field for a fact that is no more."""
    if values is None:
        return []
    item: Item = ITEM_TYPES[list_name].model_validate(values)
    return [(field.label, field.value) for field in in_words(item, record)]


def _meanwhile(other: str, values: dict[str, Any] | None) -> str:
    if values is None:
        return other
    return _("%(reviewer)s: %(deed)s") % {"reviewer": other, "deed": choice(Status(values["status"]))}


def _side(title: str, fields: list[tuple[str, str]], other: list[tuple[str, str]]) -> Content:
    lines = [Content.styled(title, "bold underline")]
    for label, value in fields:
        strong = "" if (label, value) in other else "bold $text-warning"
        lines.append(Content.assemble((f"{label}  ", "$muted"), (value, strong)))
    if not fields:
        lines.append(Content(_("The fact is no more.")))
    return Content("\n").join(lines)

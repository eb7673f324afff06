"""Choosing: a document to go to, and which facts or documents to show."""

from collections.abc import Callable
from typing import ClassVar, Self, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Button, Input, Label, OptionList, Select

from extractor.messages import _
from extractor.schema.record import LISTS, Record
from extractor.store.summaries import DocumentSummary
from tui.facts import FactFilter, Looked
from tui.screens.question import KeptQuestion
from tui.widgets.found_list import FoundList
from tui.widgets.typed_line import TypedLine
from tui.wording import DOCUMENT_STATUSES, LIST_NAMES, choice, headline

T = TypeVar("T")


class JumpScreen(KeptQuestion[str | None]):
    """Finds a document by words of its title, source or publisher; gives its id back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, find: Callable[[str], list[DocumentSummary]]) -> None:
        super().__init__()
        self._find = find

    def compose(self) -> ComposeResult:
        """A line to type in, and the documents that answer to it."""
        with Vertical(classes="dialog wide-dialog"):
            yield Label(_("Go to a document"), classes="dialog--title")
            yield TypedLine(placeholder=_("words of its title, file or publisher"), id="jump")
            yield FoundList(id="jump-found")
            yield Label(_("↑ ↓ choose · Enter opens · Esc leaves"), classes="dialog--keys")

    def fill(self) -> None:
        """Shows all documents."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._found.fill(self._find(""))

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Shows the documents that hold every word typed."""
        self._found.fill(self._find(event.value))

    @on(Input.Submitted)
    def take(self) -> None:
        """Gives the document under the cursor back."""
        if self._found.documents:
            self.dismiss(self._found.documents[self._found.cursor].id)

    @on(FoundList.Chosen)
    def chosen(self, event: FoundList.Chosen) -> None:
        """Gives the document clicked on back."""
        if self._found.documents:
            self.dismiss(self._found.documents[event.row].id)

    def action_move(self, by: int) -> None:
        """Moves the cursor while the line to type in keeps the focus."""
        if self._found.documents:
            self._found.show(max(0, min(self._found.cursor + by, self._found.count() - 1)))

    @property
    def _found(self) -> FoundList:
        return self.query_one(FoundList)


class FactFilterScreen(KeptQuestion[FactFilter | None]):
    """Asks which facts to show."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._present = FactFilter()
        self._projects: list[tuple[str, str]] = []

    def ask(self, present: FactFilter, record: Record) -> Self:
        """Asks about the facts of a record, of which those of the `present` filter are shown."""
        self._present = present
        self._projects = [(headline(one), one.id) for one in record.projects]
        return self.anew()

    def compose(self) -> ComposeResult:
        """One line for each thing to filter by."""
        lists = [(_(LIST_NAMES[name]), name) for name in LISTS]
        shares = [(_("below %(percent)d %%") % {"percent": percent}, percent / 100) for percent in (50, 70, 80, 90)]
        with Vertical(classes="dialog"):
            yield Label(_("Which facts?"), classes="dialog--title")
            yield from _line(
                _("Status"),
                Select(
                    [(choice(one), one) for one in Looked],
                    allow_blank=False,
                    id="looked",
                    compact=True,
                ),
            )
            yield from _line(_("List"), _select(lists, "list"))
            yield from _line(_("Project"), _select([], "project"))
            yield from _line(_("Confidence"), _select(shares, "below"))
            yield from _line(_("Remarks"), _select([(_("only with"), True)], "remarks"))
            with Horizontal(classes="dialog--buttons"):
                yield Button(_("Show"), id="show", variant="primary", compact=True)
                yield Button(_("Show all"), id="all", compact=True)
            yield Label(_("Tab next line · Enter chooses · Esc leaves"), classes="dialog--keys")

    def fill(self) -> None:
        """Shows the present filter."""
        present = self._present
        looked: Select[Looked] = self.query_one("#looked", Select)
        looked.value = present.looked
        self.query_one("#project", Select).set_options(self._projects)
        for name, value in (
            ("list", present.list),
            ("project", present.project),
            ("below", present.below),
            ("remarks", present.remarks or None),
        ):
            self.query_one(f"#{name}", Select).value = Select.NULL if value is None else value
        self.set_focus(looked)

    @on(Button.Pressed, "#all")
    def all(self) -> None:
        """Lifts the filter."""
        self.dismiss(FactFilter())

    @on(Button.Pressed, "#show")
    def show(self) -> None:
        """Gives the filter back."""
        self.dismiss(
            FactFilter(
                looked=_chosen(self.query_one("#looked", Select)) or Looked.ALL,
                list=_chosen(self.query_one("#list", Select)),
                project=_chosen(self.query_one("#project", Select)),
                below=_chosen(self.query_one("#below", Select)),
                remarks=_chosen(self.query_one("#remarks", Select)) or False,
            )
        )


class QueueFilterScreen(KeptQuestion[str | None]):
    """Asks which documents the queue shows; gives a status back, "" for all, None if nothing changes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def compose(self) -> ComposeResult:
        """The statuses."""
        with Vertical(classes="dialog narrow-dialog"):
            yield Label(_("Which documents?"), classes="dialog--title")
            yield OptionList(_("all"), *(_(words) for words in DOCUMENT_STATUSES.values()), markup=False)
            yield Label(_("↑ ↓ choose · Enter shows · Esc leaves"), classes="dialog--keys")

    def fill(self) -> None:
        """Begins with the first status."""
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Gives the status back."""
        self.dismiss(["", *DOCUMENT_STATUSES][event.option_index])


def _select(options: list[tuple[str, T]], name: str) -> Select[T]:
    return Select(options, prompt=_("any"), id=name, compact=True)


def _chosen(select: Select[T]) -> T | None:
    return None if select.is_blank() else cast(T, select.value)


def _line(label: str, control: Widget) -> ComposeResult:
    with Horizontal(classes="field"):
        yield Label(label, classes="field--label")
        yield control

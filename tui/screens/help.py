"""All keys, by where they work, with a line to search them."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from extractor.messages import N_, _
from tui.actions import QUEUE, REVIEW, SELECTION, TEXT, Action
from tui.keys import keys_of
from tui.screens.question import KeptQuestion
from tui.widgets.fact_list import ERROR, GLYPHS, REMARK
from tui.widgets.row_list import bar
from tui.widgets.typed_line import TypedLine
from tui.wording import choice

_PARTS: tuple[tuple[str, dict[str, Action]], ...] = (
    (N_("Anywhere"), REVIEW),
    (N_("In the queue"), QUEUE),
    (N_("In the text"), TEXT),
    (N_("With words selected in the text (mouse, v and arrows, or a search)"), SELECTION),
)


class HelpScreen(KeptQuestion[None]):
    """The keys and the signs of the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "dismiss", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        """A line to search in, and the table."""
        with Vertical(classes="dialog wide-dialog tall-dialog"):
            yield Label(_("Keys"), classes="dialog--title")
            yield TypedLine(placeholder=_("type to search"), id="help-search")
            with VerticalScroll(can_focus=False, classes="dialog--form"):
                yield Static(id="help-table")
            yield Label(_("↑ ↓ scroll · Esc leaves"), classes="dialog--keys")

    def fill(self) -> None:
        """Shows all keys."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.query_one("#help-table", Static).update(help_text(""))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Shows only the keys whose words hold what is typed."""
        self.query_one("#help-table", Static).update(help_text(event.value))

    def action_scroll(self, by: int) -> None:
        """Scrolls the table by three lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)


def help_text(words: str) -> Content:
    """The table of keys, or the part of it that holds these words."""
    wanted = words.casefold()
    lines: list[Content] = []
    for title, actions in _PARTS:
        rows = [row for row in map(_row, actions.items()) if wanted in row.plain.casefold()]
        if rows:
            lines += [Content.styled(_(title), "bold $accent"), *rows, Content("")]
    if not wanted:
        lines += [Content.styled(_("Signs"), "bold $accent"), *_signs()]
    return Content("\n").join(lines) if lines else Content(_("No key answers to that."))


def _row(entry: tuple[str, Action]) -> Content:
    name, action = entry
    return Content.assemble((f"  {keys_of(name):<14}", "bold"), _(action.help))


def _signs() -> list[Content]:
    signs = [f"{glyph} {choice(status)}" for status, glyph in GLYPHS.items()]
    return [
        Content("  " + "   ".join([*signs, f"{REMARK} {_('remark')}", f"{ERROR} {_('error')}"])),
        Content("  " + "".join(bar(0.8)) + " " + _("how sure the machine was")),
    ]

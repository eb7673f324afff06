"""Queue, text and record side by side: painting what the state says, and moving about in it."""

from contextlib import suppress
from enum import StrEnum

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from extractor.errors import StoreError
from extractor.messages import _, ngettext
from extractor.schema.record import Status
from tui.actions import Mode
from tui.facts import Fact
from tui.review_state import ReviewState
from tui.text_layout import Span
from tui.widgets.detail import Detail
from tui.widgets.document_list import DocumentList
from tui.widgets.fact_list import FactList
from tui.widgets.frame import Foot, Head
from tui.widgets.framed import Framed
from tui.widgets.key_bar import KeyBar
from tui.widgets.others import Others
from tui.widgets.row_list import RowList
from tui.widgets.source_text import SourceText
from tui.widgets.typed_line import TypedLine

WIDE = 110


class Pane(StrEnum):
    """The three parts of the screen, by the id of their widget."""

    QUEUE = "documents"
    TEXT = "source"
    FACTS = "facts"


class PanesScreen(Screen[None]):
    """The three panes over one state. What is decided in them is its heir's business."""

    # The panes show themselves who has the focus: no need to paint the whole screen.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, state: ReviewState) -> None:
        super().__init__()
        self.state = state
        self.pane = Pane.FACTS

    def compose(self) -> ComposeResult:
        """The three panes, and around them what is always said."""
        yield Head(id="head")
        with Horizontal(id="panes"):
            yield Framed(DocumentList(id=Pane.QUEUE), id="queue")
            yield Framed(SourceText(id=Pane.TEXT), id="text")
            yield Framed(FactList(id=Pane.FACTS), Detail(id="detail"), id="record")
        yield TypedLine(id="search")
        yield Foot(id="foot")
        yield KeyBar(id="keys")
        yield Others(self.state.presence)

    def on_mount(self) -> None:
        """Opens the first document that wants review."""
        titles = {"#queue": _("Documents"), "#text": _("Text"), "#record": _("Facts")}
        for pane, title in titles.items():
            self.query_one(pane, Framed).frame.border_title = title
        self.query_one("#search").display = False
        self.state.open_first()
        self.paint_document()
        self.go_to_pane(Pane.FACTS)

    def on_screen_suspend(self) -> None:
        """Textual would paint the panes anew under a question, and the question with them, which shows them anyway."""
        self._repaint_required = False

    @on(Others.Told)
    def others_told(self, event: Others.Told) -> None:
        """Shows who else is at work, and what they have changed; not under a question about what is shown."""
        with suppress(StoreError):
            if self.is_active and self.state.meet(event.reviewers):
                self.paint()

    # Painting

    @property
    def queue(self) -> DocumentList:
        """The list of documents."""
        return self.query_one(DocumentList)

    @property
    def source(self) -> SourceText:
        """The text."""
        return self.query_one(SourceText)

    def say(self, words: str, *, error: bool = False) -> None:
        """Says something in the line above the keys, until something else is said."""
        self.query_one(Foot).say(words, error=error)

    def paint_document(self) -> None:
        """Paints another document: its text from the top, then its facts."""
        document, record = self.state.document, self.state.record
        if record:
            self.source.show_text(record.document.text)
        elif document:
            self.source.show_text(_("This file could not be read.") + f"\n\n{document.error}")
        else:
            self.source.show_text(_("The store holds no documents yet: spoglio extract puts them there."))
        self.paint()
        self.query_one(Others).tell(document.id if record and document else None)

    def paint(self) -> None:
        """Paints the facts, the queue and the lines around as they stand now."""
        state = self.state
        document = state.document
        holder = state.queue.holders.get(document.id) if document else None
        self.query_one(Head).show(document, holder)
        self.paint_queue()
        self.paint_facts()

    def paint_queue(self) -> None:
        """Paints the documents that the queue shows."""
        queue, document = self.state.queue, self.state.document
        self.queue.fill(queue.shown, queue.position(document.id) if document else None, queue.holders)

    def paint_facts(self) -> None:
        """Paints the facts and where they stand in the text."""
        facts = self.state.facts
        current = facts.current
        self.query_one(FactList).fill(facts.shown, current)
        self.query_one(Detail).show(current, self.state.record)
        spans = [span for fact in facts.shown for span in _spans(fact)]
        self.source.show_facts(spans, _spans(current) if current else [])
        hidden = len(facts.all) - len(facts.shown)
        words = ngettext("%(count)d hidden", "%(count)d hidden", hidden) % {"count": hidden} if hidden else ""
        frame = self.query_one("#record", Framed).frame
        if words != frame.border_subtitle:
            frame.border_subtitle = words
        self.query_one(Foot).show_progress(self.state.progress())
        self.paint_keys()

    def paint_keys(self) -> None:
        """Shows the keys of the mode that the reviewer is in."""
        self.query_one(KeyBar).show(self._mode())

    def _mode(self) -> Mode:
        if self.pane is Pane.QUEUE:
            return Mode.QUEUE
        if self.pane is Pane.TEXT and self.source.selection:
            return Mode.SELECTION
        if self.state.document and self.state.document.status == "approved":
            return Mode.APPROVED
        return Mode.TEXT if self.pane is Pane.TEXT else Mode.FACTS

    # Panes

    def go_to_pane(self, pane: Pane) -> None:
        """Gives a pane the focus; where there is no room for three, the queue takes the place of the text."""
        self._be_in(pane)
        self.set_focus(self.query_one(f"#{pane}"))

    def _be_in(self, pane: Pane) -> None:
        self.pane = pane
        self._make_room(pane)
        self.paint_keys()

    def _make_room(self, pane: Pane) -> None:
        narrow = self.app.size.width < WIDE
        self.query_one("#queue").display = not narrow or pane is Pane.QUEUE
        self.query_one("#text").display = not narrow or pane is not Pane.QUEUE

    def watch_focused(self, focused: Widget | None) -> None:
        """Makes the frame strong that has the focus within."""
        for pane in self.query(Framed):
            pane.show_focus(focused)

    def on_resize(self, event: events.Resize) -> None:
        """Shows as many panes as there is room for."""
        self._make_room(self.pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follows the focus, wherever a key or the mouse has taken it."""
        if event.widget.id in {pane.value for pane in Pane}:
            self._be_in(Pane(event.widget.id))

    def action_next_pane(self) -> None:
        """To the pane on the right, from the last to the first."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """To the pane on the left."""
        self._step_pane(-1)

    def _step_pane(self, by: int) -> None:
        panes = list(Pane)
        self.go_to_pane(panes[(panes.index(self.pane) + by) % len(panes)])

    # Moving

    def action_down(self) -> None:
        """To the next row of the pane."""
        self.move(1)

    def action_up(self) -> None:
        """To the row before."""
        self.move(-1)

    def action_page(self, by: int) -> None:
        """A page of rows on; in the text, a page of lines."""
        if self.pane is Pane.TEXT:
            self.source.scroll_relative(y=by * self.source.size.height, animate=False)
        else:
            self.move(by * self.query_one(f"#{self.pane}", RowList).page())

    def action_edge(self, side: int) -> None:
        """To the first row or the last."""
        if self.pane is Pane.TEXT:
            self.source.scroll_to(y=0 if side < 0 else self.source.max_scroll_y, animate=False)
        else:
            self.move(side * (len(self.state.queue.shown) + len(self.state.facts.all)))

    def move(self, by: int) -> None:
        """Moves by so many documents in the queue, by so many facts elsewhere."""
        if self.pane is not Pane.QUEUE:
            self.state.facts.move(by)
            self.paint_facts()
            return
        shown = self.state.queue.shown
        if shown:
            place = self.state.queue.position(self.state.document.id) if self.state.document else None
            self.open(shown[0 if place is None else max(0, min(place + by, len(shown) - 1))].id)

    def open(self, document_id: str) -> None:
        """Opens a document."""
        if not self.state.document or self.state.document.id != document_id:
            self.state.open(document_id)
            self.say("")
            self.paint_document()

    @on(RowList.Chosen, "#documents")
    def choose_document(self, event: RowList.Chosen) -> None:
        """Opens the document that was clicked on."""
        self.open(self.state.queue.shown[event.row].id)

    @on(RowList.Chosen, "#facts")
    def choose_fact(self, event: RowList.Chosen) -> None:
        """Goes to the fact that was clicked on."""
        self._go_to(self.query_one(FactList).fact_at(event.row))

    @on(SourceText.Pointed)
    def choose_evidence(self, event: SourceText.Pointed) -> None:
        """Goes to the fact whose evidence was clicked on."""
        self._go_to(self.state.facts.at(event.offset))

    @on(SourceText.Selected)
    def selection_changed(self) -> None:
        """Shows the keys of a selection while there is one."""
        self.paint_keys()

    def _go_to(self, fact: Fact | None) -> None:
        if fact:
            self.state.facts.select(fact.item.id)
            self.paint_facts()


def _spans(fact: Fact) -> list[Span]:
    rejected = fact.item.status is Status.REJECTED
    return [Span(one.start, one.end, fact.list, rejected) for one in fact.item.evidence]

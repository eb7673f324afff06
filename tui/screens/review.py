"""The review: what each key does to the open record, and where it leads; what it does to a fact is in `facts.py`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from extractor.assembly.validate import Level
from extractor.errors import SpoglioError, StoreError, printable
from extractor.messages import _
from tui.actions import ACTIONS, REVIEW, SELECTION, TEXT, bindings
from tui.deeds import told
from tui.facts import FactFilter
from tui.review_state import Refused
from tui.screens.dialogs import ApproveScreen, ReasonScreen
from tui.screens.facts import FactsScreen
from tui.screens.help import HelpScreen
from tui.screens.history import HistoryScreen
from tui.screens.page import NoPictures, PageScreen, image_widget
from tui.screens.panes import Pane
from tui.screens.pick import FactFilterScreen, JumpScreen, QueueFilterScreen
from tui.screens.question import kept
from tui.source_file import open_file
from tui.widgets.fact_list import REMARK
from tui.widgets.key_bar import KeyBar
from tui.wording import headline


class ReviewScreen(FactsScreen, inherit_bindings=False):
    """Where the work is done."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(REVIEW), Binding("escape", "leave_search", show=False)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a search is typed, only leaving it is a key; letters are letters."""
        searching = self.query("#search").first().display if self.is_mounted else False
        return action == "leave_search" if searching else action != "leave_search"

    def action_leave_search(self) -> None:
        """Leaves the search; the queue shows all documents again."""
        if self.pane is Pane.QUEUE:
            self.state.queue.narrow(status=self.state.queue.status)
            self.paint()
        self.close_search()

    async def action_press(self, name: str) -> None:
        """Does what a key does, for the mouse and the command palette."""
        namespace = self.source if name in TEXT or name in SELECTION else self
        await self.app.run_action(ACTIONS[name].method, namespace)

    @on(KeyBar.Pressed)
    async def key_clicked(self, event: KeyBar.Pressed) -> None:
        """Does what the key does."""
        await self.action_press(event.action)

    # The record

    def action_approve(self) -> None:
        """Approves the record, after asking about facts that are still open."""
        if not self.may_change():
            return
        left = self.state.facts.open
        if not left:
            self._approve(accept_open=False)
            return
        question = kept(self.app, "approve", ApproveScreen).ask(left)
        self.app.push_screen(question, lambda yes: self._approve(accept_open=True) if yes else self.action_next_open())

    def action_reopen(self) -> None:
        """Asks why, then reopens the record."""
        if not self.state.document or self.state.document.status != "approved":
            self.say(_("Only an approved record can be reopened."), error=True)
            return
        self.app.push_screen(ReasonScreen(_("Why is the record reopened?")), self._reopen)

    def action_undo(self) -> None:
        """Takes the last step back."""
        self._travel(self.state.undo, _("Taken back."), _("There is nothing to take back in this document."))

    def action_redo(self) -> None:
        """Does the step taken back again."""
        self._travel(self.state.redo, _("Done again."), _("There is nothing to do again in this document."))

    # Where to look

    def action_filter(self) -> None:
        """Asks what to show."""
        if self.pane is Pane.QUEUE:
            self.app.push_screen(kept(self.app, "queue-filter", QueueFilterScreen).anew(), self._narrow_queue)
        elif self.state.record:
            question = kept(self.app, "fact-filter", FactFilterScreen)
            self.app.push_screen(question.ask(self.state.facts.filter, self.state.record), self._narrow_facts)

    def action_jump(self) -> None:
        """Asks for a document to go to."""
        self.app.push_screen(kept(self.app, "jump", partial(JumpScreen, self.state.queue.find)).anew(), self._jump)

    def action_open_facts(self) -> None:
        """From the queue to the facts."""
        self.go_to_pane(Pane.FACTS)

    def action_help(self) -> None:
        """Shows all keys."""
        self.app.push_screen(kept(self.app, "help", HelpScreen).anew())

    def action_open_source(self) -> None:
        """Opens the file that the document was read from, in the program that the desktop has for it."""
        document = self.state.document
        if document is None:
            return
        try:
            opened = open_file(Path(document.path))
        except SpoglioError as error:
            self.say(str(error), error=True)
        else:
            self.say(_("Opened: %(file)s") % {"file": printable(opened.name)})

    def action_show_page(self) -> None:
        """Shows the page that the current fact stands on."""
        document, fact = self.state.document, self.state.facts.current
        if not document or document.media_type != "application/pdf":
            self.say(_("Only a PDF has pages to show."), error=True)
            return
        try:
            picture = image_widget(self.app)
        except NoPictures as error:
            self.say(str(error), error=True)
        else:
            self.app.push_screen(PageScreen(document, fact.item.evidence if fact else [], picture))

    def action_history(self) -> None:
        """Shows who did what in the open document, and when."""
        if self.state.record and self.state.document:
            decisions = self.state.store.decisions(self.state.document.id)
            self.app.push_screen(HistoryScreen(told(decisions, self.state.record)))

    # What follows

    def _approve(self, *, accept_open: bool, note: str | None = None) -> None:
        document = self.state.document
        try:
            self.state.approve(accept_open=accept_open, note=note)
        except Refused as refused:
            self.state.facts.select(refused.fact.item.id)
            self._refused(refused)
            if refused.level is Level.WARNING:
                self._ask_for_note(accept_open=accept_open)
            return
        except StoreError as error:
            self._refused(error)
            return
        name = (document.title or document.source) if document else ""
        if self.state.open_next():
            self.say(_("Approved: %(document)s") % {"document": name})
            self.paint_document()
        else:
            self.say(_("Approved. No other document wants review."))
            self.paint()

    def _ask_for_note(self, *, accept_open: bool) -> None:
        """Shows all warnings; a note overrides them."""
        warnings = [(fact, finding) for fact in self.state.facts.all for finding in fact.warnings]
        lines = [f"{REMARK} «{headline(fact.item)}»: {finding.words}" for fact, finding in warnings]
        question = ReasonScreen(_("Approve all the same? Say why it is right so."), lines)
        self.app.push_screen(question, lambda note: self._approve(accept_open=accept_open, note=note) if note else None)

    def _refused(self, error: StoreError) -> None:
        self.say(_("Not approved: %(reason)s") % {"reason": error}, error=True)
        self.paint()

    def _reopen(self, reason: str | None) -> None:
        if not reason:
            return

        def reopen() -> bool:
            self.state.reopen(reason)
            return True

        self._travel(reopen, _("Reopened."), "")

    def _travel(self, step: Callable[[], bool], done: str, nothing: str) -> None:
        try:
            self.say(done if step() else nothing)
        except StoreError as error:
            if self.state.document:
                self.state.reload()
            self.say(str(error), error=True)
        self.paint()

    def _narrow_queue(self, status: str | None) -> None:
        if status is not None:
            self.state.queue.narrow(words=self.state.queue.words, status=status or None)
            self.paint()

    def _narrow_facts(self, chosen: FactFilter | None) -> None:
        if chosen is not None:
            self.state.facts.narrow(chosen)
            self.paint_facts()

    def _jump(self, document_id: str | None) -> None:
        if document_id:
            self.open(document_id)
            self.go_to_pane(Pane.FACTS)

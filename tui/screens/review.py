"""The review: what each key does to the open record, and the questions that it asks before."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from extractor.errors import Conflict, StoreError
from extractor.messages import _
from extractor.schema.record import ListName
from tui.actions import ACTIONS, REVIEW, SELECTION, TEXT, bindings
from tui.facts import FactFilter
from tui.forms import ItemForm, evidence_moved
from tui.review_state import Refused, dump
from tui.screens.conflict import Choice, ConflictScreen
from tui.screens.dialogs import ApproveScreen, ListScreen, ReasonScreen
from tui.screens.help import HelpScreen
from tui.screens.item_form import ItemFormScreen
from tui.screens.page import PageScreen
from tui.screens.panes import Pane, PanesScreen
from tui.screens.pick import FactFilterScreen, JumpScreen, QueueFilterScreen
from tui.text_layout import Line
from tui.widgets.key_bar import KeyBar
from tui.widgets.source_text import SourceText
from tui.wording import ONE_OF_LIST, headline


class ReviewScreen(PanesScreen, inherit_bindings=False):
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

    # One fact

    def action_accept(self) -> None:
        """The current fact is right."""
        fact = self.state.facts.current
        keep = None if fact is None else partial(self.state.correct, dump(fact.item))
        self._judge(self.state.accept, _("accepted"), insist=keep)

    def action_reject(self) -> None:
        """The current fact is wrong."""
        self._judge(self.state.reject, _("rejected"))

    def action_skip(self) -> None:
        """Leaves the current fact for later."""
        self._say_if_last(self.state.facts.skip())

    def action_next_open(self) -> None:
        """Goes to the next fact that needs a look."""
        self._say_if_last(self.state.facts.go_to_next_open())

    def action_correct(self) -> None:
        """Opens the form of the current fact."""
        fact, record = self.state.facts.current, self.state.record
        if fact is None or record is None or not self._may_change():
            return
        item = fact.item

        def save(after: dict[str, Any] | None) -> None:
            if after is not None and after == dump(item):
                self._judge(self.state.accept, _("accepted"))
            elif after is not None:
                self._judge(lambda: self.state.correct(after), _("corrected"), restated=True)

        title = _("Correct: %(list)s «%(fact)s»") % {"list": _(ONE_OF_LIST[fact.list]), "fact": headline(item)}
        self.app.push_screen(ItemFormScreen(ItemForm(record, fact.list, item=item), title, self.state.store), save)

    def action_add(self) -> None:
        """Asks for the list, then opens an empty form."""
        if self._may_change():
            self.app.push_screen(ListScreen(), lambda chosen: self._add(chosen, None) if chosen else None)

    @on(SourceText.AddAsked)
    def add_selected(self, event: SourceText.AddAsked) -> None:
        """Opens the form filled from the selected words."""
        if self._may_change():
            self._add(event.list, event.span)

    @on(SourceText.EvidenceAsked)
    def move_evidence(self, event: SourceText.EvidenceAsked) -> None:
        """Gives the current fact the selected words as evidence."""
        fact, record = self.state.facts.current, self.state.record
        if fact and record and self._may_change():
            after = evidence_moved(record, fact.item, event.span)
            self.source.action_clear()
            self._judge(lambda: self.state.correct(after), _("corrected"), restated=True)

    def action_copy(self) -> None:
        """Copies the value of the current fact."""
        fact = self.state.facts.current
        if fact:
            self.app.copy_to_clipboard(headline(fact.item))
            self.say(_("Copied: %(value)s") % {"value": headline(fact.item)})

    def action_show_page(self) -> None:
        """Shows the page that the current fact stands on."""
        document, fact = self.state.document, self.state.facts.current
        if document and document.media_type == "application/pdf":
            self.app.push_screen(PageScreen(document, fact.item.evidence if fact else []))
        else:
            self.say(_("Only a PDF has pages to show."), error=True)

    # The record

    def action_approve(self) -> None:
        """Approves the record, after asking about facts that are still open."""
        if not self._may_change():
            return
        left = self.state.facts.open
        if not left:
            self._approve(accept_open=False)
            return
        self.app.push_screen(
            ApproveScreen(left), lambda yes: self._approve(accept_open=True) if yes else self.action_next_open()
        )

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
            self.app.push_screen(QueueFilterScreen(), self._narrow_queue)
        elif self.state.record:
            self.app.push_screen(FactFilterScreen(self.state.facts.filter, self.state.record), self._narrow_facts)

    def action_jump(self) -> None:
        """Asks for a document to go to."""
        self.app.push_screen(JumpScreen(self.state.queue.find), self._jump)

    def action_open_facts(self) -> None:
        """From the queue to the facts."""
        self.go_to_pane(Pane.FACTS)

    def action_help(self) -> None:
        """Shows all keys."""
        self.app.push_screen(HelpScreen())

    # What follows

    def _judge(
        self, act: Callable[[], None], said: str, *, insist: Callable[[], None] | None = None, restated: bool = False
    ) -> None:
        """Does `act` and says so, of the fact as it reads now where it is `restated`.

        Where another reviewer came first, asks, and does `insist` if the answer is so.
        """
        fact = self.state.facts.current
        try:
            act()
        except Conflict as conflict:
            self._ask(conflict, insist or act, said)
            return
        except StoreError as error:
            self.say(str(error), error=True)
            return
        fact = self.state.last_judged() if restated else fact
        if fact:
            self.say(f"«{headline(fact.item)}»: {said}")
        if not self.state.facts.open:
            self.say(_("All facts are looked at: Enter approves the record."))
        self.paint()

    def _ask(self, conflict: Conflict, act: Callable[[], None], said: str) -> None:
        fact, record = self.state.facts.current, self.state.record
        if fact is None or record is None:
            return

        def choose(choice: Choice | None) -> None:
            self.state.reload()
            if choice == "mine":
                self._judge(act, said)
            else:
                self.paint()

        question = ConflictScreen(conflict, fact=fact, record=record, said=said, other=self.state.last_reviewer())
        self.app.push_screen(question, choose)

    def _may_change(self) -> bool:
        try:
            self.state.check_open()
        except StoreError as error:
            self.say(str(error), error=True)
            return False
        return True

    def _add(self, list_name: ListName, selected: Line | None) -> None:
        record = self.state.record
        if record is None:
            return

        def save(after: dict[str, Any] | None) -> None:
            if after is not None:
                self.source.action_clear()
                self._judge(lambda: self.state.add(list_name, after), _("added"), restated=True)

        title = _("Add: %(list)s") % {"list": _(ONE_OF_LIST[list_name])}
        form = ItemForm(record, list_name, selected=selected)
        self.app.push_screen(ItemFormScreen(form, title, self.state.store), save)

    def _approve(self, *, accept_open: bool) -> None:
        document = self.state.document
        try:
            self.state.approve(accept_open=accept_open)
        except Refused as refused:
            self.state.facts.select(refused.item)
            self._refused(refused)
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

    def _say_if_last(self, moved: bool) -> None:
        self.say("" if moved else _("No other fact is open."))
        self.paint_facts()

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

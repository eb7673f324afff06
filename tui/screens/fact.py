"""What the keys do to one fact: judging it, mending it, adding one that is missing."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import on

from extractor.errors import Conflict, StoreError
from extractor.messages import _, ngettext
from extractor.schema.record import ListName
from tui import same
from tui.evidence import evidence_moved
from tui.facts import Fact, dump
from tui.forms import ItemForm
from tui.keys import key_name, keymap
from tui.screens.conflict import Choice, ConflictScreen
from tui.screens.dialogs import ListScreen
from tui.screens.item_form import form_of
from tui.screens.panes import Pane
from tui.screens.question import kept
from tui.screens.search import SearchScreen
from tui.text_layout import Line
from tui.widgets.source_text import SourceText
from tui.wording import ONE_OF_LIST, headline


class FactScreen(SearchScreen):
    """The panes, with the decisions on one fact."""

    # One fact

    def action_accept(self) -> None:
        """The current fact is right."""
        fact = self.state.facts.current
        keep = None if fact is None else partial(self.state.correct, dump(fact.item))
        self.judge(self.state.accept, _("accepted"), insist=keep)

    def action_reject(self) -> None:
        """The current fact is wrong."""
        self.judge(self.state.reject, _("rejected"))

    def action_skip(self) -> None:
        """Leaves the current fact for later."""
        self._say_if_last(self.state.facts.skip())

    def action_next_open(self) -> None:
        """Goes to the next fact that needs a look."""
        self._say_if_last(self.state.facts.go_to_next_open())

    def action_correct(self) -> None:
        """Opens the form of the current fact."""
        fact, record = self.fact_to_change(), self.state.record
        if fact is None or record is None:
            return
        item = fact.item

        def save(after: dict[str, Any] | None) -> None:
            if after is not None and after == dump(item):
                self.judge(self.state.accept, _("accepted"))
            elif after is not None:
                self.judge(lambda: self.state.correct(after), _("corrected"), restated=True)

        title = _("Correct: %(list)s «%(fact)s»") % {"list": _(ONE_OF_LIST[fact.list]), "fact": headline(item)}
        self.ask_form(ItemForm(record, fact.list, item=item), title, save)

    def action_add(self) -> None:
        """Asks for the list, then opens an empty form."""
        if self.may_change():
            question = kept(self.app, "list", ListScreen).anew()
            self.app.push_screen(question, lambda chosen: self._add(chosen, None) if chosen else None)

    @on(SourceText.AddAsked)
    def add_selected(self, event: SourceText.AddAsked) -> None:
        """Opens the form filled from the selected words."""
        if self.may_change():
            self._add(event.list, event.span)

    def _add(self, list_name: ListName, selected: Line | None) -> None:
        record = self.state.record
        if record is None:
            return

        def save(after: dict[str, Any] | None) -> None:
            if after is not None:
                self.source.action_clear()
                self.judge(lambda: self.state.add(list_name, after), _("added"), restated=True)

        title = _("Add: %(list)s") % {"list": _(ONE_OF_LIST[list_name])}
        self.ask_form(ItemForm(record, list_name, selected=selected), title, save)

    def action_copy(self) -> None:
        """Copies the value of the current fact."""
        fact = self.state.facts.current
        if fact:
            self.app.copy_to_clipboard(headline(fact.item))
            self.say(_("Copied: %(value)s") % {"value": headline(fact.item)})

    # Its words

    def action_words(self) -> None:
        """Selects the words of the current fact in the text, with the end free to move."""
        fact = self.fact_to_change()
        if fact and fact.item.evidence:
            self.go_to_pane(Pane.TEXT)
            self.source.select(fact.item.evidence[0].start, fact.item.evidence[0].end, marking=True)

    @on(SourceText.EvidenceAsked)
    def move_evidence(self, event: SourceText.EvidenceAsked) -> None:
        """Gives the current fact the selected words as evidence."""
        fact, record = self.fact_to_change(), self.state.record
        if fact and record:
            after = evidence_moved(record, fact.item, event.span)
            self.source.action_clear()
            self.judge(lambda: self.state.correct(after), _("corrected"), restated=True)

    # What follows

    def ask_form(self, form: ItemForm, title: str, save: Callable[[dict[str, Any] | None], None]) -> None:
        """Opens a form; `save` gets the whole item, or None."""
        self.app.push_screen(form_of(self.app, form.list).ask(form, title, self.state.store), save)

    def may_change(self) -> bool:
        """Whether the open record takes judgements; says why where it does not."""
        try:
            self.state.check_open()
        except StoreError as error:
            self.say(str(error), error=True)
            return False
        return True

    def fact_to_change(self) -> Fact | None:
        """The current fact, where the open record takes judgements; says why where it does not."""
        try:
            return self.state.fact_to_judge()
        except StoreError as error:
            self.say(str(error), error=True)
            return None

    def judge(
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
            self.say(f"«{headline(fact.item)}»: {said}" + self._others())
        if not self.state.facts.open:
            self.say(_("All facts are looked at: Enter approves the record."))
        self.paint()

    def _others(self) -> str:
        """A hint where the decision just made could be repeated in this document."""
        last = self.state.last_decision()
        others = len(same.alike(last, self.state.facts.all)) if last else 0
        words = ngettext("%(count)d more reads so: %(key)s", "%(count)d more read so: %(key)s", others)
        return f" · {words % {'count': others, 'key': key_name(keymap()['same'][0])}}" if others else ""

    def _ask(self, conflict: Conflict, act: Callable[[], None], said: str) -> None:
        fact, record = self.state.facts.current, self.state.record
        if fact is None or record is None:
            return

        def choose(choice: Choice | None) -> None:
            self.state.reload()
            if choice == "mine":
                self.judge(act, said)
            else:
                self.paint()

        question = ConflictScreen(conflict, fact=fact, record=record, said=said, other=self.state.last_reviewer())
        self.app.push_screen(question, choose)

    def _say_if_last(self, moved: bool) -> None:
        self.say("" if moved else _("No other fact is open."))
        self.paint_facts()

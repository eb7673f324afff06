"""What the keys do to one fact, or to several that go together: judging, mending, adding, joining."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import on

from extractor.errors import Conflict, StoreError
from extractor.messages import _, ngettext
from extractor.schema.record import ListName
from tui import relations, same
from tui.evidence import evidence_moved
from tui.facts import Fact
from tui.forms import ItemForm
from tui.review_state import dump
from tui.screens.accept_all import AcceptAllScreen
from tui.screens.choose import ChooseScreen
from tui.screens.conflict import Choice, ConflictScreen
from tui.screens.dialogs import ListScreen
from tui.screens.item_form import ItemFormScreen
from tui.screens.panes import Pane, PanesScreen
from tui.text_layout import Line
from tui.widgets.source_text import SourceText
from tui.wording import ONE_OF_LIST, headline, sort


class FactsScreen(PanesScreen):
    """The panes, with the decisions on facts."""

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
        self.app.push_screen(ItemFormScreen(ItemForm(record, fact.list, item=item), title), save)

    def action_add(self) -> None:
        """Asks for the list, then opens an empty form."""
        if self.may_change():
            self.app.push_screen(ListScreen(), lambda chosen: self._add(chosen, None) if chosen else None)

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
        self.app.push_screen(ItemFormScreen(ItemForm(record, list_name, selected=selected), title), save)

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

    # Several facts

    def action_accept_all(self) -> None:
        """Asks from which confidence on to accept the facts shown, then accepts them."""
        if not self.may_change():
            return
        shown = [fact for fact in self.state.facts.shown if fact.is_open]
        if not shown:
            self.say(_("No open fact is shown."))
            return
        self.app.push_screen(AcceptAllScreen(shown), self._accept_all)

    def _accept_all(self, chosen: list[Fact] | None) -> None:
        if chosen:
            said = ngettext("%(count)d fact accepted.", "%(count)d facts accepted.", len(chosen))
            self.act(lambda: self.state.accept_all(chosen), said % {"count": len(chosen)})

    def action_same(self) -> None:
        """Asks where else the last decision holds, then takes it there."""
        if not self.may_change():
            return
        last = self.state.last_decision()
        if last is None or last.action not in same.CAN_REPEAT:
            self.say(_("Decide on a fact first: s then does the same to all that read like it."), error=True)
            return
        here = same.alike(last, self.state.facts.all)
        options = [(_("in this document (%(count)d)") % {"count": len(here)}, "here")] if here else []
        options.append((_("in all documents of the queue"), "queue"))
        title = _("The same decision for all that reads «%(value)s»") % {"value": same.words_of(last)}
        self.app.push_screen(ChooseScreen(title, options), self._same)

    def _same(self, where: str | None) -> None:
        if where == "here":
            self._repeat(same.in_this_document(self.state))
        elif where == "queue":
            found = same.in_all_documents(self.state)
            facts = sum(map(len, found.values()))
            if not facts:
                self.say(_("No open fact of any document reads so."))
                return
            title = ngettext(
                "The same decision for %(facts)d fact in %(documents)d documents?",
                "The same decision for %(facts)d facts in %(documents)d documents?",
                facts,
            )
            answers = [(_("yes"), True), (_("no"), False)]
            question = ChooseScreen(title % {"facts": facts, "documents": len(found)}, answers)
            self.app.push_screen(question, lambda yes: self._repeat(found) if yes else None)

    def _repeat(self, found: dict[str, list[Fact]]) -> None:
        facts = sum(map(len, found.values()))
        said = ngettext("Decided likewise on %(count)d fact.", "Decided likewise on %(count)d facts.", facts)
        self.act(lambda: same.repeat(self.state, found), said % {"count": facts})

    def action_link(self) -> None:
        """Asks which project the current fact belongs to."""
        fact, record = self.fact_to_change(), self.state.record
        if fact is None or record is None:
            return
        if not relations.may_have_project(fact):
            self.say(_("A project belongs to no other."), error=True)
            return
        projects = [one for one in self.state.facts.all if one.list == "projects" and not one.is_rejected]
        options = [(headline(one.item), one.item.id) for one in projects] + [(_("no project"), "")]
        title = _("Which project does «%(fact)s» belong to?") % {"fact": headline(fact.item)}
        self.app.push_screen(ChooseScreen(title, options), self._link)

    def _link(self, project: str | None) -> None:
        if project is not None:
            self.judge(lambda: relations.link(self.state, project or None), _("corrected"))

    def action_merge(self) -> None:
        """Asks which fact of its list the current one is over again."""
        fact = self.fact_to_change()
        if fact is None:
            return
        others = relations.mergeable(fact, self.state.facts.all)
        if not others:
            self.say(_("There is no other fact in this list."), error=True)
            return
        title = _("«%(fact)s» is the same as…") % {"fact": headline(fact.item)}
        options = [(f"{headline(one.item)}  {sort(one.item)}", one) for one in others]
        self.app.push_screen(ChooseScreen(title, options), self._merge)

    def _merge(self, into: Fact | None) -> None:
        if into:
            said = _("Made one with «%(fact)s».") % {"fact": headline(into.item)}
            self.act(lambda: relations.merge(self.state, into), said)

    def action_split(self) -> None:
        """Asks which words are another fact's, then opens the form of that one."""
        fact = self.fact_to_change()
        if fact is None:
            return
        quotes = [" ".join(one.quote.split()) for one in fact.item.evidence]
        if len(quotes) < 2:
            self._split(fact, None)
            return
        title = _("Which words of «%(fact)s» are another fact's?") % {"fact": headline(fact.item)}
        options = [(quote, number) for number, quote in enumerate(quotes)]
        question = ChooseScreen(title, options)
        self.app.push_screen(question, lambda chosen: None if chosen is None else self._split(fact, chosen))

    def _split(self, fact: Fact, evidence: int | None) -> None:
        record = self.state.record
        if record is None:
            return

        def save(after: dict[str, Any] | None) -> None:
            if after is not None:
                self.act(lambda: relations.split(self.state, after, evidence), _("Made two facts of one."))

        title = _("The other fact: %(list)s") % {"list": _(ONE_OF_LIST[fact.list])}
        item = relations.to_split(fact.item, evidence or 0)
        self.app.push_screen(ItemFormScreen(ItemForm(record, fact.list, item=item), title), save)

    # What follows

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

    def act(self, step: Callable[[], None], said: str) -> None:
        """Takes a step with several facts; where another reviewer came first, shows what stands and takes none."""
        try:
            step()
        except StoreError as error:
            self.state.reload()
            self.say(str(error), error=True)
        else:
            self.say(said)
        self.paint()

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
        words = ngettext("%(count)d more reads so: s", "%(count)d more read so: s", others)
        return f" · {words % {'count': others}}" if others else ""

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

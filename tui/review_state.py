"""A review without a screen: the open document, its facts, and what the reviewer does to them.

Each judgement is in the store before the method that makes it returns; the record shown is always the store's own fold,
so that a review broken off at any moment goes on where it was. Nothing here knows Textual.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

from extractor.assembly.validate import Finding
from extractor.errors import Conflict, StoreError
from extractor.messages import _
from extractor.schema.decision import Action, Decision
from extractor.schema.record import LISTS, Item, ListName, Record, Status
from extractor.store.judgement import Judgement
from extractor.store.session import Store
from extractor.store.summaries import DocumentSummary
from tui.facts import Fact, dump
from tui.facts_state import Facts
from tui.history import History, Step
from tui.presence import Presence
from tui.queue_state import FINISHED, Queue
from tui.sitting import Sitting

Clock = Callable[[], datetime]


class Progress(NamedTuple):
    """Facts decided and in all, of the open document; documents approved and in all; minutes left, once known."""

    decided: int
    facts: int
    approved: int
    documents: int
    minutes: int | None


class Refused(StoreError):
    """An approval that cannot be given: what is wrong, and the fact to look at."""

    def __init__(self, finding: Finding, fact: Fact) -> None:
        super().__init__(finding.words)
        self.fact = fact
        self.level = finding.level


class ReviewState:
    """One reviewer's sitting over a store.

    `clock` gives the time that decisions are signed with, `own_rules` is the folder that rules of the user's own go to.
    """

    def __init__(self, store: Store, *, reviewer: str, clock: Clock, own_rules: Path | None = None) -> None:
        self.store = store
        self.reviewer = reviewer
        self.clock = clock
        self.own_rules = own_rules
        self.queue = Queue(store.documents())
        self.document: DocumentSummary | None = None
        self.record: Record | None = None
        self.facts = Facts()
        self.sitting = Sitting()
        self.presence = Presence(store, reviewer=reviewer)
        self._histories: dict[str, History] = {}

    def open(self, document_id: str) -> None:
        """Opens a document at its first open fact; one that could not be read has no record."""
        self.document = self.store.document(document_id)
        self._read_record()
        self.facts = Facts(self.record)

    def open_first(self) -> None:
        """Opens the first document that still wants review, else the first of all, else none."""
        shown = self.queue.shown
        document = next((d for d in shown if d.status not in FINISHED), next(iter(shown), None))
        if document:
            self.open(document.id)

    def open_next(self) -> bool:
        """Opens the next document that wants review; False if there is none."""
        following = self.queue.next_unfinished(self.opened().id)
        if following:
            self.open(following.id)
        return following is not None

    def reload(self) -> None:
        """Takes over what has changed in the open document, by this reviewer or another."""
        self.document = self.store.document(self.opened().id)
        self._read_record()
        self.facts.replace(self.record)

    def meet(self, others: dict[str, str]) -> bool:
        """Takes over who has which document open, and what has become of these; whether anything may be new."""
        before = self.queue.holders
        if before == others and not others:
            return False
        self.queue.holders = others
        self._requeue(before.keys() | others.keys())
        if self.document and self.document.id in before.keys() | others.keys():
            self.reload()
        return True

    def progress(self) -> Progress:
        """How far the work has come."""
        return Progress(
            self.facts.decided,
            len(self.facts.all),
            self.queue.approved,
            self.queue.readable,
            self.sitting.minutes_for(self.queue.open_facts),
        )

    def accept(self) -> None:
        """The current fact is right; one that was already accepted, corrected or added stays as it is."""
        fact = self.fact_to_judge()
        if fact.item.status in (Status.PROPOSED, Status.REJECTED):
            try:
                self._judge(Action.ACCEPT, fact)
            except Conflict as conflict:
                if not _agrees(fact.item, conflict.theirs):
                    raise
                self.reload()
        self.facts.go_to_next_open()

    def reject(self) -> None:
        """The current fact is wrong and no mending helps."""
        fact = self.fact_to_judge()
        if fact.item.status is not Status.REJECTED:
            self._judge(Action.REJECT, fact)
        self.facts.go_to_next_open()

    def correct(self, after: dict[str, Any]) -> None:
        """The current fact is to read so; `after` is a whole dump of the item."""
        self._judge(Action.CORRECT, self.fact_to_judge(), after=after)
        self.facts.go_to_next_open()

    def add(self, list_name: ListName, after: dict[str, Any]) -> None:
        """A fact that the machine missed; it becomes the current one, under the id that the store gives it."""
        self.check_open()
        [decision] = self.step({self.opened().id: [self.signed(Action.ADD, list=list_name, after=after)]})
        self.facts.select(decision.item)

    def step(self, judgements: Mapping[str, Sequence[Judgement]], item: str | None = None) -> list[Decision]:
        """Takes these judgements, by document, as one step to undo in the open one: all of them or none.

        Undone, it returns to the fact `item`, by default to the one it adds or is about. Raises as `Store.decide` does.
        """
        decisions = self.store.decide_all(judgements)
        if decisions:
            self._did(Step(tuple(decisions), item or next((one.item for one in decisions if one.item), None)))
        return decisions

    def signed(self, action: Action, fact: Fact | None = None, **stated: Any) -> Judgement:
        """A judgement of this reviewer's, now; on a fact as it is seen here."""
        seen = fact.seen if fact else {}
        return cast("Judgement", {"action": action, "reviewer": self.reviewer, "at": self.clock(), **seen, **stated})

    def accept_all(self, facts: Iterable[Fact]) -> None:
        """These facts are right, all of them or none, in one step to undo."""
        self.check_open()
        accepted = [self.signed(Action.ACCEPT, fact) for fact in facts]
        self.step({self.opened().id: accepted}, self._current_id())
        self.facts.go_to_next_open()

    def approve(self, *, accept_open: bool = False, note: str | None = None) -> None:
        """Approves the whole record, its open facts accepted before; all of it is one step to undo.

        Raises Refused, naming the fact, where an error stands or a warning without a `note` that overrides it;
        StoreError where the store refuses, or where another reviewer has changed the record unseen, as is shown then.
        """
        self.check_open()
        self._refuse_what_is_wrong(overridden=bool(note))
        accepted = [self.signed(Action.ACCEPT, fact) for fact in self.facts.open if accept_open]
        approval = self.signed(Action.APPROVE, seen=self._expected(accept_open=accept_open), reason=note)
        try:
            decisions = self.store.decide_all({self.opened().id: [*accepted, approval]})
        except Conflict as conflict:
            self.reload()
            raise StoreError(_("Another reviewer has changed this record: look at it again.")) from conflict
        self._did(Step(tuple(decisions), self._current_id()))

    def reopen(self, reason: str) -> None:
        """Takes the approval back, saying why."""
        self.step({self.opened().id: [self.signed(Action.REOPEN, reason=reason)]})

    def undo(self) -> bool:
        """Takes the latest step in this document back; False if there is none."""
        history = self._history()
        if not history.done:
            return False
        step = history.done[-1]
        self.store.undo(step.decisions, reviewer=self.reviewer, at=self.clock())
        history.move_back()
        self.sitting.drop(step.decisions)
        self._return_to(step)
        return True

    def redo(self) -> bool:
        """Does the step undone last again; False if there is none."""
        history = self._history()
        if not history.undone:
            return False
        step = history.undone[-1]
        self.store.redo(step.decisions)
        history.move_forward()
        self.sitting.take(step.decisions)
        self._return_to(step)
        return True

    def last_decision(self) -> Decision | None:
        """The decision on a fact that the last step in this document consists of; None where it is of another sort."""
        done = self._history().done if self.document else []
        decisions = done[-1].decisions if done else ()
        return decisions[0] if len(decisions) == 1 and decisions[0].item else None

    def last_judged(self) -> Fact | None:
        """The fact of the last step in this document, as it reads now."""
        done = self._history().done
        return next((fact for fact in self.facts.all if done and fact.item.id == done[-1].item), None)

    def last_reviewer(self) -> str:
        """Who decided last in the open document, as the store has it now."""
        return self.store.document(self.opened().id).reviewer or ""

    def check_open(self) -> None:
        """Raises StoreError where the open document takes no judgement: there is none, or it is approved."""
        if self.record is None:
            raise StoreError(_("There is no record to judge here."))
        if self.opened().status == "approved":
            raise StoreError(_("This record is approved: reopen it first."))

    def fact_to_judge(self) -> Fact:
        """The current fact. Raises StoreError where there is none, or where the document takes no judgement."""
        self.check_open()
        if self.facts.current is None:
            raise StoreError(_("There is no fact to judge here."))
        return self.facts.current

    def opened(self) -> DocumentSummary:
        """The open document. Raises StoreError where none is."""
        if self.document is None:
            raise StoreError(_("No document is open."))
        return self.document

    def opened_record(self) -> Record:
        """The record of the open document. Raises StoreError where there is none."""
        if self.record is None:
            raise StoreError(_("There is no record to judge here."))
        return self.record

    def _refuse_what_is_wrong(self, *, overridden: bool) -> None:
        for fact in self.facts.all:
            for finding in fact.errors or (() if overridden else fact.warnings):
                raise Refused(finding, fact)

    def _expected(self, *, accept_open: bool) -> dict[str, Any] | None:
        """The record that the reviewer approves: as it was shown, with the open facts accepted where that was asked."""
        if self.record is None:
            return None
        record = self.record.model_dump(mode="json")
        for name in LISTS if accept_open else ():
            for item in record[name]:
                item["status"] = Status.ACCEPTED if item["status"] == Status.PROPOSED else item["status"]
        return record

    def _judge(self, action: Action, fact: Fact, **stated: Any) -> None:
        self.step({self.opened().id: [self.signed(action, fact, **stated)]}, fact.item.id)

    def _current_id(self) -> str | None:
        return self.facts.current.item.id if self.facts.current else None

    def _did(self, step: Step) -> None:
        self._history().add(step)
        self.sitting.take(step.decisions)
        self.sitting.tick(step.decisions[-1].at, sum(one.item is not None for one in step.decisions))
        self._return_to(step)

    def _return_to(self, step: Step) -> None:
        self._requeue({decision.document for decision in step.decisions} - {self.opened().id})
        self.reload()
        self.facts.select(step.item)

    def _history(self) -> History:
        return self._histories.setdefault(self.opened().id, History())

    def _requeue(self, document_ids: Iterable[str]) -> None:
        for document_id in document_ids:
            self.queue.update(self.store.document(document_id))

    def _read_record(self) -> None:
        document = self.opened()
        self.record = None if document.status == "failed" else self.store.record(document.id)
        self.queue.update(document)


def _agrees(item: Item, theirs: dict[str, Any] | None) -> bool:
    """Whether the other reviewer, too, has found the item right as it is."""
    return theirs is not None and theirs == {**dump(item), "status": Status.ACCEPTED.value}

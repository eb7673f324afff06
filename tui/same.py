"""The same decision again: on all facts that read as the one just decided on did, here or in all documents."""

from collections.abc import Iterable
from typing import Any

from extractor.phrase_index import fold
from extractor.schema.decision import Action, Decision
from extractor.schema.record import ITEM_TYPES, REFERENCES, ListName
from extractor.store.judgement import Judgement
from tui.facts import Fact, dump, facts_of
from tui.review_state import ReviewState
from tui.wording import headline

CAN_REPEAT = (Action.ACCEPT, Action.REJECT, Action.CORRECT)

_AT_MOST = 500  # documents at a time: each record is read and folded

_OF_ONE_FACT = ("id", "evidence", "confidence", "origin", "status", "notes")
_VALUE: dict[ListName, tuple[str, ...]] = {
    "budgets": ("amount", "currency", "rate"),
    "dates": ("edtf",),
}


def alike(decision: Decision, facts: Iterable[Fact]) -> list[Fact]:
    """The open facts that read as the one decided on did before."""
    if decision.before is None or decision.list is None or decision.action not in CAN_REPEAT:
        return []
    value = _value(decision.list, decision.before)
    same_list = (fact for fact in facts if fact.is_open and fact.list == decision.list)
    return [fact for fact in same_list if _value(fact.list, dump(fact.item)) == value]


def words_of(decision: Decision) -> str:
    """What the fact decided on read before."""
    if decision.list is None or decision.before is None:
        return ""
    return headline(ITEM_TYPES[decision.list].model_validate(decision.before))


def in_this_document(state: ReviewState) -> dict[str, list[Fact]]:
    """The facts of the open document that the last decision may be repeated on."""
    last = state.last_decision()
    return {state.opened().id: alike(last, state.facts.all)} if last else {}


def in_all_documents(state: ReviewState) -> dict[str, list[Fact]]:
    """The facts of every document in review that it may be repeated on, by document; of the first few hundred."""
    last = state.last_decision()
    if last is None or last.list is None or last.before is None:
        return {}
    told = {field: last.before[field] for field in _fields(last.list)}
    documents = state.store.documents_with(last.list, told)[:_AT_MOST]
    found = {document: alike(last, facts_of(state.store.record(document))) for document in documents}
    return {document: facts for document, facts in found.items() if facts}


def repeat(state: ReviewState, found: dict[str, list[Fact]]) -> None:
    """Decides on these facts as on the last one, all of them or none, in one step. Raises as `Store.decide` does."""
    last = state.last_decision()
    if last:
        item = state.facts.current.item.id if state.facts.current else None
        here = state.opened().id
        state.step(
            {
                document: [_again(state, last, fact, here=document == here) for fact in facts]
                for document, facts in found.items()
            },
            item,
        )
        state.facts.go_to_next_open()


def _again(state: ReviewState, decision: Decision, fact: Fact, *, here: bool) -> Judgement:
    if decision.action is not Action.CORRECT:
        return state.signed(decision.action, fact)
    changed = _changed(decision)
    if not here:
        # The ids of one document mean nothing in another.
        changed = {field: value for field, value in changed.items() if field not in REFERENCES}
    return state.signed(Action.CORRECT, fact, after={**dump(fact.item), **changed})


def _fields(list_name: ListName) -> tuple[str, ...]:
    return _VALUE.get(list_name, ("name",))


def _value(list_name: ListName, item: dict[str, Any]) -> tuple[str, ...]:
    """What two mentions of one thing have in common: the name as it folds, the amount, the date."""
    return tuple(fold(str(item.get(field))) for field in _fields(list_name))


def _changed(decision: Decision) -> dict[str, Any]:
    """The fields that a correction changed, as they read after it, save those that each fact has for itself."""
    before, after = decision.before or {}, decision.after or {}
    return {field: value for field, value in after.items() if field not in _OF_ONE_FACT and before.get(field) != value}

"""Reviews played without a terminal: each step of a plan is taken on the state, as its keys would take it."""

from pathlib import Path
from typing import Any

from benchmarks.driven_review import differences
from benchmarks.form_keys import Key, Press, Take, Text
from benchmarks.gold_pairs import gold_facts
from benchmarks.review_plan import Reviewer, Sight, Step
from extractor.schema.record import Item, Record
from tests.tui.examples import filled_store, ticking
from tui.review_state import ReviewState

_OF_RECORDS = ("evidence", "confidence", "origin", "status", "notes")


def gold_of(record: Record) -> dict[str, Any]:
    """The gold that this record would be right by."""
    facts = record.model_dump(mode="json")
    return {
        name: [{field: value for field, value in item.items() if field not in _OF_RECORDS} for item in facts[name]]
        for name in ("projects", "partners", "budgets", "dates", "places", "events")
    }


def changed(gold: dict[str, Any], item_id: str, **fields: Any) -> dict[str, Any]:
    """The gold with other fields in one of its facts."""
    assert any(item["id"] == item_id for _, item in gold_facts(gold))
    return {name: [item | fields if item["id"] == item_id else item for item in items] for name, items in gold.items()}


def without(gold: dict[str, Any], *item_ids: str) -> dict[str, Any]:
    """The gold without some of its facts."""
    return {name: [item for item in items if item["id"] not in item_ids] for name, items in gold.items()}


def played(record: Record, gold: dict[str, Any], folder: Path) -> tuple[list[Step], list[str]]:
    """The steps of a review, and what of its outcome is not the gold."""
    folder.mkdir(exist_ok=True)
    steps: list[Step] = []
    with filled_store(folder, record) as store:
        reviewer = Reviewer(gold, record, store)
        state = ReviewState(store, reviewer="anna", clock=ticking())
        state.open_first()
        while not steps or steps[-1].kind != "approval":
            steps.append(reviewer.next(_sight(state, steps)))
            _take(state, steps[-1])
        return steps, differences(gold, state, reviewer)


def _sight(state: ReviewState, steps: list[Step]) -> Sight:
    assert state.record
    item: Item | None = state.facts.current.item if state.facts.current else None
    in_text = any(Key("slash") in step.presses for step in steps)
    caret = min((one.start for one in item.evidence), default=0) if item else 0
    return Sight(state.record, item.id if item else None, caret, in_text)


def _take(state: ReviewState, step: Step) -> None:
    if step.item and step.kind != "return":
        state.facts.select(step.item)
    match step.kind:
        case "right":
            state.accept()
        case "together":
            state.accept_all([fact for fact in state.facts.all if fact.item.id in step.together])
        case "spurious":
            state.reject()
        case "missed":
            assert step.list and step.after
            state.add(step.list, step.after)
        case "wrong" | "reference":
            assert step.after
            state.correct(step.after)
        case "return":
            state.facts.go_to_next_open()
            assert state.facts.current and state.facts.current.item.id == step.item
        case "approval":
            state.approve(accept_open=bool(step.together), note="ok")


def said(presses: list[Press]) -> str:
    """The presses on one line, what is typed in quotation marks."""
    return " ".join(_said(press) for press in presses)


def _said(press: Press) -> str:
    match press:
        case Key(name):
            return name
        case Text(words):
            return repr(words)
        case Take():
            return "take"

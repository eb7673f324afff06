"""The same decision again: which facts state the same thing, and what a correction would change on them too."""

from collections.abc import Iterable
from typing import Any

from extractor.phrase_index import fold
from extractor.schema.decision import Action, Decision
from tui.facts import Fact

_OF_ONE_FACT = ("id", "evidence", "confidence", "origin", "status", "notes")
_VALUE = {
    "budgets": ("amount", "currency", "rate"),
    "dates": ("edtf",),
}


def alike(decision: Decision, facts: Iterable[Fact]) -> list[Fact]:
    """The open facts that read as the one decided on did before."""
    if decision.before is None or decision.list is None or decision.action not in CAN_REPEAT:
        return []
    value = value_of(decision.list, decision.before)
    return [
        fact
        for fact in facts
        if fact.is_open
        and fact.list == decision.list
        and value_of(fact.list, fact.item.model_dump(mode="json")) == value
    ]


CAN_REPEAT = (Action.ACCEPT, Action.REJECT, Action.CORRECT)


def value_of(list_name: str, item: dict[str, Any]) -> tuple[str, ...]:
    """What two mentions of one thing have in common: the name as it folds, the amount, the date."""
    if list_name in _VALUE:
        return tuple(str(item.get(field)) for field in _VALUE[list_name])
    return (fold(item["name"]),)


def changed_by(decision: Decision) -> dict[str, Any]:
    """The fields that a correction changed, as they read after it, save those that each fact has for itself."""
    before, after = decision.before or {}, decision.after or {}
    return {field: value for field, value in after.items() if field not in _OF_ONE_FACT and before.get(field) != value}

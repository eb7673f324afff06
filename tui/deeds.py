"""What reviewers did in a document, in words: a line for each decision, the latest first."""

from collections.abc import Iterable
from typing import NamedTuple

from extractor.messages import N_, _
from extractor.schema.decision import Action, Decision
from extractor.schema.record import ITEM_TYPES, Item, Record
from tui.described import in_words
from tui.wording import ONE_OF_LIST, headline

_DEEDS = {
    Action.ACCEPT: N_("accepted"),
    Action.REJECT: N_("rejected"),
    Action.CORRECT: N_("corrected"),
    Action.ADD: N_("added"),
    Action.APPROVE: N_("approved the record"),
    Action.REOPEN: N_("reopened the record"),
}


class Deed(NamedTuple):
    """One decision: when (in local time) and who, what it was, what it changed or why; whether it was undone."""

    when: str
    who: str
    what: str
    detail: str
    undone: bool


def told(decisions: Iterable[Decision], record: Record) -> list[Deed]:
    """The decisions in words, the latest first."""
    return [_deed(one, record) for one in sorted(decisions, key=lambda one: -one.id)]


def _deed(decision: Decision, record: Record) -> Deed:
    when = decision.at.astimezone().strftime("%d/%m/%Y %H:%M")
    what = _(_DEEDS[decision.action])
    item = _item(decision)
    if item and decision.list:
        what = f"{what}: {_(ONE_OF_LIST[decision.list])} «{headline(item)}»"
    return Deed(when, decision.reviewer, what, decision.reason or _changes(decision, record), decision.undone)


def _item(decision: Decision) -> Item | None:
    values = decision.before or decision.after
    return ITEM_TYPES[decision.list].model_validate(values) if decision.list and values else None


def _changes(decision: Decision, record: Record) -> str:
    """The fields that a correction changed, with their values before and after."""
    if decision.action is not Action.CORRECT or not (decision.list and decision.before and decision.after):
        return ""
    kind = ITEM_TYPES[decision.list]
    before, after = (
        {field.label: field.value for field in in_words(kind.model_validate(values), record)}
        for values in (decision.before, decision.after)
    )
    changed = [label for label in {**before, **after} if before.get(label) != after.get(label)]
    return " · ".join(f"{label}: {before.get(label) or '–'} → {after.get(label) or '–'}" for label in changed)

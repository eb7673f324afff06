"""Facts that belong together: one given another project, two made one, one made two. Each is one step to undo."""

from typing import Any

from rapidfuzz import fuzz

from extractor.phrase_index import fold
from extractor.schema.decision import Action
from extractor.schema.record import REFERENCES, Item
from extractor.store.judgement import Judgement
from tui.facts import Fact, dump
from tui.review_state import ReviewState
from tui.wording import headline

_OF_ONE_FACT = ("id", "confidence", "origin", "status")


def may_have_project(fact: Fact) -> bool:
    """Whether the fact can be given another project."""
    return "project" in type(fact.item).model_fields


def link(state: ReviewState, project: str | None) -> None:
    """The current fact belongs to this project, or to none. Raises as `ReviewState.correct` does."""
    fact = state.fact_to_judge()
    state.correct({**dump(fact.item), "project": project})


def mergeable(fact: Fact, facts: list[Fact]) -> list[Fact]:
    """The facts that this one may be made one with: those of its list that count, the most alike first."""
    name = fold(headline(fact.item))
    others = [one for one in facts if one.list == fact.list and one.item.id != fact.item.id and not one.is_rejected]
    return sorted(others, key=lambda one: -fuzz.token_set_ratio(name, fold(headline(one.item))))


def merge(state: ReviewState, into: Fact) -> None:
    """The current fact is `into` over again: that one takes its evidence, what it alone says, and what refers to it.

    Raises as `Store.decide` does.
    """
    fact = state.fact_to_judge()
    judgements = [state.signed(Action.CORRECT, into, after=_merged(into.item, fact.item))]
    judgements += [_turned(state, one, fact.item.id, into.item.id) for one in _referring(state, fact, into)]
    judgements.append(state.signed(Action.REJECT, fact))
    state.step({state.opened().id: judgements}, into.item.id)


def split(state: ReviewState, after: dict[str, Any], evidence: int | None) -> None:
    """A second fact beside the current one, as `after` says; it takes the evidence of that number along, if any.

    Raises as `Store.decide` does.
    """
    fact = state.fact_to_judge()
    judgements: list[Judgement] = []
    if evidence is not None:
        kept = [one for number, one in enumerate(dump(fact.item)["evidence"]) if number != evidence]
        judgements.append(state.signed(Action.CORRECT, fact, after={**dump(fact.item), "evidence": kept}))
    added = {name: value for name, value in after.items() if name not in _OF_ONE_FACT}
    judgements.append(state.signed(Action.ADD, list=fact.list, after=added))
    state.step({state.opened().id: judgements}, fact.item.id)


def to_split(item: Item, evidence: int) -> Item:
    """What the second fact is proposed to be: the item with this evidence alone."""
    return item.model_copy(update={"evidence": item.evidence[evidence : evidence + 1]})


def _merged(kept: Item, other: Item) -> dict[str, Any]:
    """The item with all evidence of both, and the other's values where it has none."""
    mine, theirs = dump(kept), dump(other)
    filled = {name: theirs[name] for name, value in mine.items() if value in (None, [], "")}
    evidence = mine["evidence"] + [one for one in theirs["evidence"] if one not in mine["evidence"]]
    refers_to_itself = [name for name in REFERENCES if filled.get(name) == kept.id]
    return {**mine, **filled, "evidence": evidence, **dict.fromkeys(refers_to_itself)}


def _referring(state: ReviewState, fact: Fact, into: Fact) -> list[Fact]:
    return [
        one
        for one in state.facts.all
        if one.item.id not in (fact.item.id, into.item.id) and fact.item.id in _references(one.item)
    ]


def _references(item: Item) -> list[str | None]:
    return [getattr(item, field, None) for field in REFERENCES]


def _turned(state: ReviewState, fact: Fact, old: str, new: str) -> Judgement:
    values = dump(fact.item)
    turned = {field: new for field in REFERENCES if values.get(field) == old}
    return state.signed(Action.CORRECT, fact, after={**values, **turned})

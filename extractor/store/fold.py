"""The fold: a document's record, worked out from the machine's proposals and the reviewers' decisions.

Pure, without a database: the same rows always give the same record, and taking a decision away gives the record
that was there before it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from extractor.messages import _
from extractor.schema.decision import Action, Decision
from extractor.schema.record import ITEM_TYPES, LISTS, REFERENCES, DocumentInfo, Item, ListName, Record, Status

ReviewStatus = Literal["proposed", "in_review", "approved"]

_Lists = dict[ListName, dict[str, dict[str, Any]]]


@dataclass(frozen=True)
class Proposal:
    """An item as the machine proposed it: the dump of its model, and its place in its list.

    `position` is None for an item that the latest extraction no longer proposes.
    """

    list: ListName
    position: int | None
    data: dict[str, Any]

    @property
    def id(self) -> str:
        """The item's id."""
        return str(self.data["id"])


@dataclass(frozen=True)
class Dossier:
    """All that the store knows of one document; decisions in the order in which they were taken."""

    document: DocumentInfo
    proposals: Sequence[Proposal]
    decisions: Sequence[Decision]

    def record(self) -> Record:
        """The record as it stands. Raises pydantic's ValidationError if the decisions do not go together."""
        return self._record

    def item(self, item_id: str | None) -> tuple[ListName, Item] | None:
        """One item with its list as it stands while the record is open for review, without folding the others."""
        for name, items in self._items.items():
            if item_id in items:
                return name, ITEM_TYPES[name].model_validate(_anchored(items[item_id], self.document.text))
        return None

    def standing(self) -> list[Decision]:
        """The decisions that are not undone."""
        return [decision for decision in self.decisions if not decision.undone]

    def status(self) -> ReviewStatus:
        """How far the review has come."""
        if approval(self.decisions):
            return "approved"
        return "in_review" if self.standing() else "proposed"

    def last_number(self, list_name: ListName) -> int:
        """The highest number that an id of this list has ever had in this document, 0 for none."""
        prefix = ITEM_TYPES[list_name].prefix
        ids = [proposal.id for proposal in self.proposals] + [decision.item or "" for decision in self.decisions]
        return max((number(item) for item in ids if item.startswith(prefix)), default=0)

    # Judging, checking and summing up one decision ask for the same record; judging many, for items of the same.

    @cached_property
    def _record(self) -> Record:
        return fold(self.document, self.proposals, self.decisions)

    @cached_property
    def _items(self) -> _Lists:
        return _decided(self.proposals, self.standing())


def number(item_id: str) -> int:
    """The number in an item's id: 12 for `p12`."""
    return int(item_id[1:])


def fold(document: DocumentInfo, proposals: Iterable[Proposal], decisions: Iterable[Decision]) -> Record:
    """The record that the proposals and decisions of a document amount to.

    A decided item is as its last decision left it, also where the machine proposes it differently or not at all any
    more. A rejected item stays, marked as such. While an approval stands, the record is the one that was approved.
    Raises pydantic's ValidationError if the decisions do not go together.
    """
    standing = [decision for decision in decisions if not decision.undone]
    approved = approval(standing)
    if approved and approved.after:
        lists = {name: approved.after[name] for name in LISTS}
        document = document.model_copy(update=approved.after["document"])
    else:
        lists = {name: list(items.values()) for name, items in _decided(proposals, standing).items()}
    anchored = {name: [_anchored(item, document.text) for item in items] for name, items in lists.items()}
    return Record.model_validate({"document": document, **anchored})


def approval(decisions: Iterable[Decision]) -> Decision | None:
    """The approval that stands, None while the record is open for review."""
    of_record = [decision for decision in decisions if decision.item is None and not decision.undone]
    return of_record[-1] if of_record and of_record[-1].action == Action.APPROVE else None


def _decided(proposals: Iterable[Proposal], standing: Iterable[Decision]) -> _Lists:
    items: _Lists = {name: {} for name in LISTS}
    withdrawn: dict[str, Proposal] = {}
    for proposal in sorted(proposals, key=lambda proposal: proposal.position or 0):
        if proposal.position is None:
            withdrawn[proposal.id] = proposal
        else:
            items[proposal.list][proposal.id] = proposal.data
    judged = {decision.item: decision for decision in standing if decision.item}
    for item, decision in sorted(judged.items(), key=lambda entry: number(entry[0])):
        if decision.list:
            items[decision.list][item] = _as_decided(decision)
    _bring_back(items, withdrawn)
    return items


def _as_decided(decision: Decision) -> dict[str, Any]:
    if decision.action == Action.REJECT:
        return {**(decision.before or {}), "status": Status.REJECTED.value}
    return decision.after or {}


def _bring_back(items: _Lists, withdrawn: dict[str, Proposal]) -> None:
    """Adds the withdrawn proposals that the items refer to: what a decided fact names must not vanish under it."""
    waiting = [item for of_list in items.values() for item in of_list.values()]
    while waiting:
        item = waiting.pop()
        for field in REFERENCES:
            proposal = withdrawn.get(item.get(field) or "")
            if proposal and proposal.id not in items[proposal.list]:
                items[proposal.list][proposal.id] = proposal.data
                waiting.append(proposal.data)


def _anchored(item: dict[str, Any], text: str) -> dict[str, Any]:
    """The item with its evidence where the quotes stand now: a newer reader may have read the same file otherwise."""
    evidence = item.get("evidence", [])
    places = [_place(one, text) for one in evidence]
    if all(place == one["start"] for place, one in zip(places, evidence, strict=True)):
        return item
    moved, lost = [], []
    for place, one in zip(places, evidence, strict=True):
        if place is None:
            lost.append(_("The text as it is read now no longer holds «%(quote)s».") % {"quote": one["quote"]})
        else:
            moved.append({**one, "start": place, "end": place + len(one["quote"])})
    return {**item, "evidence": moved, "notes": [*item.get("notes", []), *lost]}


def _place(evidence: dict[str, Any], text: str) -> int | None:
    start, quote = evidence["start"], evidence["quote"]
    if text.startswith(quote, start):
        return int(start)
    starts = [match.start() for match in re.finditer(re.escape(quote), text)]
    return min(starts, key=lambda place: abs(place - start), default=None)

"""Which fact of a new extraction is which fact of an earlier one, so that decisions still point at what they judged.

Pure, without a database. A fact keeps its id if it is the same fact: the same main value, or else the same evidence.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import Any

from extractor.schema.record import ITEM_TYPES, LISTS, REFERENCES, ListName, Record
from extractor.store.fold import Dossier, Proposal

_Data = dict[str, Any]
_Key = Callable[[_Data], Hashable | None]

_MAIN_VALUE: dict[ListName, tuple[str, ...]] = {
    "projects": ("name",),
    "partners": ("name",),
    "budgets": ("amount", "kind"),
    "dates": ("edtf", "kind"),
    "places": ("name", "kind"),
    "events": ("name",),
}


def proposals(record: Record, dossier: Dossier) -> list[Proposal]:
    """The record's items as proposals, under the ids that the dossier knows them by.

    A fact that the dossier does not know takes the next number that its list never had; references follow.
    """
    items = {name: [item.model_dump(mode="json") for item in getattr(record, name)] for name in LISTS}
    ids: dict[str, str] = {}
    for name in LISTS:
        ids |= _ids(name, [_renamed(item, ids) for item in items[name]], dossier)
    return [
        Proposal(name, position, {**_renamed(item, ids), "id": ids[item["id"]]})
        for name in LISTS
        for position, item in enumerate(items[name])
    ]


def _renamed(item: _Data, ids: dict[str, str]) -> _Data:
    return {**item, **{field: ids.get(item[field], item[field]) for field in REFERENCES if item.get(field)}}


def _ids(name: ListName, items: list[_Data], dossier: Dossier) -> dict[str, str]:
    """New id → id in the store, for the items of one list whose project is named as the store names it."""
    known = _known(name, dossier)
    ids: dict[str, str] = {}
    for key in _keys(name):
        _pair(items, known, ids, key)
    first = dossier.last_number(name) + 1
    unknown = [item["id"] for item in items if item["id"] not in ids]
    fresh = unknown if not known else [f"{ITEM_TYPES[name].prefix}{first + n}" for n in range(len(unknown))]
    ids |= zip(unknown, fresh, strict=True)
    return ids


def _pair(items: list[_Data], known: dict[str, list[_Data]], ids: dict[str, str], key: _Key) -> None:
    taken = set(ids.values())
    waiting: dict[Hashable, list[str]] = defaultdict(list)
    for item_id, forms in known.items():
        for value in {key(form) for form in forms} - {None}:
            waiting[value].append(item_id)
    for item in items:
        free = [known_id for known_id in waiting.get(key(item), ()) if known_id not in taken]
        if item["id"] not in ids and free:
            ids[item["id"]] = free[0]
            taken.add(free[0])


def _known(name: ListName, dossier: Dossier) -> dict[str, list[_Data]]:
    """Every id ever used in the list, with the forms its fact has had; what is proposed or decided comes first."""
    forms: dict[str, list[_Data]] = defaultdict(list)
    for proposal in sorted(_of_list(name, dossier), key=lambda proposal: proposal.position or 0):
        if proposal.position is not None:
            forms[proposal.id].append(proposal.data)
    for decision in dossier.decisions:
        if decision.list == name and decision.item:
            forms[decision.item] += [form for form in (decision.before, decision.after) if form]
    for proposal in _of_list(name, dossier):
        if proposal.position is None:
            forms[proposal.id].append(proposal.data)
    return forms


def _of_list(name: ListName, dossier: Dossier) -> Iterator[Proposal]:
    return (proposal for proposal in dossier.proposals if proposal.list == name)


def _keys(name: ListName) -> tuple[_Key, ...]:
    """What makes two facts of a list the same, the surest sign first."""

    def value(item: _Data) -> Hashable:
        rate = item["rate"] if name == "budgets" and item["amount"] is None else None
        return rate, *(" ".join(str(item[field]).casefold().split()) for field in _MAIN_VALUE[name])

    def span(item: _Data) -> Hashable | None:
        first = next(iter(item["evidence"]), None)
        return first and (first["start"], first["quote"])

    return (
        lambda item: span(item) and (value(item), item.get("project"), span(item)),
        lambda item: (value(item), item.get("project")),
        value,
        span,
    )

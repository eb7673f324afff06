"""What a reviewer's judgement makes of a record: which ones are refused, and the decision that the others become.

Pure, without a database; `decisions.py` writes what is decided here.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NotRequired, TypedDict

from pydantic import ValidationError

from extractor.errors import Conflict, StoreError
from extractor.messages import _
from extractor.schema.decision import Action, Decision
from extractor.schema.record import ITEM_TYPES, Item, ListName, Record, Status
from extractor.store.fold import Dossier, approval

_OF_RECORD = (Action.APPROVE, Action.REOPEN)


class Judgement(TypedDict):
    """What a reviewer says of an item (`item`, or `list` for a new one), or of the whole record.

    `after` is what a correction or an addition states: the item's dump, or the fields of it that change.
    `seen` is the dump of the item (for an approval: of the record) that the reviewer had before them.
    """

    action: Action
    reviewer: str
    at: datetime
    item: NotRequired[str | None]
    list: NotRequired[ListName | None]
    after: NotRequired[dict[str, Any] | None]
    reason: NotRequired[str | None]
    seen: NotRequired[dict[str, Any] | None]


def judge(dossier: Dossier, judgements: Iterable[Judgement]) -> Dossier:
    """The dossier with the decisions that the judgements amount to, one after the other, with 0 for their ids.

    Raises Conflict if an item is no longer as the reviewer saw it, StoreError if a judgement makes no sense or the
    record would no longer validate.
    """
    drafts: list[Decision] = []
    known = dossier
    judged: set[str | None] = set()
    for judgement in judgements:
        before = _with(dossier, drafts)
        # A judgement of another item finds its own as it was known: to fold the record for each would be quadratic.
        if drafts and (judgement["action"] in _OF_RECORD or judgement.get("item") in judged):
            check(before)
            known, judged = before, set()
        drafts.append(_draft(before, known, judgement))
        judged.add(drafts[-1].item)
    result = _with(dossier, drafts)
    check(result)
    return result


def _with(dossier: Dossier, decisions: Sequence[Decision]) -> Dossier:
    return Dossier(dossier.document, dossier.proposals, [*dossier.decisions, *decisions])


def _draft(dossier: Dossier, known: Dossier, judgement: Judgement) -> Decision:
    if not judgement["reviewer"].strip():
        raise StoreError(_("A decision needs the name of its reviewer."))
    if judgement["action"] in _OF_RECORD:
        decision = _on_record(dossier, known.record(), judgement)
    elif approval(dossier.decisions):
        raise StoreError(_("The record is approved: reopen it before you change its facts."))
    elif judgement["action"] == Action.ADD:
        decision = _addition(dossier, judgement)
    else:
        decision = _on_item(dossier, known.item(judgement.get("item")), judgement)
    _check_quotes(dossier, decision)
    return decision


def _check_quotes(dossier: Dossier, decision: Decision) -> None:
    """The fold moves old evidence to where its quote stands now; what a reviewer states must stand there as it is."""
    for evidence in (decision.after or {}).get("evidence", []):
        if not dossier.document.text.startswith(evidence["quote"], evidence["start"]):
            raise StoreError(_("The text does not hold «%(quote)s» where the evidence says.") % evidence)


def check(dossier: Dossier) -> Record:
    """The dossier's record. Raises StoreError, with the reason, if it does not validate."""
    try:
        return dossier.record()
    except ValidationError as error:
        raise _invalid(error) from error


def find(record: Record, item_id: str | None) -> tuple[ListName, dict[str, Any]] | None:
    """The list and the dump of an item of the record, None if it has no such item."""
    for name, item in record.items():
        if item.id == item_id:
            return name, item.model_dump(mode="json")
    return None


def _on_record(dossier: Dossier, record: Record, judgement: Judgement) -> Decision:
    approved = dossier.status() == "approved"
    if judgement["action"] == Action.REOPEN:
        if not approved:
            raise StoreError(_("The record is not approved: there is nothing to reopen."))
        if not (judgement.get("reason") or "").strip():
            raise StoreError(_("To reopen an approved record, say why."))
        return _decision(dossier, judgement)
    if approved:
        raise StoreError(_("The record is approved already."))
    current, seen = record.model_dump(mode="json"), judgement.get("seen")
    if seen is not None and seen != current:
        raise Conflict(_("Another reviewer has changed this record in the meantime."), mine=seen, theirs=current)
    return _decision(dossier, judgement, after=snapshot(record))


def snapshot(record: Record) -> dict[str, Any]:
    """What an approval keeps: the whole record save its text, which stays in the store as it is."""
    return record.model_dump(mode="json", exclude={"document": {"text"}})


def _addition(dossier: Dossier, judgement: Judgement) -> Decision:
    name, stated = judgement.get("list"), judgement.get("after")
    if name is None or stated is None:
        raise StoreError(_("A new fact needs its list and its values."))
    item_id = f"{ITEM_TYPES[name].prefix}{dossier.last_number(name) + 1}"
    after = {"confidence": 1.0, **stated, "id": item_id, "origin": "reviewer"}
    return _decision(dossier, judgement, list_name=name, item=item_id, after=_validated(name, after, Status.ADDED))


def _on_item(dossier: Dossier, found: tuple[ListName, Item] | None, judgement: Judgement) -> Decision:
    before = found[1].model_dump(mode="json") if found else None
    if judgement.get("seen") is not None and judgement.get("seen") != before:
        raise Conflict(
            _("Another reviewer has changed this fact in the meantime."), mine=judgement.get("after"), theirs=before
        )
    if found is None or before is None or judgement.get("list") not in (None, found[0]):
        raise StoreError(_("The document has no such fact: %(item)s.") % {"item": judgement.get("item")})
    after = _outcome(found[0], before, judgement)
    return _decision(dossier, judgement, list_name=found[0], item=before["id"], before=before, after=after)


def _outcome(name: ListName, before: dict[str, Any], judgement: Judgement) -> dict[str, Any] | None:
    action, stated = judgement["action"], judgement.get("after")
    if action == Action.REJECT:
        return None
    if action == Action.ACCEPT:
        return _validated(name, before, Status.ACCEPTED)
    if stated is None:
        raise StoreError(_("A correction needs the corrected fact."))
    # The machine's score and the rule that found the fact survive its correction.
    kept = {field: before[field] for field in ("id", "origin", "confidence")}
    return _validated(name, {**before, **stated, **kept}, Status.CORRECTED)


def _validated(name: ListName, values: dict[str, Any], status: Status) -> dict[str, Any]:
    try:
        return ITEM_TYPES[name].model_validate({**values, "status": status}).model_dump(mode="json")
    except ValidationError as error:
        raise _invalid(error) from error


def _decision(dossier: Dossier, judgement: Judgement, **values: Any) -> Decision:
    return Decision(
        id=0,
        document=dossier.document.id,
        list=values.get("list_name"),
        item=values.get("item"),
        action=judgement["action"],
        before=values.get("before"),
        after=values.get("after"),
        reason=judgement.get("reason"),
        reviewer=judgement["reviewer"].strip(),
        at=judgement["at"],
    )


def _invalid(error: ValidationError) -> StoreError:
    reasons = [
        ": ".join(filter(None, (".".join(map(str, one["loc"])), one["msg"].removeprefix("Value error, "))))
        for one in error.errors(include_url=False)
    ]
    return StoreError(_("The record would not be valid: %(reason)s.") % {"reason": "; ".join(reasons)})

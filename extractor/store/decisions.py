"""Writing decisions: in one transaction that holds their documents, so that no two reviewers overtake each other.

A row is added and never changed, save for the marks that say it was undone.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, update

from extractor.errors import Conflict, StoreError
from extractor.messages import _
from extractor.schema.decision import Action, Decision
from extractor.store.dossiers import load
from extractor.store.fold import Dossier
from extractor.store.judgement import Judgement, check, find, judge, snapshot
from extractor.store.summaries import refresh
from extractor.store.tables import DECISIONS


def decide(connection: Connection, document_id: str, judgements: Iterable[Judgement]) -> list[Decision]:
    """Adds the decisions that the judgements amount to. Raises Conflict and StoreError as `judge` does."""
    dossier = load(connection, document_id, lock=True)
    judged = judge(dossier, judgements)
    refresh(connection, judged)
    return [_inserted(connection, draft) for draft in judged.decisions[len(dossier.decisions) :]]


def mark(
    connection: Connection, document_id: str, decision_ids: Sequence[int], by: tuple[str, datetime] | None
) -> None:
    """Marks decisions as undone `by` a reviewer at a time, or takes that mark back (None), in the order given.

    Raises Conflict if a later decision rests on one of them, StoreError if there is nothing to undo or redo, or if the
    record would no longer validate.
    """
    dossier = load(connection, document_id, lock=True)
    for decision_id in decision_ids:
        dossier = _marked(dossier, decision_id, undo=by is not None)
    check(dossier)
    reviewer, at = by or (None, None)
    rows = update(DECISIONS).where(DECISIONS.c.id.in_(decision_ids))
    connection.execute(rows.values(undone_by=reviewer, undone_at=at))
    refresh(connection, dossier)


def _inserted(connection: Connection, draft: Decision) -> Decision:
    row = {**draft.model_dump(exclude={"id", "undone"}), "action": draft.action.value}
    [decision_id] = connection.execute(insert(DECISIONS), row).inserted_primary_key or [0]
    return draft.model_copy(update={"id": decision_id})


def _marked(dossier: Dossier, decision_id: int, *, undo: bool) -> Dossier:
    decision = next((one for one in dossier.decisions if one.id == decision_id), None)
    if decision is None:
        raise StoreError(_("The document has no decision number %(id)s.") % {"id": decision_id})
    if decision.undone == undo:
        raise StoreError(_("The decision is undone already.") if undo else _("The decision is not undone."))
    if decision.item is not None and dossier.status() == "approved":
        raise StoreError(_("The record is approved: reopen it before you change its facts."))
    _refuse_if_overtaken(dossier, decision, undo=undo)
    changed = decision.model_copy(update={"undone": undo})
    decisions = [changed if one.id == decision_id else one for one in dossier.decisions]
    return Dossier(dossier.document, dossier.proposals, decisions)


def _refuse_if_overtaken(dossier: Dossier, decision: Decision, *, undo: bool) -> None:
    later = [one for one in dossier.standing() if one.id > decision.id]
    if any(decision.item in (None, one.item) for one in later):
        found = find(dossier.record(), decision.item)
        raise Conflict(
            _("A later decision rests on this one: undo that one first."),
            mine=decision.before if undo else decision.after,
            theirs=found and found[1],
        )
    if decision.action == Action.APPROVE and not undo and snapshot(dossier.record()) != decision.after:
        raise StoreError(_("The record has changed since it was approved: approve it anew."))

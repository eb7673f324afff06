"""Writing decisions: each in one transaction that holds the document, so that no two reviewers overtake each other.

A row is added and never changed, save for the marks that say it was undone.
"""

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


def decide(connection: Connection, document_id: str, judgement: Judgement) -> Decision:
    """Adds the decision that the judgement amounts to. Raises Conflict and StoreError as `judge` does."""
    dossier = load(connection, document_id, lock=True)
    draft = judge(dossier, judgement)
    row = {**draft.model_dump(exclude={"id", "undone"}), "action": draft.action.value}
    inserted = connection.execute(insert(DECISIONS).values(row))
    [decision_id] = inserted.inserted_primary_key or [0]
    decision = draft.model_copy(update={"id": decision_id})
    refresh(connection, Dossier(dossier.document, dossier.proposals, [*dossier.decisions, decision]))
    return decision


def mark(connection: Connection, document_id: str, decision_id: int, by: tuple[str, datetime] | None) -> None:
    """Marks a decision as undone `by` a reviewer at a time, or takes that mark back (None).

    Raises Conflict if a later decision rests on this one, StoreError if there is nothing to undo or redo, or if the
    record would no longer validate.
    """
    dossier = load(connection, document_id, lock=True)
    decision = _changeable(dossier, decision_id, undo=by is not None)
    changed = decision.model_copy(update={"undone": by is not None})
    decisions = [changed if one.id == decision_id else one for one in dossier.decisions]
    result = Dossier(dossier.document, dossier.proposals, decisions)
    check(result)
    reviewer, at = by or (None, None)
    row = update(DECISIONS).where(DECISIONS.c.id == decision_id)
    connection.execute(row.values(undone_by=reviewer, undone_at=at))
    refresh(connection, result)


def _changeable(dossier: Dossier, decision_id: int, *, undo: bool) -> Decision:
    decision = next((one for one in dossier.decisions if one.id == decision_id), None)
    if decision is None:
        raise StoreError(_("The document has no decision number %(id)s.") % {"id": decision_id})
    if decision.undone == undo:
        raise StoreError(_("The decision is undone already.") if undo else _("The decision is not undone."))
    if decision.item is not None and dossier.status() == "approved":
        raise StoreError(_("The record is approved: reopen it before you change its facts."))
    _refuse_if_overtaken(dossier, decision, undo=undo)
    return decision


def _refuse_if_overtaken(dossier: Dossier, decision: Decision, *, undo: bool) -> None:
    later = [one for one in dossier.standing() if one.id > decision.id]
    record = dossier.record()
    if any(decision.item in (None, one.item) for one in later):
        found = find(record, decision.item)
        raise Conflict(
            _("A later decision rests on this one: undo that one first."),
            mine=decision.before if undo else decision.after,
            theirs=found and found[1],
        )
    if decision.action == Action.APPROVE and not undo and snapshot(record) != decision.after:
        raise StoreError(_("The record has changed since it was approved: approve it anew."))

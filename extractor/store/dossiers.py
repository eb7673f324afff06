"""Rows of the database into dossiers: the one place that reads documents, proposals and decisions together."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select, tuple_

from extractor.errors import StoreError
from extractor.messages import _
from extractor.schema.decision import Decision
from extractor.schema.record import DocumentInfo
from extractor.store.fold import Dossier, Proposal
from extractor.store.tables import DECISIONS, DOCUMENTS, PROPOSALS, TEXTS

_PAGE = 20
_INFO = tuple(name for name in DocumentInfo.model_fields if name != "text")
_PROPOSAL = select(*(PROPOSALS.c[name] for name in ("document", "list", "position", "data")))
_DOCUMENT = select(*(DOCUMENTS.c[name] for name in _INFO), TEXTS.c.text).join(TEXTS)


def load(connection: Connection, document_id: str, *, lock: bool = False) -> Dossier:
    """The dossier of one document. Raises StoreError for an unknown one.

    With `lock` no other transaction can change the document until this one ends. (On SQLite a writing transaction
    has the whole file to itself anyway.)
    """
    if lock:
        connection.execute(select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == document_id).with_for_update())
    row = connection.execute(_DOCUMENT.where(DOCUMENTS.c.id == document_id)).one_or_none()
    if row is None:
        raise unknown(document_id)
    return next(_dossiers(connection, [row]))


def unknown(document_id: str) -> StoreError:
    """The error for a document that the store does not hold."""
    return StoreError(_("The store holds no document %(id)s.") % {"id": document_id})


def page(connection: Connection, *, status: str | None, after: tuple[str, str] | None) -> list[Dossier]:
    """The next dossiers in order of source and id; `after` are those of the last one before."""
    query = _DOCUMENT.order_by(DOCUMENTS.c.source, DOCUMENTS.c.id).limit(_PAGE)
    if status is not None:
        query = query.where(DOCUMENTS.c.status == status)
    if after is not None:
        query = query.where(tuple_(DOCUMENTS.c.source, DOCUMENTS.c.id) > tuple_(*after))
    rows = connection.execute(query).all()
    return list(_dossiers(connection, rows))


def decisions(connection: Connection, document_id: str) -> list[Decision]:
    """The document's decisions in the order in which they were taken."""
    return _decisions(connection, [document_id])[document_id]


def _dossiers(connection: Connection, rows: Any) -> Iterator[Dossier]:
    ids = [row.id for row in rows]
    proposed, decided = _proposals(connection, ids), _decisions(connection, ids)
    for row in rows:
        yield Dossier(DocumentInfo.model_validate(row._asdict()), proposed[row.id], decided[row.id])


def _proposals(connection: Connection, ids: list[str]) -> dict[str, list[Proposal]]:
    found: dict[str, list[Proposal]] = defaultdict(list)
    for document_id, *values in connection.execute(_PROPOSAL.where(PROPOSALS.c.document.in_(ids))):
        found[document_id].append(Proposal(*values))
    return found


def _decisions(connection: Connection, ids: list[str]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in connection.execute(select(DECISIONS).where(DECISIONS.c.document.in_(ids)).order_by(DECISIONS.c.id)):
        found[row.document].append(_decision(row))
    return found


def _decision(row: Row[Any]) -> Decision:
    values = row._asdict()
    undone = values.pop("undone_by") is not None
    del values["undone_at"]
    return Decision.model_validate({**values, "undone": undone})

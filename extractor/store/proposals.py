"""Saving what the machine made of a file: a record's proposals, or the reason why there is no record."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from extractor.schema.record import ListName, Record
from extractor.store.dossiers import load
from extractor.store.fold import Dossier, Proposal
from extractor.store.identity import proposals
from extractor.store.summaries import figures, refresh
from extractor.store.tables import DOCUMENTS, FAILURES, PROPOSALS, TEXTS, upsert


def save_record(connection: Connection, record: Record, *, path: str, at: datetime) -> None:
    """Saves a document's proposals; those of an earlier extraction make way, decisions stay.

    The same bytes are one document under whatever name: the first name stays its source, the newest path its path.
    """
    document = record.document.model_dump(exclude={"text"})
    first = Dossier(record.document, [], [])
    row = {**document, **figures(first), "path": storable(path), "added": at}
    upsert(connection, DOCUMENTS, [row], keep=frozenset({"source", "added", *figures(first)}))
    text = {"document": record.document.id, "text": record.document.text}
    upsert(connection, TEXTS, [text], keep=frozenset())
    dossier = load(connection, record.document.id, lock=True)
    _replace(connection, record.document.id, proposals(record, dossier))
    connection.execute(delete(FAILURES).where(FAILURES.c.path == storable(path)))
    refresh(connection, load(connection, record.document.id))


def save_failure(connection: Connection, *, path: str, source: str, reason: str, at: datetime) -> None:
    """Remembers that a file could not be read, until it can."""
    row = {"path": storable(path), "source": storable(source), "reason": storable(reason), "added": at}
    upsert(connection, FAILURES, [row], keep=frozenset({"added"}))


def documents_with(connection: Connection, list_name: ListName, values: Mapping[str, str | None]) -> list[str]:
    """The ids of the documents not yet approved with a proposal of exactly these values, in order of arrival."""
    query = (
        select(DOCUMENTS.c.id)
        .join(PROPOSALS, PROPOSALS.c.document == DOCUMENTS.c.id)
        .where(DOCUMENTS.c.status != "approved", PROPOSALS.c.list == list_name, PROPOSALS.c.position.is_not(None))
        .where(*(PROPOSALS.c.data[field].as_string() == value for field, value in values.items()))
        .group_by(DOCUMENTS.c.id)
        .order_by(DOCUMENTS.c.added, DOCUMENTS.c.source)
    )
    return list(connection.execute(query).scalars())


def storable(text: str) -> str:
    """The text with the bytes of an undecodable file name as escapes: no database keeps them as they are."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _replace(connection: Connection, document_id: str, current: Iterable[Proposal]) -> None:
    connection.execute(update(PROPOSALS).where(PROPOSALS.c.document == document_id).values(position=None))
    rows: list[dict[str, Any]] = [
        {"document": document_id, "item": one.id, "list": one.list, "position": one.position, "data": one.data}
        for one in current
    ]
    upsert(connection, PROPOSALS, rows, keep=frozenset())

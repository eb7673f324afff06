"""The store at a glance: a line for each document, and the figures of the whole.

The figures of a document are worked out from its record whenever that changes, in the same transaction, so that
listing many documents reads no text and folds nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, func, null, select, update

from extractor.schema.decision import Action
from extractor.schema.record import ListName, Status
from extractor.store.dossiers import unknown
from extractor.store.fold import Dossier
from extractor.store.tables import DECISIONS, DOCUMENTS, FAILURES

DocumentStatus = Literal["proposed", "in_review", "approved", "failed"]

_FAILED_ID = "failed:"


class DocumentSummary(NamedTuple):
    """One document in a list. A file that could not be read has the status `failed`, its reason in `error`.

    `facts` are those not rejected, `open_facts` those that await a decision, and `lowest_confidence` is the lowest
    among the latter; `reviewer` is who decided last, `ocr` whether text was recognised in pictures.
    """

    id: str
    source: str
    path: str
    media_type: str
    title: str | None
    publisher: str | None
    published: str | None
    status: DocumentStatus
    error: str | None
    facts: int
    open_facts: int
    lowest_confidence: float | None
    added: datetime
    reviewer: str | None
    ocr: bool = False


_LINE = select(*(DOCUMENTS.c.get(name, null()) for name in DocumentSummary._fields))


@dataclass(frozen=True)
class StoreCounts:
    """How much the store holds: documents by status (`failed` among them), facts by list and status."""

    documents: dict[DocumentStatus, int]
    facts: dict[ListName, dict[Status, int]]
    failures: int


def refresh(connection: Connection, dossier: Dossier) -> None:
    """Brings the figures of a document up to its dossier."""
    connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == dossier.document.id).values(figures(dossier)))


def figures(dossier: Dossier) -> dict[str, Any]:
    """The columns of `documents` that follow from a dossier."""
    record, standing = dossier.record(), dossier.standing()
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for name, item in record.items():
        tally[name][item.status.value] += 1
    pending = [item.confidence for _, item in record.items() if item.status == Status.PROPOSED]
    return {
        "status": dossier.status(),
        "facts": sum(item.status != Status.REJECTED for _, item in record.items()),
        "open_facts": len(pending),
        "lowest_confidence": min(pending, default=None),
        "reviewer": standing[-1].reviewer if standing else None,
        "tally": tally,
    }


def documents(connection: Connection, status: str | None) -> list[DocumentSummary]:
    """The documents and failures, or those of one status, in order of arrival, then of source."""
    found: list[DocumentSummary] = []
    if status != "failed":
        query = _LINE.order_by(DOCUMENTS.c.added, DOCUMENTS.c.source)
        query = query if status is None else query.where(DOCUMENTS.c.status == status)
        found = list(map(_line, connection.execute(query)))
    if status in (None, "failed"):
        failures = [_failure(row) for row in connection.execute(select(FAILURES))]
        if failures:
            found = sorted(found + failures, key=lambda line: (line.added, line.source))
    return found


def document(connection: Connection, document_id: str) -> DocumentSummary:
    """One document, or one failure. Raises StoreError for an unknown one."""
    if document_id.startswith(_FAILED_ID):
        path = document_id.removeprefix(_FAILED_ID)
        failure = connection.execute(select(FAILURES).where(FAILURES.c.path == path)).one_or_none()
        if failure is not None:
            return _failure(failure)
    row = connection.execute(_LINE.where(DOCUMENTS.c.id == document_id)).one_or_none()
    if row is None:
        raise unknown(document_id)
    return _line(row)


def counts(connection: Connection) -> StoreCounts:
    """The figures of the whole store."""
    by_status = select(DOCUMENTS.c.status, func.count()).group_by(DOCUMENTS.c.status)
    found: dict[DocumentStatus, int] = {"proposed": 0, "in_review": 0, "approved": 0, "failed": 0}
    found.update({row[0]: row[1] for row in connection.execute(by_status)})
    found["failed"] = connection.execute(select(func.count()).select_from(FAILURES)).scalar_one()
    facts: dict[ListName, Counter[Status]] = defaultdict(Counter)
    for tally in connection.execute(select(DOCUMENTS.c.tally)).scalars():
        for name, of_list in tally.items():
            facts[name].update({Status(status): count for status, count in of_list.items()})
    return StoreCounts(found, {name: dict(facts[name]) for name in facts}, found["failed"])


def approved_names(connection: Connection, list_name: ListName, field: str) -> list[tuple[str, int]]:
    """What the facts of a list say in a field, in how many approved records; the most frequent first, then by name.

    An approval keeps the record that it approved, so that neither texts nor proposals are read.
    """
    approval = select(func.max(DECISIONS.c.id).label("id")).where(
        DECISIONS.c.action == Action.APPROVE.value, DECISIONS.c.undone_by.is_(None)
    )
    last = approval.group_by(DECISIONS.c.document).subquery()
    query = (
        select(DECISIONS.c.after[list_name])
        .join(last, DECISIONS.c.id == last.c.id)
        .join(DOCUMENTS)
        .where(DOCUMENTS.c.status == "approved")
    )
    tally: Counter[str] = Counter()
    for items in connection.execute(query).scalars():
        tally.update({item[field] for item in items if item["status"] != Status.REJECTED and item[field]})
    return sorted(tally.items(), key=lambda entry: (-entry[1], entry[0]))


def _line(row: Sequence[Any]) -> DocumentSummary:
    # By position, since names would double the time that a long list takes.
    return DocumentSummary._make(row)


def _failure(row: Row[Any]) -> DocumentSummary:
    return DocumentSummary(
        id=_FAILED_ID + row.path,
        source=row.source,
        path=row.path,
        media_type="",
        title=None,
        publisher=None,
        published=None,
        status="failed",
        error=row.reason,
        facts=0,
        open_facts=0,
        lowest_confidence=None,
        added=row.added,
        reviewer=None,
    )

"""Who has which document open: a courtesy to the others, not a lock."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from extractor.store.tables import HOLDERS, upsert


class Holder(NamedTuple):
    """A sitting that has a document open: its key, who sits there, the document's id, when they said so last."""

    sitting: str
    reviewer: str
    document: str
    at: datetime


def hold(connection: Connection, document_id: str, *, sitting: str, reviewer: str, at: datetime) -> None:
    """The sitting has this document open from now on."""
    row = {"holder": sitting, "reviewer": reviewer, "document": document_id, "at": at}
    upsert(connection, HOLDERS, [row], keep=frozenset())


def let_go(connection: Connection, sitting: str) -> None:
    """The sitting has no document open any more."""
    connection.execute(delete(HOLDERS).where(HOLDERS.c.holder == sitting))


def held(connection: Connection, since: datetime) -> list[Holder]:
    """The sittings that have said so since then, in the order in which they did."""
    query = select(HOLDERS.c.holder, HOLDERS.c.reviewer, HOLDERS.c.document, HOLDERS.c.at)
    rows = connection.execute(query.where(HOLDERS.c.at >= since).order_by(HOLDERS.c.at, HOLDERS.c.holder))
    return [Holder(*row) for row in rows]

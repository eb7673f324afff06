"""The store's tables, on SQLite and PostgreSQL alike: SQLAlchemy Core, no mapped classes.

`documents` carries a summary of each record beside what the document says of itself, so that a list of documents
reads one narrow table: the texts lie apart in `texts`, and no fold is needed. `migrations/` makes these tables.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    false,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

METADATA = MetaData()

# PostgreSQL would order text by the database's locale; by code point both databases agree.
Key = Text().with_variant(Text(collation="C"), "postgresql")
# Plain JSON, not JSONB: what was stored comes back with its keys in their order.
Json = JSON(none_as_null=True)


class Moment(TypeDecorator[datetime]):
    """A point in time: stored in UTC, read as an aware datetime. SQLite keeps no offset, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The value in UTC. Raises ValueError for one without a time zone."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a point in time needs its time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The value as an aware datetime in UTC."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", Key, primary_key=True),
    Column("source", Key, nullable=False),
    Column("path", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("number", Text),
    Column("published", Text),
    Column("authors", Json, nullable=False),
    Column("attached_to", Key),
    Column("ocr", Boolean, nullable=False, server_default=false()),
    Column("added", Moment, nullable=False),
    Column("status", Text, nullable=False),
    Column("facts", Integer, nullable=False),
    Column("open_facts", Integer, nullable=False),
    Column("lowest_confidence", Float),
    Column("reviewer", Text),
    Column("tally", Json, nullable=False),
    Index("documents_by_arrival", "added", "source"),
    Index("documents_by_source", "source", "id"),
    Index("documents_by_status", "status"),
)

TEXTS = Table(
    "texts",
    METADATA,
    Column("document", Key, ForeignKey("documents.id"), primary_key=True),
    Column("text", Text, nullable=False),
)

# A proposal that a later extraction no longer makes keeps its row, with no position: its id is never given to
# another fact, it takes the id up again if it comes back, and decided facts may still refer to it.
PROPOSALS = Table(
    "proposals",
    METADATA,
    Column("document", Key, ForeignKey("documents.id"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("list", Text, nullable=False),
    Column("position", Integer),
    Column("data", Json, nullable=False),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document", Key, ForeignKey("documents.id"), nullable=False),
    Column("list", Text),
    Column("item", Text),
    Column("action", Text, nullable=False),
    Column("before", Json),
    Column("after", Json),
    Column("reason", Text),
    Column("reviewer", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Moment),
    Index("decisions_by_document", "document", "id"),
    sqlite_autoincrement=True,
)

FAILURES = Table(
    "failures",
    METADATA,
    Column("path", Key, primary_key=True),
    Column("source", Key, nullable=False),
    Column("reason", Text, nullable=False),
    Column("added", Moment, nullable=False),
)

# One row a sitting. It says no more than it seems: whoever is broken off leaves it behind, so it ages.
HOLDERS = Table(
    "holders",
    METADATA,
    Column("holder", Text, primary_key=True),
    Column("reviewer", Text, nullable=False),
    Column("document", Key, nullable=False),
    Column("at", Moment, nullable=False),
)


def upsert(connection: Connection, table: Table, rows: list[dict[str, Any]], *, keep: frozenset[str]) -> None:
    """Inserts the rows, or overwrites those whose primary key is there already, save for the columns in `keep`."""
    if not rows:
        return
    insert = postgresql_insert if connection.dialect.name == "postgresql" else sqlite_insert
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keep and name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), rows)

"""The first tables: documents and their texts, proposals, decisions, failures."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the tables and their indexes."""
    op.create_table(
        "documents",
        sa.Column("id", Key, primary_key=True),
        sa.Column("source", Key, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("number", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("added", Moment, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("facts", sa.Integer, nullable=False),
        sa.Column("open_facts", sa.Integer, nullable=False),
        sa.Column("lowest_confidence", sa.Float),
        sa.Column("reviewer", sa.Text),
        sa.Column("tally", sa.JSON, nullable=False),
    )
    op.create_index("documents_by_arrival", "documents", ["added", "source"])
    op.create_index("documents_by_source", "documents", ["source", "id"])
    op.create_index("documents_by_status", "documents", ["status"])
    op.create_table(
        "texts",
        sa.Column("document", Key, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "proposals",
        sa.Column("document", Key, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("list", sa.Text, nullable=False),
        sa.Column("position", sa.Integer),
        sa.Column("data", sa.JSON, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", Key, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("list", sa.Text),
        sa.Column("item", sa.Text),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
        sa.Column("reason", sa.Text),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("undone_by", sa.Text),
        sa.Column("undone_at", Moment),
        sqlite_autoincrement=True,
    )
    op.create_index("decisions_by_document", "decisions", ["document", "id"])
    op.create_table(
        "failures",
        sa.Column("path", Key, primary_key=True),
        sa.Column("source", Key, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("added", Moment, nullable=False),
    )

"""Which e-mail a document came with."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the column, empty for the documents that are there."""
    op.add_column("documents", sa.Column("attached_to", Key))

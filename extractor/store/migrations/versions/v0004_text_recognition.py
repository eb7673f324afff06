"""Which documents were recognised in pictures of pages."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column: none of the documents that are there was."""
    op.add_column("documents", sa.Column("ocr", sa.Boolean, nullable=False, server_default=sa.false()))

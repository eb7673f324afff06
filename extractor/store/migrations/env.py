"""Alembic's way in: runs the migrations on the connection that `extractor.store.migrate` hands over."""

from alembic import context

from extractor.store.migrate import VERSION_TABLE
from extractor.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

"""Brings a store's tables to the state that this program needs.

Alembic is loaded only when there is something to do, and its files are found beside this one, so that neither the
working directory nor an `alembic.ini` matters.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from extractor.errors import StoreError
from extractor.messages import _

HEAD = "0004"
VERSION_TABLE = "spoglio_version"
_LOCK = 7_305_913  # any number, the same in every program that migrates a store
_FOLDER = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str | None:
    """The revision that the store's tables are at, None for an empty store."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def lock_for_migration(connection: Connection) -> None:
    """Keeps other programs from migrating until the transaction ends. On SQLite a writer is alone as it is."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))


def migrate(connection: Connection) -> None:
    """Migrates to `HEAD` inside the connection's transaction, after `lock_for_migration`.

    Raises StoreError if the store was made by a later program than this one.
    """
    if version(connection) == HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise StoreError(_("The store was made by a later version of Spoglio: update the program.")) from error

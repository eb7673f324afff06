"""Opening a store: where it lies, what it is brought up to, and the sentence for each way in which it fails."""

import builtins
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from extractor.errors import StoreError
from extractor.store import engine, migrate
from extractor.store.session import Store, open_store
from extractor.store.tables import METADATA
from tests.store.samples import record


def test_the_migrations_make_the_tables_of_the_program(store: Store) -> None:
    with store.session() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migrate.VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []


def test_the_program_asks_for_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.HEAD]


def test_a_store_keeps_what_it_holds_when_it_is_opened_again(store: Store, url: str) -> None:
    store.save_record(record(), path="/in/lagune.txt")
    with open_store(url) as again:
        assert list(again.records(status="all")) == [record()]


def test_an_attachment_still_knows_its_mail_when_it_comes_back(store: Store) -> None:
    plain = record()
    attached = plain.model_copy(
        update={"document": plain.document.model_copy(update={"attached_to": f"sha256:{'a' * 64}"})}
    )
    store.save_record(attached, path="/in/nota.eml/lagune.txt")
    assert store.record(plain.document.id) == attached
    store.save_record(plain, path="/in/lagune.txt")
    assert store.record(plain.document.id) == plain


def test_a_store_opens_from_any_folder(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(url) as opened:
        assert opened.documents() == []


def test_a_path_with_a_percent_sign_is_no_placeholder(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / '100% (%s)' / 'spoglio.db'}") as opened:
        assert opened.documents() == []


def test_a_store_of_a_later_program_is_left_alone(store: Store, url: str) -> None:
    with store.session(write=True) as connection:
        connection.execute(text(f"UPDATE {migrate.VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreError, match="later version of Spoglio"):
        open_store(url)
    with store.session() as connection:
        assert migrate.version(connection) == "9999"


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match=r"The folder .*taken cannot be made: "):
        open_store(f"sqlite:///{tmp_path / 'taken' / 'spoglio.db'}")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"The store .* cannot be opened for writing\."):
        open_store(f"sqlite:///{tmp_path}")


def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    # Root may write wherever a file can be made at all, which is not so among the processes.
    folder = Path("/proc") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match=r"The store .* cannot be opened for writing\."):
        open_store(f"sqlite:///{folder / 'spoglio.db'}")


@pytest.mark.parametrize("content", [b"Gentile redazione, " * 500, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "lettera.txt"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"lettera\.txt is no store of Spoglio, or it is damaged\."):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE documents (name TEXT)")
    other.close()
    with pytest.raises(StoreError, match="documents already exists"):
        open_store(f"sqlite:///{file}")
    other = sqlite3.connect(file)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("documents",)]
    other.close()


@pytest.mark.parametrize("address", ["spoglio.db", "mysql://host/name", "", "sqlite+aiosqlite:///x.db"])
def test_an_address_of_no_known_sort_is_explained(address: str) -> None:
    with pytest.raises(StoreError, match="write sqlite:///FILE or postgresql://HOST/NAME"):
        open_store(address)


def test_a_server_that_is_away_is_named_without_its_password() -> None:
    with pytest.raises(StoreError, match="cannot be reached") as caught:
        open_store("postgresql://anna:segreto@127.0.0.1:1/spoglio")
    assert "segreto" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)


def test_a_missing_database_is_named(postgresql: Callable[[], str]) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        open_store(postgresql().replace("/store_", "/nowhere_", 1))


def test_without_the_driver_postgresql_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_psycopg(name: str, *rest: Any) -> Any:
        if name.split(".")[0] == "psycopg":
            raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_psycopg)
    with pytest.raises(StoreError, match=r"pip install 'spoglio\[postgresql\]'"):
        open_store("postgresql://host/name")


def test_a_store_that_stays_busy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.1)
    file = tmp_path / "spoglio.db"
    with open_store(f"sqlite:///{file}") as opened:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"Another program keeps the store .*spoglio\.db busy"):
            opened.save_record(record(), path="x")
        other.close()
        opened.save_record(record(), path="x")
        assert list(opened.records(status="all")) == [record()]


def test_a_full_disk_is_named_and_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'spoglio.db'}") as opened:
        opened.save_record(record(), path="x")
        with opened.session() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = record({}, text="Il progetto. " * 10_000, content=b"long")
        with pytest.raises(StoreError, match=r"no room left on the disk for the store .*spoglio\.db"):
            opened.save_record(long, path="y")
        assert list(opened.records(status="all")) == [record()]


def test_sqlite_waits_for_others_and_writes_to_the_disk(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'spoglio.db'}") as opened, opened.session() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert values == ["wal", 2, 1, 30_000]

"""Which stored document a word means: a file, the name of a source, the beginning of an id."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.commands.stored import stored_document
from extractor.errors import SpoglioError
from extractor.settings import Settings
from extractor.store.session import Store, open_store
from tests.store.samples import record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "laguna.txt").write_bytes(b"laguna")
    (tmp_path / "valle.txt").write_bytes(b"valle")
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """Two documents from files, and one of the same name as the first from a folder that is gone."""
    with open_store("sqlite://") as store:
        for name, path in (("laguna", folder), ("valle", folder), ("laguna", folder / "via")):
            content = name if path == folder else f"{name} di una volta"
            one = record(source=f"{name}.txt", content=content.encode())
            store.save_record(one, path=str(path / f"{name}.txt"))
        yield store


def path_of(store: Store, word: str | Path) -> str:
    return stored_document(store, str(word), Settings()).path


def reason(store: Store, word: str | Path) -> str:
    with pytest.raises(SpoglioError) as refusal:
        stored_document(store, str(word), Settings())
    return str(refusal.value)


def test_a_file_is_known_by_its_bytes(store: Store, folder: Path) -> None:
    (folder / "altrove.txt").write_bytes(b"laguna")
    assert path_of(store, folder / "laguna.txt") == str(folder / "laguna.txt")
    assert path_of(store, folder / "altrove.txt") == str(folder / "laguna.txt")


def test_a_file_named_from_where_one_stands(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert path_of(store, "laguna.txt") == str(folder / "laguna.txt")


def test_a_source_is_known_by_its_name_or_its_old_path(store: Store, folder: Path) -> None:
    assert path_of(store, "valle.txt") == str(folder / "valle.txt")
    assert path_of(store, folder / "via" / "laguna.txt") == str(folder / "via" / "laguna.txt")


@pytest.mark.parametrize("digits", [4, 12, 64])
@pytest.mark.parametrize("scheme", ["", "sha256:"])
def test_an_id_is_known_by_its_beginning(store: Store, folder: Path, scheme: str, digits: int) -> None:
    document = record(source="valle.txt", content=b"valle").document.id.removeprefix("sha256:")
    assert path_of(store, scheme + document[:digits]) == str(folder / "valle.txt")


def test_a_name_of_several_documents_asks_for_an_id(store: Store) -> None:
    ids = [record(content=content).document.id[7:19] for content in (b"laguna", b"laguna di una volta")]
    sentence = reason(store, "laguna.txt")
    assert sentence.startswith("laguna.txt names 2 documents: choose one by its id (")
    assert all(one in sentence for one in ids)


@pytest.mark.parametrize("word", ["mare.txt", "", "0", "ffffffff", "a\nb"])
def test_an_unknown_word_is_one_sentence(store: Store, word: str) -> None:
    assert reason(store, word) == f"The store holds no document {word!r}.".replace("'", "")


def test_a_file_that_was_never_extracted(store: Store, folder: Path) -> None:
    (folder / "nuovo.txt").write_bytes(b"nuovo")
    assert reason(store, folder / "nuovo.txt") == f"The store holds no document {folder / 'nuovo.txt'}."


def test_a_file_that_has_changed_since(store: Store, folder: Path) -> None:
    (folder / "valle.txt").write_bytes(b"valle, corretta")
    assert reason(store, folder / "valle.txt").endswith(
        "valle.txt has changed since it was extracted: extract it again."
    )


@pytest.mark.parametrize("by_path", [True, False])
def test_a_file_that_could_not_be_read_says_why(store: Store, folder: Path, by_path: bool) -> None:
    path = folder / "vuoto.txt"
    path.write_bytes(b"x")
    store.save_failure(path=str(path), source="vuoto.txt", reason="The file is empty.")
    assert reason(store, path if by_path else "vuoto.txt") == f"{path}: The file is empty."

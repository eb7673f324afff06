"""Where the outcomes of a batch go: a folder of JSON records, the store, or both."""

from pathlib import Path
from typing import Protocol

from extractor.attempt import Outcome
from extractor.errors import writable
from extractor.export.record_folder import RecordFolder


class Destination(Protocol):
    """Keeps outcomes, each safely before it returns."""

    def keep(self, outcome: Outcome) -> None:
        """Keeps one outcome. Raises SpoglioError where it cannot."""


class FolderDestination:
    """One JSON file a document in a folder. A failed document leaves no file, but has its name."""

    def __init__(self, folder: Path) -> None:
        self._folder = RecordFolder(folder)

    def keep(self, outcome: Outcome) -> None:
        """Writes the record, whole or not at all."""
        self._folder.write(outcome.record, name=writable(outcome.path.name))


class StoreDestination:
    """The store at `url`; failures are kept there too, so that a reviewer sees them."""

    def __init__(self, url: str) -> None:
        from extractor.store.session import open_store

        self._store = open_store(url)

    def keep(self, outcome: Outcome) -> None:
        """Saves the record's proposals, or the failure."""
        path = writable(outcome.path.absolute())
        if outcome.record is not None:
            self._store.save_record(outcome.record, path=path)
        else:
            self._store.save_failure(path=path, source=writable(outcome.path.name), reason=outcome.reason or "")

    def close(self) -> None:
        """Lets go of the database."""
        self._store.close()

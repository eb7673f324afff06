"""Where the outcomes of a batch go: a folder of JSON records, the store, or both."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from extractor.attempt import Outcome
from extractor.errors import SpoglioError, printable
from extractor.export.file_names import FileNames
from extractor.export.json_export import record_to_json
from extractor.messages import _


class Destination(Protocol):
    """Keeps outcomes, each safely before it returns."""

    def keep(self, outcome: Outcome) -> None:
        """Keeps one outcome. Raises SpoglioError where it cannot."""


class RecordFolder:
    """One `NAME.json` a document; documents of the same name get a number, so that none replaces another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = FileNames()
        with _writing(folder):
            folder.mkdir(parents=True, exist_ok=True)

    def keep(self, outcome: Outcome) -> None:
        """Writes the record, whole or not at all. A failed document leaves no file, but has its name."""
        target = self._folder / f"{self._names.name(outcome.path.name)}.json"
        if outcome.record is None:
            return
        part = target.with_name(f".{target.name}.part")
        with _writing(target):
            part.write_text(record_to_json(outcome.record), "utf-8", newline="\n")
            part.replace(target)


class StoreDestination:
    """The store at `url`; failures are kept there too, so that a reviewer sees them."""

    def __init__(self, url: str) -> None:
        from extractor.store.session import open_store

        self._store = open_store(url)

    def keep(self, outcome: Outcome) -> None:
        """Saves the record's proposals, or the failure."""
        path = str(outcome.path.absolute())
        if outcome.record is not None:
            self._store.save_record(outcome.record, path=path)
        else:
            self._store.save_failure(path=path, source=outcome.path.name, reason=outcome.reason or "")

    def close(self) -> None:
        """Lets go of the database."""
        self._store.close()


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = _("%(path)s cannot be written: %(reason)s.")
        raise SpoglioError(message % {"path": printable(str(target)), "reason": error.strerror or error}) from error

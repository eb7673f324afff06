"""Files and folders → the documents in them, each once, in an order that does not change from run to run."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.errors import UnreadableDocument
from extractor.messages import _
from extractor.readers.formats import SUFFIXES, UNREAD_SUFFIXES
from extractor.readers.refusals import reason_of

Found = Path | UnreadableDocument
_Identity = tuple[int, int]


def find_documents(paths: Sequence[Path]) -> Iterator[Found]:
    """The documents at `paths`: every file named there, and those that the folders named there hold, at any depth.

    A path that cannot be looked into is yielded as the UnreadableDocument that says why, and the rest goes on.
    In folders, hidden files and files that are no documents (data, readmes) are passed over in silence.
    """
    search = _Search()
    for path in paths:
        yield from search.visit(path, named=True)


def supported(path: Path) -> bool:
    """Whether the name of the file promises a format that is read; its content has the last word when it is."""
    return path.suffix.lower() in SUFFIXES


class _Search:
    """One walk: the files and folders seen so far, and the folders it stands in."""

    def __init__(self) -> None:
        self._seen: set[_Identity] = set()

    def visit(self, path: Path, *, named: bool, above: frozenset[_Identity] = frozenset()) -> Iterator[Found]:
        try:
            status = path.stat()
        except OSError as error:
            yield UnreadableDocument(path, reason_of(error))
            return
        identity = (status.st_dev, status.st_ino)
        if identity in above:
            yield UnreadableDocument(path, _("The symbolic link leads back to a folder that holds it."))
        elif identity in self._seen or not (named or _is_wanted(path, is_folder=stat.S_ISDIR(status.st_mode))):
            return
        else:
            self._seen.add(identity)
            yield from self._folder(path, above | {identity}) if stat.S_ISDIR(status.st_mode) else (path,)

    def _folder(self, folder: Path, above: frozenset[_Identity]) -> Iterator[Found]:
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            yield UnreadableDocument(folder, reason_of(error))
            return
        for name in names:
            if not _is_hidden(name):
                yield from self.visit(folder / name, named=False, above=above)


def _is_hidden(name: str) -> bool:
    """Dot files, the lock files of a word processor, and what archives made on a Mac leave behind."""
    return name.startswith((".", "~$", "__MACOSX"))


def _is_wanted(path: Path, *, is_folder: bool) -> bool:
    suffix = path.suffix.lower()
    return is_folder or (suffix in SUFFIXES | UNREAD_SUFFIXES and path.stem.lower() != "readme")

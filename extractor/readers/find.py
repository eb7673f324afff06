"""Files and folders → the documents in them, each once, in an order that does not change from run to run.

An e-mail is followed by the documents attached to it, at paths below its own, as if it were a folder besides.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.errors import UnreadableDocument
from extractor.messages import _, ngettext
from extractor.readers.attachments import attachments
from extractor.readers.draft import Source
from extractor.readers.formats import EMAIL, KNOWN_SUFFIXES, SUFFIXES
from extractor.readers.read import file_at, source_at
from extractor.readers.refusals import reason_of

Found = Path | UnreadableDocument
_Identity = tuple[int, int]
_DEEPEST_MAIL = 4
_MOST_ATTACHMENTS = 200


def find_documents(paths: Sequence[Path]) -> Iterator[Found]:
    """The documents at `paths`: every file named there, and those that the folders named there hold, at any depth.

    A path that cannot be looked into is yielded as the UnreadableDocument that says why, and the rest goes on.
    In folders and e-mails, hidden files and files that are no documents (data, readmes, pictures) are passed over in
    silence.
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
            is_attachment = file_at(path) != path
            yield path if is_attachment else UnreadableDocument(path, reason_of(error))
            return
        identity = (status.st_dev, status.st_ino)
        if identity in above:
            yield UnreadableDocument(path, _("The symbolic link leads back to a folder that holds it."))
            return
        is_folder = stat.S_ISDIR(status.st_mode)
        if identity not in self._seen and (named or _is_wanted(path, is_folder=is_folder)):
            self._seen.add(identity)
            yield from self._folder(path, above | {identity}) if is_folder else _with_attachments(path)

    def _folder(self, folder: Path, above: frozenset[_Identity]) -> Iterator[Found]:
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            yield UnreadableDocument(folder, reason_of(error))
            return
        for name in names:
            if not _is_hidden(name):
                yield from self.visit(folder / name, named=False, above=above)


def _with_attachments(path: Path) -> Iterator[Found]:
    """The file, and what is attached to it; an e-mail that cannot be read says why when it is."""
    yield path
    if path.suffix.lower() in EMAIL.suffixes:
        try:
            mail = source_at(path)
        except UnreadableDocument:
            return
        yield from _attached(mail, depth=1)


def _attached(mail: Source, *, depth: int) -> Iterator[Found]:
    found = attachments(mail)
    if len(found) > _MOST_ATTACHMENTS:
        yield mail.refuse(_too_many(_MOST_ATTACHMENTS))
        return
    for attachment in found:
        path = attachment.path
        if path.suffix.lower() in EMAIL.suffixes and depth >= _DEEPEST_MAIL:
            yield attachment.refuse(_("The e-mail is attached to an e-mail inside others, too deep to be followed."))
        elif not _is_hidden(path.name) and _is_wanted(path, is_folder=False):
            yield path
            yield from _attached(attachment, depth=depth + 1)


def _too_many(limit: int) -> str:
    message = ngettext(
        "More than %(limit)d file is attached to the e-mail: none of them is read.",
        "More than %(limit)d files are attached to the e-mail: none of them is read.",
        limit,
    )
    return message % {"limit": limit}


def _is_hidden(name: str) -> bool:
    """Dot files, the lock files of a word processor, and what archives made on a Mac leave behind."""
    return name.startswith((".", "~$", "__MACOSX"))


def _is_wanted(path: Path, *, is_folder: bool) -> bool:
    suffix = path.suffix.lower()
    return is_folder or (suffix in KNOWN_SUFFIXES and path.stem.lower() != "readme")

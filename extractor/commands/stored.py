"""Which document of the store a word on the command line means: a file, a source's name, or the start of an id."""

import re
from pathlib import Path

from extractor.errors import SpoglioError, StoreError, UnreadableDocument, printable, writable
from extractor.messages import _
from extractor.readers.read import file_at, source_at
from extractor.settings import Settings
from extractor.store.session import Store
from extractor.store.summaries import DocumentSummary

_SCHEME = "sha256:"
_START_OF_ID = re.compile(r"[0-9a-f]{4,64}")
_DIGITS = 12
_NAMED = 5


def stored_document(store: Store, word: str, settings: Settings) -> DocumentSummary:
    """The document that `word` names: the file at that path, else a source of that name, else an id that begins so.

    Raises StoreError where there is none or several, and UnreadableDocument for one whose file could not be read.
    """
    path = Path(word)
    found = _of_file(store, path, settings) if file_at(path).is_file() else _named(store, word)
    if not found:
        raise StoreError(_("The store holds no document %(id)s.") % {"id": printable(word)})
    if len(found) > 1:
        raise _ambiguous(word, found)
    if found[0].status == "failed":
        raise UnreadableDocument(found[0].path, found[0].error or "")
    return found[0]


def _of_file(store: Store, path: Path, settings: Settings) -> list[DocumentSummary]:
    """The document with the bytes of the file; a file that was read and has changed since is told apart."""
    wanted, place = source_at(path, limits=settings).id, writable(path.absolute())
    documents = store.documents()
    same = [one for one in documents if one.id == wanted]
    at_its_place = [one for one in documents if one.path == place]
    if not same and any(one.status != "failed" for one in at_its_place):
        raise SpoglioError(
            _("%(path)s has changed since it was extracted: extract it again.") % {"path": printable(str(path))}
        )
    return same or at_its_place


def _named(store: Store, word: str) -> list[DocumentSummary]:
    documents = store.documents()
    named = [one for one in documents if word == one.source or writable(Path(word).absolute()) == one.path]
    start = word.removeprefix(_SCHEME)
    if named or not _START_OF_ID.fullmatch(start):
        return named
    return [one for one in documents if one.id.startswith(_SCHEME + start)]


def _ambiguous(word: str, found: list[DocumentSummary]) -> StoreError:
    ids = [one.id.removeprefix(_SCHEME)[:_DIGITS] for one in found[:_NAMED]]
    message = _("%(word)s names %(count)d documents: choose one by its id (%(ids)s).")
    choice = ", ".join(ids) + (" …" if len(found) > _NAMED else "")
    return StoreError(message % {"word": printable(word), "count": len(found), "ids": choice})

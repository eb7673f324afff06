"""A file → a `Document`: the one door to the readers, and the limits that hold for all of them."""

import hashlib
import stat
from pathlib import Path

from extractor.errors import UnreadableDocument, writable
from extractor.messages import _, ngettext
from extractor.readers.draft import Source
from extractor.readers.formats import format_of
from extractor.readers.normalise import normalise
from extractor.readers.refusals import reason_of
from extractor.schema.document import Document
from extractor.settings import Settings


def read(path: Path, *, limits: Settings | None = None) -> Document:
    """The document in the file at `path`, with the whole of its text.

    Raises UnreadableDocument, with one sentence that says why, for any file that cannot become text: nothing is cut.
    """
    source = source_at(path, limits=limits)
    format = format_of(source)
    draft = format.reader().draft(source)
    source.check_length(len(draft.text))
    normalised = normalise(draft.text)
    if not normalised.text:
        raise source.refuse(_("The document holds no text."))
    return Document(
        id=document_id(source.content),
        source=writable(path.name),
        media_type=format.media_type,
        text=normalised.text,
        layout=tuple(normalised.carry(draft.boxes)),
        hints=draft.hints,
    )


def source_at(path: Path, *, limits: Settings | None = None) -> Source:
    """The file at `path` as it is now. Raises UnreadableDocument for one that cannot be read, or is too large."""
    settings = limits or Settings()
    return Source(path, _content(path, settings), settings)


def document_id(content: bytes) -> str:
    """The id of the document whose file holds these bytes."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _content(path: Path, limits: Settings) -> bytes:
    """The bytes of a regular file; anything else is refused before it is opened, since a pipe would wait for ever."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument(path, _("This is not a file but a folder, a device or a pipe."))
        _check_size(path, status.st_size, limits.max_bytes)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(path, reason_of(error)) from error


def _check_size(path: Path, size: int, limit: int) -> None:
    if size == 0:
        raise UnreadableDocument(path, _("The file is empty."))
    if size > limit:
        message = ngettext(
            "The file is larger than the limit of %(limit)d byte.",
            "The file is larger than the limit of %(limit)d bytes.",
            limit,
        )
        raise UnreadableDocument(path, message % {"limit": limit})

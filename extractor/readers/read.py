"""A file → a `Document`: the one door to the readers, and the limits that hold for all of them."""

import os
import stat
from pathlib import Path

from extractor.errors import UnreadableDocument, writable
from extractor.messages import _, ngettext
from extractor.readers.attachments import attached_source
from extractor.readers.draft import Mail, Source
from extractor.readers.formats import format_of
from extractor.readers.normalise import normalise
from extractor.readers.refusals import reason_of
from extractor.schema.document import Document, Hints
from extractor.schema.layout import Layout
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
        id=source.id,
        source=writable(path.name),
        media_type=format.media_type,
        text=normalised.text,
        layout=Layout(normalised.carry(draft.boxes)),
        hints=_dated(draft.hints, source.mail),
        attached_to=source.mail.id if source.mail else None,
        ocr=draft.ocr,
    )


def source_at(path: Path, *, limits: Settings | None = None) -> Source:
    """The file at `path` as it is now, or what is attached to an e-mail where the path leads below one.

    Raises UnreadableDocument for what cannot be read, or is too large.
    """
    settings = limits or Settings()
    file = file_at(path)
    source = attached_source(Source(file, _content(file, settings), settings), path.relative_to(file).parts)
    _check_size(path, len(source.content), settings.max_bytes)
    return source


def file_at(path: Path) -> Path:
    """The file on the disk that a document's path leads to: itself, or the e-mail that the document is attached to."""
    if os.path.lexists(path):
        return path
    return next((above for above in path.parents if os.path.isfile(above)), path)


def _dated(hints: Hints, mail: Mail | None) -> Hints:
    """An attachment that does not say its day has that on which its e-mail was sent."""
    if mail is None or mail.sent is None or hints.published is not None:
        return hints
    return hints.model_copy(update={"published": mail.sent, "published_in": "e-mail"})


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

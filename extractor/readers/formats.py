"""The table of formats: which reader a file goes to, told by its bytes or, where they are silent, by its suffix."""

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from extractor.messages import N_, _
from extractor.readers.draft import Draft, Source


class Reader(Protocol):
    """What each reader's module offers."""

    def draft(self, source: Source) -> Draft:
        """The text, boxes and hints of the file; raises UnreadableDocument."""
        ...


class Format(NamedTuple):
    """A format that is read: its media type, the module that reads it, and the suffixes of its files."""

    media_type: str
    module: str
    suffixes: tuple[str, ...]

    def reader(self) -> Reader:
        """The reader's module, imported only now, since each brings a heavy library with it."""
        return cast(Reader, import_module(f"extractor.readers.{self.module}"))


_TEXT = Format("text/plain", "plain_text", (".txt", ".text"))
_MARKDOWN = Format("text/markdown", "markdown", (".md", ".markdown"))
_HTML = Format("text/html", "html", (".html", ".htm", ".xhtml"))
_DOCX = Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", (".docx", ".docm"))
_PDF = Format("application/pdf", "pdf", (".pdf",))
EMAIL = Format("message/rfc822", "email", (".eml",))

_BY_SUFFIX = {suffix: format for format in (_TEXT, _MARKDOWN, _HTML, _DOCX, _PDF, EMAIL) for suffix in format.suffixes}

SUFFIXES = frozenset(_BY_SUFFIX)

_PDF_START = re.compile(rb"\s{0,1024}%PDF-")
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def _is_docx(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04") and b"word/document.xml" in content


_CONTENT: tuple[tuple[Callable[[bytes], object], Format], ...] = (
    (_PDF_START.match, _PDF),
    (_is_docx, _DOCX),
    (_HTML_START.match, _HTML),
)

_REFUSED: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        N_("The file is an old or password-protected Office document: save it as DOCX without a password."),
    ),
    (b"{\\rtf", N_("RTF files are not read: save the document as DOCX.")),
)
# Documents all the same: a folder that holds one must not pass it over in silence.
UNREAD_SUFFIXES = frozenset({".doc", ".odt", ".rtf", ".pages", ".wpd", ".msg", ".p7m", ".tnef"})
KNOWN_SUFFIXES = SUFFIXES | UNREAD_SUFFIXES
# What a mail calls its attachments beside the media types that are read.
_SUFFIX_OF_UNREAD = {
    "application/msword": ".doc",
    "application/ms-tnef": ".tnef",
    "application/vnd.ms-outlook": ".msg",
    "application/pkcs7-mime": ".p7m",
}


def suffix_of(media_type: str) -> str | None:
    """The suffix of documents of this media type; None for a type that is no document's."""
    read = (format.suffixes[0] for format in _BY_SUFFIX.values() if format.media_type == media_type)
    return next(read, _SUFFIX_OF_UNREAD.get(media_type))


def format_by_content(content: bytes) -> Format | None:
    """The format that the bytes give away; None where they are silent."""
    return next((format for recognises, format in _CONTENT if recognises(content)), None)


def format_of(source: Source) -> Format:
    """The format of the file; raises UnreadableDocument if it is none that is read."""
    recognised = format_by_content(source.content)
    if recognised is not None:
        return recognised
    for magic, reason in _REFUSED:
        if source.content.startswith(magic):
            raise source.refuse(_(reason))
    suffix = source.path.suffix.lower()
    if suffix not in _BY_SUFFIX:
        known = " ".join(sorted(SUFFIXES))
        raise source.refuse(_("Files of this type are not read; those that are: %(suffixes)s.") % {"suffixes": known})
    return _BY_SUFFIX[suffix]

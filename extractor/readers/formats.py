"""The table of formats: which reader a file goes to, told by its bytes or, where they are silent, by its suffix."""

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from extractor.messages import _
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
_ODT = Format("application/vnd.oasis.opendocument.text", "odt", (".odt",))
_RTF = Format("application/rtf", "rtf", (".rtf",))
_PDF = Format("application/pdf", "pdf", (".pdf",))
EMAIL = Format("message/rfc822", "email", (".eml",))

_FORMATS = (_TEXT, _MARKDOWN, _HTML, _DOCX, _ODT, _RTF, _PDF, EMAIL)
_BY_SUFFIX = {suffix: format for format in _FORMATS for suffix in format.suffixes}

SUFFIXES = frozenset(_BY_SUFFIX)

_PDF_START = re.compile(rb"\s{0,1024}%PDF-")
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def _is_docx(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04") and b"word/document.xml" in content


def _is_odt(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in content[:200]


_CONTENT: tuple[tuple[Callable[[bytes], object], Format], ...] = (
    (_PDF_START.match, _PDF),
    (_is_docx, _DOCX),
    (_is_odt, _ODT),
    (re.compile(rb"\s{0,64}\{\\rtf").match, _RTF),
    (_HTML_START.match, _HTML),
)

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# Documents all the same: a folder that holds one must not pass it over in silence.
UNREAD_SUFFIXES = frozenset({".doc", ".pages", ".wpd", ".msg", ".p7m", ".tnef"})
KNOWN_SUFFIXES = SUFFIXES | UNREAD_SUFFIXES
# What a mail calls its attachments beside the media types that are read.
_SUFFIX_OF_OTHERS = {
    "application/msword": ".doc",
    "text/rtf": ".rtf",
    "application/ms-tnef": ".tnef",
    "application/vnd.ms-outlook": ".msg",
    "application/pkcs7-mime": ".p7m",
}


def suffix_of(media_type: str) -> str | None:
    """The suffix of documents of this media type; None for a type that is no document's."""
    read = (format.suffixes[0] for format in _FORMATS if format.media_type == media_type)
    return next(read, _SUFFIX_OF_OTHERS.get(media_type))


def format_by_content(content: bytes) -> Format | None:
    """The format that the bytes give away; None where they are silent."""
    return next((format for recognises, format in _CONTENT if recognises(content)), None)


def format_of(source: Source) -> Format:
    """The format of the file; raises UnreadableDocument if it is none that is read."""
    recognised = format_by_content(source.content)
    if recognised is not None:
        return recognised
    if source.content.startswith(_OLD_OFFICE):
        raise source.refuse(
            _("The file is an old or password-protected Office document: save it as DOCX without a password.")
        )
    suffix = source.path.suffix.lower()
    if suffix not in _BY_SUFFIX:
        known = " ".join(sorted(SUFFIXES))
        raise source.refuse(_("Files of this type are not read; those that are: %(suffixes)s.") % {"suffixes": known})
    return _BY_SUFFIX[suffix]

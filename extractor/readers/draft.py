"""What passes between `read` and the reader of one format: the file as it came, and the text as it was found in it.

A reader is a module with one function, `draft(source) -> Draft`. It alone knows its format's library; it knows nothing
of normalised text, identifiers or the record. A new format is one such module and one row in `formats.py`.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from extractor.errors import UnreadableDocument
from extractor.messages import ngettext
from extractor.schema.document import Hints
from extractor.schema.layout import Layout
from extractor.settings import Settings


class Mail(NamedTuple):
    """The e-mail that a document came with: the id of its own document, and the day on which it was sent."""

    id: str
    sent: date | None


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose bytes were read once: identifier and text come from the same bytes even if the file changes.

    `mail` is given where the bytes are an attachment; `path` then leads below the path of the mail.
    """

    path: Path
    content: bytes
    limits: Settings
    mail: Mail | None = None

    @property
    def id(self) -> str:
        """The id of the document whose file holds these bytes."""
        return f"sha256:{hashlib.sha256(self.content).hexdigest()}"

    def refuse(self, reason: str) -> UnreadableDocument:
        """The error that names this file with `reason`, one translated sentence."""
        return UnreadableDocument(self.path, reason)

    def check_length(self, characters: int) -> None:
        """Raises UnreadableDocument if a text of so many characters is longer than the limit; readers may ask early."""
        limit = self.limits.max_characters
        if characters > limit:
            message = ngettext(
                "The text is longer than the limit of %(limit)d character.",
                "The text is longer than the limit of %(limit)d characters.",
                limit,
            )
            raise self.refuse(message % {"limit": limit})


@dataclass(frozen=True, slots=True)
class Draft:
    """Text in reading order, paragraphs set apart by a blank line; `boxes` hold offsets into this very text.

    `ocr` says whether any of it was recognised in pictures.
    """

    text: str
    boxes: Layout = field(default_factory=Layout)
    hints: Hints = field(default_factory=Hints)
    ocr: bool = False

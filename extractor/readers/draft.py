"""What passes between `read` and the reader of one format: the file as it came, and the text as it was found in it.

A reader is a module with one function, `draft(source) -> Draft`. It alone knows its format's library; it knows nothing
of normalised text, identifiers or the record. A new format is one such module and one row in `formats.py`.
"""

from dataclasses import dataclass, field
from pathlib import Path

from extractor.errors import UnreadableDocument
from extractor.messages import ngettext
from extractor.schema.document import Hints, TextBox
from extractor.settings import Settings


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose bytes were read once: identifier and text come from the same bytes even if the file changes."""

    path: Path
    content: bytes
    limits: Settings

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
    """Text in reading order, paragraphs set apart by a blank line; `boxes` hold offsets into this very text."""

    text: str
    boxes: tuple[TextBox, ...] = ()
    hints: Hints = field(default_factory=Hints)

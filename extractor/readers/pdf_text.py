"""Paragraphs of lines → running text with the place of every piece of it: lines joined, broken words mended."""

import re
from collections.abc import Iterable, Set
from enum import Enum
from io import StringIO
from itertools import zip_longest

from extractor.readers.paragraphs import CELL_SEPARATOR
from extractor.readers.pdf_paragraphs import Paragraph
from extractor.readers.pdf_words import Word
from extractor.schema.layout import Layout, TextBox

_HYPHENS = "-\u2010\u00ad"
_SOFT_HYPHEN = "\u00ad"
_EDGES = "\"'“”«»‘’().,;:!?[]"
# First halves of Italian compounds that keep their hyphen when a line ends after it.
_COMPOUNDING = re.compile(
    r"(?:ex|nord|sud|centro|socio|italo|franco|\w{2,}(?:ico|sco))$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@|://|\w\.\w")
_ELIDED_CAPITAL = re.compile(r"\w['’]\w$")


class _Joint(Enum):
    """What joins the last word of a line to the first of the next."""

    SPACE = " "
    HYPHEN = "its hyphen"
    NOTHING = "nothing: a broken word"


class _Builder:
    """Text that grows piece by piece, and the boxes of its pieces."""

    def __init__(self) -> None:
        self._text = StringIO()
        self.layout = Layout()

    @property
    def length(self) -> int:
        """The characters so far."""
        return self._text.tell()

    def add(self, text: str) -> None:
        self._text.write(text)

    def add_word(self, word: Word, page: int, *, without_hyphen: bool = False) -> None:
        for piece in word.pieces:
            last = piece is word.pieces[-1]
            text = piece.text.rstrip(_HYPHENS) if last and without_hyphen else piece.text
            if text:
                start = self.length
                self.add(text)
                self.layout.append(TextBox(start, self.length, page, piece.bbox))

    def text(self) -> str:
        return self._text.getvalue()


def text_of(paragraphs: Iterable[Paragraph], vocabulary: Set[str]) -> tuple[str, Layout]:
    """The text of the paragraphs, a blank line between them, and the boxes of its words and signs.

    `vocabulary` holds the words of the whole document as `folded` gives them.
    """
    builder = _Builder()
    for paragraph in paragraphs:
        if builder.length:
            builder.add("\n\n")
        _add(builder, paragraph, vocabulary)
    return builder.text(), builder.layout


def folded(word: Word) -> str:
    """The word as the vocabulary has it."""
    return word.text.strip(_EDGES).casefold()


def _add(builder: _Builder, paragraph: Paragraph, vocabulary: Set[str]) -> None:
    for line, below in zip_longest(paragraph, paragraph[1:]):
        for number, word in enumerate(line.words[:-1]):
            builder.add_word(word, line.page)
            builder.add(CELL_SEPARATOR if number in line.cell_ends else " ")
        last = line.words[-1]
        joint = _joint(last.text, below.words[0].text, vocabulary) if below else _Joint.HYPHEN
        builder.add_word(last, line.page, without_hyphen=joint is _Joint.NOTHING)
        if joint is _Joint.SPACE:
            builder.add("\n" if line.is_row else " ")


def _joint(end: str, start: str, vocabulary: Set[str]) -> _Joint:
    stem = end.rstrip(_HYPHENS)
    if stem == end or not stem[-1:].isalnum() or not start[0].isalnum():
        return _Joint.SPACE
    if end[-1] == _SOFT_HYPHEN:
        return _Joint.NOTHING
    if not start[0].islower() or _ADDRESS.search(stem) or _ADDRESS.search(start):
        return _Joint.HYPHEN
    if not stem[-1].islower():
        return _Joint.NOTHING if _ELIDED_CAPITAL.search(stem) else _Joint.HYPHEN
    return _Joint.HYPHEN if _is_compound(stem.strip(_EDGES), start.strip(_EDGES), vocabulary) else _Joint.NOTHING


def _is_compound(first: str, second: str, vocabulary: Set[str]) -> bool:
    """Whether the hyphen belongs to the word: so the rest of the document says, or else what Italian hyphenates."""
    if (first + second).casefold() in vocabulary:
        return False
    return f"{first}-{second}".casefold() in vocabulary or bool(_COMPOUNDING.match(first))

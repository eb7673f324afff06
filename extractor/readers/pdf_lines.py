"""The words of a PDF page → its lines, each word with the boxes of its parts.

A word's box alone would mark "(Svizzera)," where a fact is "Svizzera": letters and digits are boxed apart from the
signs around them, so that the evidence of a fact is framed as closely as it was drawn.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from extractor.schema.evidence import BBox

# Letters of one word touch; LaTeX, which writes no spaces, leaves at least 0.22 em between words.
WORD_GAP_EM = 0.18
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_OVERLAP = 0.5
# Points within which one letter stands but once.
_CELL = 2


Strip = tuple[float, float]


class Piece(NamedTuple):
    """A part of a word that is all letters and digits or all signs, with its box."""

    text: str
    bbox: BBox


@dataclass(slots=True)
class Word:
    """A word of a page; `size` is its font's in points."""

    pieces: tuple[Piece, ...]
    bbox: BBox
    size: float
    bold: bool

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Line:
    """Words that stand beside each other, from left to right, on the 1-based page `page`.

    `strips` are the empty strips that separate its cells, if it is a row of a table.
    """

    words: list[Word]
    page: int
    strips: tuple[Strip, ...] = ()
    text: str = field(init=False)
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        boxes = [word.bbox for word in self.words]
        self.text = " ".join([word.text for word in self.words])
        self.x0, self.top = boxes[0][0], min([box[1] for box in boxes])
        self.x1, self.bottom = max([box[2] for box in boxes]), max([box[3] for box in boxes])
        self.size = max([word.size for word in self.words])

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    def gaps(self) -> list[Strip]:
        """The empty strips between its words, from left to right."""
        return [(a.bbox[2], b.bbox[0]) for a, b in pairwise(self.words)]

    def ends_of_cells(self) -> list[bool]:
        """For each gap, whether it separates cells of a table, or blocks that stand side by side."""
        return [any(left <= a and b <= right for a, b in self.strips) for left, right in self.gaps()]

    @property
    def is_row(self) -> bool:
        return bool(self.strips)

    @property
    def weight(self) -> bool | None:
        """True if all of it is bold, False if nothing is, None if some."""
        bold = sum(word.bold for word in self.words)
        return None if 0 < bold < len(self.words) else bold > 0


def words_of(page: Any) -> list[Word]:
    """The words of a pdfplumber page, in the order in which pdfplumber finds them."""
    found = _undoubled(page).extract_words(x_tolerance_ratio=WORD_GAP_EM, return_chars=True)
    return [_word(word) for word in found]


def lines_of(words: list[Word], page: int) -> list[Line]:
    """The lines that the words form, from top to bottom: words of one line overlap by half their height."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.bbox[1] + word.bbox[3]) / 2):
        if lines and _beside(lines[-1][-1].bbox, word.bbox):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(sorted(line, key=lambda word: word.bbox[0]), page) for line in lines]


def _beside(a: BBox, b: BBox) -> bool:
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    return overlap > _OVERLAP * min(a[3] - a[1], b[3] - b[1])


def _undoubled(page: Any) -> Any:
    """The page without letters drawn twice for a shadow; a dear operation, so only where there are any."""
    letters = [(char["text"], char["x0"] // _CELL, char["top"] // _CELL) for char in page.chars if char["text"] != " "]
    return page.dedupe_chars(extra_attrs=()) if len(set(letters)) < 0.9 * len(letters) else page


def _word(found: dict[str, Any]) -> Word:
    first = found["chars"][0]
    bbox = (found["x0"], found["top"], found["x1"], found["bottom"])
    text = "".join([char["text"] for char in found["chars"]])
    pieces = (Piece(text, bbox),) if text.isalnum() else tuple(_pieces(found["chars"]))
    return Word(pieces, bbox, float(first["size"]), _is_bold(first.get("fontname") or ""))


@lru_cache(maxsize=256)
def _is_bold(font: str) -> bool:
    return bool(_BOLD.search(font))


def _pieces(chars: list[dict[str, Any]]) -> Iterator[Piece]:
    for _, group in groupby(chars, key=lambda char: char["text"].isalnum()):
        run = list(group)
        box = (run[0]["x0"], min(c["top"] for c in run), run[-1]["x1"], max(c["bottom"] for c in run))
        yield Piece("".join(c["text"] for c in run), box)

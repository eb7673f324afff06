"""The strings of a PDF page → its words, each with the boxes of its parts.

A word's box alone would mark "(Svizzera)," where a fact is "Svizzera": letters and digits are boxed apart from the
signs around them, so that the evidence of a fact is framed as closely as it was drawn.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, product
from typing import NamedTuple

from pypdfium2 import PdfPage

from extractor.readers.pdf_characters import Run, runs_of
from extractor.readers.pdf_frame import Frame
from extractor.readers.pdf_old_fonts import respelled
from extractor.readers.pdf_raised import lowered
from extractor.schema.evidence import BBox

# Letters of one word touch, or nearly so; LaTeX and Chromium, which draw no spaces, leave little more between words.
_WORD_GAP_EM = 0.25
_APART_EM = 0.1
_BACK_EM = 0.1
# What never begins a word: among them the mark of a note, whose text was taken.
_CLOSING = frozenset((*",.;:!?)]»”", ""))
_CLOSING_GAP_EM = 0.6
_SAME_LINE_EM = 0.5
# Fewer gaps do not tell whether letters are spaced out.
_FEWEST_GAPS = 3
_WIDEST_SPACING_EM = 0.6
# Points within which one word stands but once.
_SHADOW = 2.0


class Piece(NamedTuple):
    """A part of a word that is all letters and digits or all signs, with its box on the page as it is shown."""

    text: str
    bbox: BBox


@dataclass(slots=True)
class Word:
    """A word of a page; `size` is its font's in points.

    `bbox` is its box on the page turned by `turn` quarters, clockwise, so that its line runs from left to right.
    `order` counts the words as they were drawn; one that is `drawn_on` belongs to the string of the one before it.
    """

    pieces: tuple[Piece, ...]
    bbox: BBox
    size: float
    bold: bool
    turn: int
    order: int
    drawn_on: bool = False

    @property
    def text(self) -> str:
        return "".join([piece.text for piece in self.pieces])


class _Letter(NamedTuple):
    text: str
    x0: float
    x1: float
    apart: bool
    run: Run


def words_of(page: PdfPage, frame: Frame) -> list[Word]:
    """The words of a pdfium page, in the order in which they were drawn; what stands beyond its edges is not shown."""
    runs = runs_of(page, frame)
    respelled(runs)
    spelled = [word for word in _spelled(lowered(runs)) if any(letter.text for letter in word)]
    words = [_word(letters, frame, order) for order, letters in enumerate(spelled)]
    for word, before, letters in zip(words[1:], spelled, spelled[1:], strict=False):
        word.drawn_on = before[-1].run is letters[0].run
    return list(_undoubled(word for word in words if _is_shown(word, frame)))


def _spelled(runs: Iterable[Run]) -> Iterator[list[_Letter]]:
    """The letters of each word."""
    word: list[_Letter] = []
    for run in runs:
        spacing = _letter_spacing(run)
        for char in run.chars:
            letter = _Letter(*char, run)
            is_space = char.text.isspace()
            if word and (is_space or not _follows(word[-1], letter, spacing)):
                yield word
                word = []
            if not is_space:
                word.append(letter)
    yield word


def _letter_spacing(run: Run) -> float:
    """How far the letters of a word are spaced out, in em."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(run.chars) if not (a.text.isspace() or b.text.isspace())]
    spacing = min(gaps) / run.size if len(gaps) >= _FEWEST_GAPS else 0
    return spacing if 0 < spacing < _WIDEST_SPACING_EM else 0


def _follows(last: _Letter, letter: _Letter, spacing: float) -> bool:
    size = max(last.run.size, letter.run.size)
    if last.run is not letter.run and (
        last.run.turn != letter.run.turn or abs(last.run.baseline - letter.run.baseline) > _SAME_LINE_EM * size
    ):
        return False
    gap = (letter.x0 - last.x1) / size - spacing
    widest = _CLOSING_GAP_EM if letter.text in _CLOSING else _APART_EM if letter.apart else _WORD_GAP_EM
    return gap <= widest and letter.x0 >= last.x0 - _BACK_EM * size


def _word(letters: list[_Letter], frame: Frame, order: int) -> Word:
    run = letters[0].run
    box = _box(letters)
    written = [letter for letter in letters if letter.text]
    if "".join([letter.text for letter in written]).isalnum():
        pieces: tuple[Piece, ...] = (_piece(written, frame),)
    else:
        pieces = tuple(_piece(list(part), frame) for _, part in groupby(written, lambda each: each.text.isalnum()))
    return Word(pieces, box, max(letter.run.size for letter in letters), run.bold, run.turn, order)


def _piece(letters: list[_Letter], frame: Frame) -> Piece:
    return Piece("".join([letter.text for letter in letters]), frame.turned_back(_box(letters), letters[0].run.turn))


def _box(letters: list[_Letter]) -> BBox:
    """The box of the letters on the page turned as they are."""
    top, bottom = min([letter.run.top for letter in letters]), max([letter.run.bottom for letter in letters])
    return letters[0].x0, top, max([letter.x1 for letter in letters]), bottom


def _is_shown(word: Word, frame: Frame) -> bool:
    width, height = frame.size(word.turn)
    x0, top, x1, bottom = word.bbox
    return 0 < (x0 + x1) / 2 < width and 0 < (top + bottom) / 2 < height


def _undoubled(words: Iterable[Word]) -> Iterator[Word]:
    """The words without those drawn a second time for a shadow or for bold type."""
    drawn: set[tuple[str, int, int]] = set()
    for word in words:
        x, y = int(word.bbox[0] // _SHADOW), int(word.bbox[1] // _SHADOW)
        if not drawn.isdisjoint([(word.text, near_x, near_y) for near_x, near_y in product(_near(x), _near(y))]):
            continue
        drawn.add((word.text, x, y))
        yield word


def _near(place: int) -> range:
    return range(place - 1, place + 2)

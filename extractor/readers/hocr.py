"""What Tesseract recognised in a picture (hOCR) → words as the text layer of a PDF has them.

Evidence is framed where the letters were seen. Lines and columns are told by words that stand level and are all one em
high, as in a text layer: so the words are set on their baseline, freed of the slant that a sheet takes in the scanner,
and sizes that differ by no more than they are misjudged become one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, zip_longest
from statistics import median
from typing import NamedTuple

from lxml import html

from extractor.readers.pdf_frame import Frame
from extractor.readers.pdf_words import Piece, Word
from extractor.schema.evidence import BBox

_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
_PROPERTY = re.compile(r"(\w+) ((?:-?[\d.]+ ?)+)")
_QUARTER = 90
# The parts of an em above and below the baseline, and the height from the top of an "l" to the bottom of a "p".
_ASCENT_EM, _DESCENT_EM, _LETTERS_EM = 0.79, 0.21, 0.925
_MISJUDGED = 0.12
# Words that are farther apart may be cells of a table, which Tesseract takes for a line.
_WIDEST_SPACE_EM = 1.0
# One apostrophe that Tesseract sees as two.
_APOSTROPHES = {"'", "’"}
# What it sees in the rules of a table.
_RULE = "|"

_Properties = dict[str, list[float]]


class _Letter(NamedTuple):
    text: str
    bbox: BBox


class _Line(NamedTuple):
    """A line in pixels: its words, letter by letter, the height of its letters, and its baseline.

    The baseline rises or falls by `slope` for each pixel to the right, and is `base` high where the picture begins.
    """

    words: list[list[_Letter]]
    height: float
    slope: float
    base: float


def turn_of_hocr(hocr: bytes) -> int:
    """By how many quarters the picture must be turned, clockwise, so that most of its lines run from left to right."""
    turns = [int(_properties(line).get("textangle", [0])[0]) // _QUARTER for line in _lines(hocr)]
    return max(sorted(set(turns)), key=turns.count, default=0)


class Placing(NamedTuple):
    """How a picture lies on its page: the points that a pixel measures, and the quarters the page was turned by."""

    frame: Frame
    points: float
    turn: int

    def scaled(self, box: BBox) -> BBox:
        """A box of the picture in points of the page, turned as it was."""
        x0, top, x1, bottom = box
        return x0 * self.points, top * self.points, x1 * self.points, bottom * self.points

    def placed(self, box: BBox) -> BBox:
        """A box of the picture on the page as it is shown."""
        return self.frame.turned_back(self.scaled(box), self.turn)


def words_of_hocr(hocr: bytes, placing: Placing) -> list[Word]:
    """The words of a picture in the order in which they were read.

    Lines that do not run from left to right are left out, since Tesseract does not say where their letters are; so are
    lines of signs alone, which it reads into rules and frames.
    """
    lines = [_line(line) for line in _lines(hocr) if "textangle" not in _properties(line)]
    lines = [line for line in lines if _has_words(line)]
    slope = median([line.slope for line in lines]) if lines else 0.0
    words: list[Word] = []
    for line, size in zip(lines, _sizes(lines), strict=True):
        for number, letters in enumerate(line.words):
            word = _word(letters, line, size, slope, placing)
            drawn_on = number > 0 and word.bbox[0] - words[-1].bbox[2] < _WIDEST_SPACE_EM * word.size
            words.append(replace(word, order=len(words), drawn_on=drawn_on))
    return words


def _lines(hocr: bytes) -> Iterator[html.HtmlElement]:
    tree = html.document_fromstring(hocr)
    return (span for span in tree.iter("span") if span.get("class") in _LINES)


def _line(span: html.HtmlElement) -> _Line:
    known = _properties(span)
    x0, _top, _x1, bottom = known["bbox"]
    slope, offset = known.get("baseline", [0.0, 0.0])
    words = [word for word in map(_letters, span.iterchildren("span")) if word]
    return _Line(words, known["x_size"][0], slope, bottom + offset - slope * x0)


def _has_words(line: _Line) -> bool:
    """Whether it is not a rule, a frame or a speck that was taken for signs."""
    return any(letter.text.isalnum() for word in line.words for letter in word)


def _letters(word: html.HtmlElement) -> list[_Letter]:
    seen = ((letter.text_content(), _properties(letter)["x_bboxes"]) for letter in word.iterdescendants("span"))
    letters = [_Letter(text, (x0, top, x1, bottom)) for text, (x0, top, x1, bottom) in seen if text.strip(_RULE)]
    return [letter for letter, after in zip_longest(letters, letters[1:]) if not _is_seen_twice(letter, after)]


def _is_seen_twice(letter: _Letter, after: _Letter | None) -> bool:
    return after is not None and {letter.text, after.text} == _APOSTROPHES


def _properties(span: html.HtmlElement) -> _Properties:
    """The numbers in the title of an element, by name."""
    return {name: [float(value) for value in values.split()] for name, values in _PROPERTY.findall(span.get("title"))}


def _sizes(lines: list[_Line]) -> list[float]:
    """The size of each line's letters in pixels to the em: that of most words first, and all that are near it alike."""
    sizes: dict[float, float] = {}
    waiting = sorted(line.height for line in lines for _word in line.words)
    while waiting:
        middle = median(waiting)
        near = [height for height in waiting if abs(height - middle) <= _MISJUDGED * middle] or waiting
        sizes |= dict.fromkeys(near, middle / _LETTERS_EM)
        waiting = [height for height in waiting if height not in sizes]
    return [sizes[line.height] for line in lines]


def _word(letters: list[_Letter], line: _Line, size: float, slope: float, placing: Placing) -> Word:
    x0, _top, x1, _bottom = _box(letters)
    base = line.base + line.slope * (x0 + x1) / 2
    shift, level = slope * base, base - slope * (x0 + x1) / 2
    upright = (x0 + shift, level - _ASCENT_EM * size, x1 + shift, level + _DESCENT_EM * size)
    parts = [list(part) for _, part in groupby(letters, key=lambda letter: letter.text.isalnum())]
    pieces = tuple(Piece("".join(each.text for each in part), placing.placed(_box(part))) for part in parts)
    return Word(pieces, placing.scaled(upright), size * placing.points, bold=False, turn=placing.turn, order=0)


def _box(letters: list[_Letter]) -> BBox:
    x0, top, x1, bottom = zip(*(letter.bbox for letter in letters), strict=True)
    return min(x0), min(top), max(x1), max(bottom)

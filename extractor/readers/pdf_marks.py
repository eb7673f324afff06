"""Where on a page the words of a fact stand, line by line: a record keeps but the one box around all of them."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from pypdfium2 import PdfPage

from extractor.readers.pdf_page import lines_of_page
from extractor.readers.pdf_words import Piece
from extractor.schema.evidence import BBox, Evidence

# The boxes of a record are rounded to a hundredth of a point.
_ROUNDING = 0.01


class _Placed(NamedTuple):
    """A piece of a word, and the number of its line."""

    line: int
    piece: Piece


def marks_on(page: PdfPage, number: int, evidence: Sequence[Evidence]) -> list[BBox]:
    """The boxes of the words of `evidence` on the `number`th page, in points from its top left, one a line.

    The box that the evidence itself holds stands for words that the page does not spell, as those of a scan.
    """
    here = [(one.quote, one.bbox) for one in evidence if one.page == number and one.bbox]
    if not here:
        return []
    lines = lines_of_page(page, number)
    pieces = [
        _Placed(line, piece)
        for line, found in enumerate(chain(lines.body(), lines.beside))
        for word in found.words
        for piece in word.pieces
    ]
    return [box for quote, around in here for box in _boxes(quote, around, pieces) or [around]]


def _boxes(quote: str, around: BBox, pieces: list[_Placed]) -> list[BBox]:
    inside = [placed for placed in pieces if _holds(around, placed.piece.bbox)]
    spelt = [_letters(placed.piece.text) for placed in inside]
    start = "".join(spelt).find(_letters(quote))
    taken = list(_overlapping(inside, spelt, start, start + len(_letters(quote)))) if start >= 0 else []
    return [_union([placed.piece.bbox for placed in line]) for _, line in groupby(taken, key=itemgetter(0))]


def _overlapping(inside: list[_Placed], spelt: list[str], start: int, end: int) -> Iterator[_Placed]:
    """The pieces whose letters lie between `start` and `end` of all letters, and the signs between them."""
    at = 0
    for placed, letters in zip(inside, spelt, strict=True):
        if at < end and (at + len(letters) > start or (at > start and not letters)):
            yield placed
        at += len(letters)


def _letters(text: str) -> str:
    """Letters and digits alone: how a line ends, and what joins words, is not to count."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if char.isalnum()).casefold()


def _holds(around: BBox, box: BBox) -> bool:
    return (
        around[0] - _ROUNDING <= box[0]
        and around[1] - _ROUNDING <= box[1]
        and box[2] <= around[2] + _ROUNDING
        and box[3] <= around[3] + _ROUNDING
    )


def _union(boxes: list[BBox]) -> BBox:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)

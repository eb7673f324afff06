"""The dots of lists that a program drew as shapes, not as letters: browsers do."""

from collections.abc import Iterable, Sequence
from itertools import islice

from extractor.readers.pdf_frame import Frame
from extractor.readers.pdf_words import Piece, Word
from extractor.schema.evidence import BBox

_SMALLEST_EM = 0.15
_LARGEST_EM = 0.6
_LARGEST = 12.0
_MOST_DOTS = 300
_ROUND = 0.15
_FARTHEST_EM = 2.5
_BULLET = "•"


def with_dots(words: Sequence[Word], shapes: Iterable[BBox], frame: Frame) -> list[Word]:
    """The words, a bullet before each that a dot stands before."""
    dots = list(islice(filter(_is_dot, shapes), _MOST_DOTS))
    dotted = {id(word): dot for dot in dots if (word := _first_after(dot, words))}
    result: list[Word] = []
    for word in words:
        dot = dotted.get(id(word))
        if dot:
            box = (dot[0], word.bbox[1], dot[2], word.bbox[3])
            piece = Piece(_BULLET, frame.turned_back(box, word.turn))
            result.append(Word((piece,), box, word.size, word.bold, word.turn, word.order))
        result.append(word)
    return result


def _is_dot(box: BBox) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return width < _LARGEST and abs(width - height) <= _ROUND * max(width, height)


def _first_after(dot: BBox, words: Sequence[Word]) -> Word | None:
    """The word that the dot stands before, on its line."""
    middle = (dot[1] + dot[3]) / 2
    after = [
        word
        for word in words
        if word.bbox[1] < middle < word.bbox[3]
        and 0 < word.bbox[0] - dot[2] < _FARTHEST_EM * word.size
        and _SMALLEST_EM * word.size < dot[2] - dot[0] < _LARGEST_EM * word.size
    ]
    return min(after, key=lambda word: word.bbox[0], default=None)

"""The words of a PDF page, in the order in which they were drawn → blocks: lines drawn one below the other.

Programs draw what belongs together in one go, whatever they begin with: a paragraph, a cell of a table, a side box. So
a block is told by the order of drawing and by place; where the blocks stand to each other is told by place alone.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from statistics import median

from extractor.readers.paragraphs import is_list_mark
from extractor.readers.pdf_cells import cells_begin
from extractor.readers.pdf_lines import Line, bounds, stand_beside
from extractor.readers.pdf_words import Word
from extractor.schema.evidence import BBox

_WIDE_GAP_EM = 1.2
_NEW_STRING_GAP_EM = 0.6
_STRETCHED = 2.0
_WIDEST_GAP_EM = 4.0
_LEAST_PITCH_EM = 0.5
_MOST_PITCH_EM = 2.2
# A line that begins a row stands in the same cell as the one above it only if it is as near as lines can be.
_CELL_PITCH_EM = 1.4
_WIDER_PITCH = 1.25
_OTHER_SIZE = 0.08
_ALIKE = 1.0
_MOST_INDENT_EM = 4.0


@dataclass(slots=True)
class Block:
    """Words of so many `lines` that were drawn one below the other.

    `regions` are the lines of a block that has been laid out already, a table or a box. `insets` are blocks that stand
    within its outline, its lines giving way to them.
    """

    words: list[Word]
    lines: int = 1
    regions: list[list[Line]] = field(default_factory=list)
    insets: list["Block"] = field(default_factory=list)
    is_box: bool = False
    bbox: BBox = field(init=False)

    def __post_init__(self) -> None:
        self.bbox = bounds([word.bbox for word in self.words])

    @property
    def order(self) -> int:
        """When it was drawn."""
        return min(word.order for word in self.words)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)


def blocks_of(words: Iterable[Word]) -> list[Block]:
    """The blocks that the words form, in the order in which they were drawn."""
    blocks: list[list[list[Word]]] = []
    lines = list(_drawn_lines(words))
    for line, following in zip_longest(lines, lines[1:]):
        begins_row = following is not None and stand_beside(line[-1].bbox, following[0].bbox)
        if blocks and _goes_on(blocks[-1], line, _CELL_PITCH_EM if begins_row else _MOST_PITCH_EM):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [Block([word for line in block for word in line], len(block)) for block in blocks]


def _drawn_lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words drawn one after the other on one line, without a wide gap between them."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _is_next(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line, cells in zip(lines, cells_begin(lines), strict=True):
        for cell in _parted(line, cells):
            yield from _without_wide_gaps(cell)


def _parted(line: list[Word], firsts: set[int]) -> Iterator[list[Word]]:
    for start, end in pairwise([0, *sorted(firsts), len(line)]):
        yield line[start:end]


def _is_next(last: Word, word: Word) -> bool:
    return stand_beside(last.bbox, word.bbox) and word.bbox[0] > last.bbox[0]


def _without_wide_gaps(line: list[Word]) -> Iterator[list[Word]]:
    """The line cut at the gaps that no space between words explains: those of a justified line are all alike."""
    if len(line) > 1 and is_list_mark(line[0].text) and _gap(*line[:2]) < _WIDEST_GAP_EM:
        first, *others = _without_wide_gaps(line[1:])
        yield from ([line[0], *first], *others)
        return
    gaps = [_gap(a, b) for a, b in pairwise(line)]
    widest = _widest_space(line, gaps)
    part = [line[0]]
    for word, gap in zip(line[1:], gaps, strict=True):
        if gap > widest or (not word.drawn_on and gap > max(_NEW_STRING_GAP_EM, _usual(gaps))):
            yield part
            part = []
        part.append(word)
    yield part


def _gap(a: Word, b: Word) -> float:
    return (b.bbox[0] - a.bbox[2]) / max(a.size, b.size)


def _usual(gaps: list[float]) -> float:
    return _STRETCHED * min(gaps) if len(gaps) > 1 else 0.0


def _widest_space(line: list[Word], gaps: list[float]) -> float:
    """How wide a space between words of the line may be, in em."""
    if not gaps or max(gaps) > _STRETCHED * min(gaps):
        return _WIDE_GAP_EM
    if all(word.drawn_on for word in line[1:]):
        return math.inf
    return _WIDEST_GAP_EM if len(gaps) > 1 else _WIDE_GAP_EM


def _goes_on(block: list[list[Word]], line: list[Word], most_pitch: float) -> bool:
    """Whether the line is the next of the block: below its last one, as far as its lines are from each other."""
    above, here = bounds([w.bbox for w in block[-1]]), bounds([w.bbox for w in line])
    size = max(w.size for w in line)
    pitch = here[3] - above[3]
    usual = bounds([w.bbox for w in block[-1]])[3] - bounds([w.bbox for w in block[-2]])[3] if len(block) > 1 else 0.0
    return (
        _LEAST_PITCH_EM * size < pitch < (_WIDER_PITCH * usual or most_pitch * size)
        and min(above[2], here[2]) > max(above[0], here[0])
        and abs(size - max(w.size for w in block[-1])) <= _OTHER_SIZE * size
        and {_weight(block[-1]), _weight(line)} != {True, False}
        and not _is_wider(here, block)
    )


def _is_wider(line: BBox, block: list[list[Word]]) -> bool:
    """Whether the lines of the block, alike at their left, are those of a cell above the line."""
    left, _, right, _ = bounds([word.bbox for part in block for word in part])
    is_even = len(block) > 1 and all(abs(part[0].bbox[0] - left) < _ALIKE for part in block)
    return is_even and left - line[0] > _MOST_INDENT_EM * block[0][0].size and right - left < (line[2] - line[0]) / 2


def _weight(line: list[Word]) -> bool | None:
    """True if all of it is bold, False if nothing is, None if some."""
    weights = {word.bold for word in line}
    return None if len(weights) > 1 else weights.pop()

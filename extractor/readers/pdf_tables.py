"""Blocks of a PDF page that stand in rows → the rows of a table, each with its cells.

A table's blocks were drawn row by row. A cell of several lines is one block, or words that stand in the same column.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractor.readers.pdf_blocks import Block
from extractor.readers.pdf_lines import Line, Strip, lines_of
from extractor.readers.pdf_words import Word

_TOUCH_EM = 0.25
LEAST_GAP_EM = 0.1
"""What two cells of one row leave between them, at least."""
SPACE_EM = 0.4
"""What words leave between them, at most."""
_FEWEST_LINES = 4
_FEWEST_LINES_ACROSS = 6
_PROSE_FILL = 0.75
_SURE_FILL = 0.9
_PROSE_CHARACTERS = 20
_LINES_A_BLOCK = 1.5

Slice = list[Block]


class Part(NamedTuple):
    """Horizontal slices of a page that are read together, with the empty strips between their blocks."""

    slices: list[Slice]
    gutters: list[Strip]

    @property
    def blocks(self) -> list[Block]:
        """The blocks of all slices."""
        return [block for each in self.slices for block in each]

    def with_next(self, following: Slice) -> "Part":
        """The part and the slice below it."""
        return Part([*self.slices, following], self.gutters)

    def without_last(self) -> "Part":
        """The part without its last slice."""
        return Part(self.slices[:-1], self.gutters)


def slices_of(blocks: Iterable[Block]) -> list[Slice]:
    """The blocks by horizontal slices of the page that none of them crosses, from the top."""
    slices: list[Slice] = []
    bottom = 0.0
    for block in sorted(blocks, key=lambda block: block.bbox[1]):
        if slices and block.bbox[1] < bottom - _TOUCH_EM * block.size:
            slices[-1].append(block)
            bottom = max(bottom, block.bbox[3])
        else:
            slices.append([block])
            bottom = block.bbox[3]
    return slices


def is_table(part: Part) -> bool:
    """Whether the slices are rows: drawn one after the other, and not lines of prose drawn across columns."""
    return is_drawn_by_rows(part) and not _are_lines_of_columns(part)


def is_drawn_by_rows(part: Part) -> bool:
    """Whether the slices, of which two have more than one cell, were drawn one after the other, cell by cell."""
    drawn = [sorted((_column(block, part.gutters), block.order) for block in each) for each in part.slices]
    orders = [order for row in drawn for _, order in row]
    return sum(row[0][0] < row[-1][0] for row in drawn) > 1 and orders == sorted(orders)


def is_row(blocks: Slice) -> bool:
    """Whether the blocks may be cells of one row: drawn from left to right, none below another."""
    cells = sorted(blocks, key=lambda block: block.order)
    return len(cells) > 1 and all(a.bbox[2] < b.bbox[0] for a, b in pairwise(cells))


def table(part: Part, page: int) -> Block:
    """The table as one block, its rows laid out."""
    rows = [row_of(cells_of(each, part.gutters), page) for each in part.slices]
    words = [word for row in rows for word in row.words]
    return Block(words, len(rows), [rows])


def row_of(cells: Iterable[Sequence[Word]], page: int) -> Line:
    """The row with these cells, each read line by line."""
    words: list[Word] = []
    ends = []
    for cell in cells:
        words += [word for line in lines_of(cell, page) for word in line.words]
        ends.append(len(words) - 1)
    return Line(words, page, frozenset(ends))


def cells_of(blocks: Slice, strips: Iterable[Strip]) -> list[list[Word]]:
    """The words of a row by its cells, from left to right; empty ones are left out."""
    words = [word for block in blocks for word in block.words]
    borders = [sum(free) / 2 for strip in strips if (free := _free(strip, blocks, SPACE_EM))]
    cells = [
        [word for word in words if left < (word.bbox[0] + word.bbox[2]) / 2 <= right]
        for left, right in pairwise([-math.inf, *borders, math.inf])
    ]
    return [cell for cell in cells if cell]


def narrowed(strips: Iterable[Strip], blocks: Slice, least: float = SPACE_EM) -> list[Strip]:
    """What the words of the blocks leave empty of the strips; a strip that they cross stays, if they leave another.

    Words of one block leave empty what is wider than `least`, in em.
    """
    free = [(strip, _free(strip, blocks, least)) for strip in strips]
    return [narrow or strip for strip, narrow in free] if any(narrow for _, narrow in free) else []


def is_prose(blocks: Sequence[Block]) -> bool:
    """Whether the blocks are lines that fill their column."""
    if sum(block.lines for block in blocks) < _FEWEST_LINES:
        return False
    lines = lines_of([word for block in blocks for word in block.words], 0)
    widest = max(line.width for line in lines)
    return (
        median(line.width for line in lines) >= _PROSE_FILL * widest
        and median(len(line.text) for line in lines) >= _PROSE_CHARACTERS
    )


def fills_column(blocks: Sequence[Block]) -> bool:
    """Whether lines that go on below reach the edge: those of a letterhead do not."""
    lines = [lines_of(block.words, 0) for block in blocks if not block.regions]
    going_on = [line.x1 for block in lines for line in block[:-1]]
    left, right = min(block.bbox[0] for block in blocks), max(block.bbox[2] for block in blocks)
    fill = _PROSE_FILL if len(going_on) >= _FEWEST_LINES else _SURE_FILL
    return bool(going_on) and median(going_on) - left >= fill * (right - left)


def _column(block: Block, gutters: Sequence[Strip]) -> int:
    return sum(block.bbox[0] >= right for _, right in gutters)


def _are_lines_of_columns(part: Part) -> bool:
    lines = sum(block.lines for block in part.blocks)
    if len(part.slices) < _FEWEST_LINES_ACROSS or lines > _LINES_A_BLOCK * len(part.blocks):
        return False
    left, right = part.gutters[0]
    sides = [b for b in part.blocks if b.bbox[2] <= left], [b for b in part.blocks if b.bbox[0] >= right]
    return all(is_prose(side) for side in sides)


def _free(strip: Strip, blocks: Slice, least: float) -> Strip | None:
    """The widest part of the strip that no word of the blocks reaches into.

    Gaps between words of one block must be wider than `least`, in em, unless they leave the whole strip empty.
    """
    words = sorted((w.bbox[0], w.bbox[2], w.size, number) for number, block in enumerate(blocks) for w in block.words)
    gaps: list[Strip] = []
    right, last = -math.inf, -1
    for x0, x1, size, block in words:
        if x0 - right > size * (least if block == last else LEAST_GAP_EM) or (right <= strip[0] and strip[1] <= x0):
            gaps.append((right, x0))
        right, last = max((right, last), (x1, block))
    inside = [(max(left, strip[0]), min(end, strip[1])) for left, end in [*gaps, (right, math.inf)]]
    return max((gap for gap in inside if gap[0] < gap[1]), key=lambda gap: gap[1] - gap[0], default=None)

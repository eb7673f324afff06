"""The columns of a PDF page → regions of lines that are read one after the other."""

from collections.abc import Iterator, Sequence

from extractor.readers.pdf_blocks import Block
from extractor.readers.pdf_columns import Column, columns_of
from extractor.readers.pdf_lines import Line, lines_of
from extractor.readers.pdf_words import Word

_CLEARANCE_EM = 0.8


def regions_of(blocks: Sequence[Block], page: int, edge: float | None = None) -> list[list[Line]]:
    """The lines of each region, in reading order; one region where the page has no columns, tables and boxes.

    `edge` is where what holds the blocks ends at the right.
    """
    boxes = [block for block in blocks if block.is_box]
    return [region for column in columns_of(blocks, page, edge) for region in _regions(column, boxes, page)]


def _regions(column: Column, boxes: Sequence[Block], page: int) -> Iterator[list[Line]]:
    """The lines of a column, apart from those of its tables, boxes and insets."""
    obstacles = [*boxes, *(inset for block in column.blocks for inset in block.insets)]
    words: list[Word] = []
    for block in column.blocks:
        words += [] if block.regions else block.words
        if words and (block.regions or block.insets):
            yield _limited(lines_of(words, page), column.edge, obstacles)
            words = []
        yield from block.regions
        for inset in block.insets:
            yield from inset.regions or [lines_of(inset.words, page)]
    if words:
        yield _limited(lines_of(words, page), column.edge, obstacles)


def _limited(lines: list[Line], edge: float | None, obstacles: Sequence[Block]) -> list[Line]:
    """The lines, each knowing where its column ends or something stands in its way."""
    for line in lines:
        line.limit = edge
    for left, top, _right, bottom in [block.bbox for block in obstacles]:
        beside = [n for n, line in enumerate(lines) if line.top < bottom and top < line.bottom and line.x1 <= left]
        for line in _keeping_left(lines, beside, left):
            limit = left - _CLEARANCE_EM * line.size
            line.limit = limit if line.limit is None else min(limit, line.limit)
    return lines


def _keeping_left(lines: list[Line], beside: list[int], x: float) -> Iterator[Line]:
    """The lines beside an obstacle at `x`, and those above and below that keep to the left of it like them."""
    if not beside:
        return
    for part in (lines[: beside[0]][::-1], lines[beside[0] :]):
        for line in part:
            if line.x1 > x:
                break
            yield line

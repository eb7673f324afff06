"""The blocks of a PDF page → its columns, and what stands above and below them, in reading order.

Blocks are taken slice by slice, from the top: what stands side by side in slices that leave the same strip empty is two
columns, or a table. A table's blocks were drawn row by row, those of columns one column after the other; where lines
were drawn all across the page, prose tells columns.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractor.readers.pdf_blocks import Block
from extractor.readers.pdf_insets import without_insets
from extractor.readers.pdf_lines import Strip
from extractor.readers.pdf_tables import (
    LEAST_GAP_EM,
    Part,
    Slice,
    cells_of,
    fills_column,
    is_drawn_by_rows,
    is_prose,
    is_row,
    is_table,
    narrowed,
    slices_of,
    table,
)

_GUTTER_EM = 0.8
_DEEPEST = 12
_LEAST_APART_EM = 2.0
_HEADING_SIZE = 1.2
_SMALL_PRINT = 0.92
_MOST_SPACE_EM = 3.0
_WIDER_SPACE = 1.3
_SLACK = 1.0


class Column(NamedTuple):
    """Blocks that are read one after the other; `edge` is where a column beside another one ends at the right."""

    blocks: list[Block]
    edge: float | None


def columns_of(blocks: Sequence[Block], page: int, edge: float | None = None, depth: int = 0) -> Iterator[Column]:
    """The columns, in reading order: boxes that stand beside the text last. `depth` says how many columns hold them."""
    flow, boxes = without_insets(blocks)
    column: list[Block] = []
    for part in _with_heads(_parts(slices_of(flow))):
        if part.gutters and is_table(part):
            column.append(table(part, page))
            continue
        sides = _sides(part._replace(gutters=_gutters(part.blocks))) if depth < _DEEPEST else []
        if not sides:
            column += part.blocks
            continue
        yield Column(column, edge)
        column = []
        for side in sides:
            end = max(block.bbox[2] for block in side) if fills_column(side) else None
            yield from columns_of(side, page, end, depth + 1)
    yield Column(column, edge)
    yield Column(boxes, edge)


def _parts(slices: list[Slice]) -> Iterator[Part]:
    """Slices that share a gutter together, every other one alone."""
    start = 0
    while start < len(slices):
        part = Part([slices[start]], _gutters(slices[start], is_row(slices[start])))
        for following in slices[start + 1 :]:
            gutters = _shared(part, following)
            if not gutters:
                break
            part = Part([*part.slices, following], gutters)
        while len(part.slices) > 1 and _ends_above(part.slices[-1], part.without_last()):
            part = part.without_last()
        start += len(part.slices)
        yield part


def _with_heads(parts: Iterable[Part]) -> list[Part]:
    """The parts, a table joined with its heads, drawn as one block, and with the rest of a row cut above it."""
    joined: list[Part] = []
    for part in parts:
        while joined and (strips := _strips_with(joined[-1], part)):
            part = Part([*joined.pop().slices, *part.slices], strips)
        joined.append(part)
    return joined


def _strips_with(above: Part, part: Part) -> list[Strip]:
    """The gutters of the table together with the block above it, if that is a row or belongs to a cell."""
    if above.gutters or len(above.blocks) != 1 or not part.gutters or not is_table(part):
        return []
    [block] = above.blocks
    if _is_rest_of_cell(block, part) or (block.lines == 1 and len(cells_of([block], part.gutters)) > 1):
        return narrowed(part.gutters, [block])
    return []


def _is_rest_of_cell(block: Block, table: Part) -> bool:
    """Whether the block begins within a sentence and keeps to a column of the table, as near as its rows are."""
    near = max(map(_space, pairwise(table.slices)))
    keeps = any(row.bbox[0] - _SLACK <= block.bbox[0] <= block.bbox[2] < table.gutters[0][1] for row in table.blocks)
    return keeps and block.words[0].text[0].islower() and _space([[block], table.slices[0]]) <= _WIDER_SPACE * near


def _shared(part: Part, following: Slice) -> list[Strip]:
    """The gutters of the part that go on between the blocks of the slice; those of a table, between its words."""
    if not part.gutters or (_is_heading(following, part.blocks) and not is_prose(_left(part))):
        return []
    longer = part.with_next(following)
    if is_table(longer):
        return _of_row(part, following)
    if is_table(part) and not is_drawn_by_rows(longer):
        return []
    gutters = _gutters(longer.blocks)
    return gutters if gutters and gutters[0][0] < part.gutters[0][1] else []


def _of_row(table: Part, row: Slice) -> list[Strip]:
    """The gutters of the table that the row leaves empty, or the row's own if it is the first that has all cells."""
    sizes = sorted([row[0].size, table.blocks[0].size])
    if sizes[1] > _HEADING_SIZE * sizes[0] or _space([*table.slices, row]) > _MOST_SPACE_EM * sizes[0]:
        return []
    own = _gutters(row, True)
    if len(own) > max(len(_gutters(each, True)) for each in table.slices):
        return narrowed(own, table.blocks, LEAST_GAP_EM)
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a, b in zip(own, table.gutters, strict=False)]
    is_full = len(own) == len(table.gutters) and all(left < right for left, right in both)
    return both if is_full else narrowed(table.gutters, row)


def _gutters(blocks: Sequence[Block], are_cells: bool = False) -> list[Strip]:
    """The vertical strips between blocks that none of them reaches into; those between cells may be narrow."""
    least = LEAST_GAP_EM if are_cells else _GUTTER_EM
    strips: list[Strip] = []
    right = min(block.bbox[0] for block in blocks)
    size = min(block.size for block in blocks)
    for x0, x1 in sorted((block.bbox[0], block.bbox[2]) for block in blocks):
        if x0 - right > least * size:
            strips.append((right, x0))
        right = max(right, x1)
    return strips


def _is_heading(part: Slice, blocks: Sequence[Block]) -> bool:
    return len(part) == 1 and part[0].size > _HEADING_SIZE * median(block.size for block in blocks)


def _ends_above(last: Slice, part: Part) -> bool:
    """Whether the columns end above the slice, which stands at the left alone; a column of prose may go on there."""
    left = _left(part)
    if any(block.bbox[2] > part.gutters[0][0] for block in last):
        return False
    space = min(block.bbox[1] for block in last) - max((block.bbox[3] for block in left), default=0.0)
    if is_table(part):
        return space > _WIDER_SPACE * max(map(_space, pairwise(part.slices)))
    is_small = last[0].size < _SMALL_PRINT * median(block.size for block in part.blocks)
    return (
        not is_prose([block for block in [*left, *last] if not block.regions])
        or is_small
        or space > _MOST_SPACE_EM * last[0].size
    )


def _space(slices: Sequence[Slice]) -> float:
    """The height between the last of the slices and the one above it."""
    return min(block.bbox[1] for block in slices[-1]) - max(block.bbox[3] for block in slices[-2])


def _is_line(part: Part) -> bool:
    """Whether the blocks are parts of one line that stand no farther apart than words may."""
    left, right = part.gutters[0]
    is_one = len(part.slices) == 1 and all(block.lines == 1 for block in part.blocks)
    return is_one and right - left < _LEAST_APART_EM * max(block.size for block in part.blocks)


def _left(part: Part) -> list[Block]:
    return [block for block in part.blocks if block.bbox[2] <= part.gutters[0][0]]


def _sides(part: Part) -> list[list[Block]]:
    """The blocks at the left of the first gutter and the rest, or nothing if they do not stand apart."""
    if not part.gutters or _is_line(part):
        return []
    left = _left(part)
    sides = [left, [block for block in part.blocks if block not in left]]
    return sides if all(sides) else []

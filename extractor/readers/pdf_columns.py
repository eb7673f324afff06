"""The blocks of a PDF page → the regions that are read one after the other: columns, and what stands above and below.

Blocks are taken slice by slice, from the top: what stands side by side in slices that leave the same strip empty is two
columns, or a table. A table's blocks were drawn row by row, those of columns one column after the other; where lines
were drawn all across the page, prose tells columns.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from statistics import median

from extractor.readers.pdf_blocks import Block
from extractor.readers.pdf_lines import Line, Strip, lines_of
from extractor.readers.pdf_tables import Part, Slice, is_prose, is_table, narrowed, table
from extractor.readers.pdf_words import Word
from extractor.schema.evidence import BBox

_GUTTER_EM = 0.8
_TOUCH = 0.25
_HEADING_SIZE = 1.2
_MOST_SPACE_EM = 3.0
_FEWEST_HOST_LINES = 3
_INSET_SHARE = 0.25
_INSET_WIDTH = 0.7
_INSET_WITHIN = 0.8


def regions_of(blocks: Sequence[Block], page: int) -> list[list[Line]]:
    """The lines of each region, in reading order; one region where the page has no columns."""
    boxes = [block for block in blocks if block.is_box]
    return [region for column in _columns(blocks, page) for region in _regions(column, boxes, page)]


def _columns(blocks: Sequence[Block], page: int) -> Iterator[list[Block]]:
    flow, boxes = _without_insets(blocks)
    column: list[Block] = []
    for part in _parts(_slices(flow)):
        if not part.gutters:
            column += part.blocks
        elif is_table(part):
            column.append(table(part, page))
        else:
            yield column
            column = []
            for side in _sides(part):
                yield from _columns(side, page)
    yield column
    yield boxes


def _regions(column: Sequence[Block], boxes: Sequence[Block], page: int) -> Iterator[list[Line]]:
    """The lines of a column, apart from those of its tables, boxes and insets."""
    obstacles = [*boxes, *(inset for block in column for inset in block.insets)]
    words: list[Word] = []
    for block in column:
        words += [] if block.regions else block.words
        if words and (block.regions or block.insets):
            yield _limited(lines_of(words, page), obstacles)
            words = []
        yield from block.regions
        yield from (lines_of(inset.words, page) for inset in block.insets)
    if words:
        yield _limited(lines_of(words, page), obstacles)


def _limited(lines: list[Line], obstacles: Sequence[Block]) -> list[Line]:
    """The lines, each knowing where it had to give way; those above and below keep to that, until one does not."""
    for left, top, _right, bottom in [block.bbox for block in obstacles]:
        beside = [n for n, line in enumerate(lines) if line.top < bottom and top < line.bottom and line.x1 <= left]
        if not beside:
            continue
        above = takewhile(lambda line: line.x1 <= left, lines[: beside[0]][::-1])
        below = takewhile(lambda line: line.x1 <= left, lines[beside[0] :])
        for line in (*above, *below):
            line.limit = left - _GUTTER_EM * line.size
    return lines


def _without_insets(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks that follow each other, with the insets of each; and the boxes that stand beside them."""
    flow, boxes = [], []
    for block in blocks:
        host = None if block.regions else _host(block, blocks)
        if host:
            host.insets.append(block)
        elif block.is_box and any(_is_beside(block, other) for other in blocks):
            boxes.append(block)
        else:
            flow.append(block)
    return flow, boxes


def _is_beside(box: Block, other: Block) -> bool:
    return other is not box and not other.is_box and _overlap(box.bbox, other.bbox) > _TOUCH * other.size


def _host(block: Block, blocks: Sequence[Block]) -> Block | None:
    """The last block whose lines give way to this one."""
    hosts = [other for other in blocks if other is not block and _surrounds(other.bbox, block.bbox, other.lines)]
    covered = sum(_overlap(other.bbox, block.bbox) for other in hosts)
    if covered < _INSET_SHARE * (block.bbox[3] - block.bbox[1]):
        return None
    return max(hosts, key=lambda other: other.bbox[3])


def _surrounds(outer: BBox, inner: BBox, lines: int) -> bool:
    return (
        lines >= _FEWEST_HOST_LINES
        and min(outer[2], inner[2]) - max(outer[0], inner[0]) > _INSET_WITHIN * (inner[2] - inner[0])
        and inner[2] - inner[0] < _INSET_WIDTH * (outer[2] - outer[0])
        and _overlap(outer, inner) > 0
    )


def _overlap(a: BBox, b: BBox) -> float:
    return min(a[3], b[3]) - max(a[1], b[1])


def _slices(blocks: Sequence[Block]) -> list[Slice]:
    """The blocks by horizontal slices of the page that none of them crosses, from the top."""
    slices: list[Slice] = []
    bottom = 0.0
    for block in sorted(blocks, key=lambda block: block.bbox[1]):
        if slices and block.bbox[1] < bottom - _TOUCH * block.size:
            slices[-1].append(block)
            bottom = max(bottom, block.bbox[3])
        else:
            slices.append([block])
            bottom = block.bbox[3]
    return slices


def _parts(slices: list[Slice]) -> Iterator[Part]:
    """Slices that share a gutter together, every other one alone."""
    start = 0
    while start < len(slices):
        part = Part([slices[start]], _gutters(slices[start]))
        for following in slices[start + 1 :]:
            gutters = _shared(part, following)
            if not gutters:
                break
            part = Part([*part.slices, following], gutters)
        part = _trimmed(part)
        start += len(part.slices)
        yield part


def _shared(part: Part, following: Slice) -> list[Strip]:
    """The gutters of the part that go on between the blocks of the slice; those of a table, between its words."""
    if not part.gutters or (_is_heading(following, part.blocks) and not is_prose(_left(part))):
        return []
    gutters = _gutters([*part.blocks, *following])
    if len(gutters) < len(part.gutters) and is_table(part):
        return narrowed(part.gutters, following)
    return gutters if gutters and gutters[0][0] < part.gutters[0][1] else []


def _gutters(blocks: Sequence[Block]) -> list[Strip]:
    """The vertical strips between blocks that none of them reaches into."""
    strips: list[Strip] = []
    right = min(block.bbox[0] for block in blocks)
    size = min([block.size for block in blocks])
    for x0, x1 in sorted((block.bbox[0], block.bbox[2]) for block in blocks):
        if x0 - right > _GUTTER_EM * size:
            strips.append((right, x0))
        right = max(right, x1)
    return strips


def _is_heading(part: Slice, blocks: Sequence[Block]) -> bool:
    return len(part) == 1 and part[0].size > _HEADING_SIZE * median(block.size for block in blocks)


def _trimmed(part: Part) -> Part:
    """The part without what stands below its columns, at the left: only a column of prose goes on there."""
    while len(part.slices) > 1 and _ends_above(part.slices[-1], part.without_last()):
        part = part.without_last()
    return part


def _ends_above(last: Slice, part: Part) -> bool:
    """Whether the columns end above the slice, which stands at the left alone."""
    left = _left(part)
    if any(block.bbox[2] > part.gutters[0][0] for block in last):
        return False
    end, start = max((b.bbox[3] for b in left), default=0.0), min(block.bbox[1] for block in last)
    return not is_prose(left) or start - end > _MOST_SPACE_EM * last[0].size


def _left(part: Part) -> list[Block]:
    return [block for block in part.blocks if block.bbox[2] <= part.gutters[0][0]]


def _sides(part: Part) -> tuple[list[Block], list[Block]]:
    left = _left(part)
    return left, [block for block in part.blocks if block not in left]

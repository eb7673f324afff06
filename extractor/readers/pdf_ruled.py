"""Tables with rules around their cells, and boxes: words that belong together because a line or a colour says so."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractor.readers.pdf_blocks import Block, blocks_of
from extractor.readers.pdf_drawings import Drawings
from extractor.readers.pdf_lines import bounds
from extractor.readers.pdf_tables import row_of, slices_of
from extractor.readers.pdf_words import Word
from extractor.schema.evidence import BBox

_SNAP = 3.0
_SHORTEST_EDGE = 5.0
# A table has fewer; a drawing of more would take too long to search for cells.
_MOST_EDGES = 400
_FEWEST_FULL = 0.5

Edge = dict[str, object]


def ruled_tables(words: Sequence[Word], drawings: Drawings, page: int) -> list[Block]:
    """The tables whose cells have rules or edges on all sides, each a block with its rows."""
    tables = []
    for cells in cells_to_tables(_cells(drawings)):
        inside = within(words, bounds(cells))
        rows = [inner for row in _rows(cells) for inner in _inner_rows([within(inside, cell) for cell in row])]
        full = sum(bool(cell) for row in rows for cell in row)
        if len(rows) > 1 and max(map(len, rows)) > 1 and full > _FEWEST_FULL * sum(map(len, rows)):
            lines = [row_of(filter(None, row), page) for row in rows if any(row)]
            tables.append(Block([word for line in lines for word in line.words], len(lines), [lines]))
    return tables


def within(words: Sequence[Word], box: BBox) -> list[Word]:
    """The words that have their middle in the box."""
    x0, top, x1, bottom = box
    return [
        word
        for word in words
        if x0 <= (word.bbox[0] + word.bbox[2]) / 2 <= x1 and top <= (word.bbox[1] + word.bbox[3]) / 2 <= bottom
    ]


def _inner_rows(cells: list[list[Word]]) -> list[list[list[Word]]]:
    """The row, or the rows within it that no rule parts: they were drawn one after the other, not cell by cell."""
    drawn = sorted((word.order, column) for column, cell in enumerate(cells) for word in cell)
    turns = sum(a != b for (_, a), (_, b) in pairwise(drawn))
    if turns < len([cell for cell in cells if cell]):
        return [cells]
    blocks = blocks_of(sorted(chain(*cells), key=lambda word: word.order))
    orders = [{word.order for block in each for word in block.words} for each in slices_of(blocks)]
    return [[[word for word in cell if word.order in of_row] for cell in cells] for of_row in orders]


def _rows(cells: Sequence[BBox]) -> Iterator[list[BBox]]:
    for _, row in groupby(sorted(cells, key=lambda cell: (round(cell[1]), cell[0])), lambda cell: round(cell[1])):
        yield list(row)


def _cells(drawings: Drawings) -> list[BBox]:
    edges = [edge for box in drawings.rules for edge in _edges(box)][: _MOST_EDGES * 10]
    edges += [edge for box in drawings.shapes for edge in _sides(box)][: _MOST_EDGES * 10]
    merged = merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    if not merged or len(merged) > _MOST_EDGES:
        return []
    return intersections_to_cells(edges_to_intersections(merged, _SNAP, _SNAP))


def _edges(rule: BBox) -> Iterator[Edge]:
    x0, top, x1, bottom = rule
    if max(x1 - x0, bottom - top) < _SHORTEST_EDGE:
        return
    if x1 - x0 > bottom - top:
        yield _edge("h", x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    else:
        yield _edge("v", (x0 + x1) / 2, top, (x0 + x1) / 2, bottom)


def _sides(shape: BBox) -> Iterator[Edge]:
    x0, top, x1, bottom = shape
    if min(x1 - x0, bottom - top) < _SHORTEST_EDGE:
        return
    yield _edge("h", x0, top, x1, top)
    yield _edge("h", x0, bottom, x1, bottom)
    yield _edge("v", x0, top, x0, bottom)
    yield _edge("v", x1, top, x1, bottom)


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> Edge:
    return {
        "orientation": orientation,
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }

"""Tables that the end of a column or of a page cuts in two, maybe within a row."""

from collections.abc import Iterator
from itertools import chain, pairwise

from extractor.readers.pdf_lines import Line
from extractor.readers.pdf_words import Word

Rows = list[Line]


def with_rest(table: Rows, rest: Rows) -> Rows | None:
    """The table with its rest, which may begin with the heads of its columns again; None if that is another table."""
    end, start = table[-1], rest[0]
    if not (end.is_row and start.is_row and _is_next(end, start)) or _columns(table) != _columns(rest):
        return None
    rows = rest[start.text == table[0].text :]
    if rows and start.page == end.page and _is_cut(end, rows[0]):
        left, other_left = min(row.x0 for row in table), min(row.x0 for row in rest)
        return [*table[:-1], _mended(end, rows[0], left - other_left), *rows[1:]]
    return [*table, *rows]


def _is_next(end: Line, start: Line) -> bool:
    return start.page == end.page + 1 or (start.page == end.page and start.top < end.top)


def _columns(rows: Rows) -> int:
    return max(len(row.cell_ends) for row in rows)


def _is_cut(row: Line, rest: Line) -> bool:
    """Whether the cells of the second row are the rest of some of the first."""
    return len(rest.cell_ends) < len(row.cell_ends) and rest.text[0].islower()


def _mended(row: Line, rest: Line, shift: float) -> Line:
    """The row with the rest of its cells, which stands `shift` points farther to the left than they do."""
    cells = list(_cells(row))
    for words in _cells(rest):
        x0 = words[0].bbox[0] + shift
        min(cells, key=lambda cell: abs(cell[0].bbox[0] - x0)).extend(words)
    ends = [sum(map(len, cells[: number + 1])) - 1 for number in range(len(cells))]
    return Line(list(chain(*cells)), row.page, frozenset(ends))


def _cells(row: Line) -> Iterator[list[Word]]:
    for start, end in pairwise([-1, *sorted(row.cell_ends)]):
        yield row.words[start + 1 : end + 1]

"""A table of an office document → text, the same for every format."""

from collections.abc import Iterator, Sequence

from extractor.readers.paragraphs import CELL_SEPARATOR

_LONGEST_CELL = 300


def table_blocks(rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """A table, given as the paragraphs of the cells of its rows, as one paragraph with a line a row.

    One that only lays out a page gives the paragraphs in its cells.
    """
    cells = [" ".join(cell) for row in rows for cell in row]
    if max(map(len, rows), default=0) < 2 or any(len(cell) > _LONGEST_CELL for cell in cells):
        yield from (block for row in rows for cell in row for block in cell)
        return
    lines = [CELL_SEPARATOR.join(" ".join(" ".join(cell).split()) for cell in row) for row in rows]
    text = "\n".join(line for line in lines if line.strip(CELL_SEPARATOR))
    if text:
        yield text

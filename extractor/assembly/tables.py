"""Tables in the text, whose cells are parted by `|`: what stands above a cell."""

_SIGN = "|"
_MOST_ROWS = 200
# Of two or three columns the first names whose the others are; of more, the headings tell.
_FEWEST_CELLS = 4


def column_heading(text: str, offset: int) -> tuple[int, int] | None:
    """The cell at the head of the column that an offset lies in, None outside a table or in its first row."""
    start = text.rfind("\n", 0, offset) + 1
    column, cells = text.count(_SIGN, start, offset), _cells(text, start)
    if cells < _FEWEST_CELLS:
        return None
    first = start
    for _ in range(_MOST_ROWS):
        above = text.rfind("\n", 0, max(first - 1, 0)) + 1
        if first == 0 or _cells(text, above) != cells:
            break
        first = above
    return _cell(text, first, column) if first < start else None


def _cells(text: str, start: int) -> int:
    return text.count(_SIGN, start, _line_end(text, start)) + 1


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _cell(text: str, start: int, column: int) -> tuple[int, int]:
    for _ in range(column):
        start = text.find(_SIGN, start) + 1
    end = text.find(_SIGN, start, _line_end(text, start))
    return start, end if end >= 0 else _line_end(text, start)

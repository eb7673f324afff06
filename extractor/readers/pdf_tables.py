"""Rows of tables among the lines of a PDF: lines that leave the same vertical strips empty.

One wide gap makes a row; its neighbours are rows too if their words keep out of a strip that the gap shares with them,
however narrow it has become. A cell that wraps over several lines ends the table for now.
"""

from collections.abc import Iterable

from extractor.readers.pdf_lines import Line, Strip

_WIDE_GAP_EM = 2.0
_SURE_GAP_EM = 4.0
_NARROW_GAP_EM = 0.4
_STRETCHED = 1.5
_MOST_PITCH_EM = 4.0


def mark_rows(lines: list[Line]) -> None:
    """Gives every line that is a row its empty strips; the lines stand in reading order and in one region."""
    done = 0
    for start, line in enumerate(lines):
        strips = _wide_gaps(line)
        if start < done or not strips:
            continue
        row, strips = start, _extended(strips, lines[start + 1 :], line)
        above = _rows(strips, lines[done:start][::-1], line)
        strips = _narrowed(strips, above)
        below = _rows(strips, lines[row + 1 :], line)
        for each in (*above, line, *below):
            each.strips = strips
        done = start + 1 + len(below)


def has_wide_gap(line: Line) -> bool:
    """Whether the line alone looks like a row."""
    return bool(_wide_gaps(line))


def _wide_gaps(line: Line) -> tuple[Strip, ...]:
    """The gaps that no space between words explains: those of a justified line are all alike."""
    gaps = line.gaps()
    widths = [(right - left) / line.size for left, right in gaps]
    if len(widths) > 1 and max(widths) < min(_SURE_GAP_EM, _STRETCHED * min(widths)):
        return ()
    return tuple(gap for gap, width in zip(gaps, widths, strict=True) if width > _WIDE_GAP_EM)


def _extended(strips: tuple[Strip, ...], lines: list[Line], first: Line) -> tuple[Strip, ...]:
    return _narrowed(strips, _rows(strips, lines, first))


def _rows(strips: tuple[Strip, ...], lines: Iterable[Line], first: Line) -> list[Line]:
    """The lines, as far as they go on as rows with what is left of `strips`."""
    rows: list[Line] = []
    near = first
    for line in lines:
        strips = _narrowed(strips, [line])
        if not strips or abs(line.bottom - near.bottom) > _MOST_PITCH_EM * line.size:
            break
        rows.append(line)
        near = line
    return rows


def _narrowed(strips: tuple[Strip, ...], lines: Iterable[Line]) -> tuple[Strip, ...]:
    """What the lines leave empty of the strips, between words of theirs."""
    for line in lines:
        common = ((max(a, c), min(b, d)) for a, b in strips for c, d in line.gaps())
        strips = tuple((a, b) for a, b in common if b - a > _NARROW_GAP_EM * line.size)
    return strips

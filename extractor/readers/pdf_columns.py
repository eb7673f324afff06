"""The words of a PDF page → the regions that are read one after the other: columns, and what stands above and below.

A gutter is a vertical strip that no word crosses over the height of several lines, with prose on both sides: lines that
fill their side. The cells of a table do not, and a table is read across.
"""

from itertools import takewhile
from statistics import median
from typing import NamedTuple

from extractor.readers.pdf_lines import Line, lines_of
from extractor.readers.pdf_tables import has_wide_gap
from extractor.readers.pdf_words import Word

_FEWEST_LINES = 4
_CLEARANCE_EM = 0.35
_PLACES = 80
_INNER = (0.2, 0.8)
_PROSE_FILL = 0.75
_PROSE_CHARACTERS = 20
_MOST_ROWS = 0.2
_HEADING_SIZE = 1.2
_DEEPEST = 6


class _Gutter(NamedTuple):
    x: float
    top: float
    bottom: float


def regions_of(words: list[Word], page: int, depth: int = 0) -> list[list[Line]]:
    """The lines of each region, in reading order; one region where the page has no columns."""
    lines = lines_of(words, page)
    gutter = _gutter(words, lines, page) if depth < _DEEPEST and _may_have_columns(lines) else None
    if gutter is None:
        return [lines] if lines else []
    above = [word for word in words if _middle(word) < gutter.top]
    below = [word for word in words if _middle(word) > gutter.bottom]
    left, right = _sides(words, gutter)
    return [region for part in (above, left, right, below) for region in regions_of(part, page, depth + 1)]


def _may_have_columns(lines: list[Line]) -> bool:
    """Whether enough lines have a gap that a gutter could pass through: a cheap look before a dear one."""
    return sum(_has_gap(line) for line in lines) >= _FEWEST_LINES


def _has_gap(line: Line) -> bool:
    return any(right - left > 2 * _CLEARANCE_EM * line.size for left, right in line.gaps())


def _gutter(words: list[Word], lines: list[Line], page: int) -> _Gutter | None:
    """The tallest gutter between two columns of prose."""
    left = min(line.x0 for line in lines)
    width = max(line.x1 for line in lines) - left
    places = (left + width * (_INNER[0] + (_INNER[1] - _INNER[0]) * step / _PLACES) for step in range(_PLACES))
    candidates = [_free_strip(words, x) for x in places]
    for gutter in sorted(candidates, key=lambda strip: strip.top - strip.bottom):
        sides = [lines_of(side, page) for side in _sides(words, gutter)]
        if all(map(_is_prose, sides)):
            return gutter._replace(top=max(gutter.top, *map(_end_of_heading, sides)))
    return None


def _end_of_heading(side: list[Line]) -> float:
    """Where a heading ends that stands over both columns, although its last line is too short to cross the gutter."""
    body = median(line.size for line in side)
    above = takewhile(lambda line: line.size > _HEADING_SIZE * body, side)
    return max((line.bottom for line in above), default=0.0)


def _free_strip(words: list[Word], x: float) -> _Gutter:
    """The tallest part of the vertical at `x` that no word comes near, within the words' own height."""
    ends = (min(word.bbox[1] for word in words), max(word.bbox[3] for word in words))
    crossing = sorted(
        (word.bbox[1], word.bbox[3])
        for word in words
        if word.bbox[0] - _CLEARANCE_EM * word.size < x < word.bbox[2] + _CLEARANCE_EM * word.size
    )
    best, bottom = _Gutter(x, 0, 0), ends[0]
    for top, lower in [*crossing, (ends[1], ends[1])]:
        if top - bottom > best.bottom - best.top:
            best = _Gutter(x, bottom, top)
        bottom = max(bottom, lower)
    return best


def _sides(words: list[Word], gutter: _Gutter) -> tuple[list[Word], list[Word]]:
    beside = [word for word in words if gutter.top <= _middle(word) <= gutter.bottom]
    return [w for w in beside if w.bbox[2] <= gutter.x], [w for w in beside if w.bbox[0] >= gutter.x]


def _is_prose(lines: list[Line]) -> bool:
    if len(lines) < _FEWEST_LINES:
        return False
    widest = max(line.width for line in lines)
    fill = median(line.width / max(widest, 1.0) for line in lines)
    rows = sum(map(has_wide_gap, lines))
    return (
        rows < _MOST_ROWS * len(lines)
        and fill >= _PROSE_FILL
        and median(len(line.text) for line in lines) >= _PROSE_CHARACTERS
    )


def _middle(word: Word) -> float:
    return (word.bbox[1] + word.bbox[3]) / 2

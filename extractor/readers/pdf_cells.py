"""Cells of one row of a table that stand no farther apart than words: told by the rows above and below.

A cell begins where a string begins, if in another row, too, a string begins or ends where it does.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from extractor.readers.paragraphs import is_list_mark
from extractor.readers.pdf_words import Word

_LEAST_GAP_EM = 0.1
# Wider gaps than this between strings tell by themselves.
_WIDEST_SPACE_EM = 0.6
# Points by which the edges of one column differ.
_ALIKE = 0.3
# A row's cells of several lines are lines between it and the next.
_NEAR_LINES = 6


class _Border(NamedTuple):
    """Where a string follows another: its first word in the line, where the one before ends, its own edges.

    `is_space` says that the gap is no wider than one between words.
    """

    first: int
    left: float
    x0: float
    x1: float
    is_space: bool

    def is_of_column(self, other: "_Border") -> bool:
        """Whether both strings may be cells of one column: aligned, and a vertical line could pass before both."""
        lies_on = max(self.left, other.left) < min(self.x0, other.x0)
        return lies_on and (abs(self.x0 - other.x0) < _ALIKE or abs(self.x1 - other.x1) < _ALIKE)


def cells_begin(lines: Sequence[list[Word]]) -> list[set[int]]:
    """Which words of each line begin a cell, of lines in the order in which they were drawn."""
    borders = [list(_borders(line)) for line in lines]
    begin: list[set[int]] = []
    for number, each in enumerate(borders):
        near = slice(max(0, number - _NEAR_LINES), number + _NEAR_LINES + 1)
        others = [border for other in borders[near] if other is not each for border in other]
        found = {border.first for border in each if border.is_space and any(map(border.is_of_column, others))}
        begin.append(found if found and _is_drawn_by_strings(lines[near]) else set())
    return begin


def _borders(line: list[Word]) -> Iterator[_Border]:
    """The gaps between strings; marks of list items and signs are no cells."""
    firsts = [number for number, word in enumerate(line) if number and not word.drawn_on]
    for start, first, end in zip([0, *firsts], firsts, [*firsts[1:], len(line)], strict=False):
        left, right = line[first - 1], line[first]
        gap = (right.bbox[0] - left.bbox[2]) / right.size
        if gap < _LEAST_GAP_EM or is_list_mark(left.text):
            continue
        if _is_text(line[start:first]) and _is_text(line[first:end]):
            yield _Border(first, left.bbox[2], right.bbox[0], line[end - 1].bbox[2], gap < _WIDEST_SPACE_EM)


def _is_text(words: list[Word]) -> bool:
    return any(piece.text.isalnum() for word in words for piece in word.pieces)


def _is_drawn_by_strings(lines: Sequence[list[Word]]) -> bool:
    """Whether most words were drawn in one string with those before them: else strings tell nothing of cells."""
    drawn_on = [word.drawn_on for word in chain.from_iterable(line[1:] for line in lines)]
    return 2 * sum(drawn_on) >= len(drawn_on)

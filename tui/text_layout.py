"""A text laid out in lines of a width, and the way between its offsets and the cells of a screen.

Apart from the widget that paints it, so that wrapping, selecting and highlighting are tested without a terminal.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import NamedTuple

from rich.cells import cell_len

WORD = re.compile(r"\w+|[€$£%]")
_NARROW = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*")
"""What Italian is written with, each character one cell wide: measured by counting."""


class Line(NamedTuple):
    """One line of the layout: offsets into the text, half open, without the white space that it breaks at."""

    start: int
    end: int


class Span(NamedTuple):
    """A stretch of the text to paint: the list of the fact it belongs to, and whether that fact was rejected."""

    start: int
    end: int
    list: str
    rejected: bool = False


class Run(NamedTuple):
    """A stretch of one line that is painted in one way; `span` is None for plain text."""

    start: int
    end: int
    span: Span | None
    current: bool
    selected: bool


class Layout:
    """A text broken into lines of at most `width` cells, at white space where there is any."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(1, width)
        self.lines = [line for start, end in _paragraphs(text) for line in self._wrap(start, end)]
        self._starts = [line.start for line in self.lines]

    def line_of(self, offset: int) -> int:
        """The number of the line that holds the offset; white space at a break belongs to the line before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def column_of(self, offset: int) -> int:
        """The cell of its line where the character at the offset begins."""
        line = self.lines[self.line_of(offset)]
        return cell_len(self.text[line.start : min(offset, line.end)])

    def offset_at(self, row: int, column: int) -> int:
        """The offset of the character painted at a cell; right of a line its end, outside an end of the text."""
        if row < 0 or not self.lines:
            return 0
        if row >= len(self.lines):
            return len(self.text)
        line = self.lines[row]
        width = 0
        for offset in range(line.start, line.end):
            width += cell_len(self.text[offset])
            if width > column:
                return offset
        return line.end

    def _wrap(self, start: int, end: int) -> Iterator[Line]:
        end = start + len(self.text[start:end].rstrip())
        narrow = _NARROW.fullmatch(self.text, start, end) is not None
        while (reach := self._reach(start, end, narrow=narrow)) < end:
            line_end, following = self._break(start, reach)
            yield Line(start, line_end)
            start = following
        yield Line(start, end)

    def _reach(self, start: int, end: int, *, narrow: bool) -> int:
        """How far a line from here has room: one character at least."""
        if narrow:
            return min(start + self.width, end)
        used = 0
        for offset in range(start, end):
            used += cell_len(self.text[offset])
            if used > self.width:
                return max(start + 1, offset)
        return end

    def _break(self, start: int, reach: int) -> tuple[int, int]:
        """Where a line ends that has room so far, and where the next one begins: at white space, if there is any."""
        cut = reach
        while cut > start and not (self.text[cut].isspace() or self.text[cut - 1].isspace()):
            cut -= 1
        if cut == start:
            return reach, reach
        line_end = start + len(self.text[start:cut].rstrip())
        while self.text[cut].isspace():
            cut += 1
        return line_end, cut


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for paragraph in text.split("\n"):
        yield start, start + len(paragraph)
        start += len(paragraph) + 1


class Spans:
    """Stretches of a text, found by place: a line asks for its own, and not for those of the whole text."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=attrgetter("start"))
        self._starts = [span.start for span in self._spans]
        # How far each one and those before it reach, so that it never falls.
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def __iter__(self) -> Iterator[Span]:
        """All of them, in the order in which they begin."""
        return iter(self._spans)

    def touching(self, line: Line) -> list[Span]:
        """Those that share a character with the line, in the order in which they begin."""
        first = bisect_right(self._reach, line.start)
        last = bisect_left(self._starts, line.end)
        return [span for span in self._spans[first:last] if span.end > line.start]


def runs(line: Line, spans: Sequence[Span], current: Sequence[Span], selected: Line | None) -> list[Run]:
    """The line cut where its painting changes. Of spans that overlap, the one that begins last is painted."""
    touching = [span for span in spans if span.start < line.end and span.end > line.start]
    marks = [Line(span.start, span.end) for span in (*touching, *current)] + ([selected] if selected else [])
    cuts = {line.start, line.end}
    cuts.update(cut for mark in marks for cut in mark if line.start < cut < line.end)
    ends = sorted(cuts)
    return [
        Run(start, end, _covering(touching, start), _covering(current, start) is not None, _is_in(selected, start))
        for start, end in pairwise(ends)
    ]


def _covering(spans: Sequence[Span], offset: int) -> Span | None:
    covering = [span for span in spans if span.start <= offset < span.end]
    return max(covering, key=lambda span: (not span.rejected, span.start, -span.end)) if covering else None


def _is_in(selected: Line | None, offset: int) -> bool:
    return selected is not None and selected.start <= offset < selected.end


def word_right(text: str, offset: int) -> int:
    """The end of the first word that ends after the offset; the end of the text after the last."""
    return next((word.end() for word in WORD.finditer(text, offset) if word.end() > offset), len(text))


def word_left(text: str, offset: int) -> int:
    """The start of the last word that starts before the offset; 0 before the first."""
    for reach in (200, offset):
        words = [word.start() for word in WORD.finditer(text, max(0, offset - reach), offset)]
        if len(words) > 1 or (words and reach == offset):
            return words[-1]
    return 0


def word_at(text: str, offset: int) -> tuple[int, int] | None:
    """The word around the offset."""
    start = offset
    while start > 0 and WORD.fullmatch(text, start - 1, start):
        start -= 1
    word = WORD.match(text, start)
    return word.span() if word and word.end() > offset else None


def find_words(text: str, words: str, near: int = 0) -> tuple[int, int] | None:
    """Where the words stand in the text, however they are spaced: the place nearest to an offset; exact case first."""
    places = _places(text, words, 0) or _places(text, words, re.IGNORECASE)
    return min(places, key=lambda place: abs(place[0] - near), default=None)


def find_next(text: str, words: str, after: int) -> tuple[int, int] | None:
    """The first place at or after an offset where the words stand, in any case; from the top again at the end."""
    places = _places(text, words, re.IGNORECASE)
    return next((place for place in places if place[0] >= after), next(iter(places), None))


def _places(text: str, words: str, flags: int) -> list[tuple[int, int]]:
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    return [match.span() for match in re.finditer(pattern, text, flags)] if pattern else []

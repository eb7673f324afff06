"""The lines of PDF pages → paragraphs in reading order.

A page knows no paragraphs, only lines: what ends one is told by space, font, indent, and by a line that leaves off
although the next word would have fitted. Running heads and page numbers are set aside before that.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from extractor.readers.paragraphs import ends_sentence, is_list_item
from extractor.readers.pdf_cut_tables import with_rest
from extractor.readers.pdf_lines import Line
from extractor.readers.pdf_margins import Margins
from extractor.readers.pdf_page import PageLines
from extractor.readers.pdf_words import Word

_BROKEN_WORD = re.compile(r"\w[-\u00ad\u2010]$")
_WIDER_PITCH = 1.25
_OTHER_SIZE = 0.08
_MEANT_SLACK = 0.1
_MEANT_SLACK_IN_HEADING = 0.35
_MEASURING_ERROR = 0.01
_SPACED_SHARE = 0.1
_SHORTEST_CUT_LINE = 40
_SPACE_EM = 0.3
_LEAST_COLUMN = 0.6
# So many lines that end alike tell that a column is narrower.
_FULL_LINE = 0.9
_FEWEST_FULL = 4

Paragraph = list[Line]


def paragraphs_of(pages: Iterable[PageLines], margins: Margins) -> Iterator[Paragraph]:
    """The paragraphs of the document, those that a page's end cuts in two joined; running feet come last, once."""
    yield from _joined(_paragraphs_on(pages, margins))
    yield from ([line] for line in margins.kept())


def _paragraphs_on(pages: Iterable[PageLines], margins: Margins) -> Iterator[Paragraph]:
    for page in pages:
        for region in page.regions:
            yield from _region_paragraphs([line for line in region if margins.leave(line, page)], page.width)


class _Setting(NamedTuple):
    """How a region is set: where it begins and how wide it is, in points, and how its lines follow each other.

    `pitch` is the distance of lines within paragraphs, in font sizes; `spaced` says whether paragraphs keep a distance.
    """

    left: float
    width: float
    pitch: float
    spaced: bool

    def room(self, line: Line) -> float:
        """How wide the line could have been."""
        return self.width if line.limit is None else line.limit - self.left


def _setting(lines: list[Line], page_width: float) -> _Setting:
    left = min(line.x0 for line in lines)
    widest = max(line.x1 for line in lines) - left
    full = sum(line.x1 - left > _FULL_LINE * widest for line in lines)
    width = widest if full >= max(_FEWEST_FULL, len(lines) / 2) else max(widest, _LEAST_COLUMN * page_width)
    pitches = sorted(_pitch(a, b) for a, b in pairwise(lines) if not _differs(a.size, b.size))
    # The lower quartile, since the gaps between paragraphs are wider.
    pitch = pitches[len(pitches) // 4] if pitches else 1.2
    wide = sum(each > _WIDER_PITCH * pitch for each in pitches)
    return _Setting(left, width, pitch, wide > _SPACED_SHARE * len(pitches))


def _region_paragraphs(lines: list[Line], page_width: float) -> Iterator[Paragraph]:
    if not lines:
        return
    setting = _setting(lines, page_width)
    paragraph = [lines[0]]
    for above, line in pairwise(lines):
        if _set_apart(above, line, setting) or _is_meant(above, line, setting) or _is_indented(above, line, setting):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _pitch(a: Line, b: Line) -> float:
    return (b.bottom - a.bottom) / max(a.size, b.size, 1.0)


def _differs(a: float, b: float) -> bool:
    return abs(a - b) > _OTHER_SIZE * max(a, b)


def _set_apart(above: Line, line: Line, setting: _Setting) -> bool:
    """Whether space, size or weight sets the line apart from the one above it, or only one of them is a table's row."""
    if above.is_row or line.is_row:
        return not (above.is_row and line.is_row)
    weights = {above.weight, line.weight}
    return (
        _pitch(above, line) > _WIDER_PITCH * setting.pitch
        or _differs(above.size, line.size)
        or weights == {True, False}
    )


def _is_meant(above: Line, line: Line, setting: _Setting) -> bool:
    """Whether the author ended the line above: a list goes on here, or the first word here would have fitted there."""
    if line.is_row or _BROKEN_WORD.search(above.text):
        return False
    if is_list_item(line.text):
        return True
    if line.text[0].islower() and not ends_sentence(above.text):
        return False
    first = line.words[0].bbox
    room = setting.room(above)
    slack = room - above.width - _SPACE_EM * above.size - (first[2] - first[0])
    return slack > _least_slack(above, setting) * room


def _least_slack(above: Line, setting: _Setting) -> float:
    """How much of the width a line must leave empty to have been ended on purpose."""
    if ends_sentence(above.text):
        return _MEANT_SLACK if setting.spaced else _MEASURING_ERROR
    return _MEANT_SLACK_IN_HEADING if above.weight else _MEANT_SLACK


def _is_indented(above: Line, line: Line, setting: _Setting) -> bool:
    """Whether the line begins a paragraph by its indent."""
    return (
        line.x0 - setting.left > line.size and above.x0 - setting.left < 0.5 * line.size and ends_sentence(above.text)
    )


def _joined(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, one that a page or a gap cuts inside a sentence joined to its rest."""
    last: Paragraph | None = None
    for paragraph in paragraphs:
        if last and _goes_on(last, paragraph):
            last = last + paragraph
            continue
        table = with_rest(last, paragraph) if last else None
        if table:
            last = table
            continue
        if last:
            yield last
        last = paragraph
    if last:
        yield last


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether the second paragraph is the rest of the first: by its small letter, or as a page or column was full."""
    end, start = above[-1], below[0]
    if end.is_row or start.is_row or _differs(end.size, start.size) or end.weight != start.weight:
        return False
    if is_list_item(end.text) or ends_sentence(end.text) or is_list_item(start.text):
        return False
    if start.page == end.page and start.top < end.top and end.limit is None:
        return False
    is_elsewhere = start.page > end.page or start.top < end.top
    if start.text[0].islower():
        return is_elsewhere or len(end.text) >= _SHORTEST_CUT_LINE
    return is_elsewhere and len(above) > 1 and _had_no_room(end, start.words[0], [*above, *below])


def _had_no_room(end: Line, word: Word, lines: list[Line]) -> bool:
    """Whether the word would not have fitted on the line, the widest of the lines being as wide as the column."""
    x0, _top, x1, _bottom = word.bbox
    return end.width + _SPACE_EM * end.size + x1 - x0 > max(line.width for line in lines)

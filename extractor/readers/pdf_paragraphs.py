"""The lines of PDF pages → paragraphs in reading order.

A page knows no paragraphs, only lines: what ends one is told by space, font, indent, and by a line that leaves off
although the next word would have fitted. Running heads and page numbers are set aside before that.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from extractor.readers.paragraphs import SHORTEST_CUT_LINE, ends_sentence, is_list_item
from extractor.readers.pdf_lines import Line

_PAGE_NUMBER = re.compile(
    r"^(?:pag(?:ina|\.)?\s*)?[-–—]?\s*\d{1,4}\s*(?:(?:/|di|of)\s*\d{1,4})?\s*[-–—]?$", re.IGNORECASE
)
# The day of printing and the address that browsers print around a page: neither is the document's.
_BROWSER = re.compile(r"^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d\b.*|(?:https?|file|ﬁle)://\S+ \d+/\d+)$")
_MARGIN = 0.12
_WIDER_PITCH = 1.25
_OTHER_SIZE = 0.08
_MEANT_SLACK = 0.1
_SPACED_SHARE = 0.1
_SPACE_EM = 0.25
_LEAST_COLUMN = 0.6

Paragraph = list[Line]


class PageLines(NamedTuple):
    """The lines of one page with the page's width and height in points."""

    lines: list[Line]
    width: float
    height: float


def paragraphs_of(pages: list[PageLines]) -> Iterator[Paragraph]:
    """The paragraphs of the document, those that a page's end cuts in two joined; running feet come last, once."""
    running = _running_lines(pages)
    feet: list[Paragraph] = []
    body: list[Paragraph] = []
    seen: set[str] = set()
    for page in pages:
        lines = []
        for line in page.lines:
            place = _margin_of(line, page)
            key = _folded(line)
            if place and (_is_printed_around(line) or (key in running and key in seen)):
                continue
            seen.add(key)
            if place == "foot" and key in running:
                feet.append([line])
            else:
                lines.append(line)
        body += _page_paragraphs(lines, page.width)
    return chain(_joined(body), feet)


def _running_lines(pages: list[PageLines]) -> set[str]:
    """Lines that stand in the margin of several pages, page numbers apart."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_folded(line) for line in page.lines if _margin_of(line, page)})
    return {key for key, count in counts.items() if count > 1}


def _is_printed_around(line: Line) -> bool:
    return bool(_PAGE_NUMBER.match(line.text) or _BROWSER.match(line.text))


def _folded(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _margin_of(line: Line, page: PageLines) -> str | None:
    if line.bottom < _MARGIN * page.height:
        return "head"
    return "foot" if line.top > (1 - _MARGIN) * page.height else None


class _Setting(NamedTuple):
    """How a page is set: where its column begins and how wide it is, in points, and how its lines follow each other.

    `pitch` is the distance of lines within paragraphs, in font sizes; `spaced` says whether paragraphs keep a distance.
    """

    left: float
    width: float
    pitch: float
    spaced: bool


def _setting(lines: list[Line], page_width: float) -> _Setting:
    left = min(line.x0 for line in lines)
    width = max(max(line.x1 for line in lines) - left, _LEAST_COLUMN * page_width)
    pitches = sorted(_pitch(a, b) for a, b in pairwise(lines) if not _differs(a.size, b.size))
    # The lower quartile, since the gaps between paragraphs are wider.
    pitch = pitches[len(pitches) // 4] if pitches else 1.2
    wide = sum(each > _WIDER_PITCH * pitch for each in pitches)
    return _Setting(left, width, pitch, wide > _SPACED_SHARE * len(pitches))


def _page_paragraphs(lines: list[Line], page_width: float) -> Iterator[Paragraph]:
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
    """Whether space, size or weight sets the line apart from the one above it."""
    weights = {above.weight, line.weight}
    return (
        _pitch(above, line) > _WIDER_PITCH * setting.pitch
        or _differs(above.size, line.size)
        or weights == {True, False}
    )


def _is_meant(above: Line, line: Line, setting: _Setting) -> bool:
    """Whether the author ended the line above: a list goes on here, or the first word here would have fitted there."""
    text = above.text
    if is_list_item(line.text):
        return True
    closed = ends_sentence(text)
    if line.text[0].islower() and not closed:
        return False
    first = line.words[0].bbox
    slack = setting.width - above.width - _SPACE_EM * above.size - (first[2] - first[0])
    least = 0 if closed and not setting.spaced else _MEANT_SLACK * setting.width
    return slack > least


def _is_indented(above: Line, line: Line, setting: _Setting) -> bool:
    """Whether the line begins a paragraph by its indent."""
    return (
        line.x0 - setting.left > line.size and above.x0 - setting.left < 0.5 * line.size and ends_sentence(above.text)
    )


def _joined(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, one that a page or a gap cuts inside a sentence joined to its rest."""
    last: Paragraph | None = None
    for paragraph in paragraphs:
        if last and _goes_on(last[-1], paragraph[0]):
            last = last + paragraph
            continue
        if last:
            yield last
        last = paragraph
    if last:
        yield last


def _goes_on(end: Line, start: Line) -> bool:
    if _differs(end.size, start.size) or end.weight != start.weight or is_list_item(end.text):
        return False
    return start.text[0].islower() and not ends_sentence(end.text) and len(end.text) >= SHORTEST_CUT_LINE

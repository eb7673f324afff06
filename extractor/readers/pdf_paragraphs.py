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
_MARGIN = 0.12
_WIDER_PITCH = 1.25
_OTHER_SIZE = 0.08
_MEANT_SLACK = 0.1
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
            if place and (_PAGE_NUMBER.match(line.text) or (key in running and key in seen)):
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


def _folded(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _margin_of(line: Line, page: PageLines) -> str | None:
    if line.bottom < _MARGIN * page.height:
        return "head"
    return "foot" if line.top > (1 - _MARGIN) * page.height else None


def _page_paragraphs(lines: list[Line], page_width: float) -> Iterator[Paragraph]:
    if not lines:
        return
    left = min(line.x0 for line in lines)
    width = max(max(line.x1 for line in lines) - left, _LEAST_COLUMN * page_width)
    pitch = _usual_pitch(lines)
    paragraph = [lines[0]]
    for previous, line in pairwise(lines):
        if _set_apart(previous, line, pitch) or _is_meant(previous, line, width) or _is_indented(previous, line, left):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _usual_pitch(lines: list[Line]) -> float:
    """The distance of lines within paragraphs, in font sizes: the lower quartile, as paragraphs' gaps are wider."""
    pitches = sorted(_pitch(a, b) for a, b in pairwise(lines) if not _differs(a.size, b.size))
    return pitches[len(pitches) // 4] if pitches else 1.2


def _pitch(a: Line, b: Line) -> float:
    return (b.bottom - a.bottom) / max(a.size, b.size, 1.0)


def _differs(a: float, b: float) -> bool:
    return abs(a - b) > _OTHER_SIZE * max(a, b)


def _set_apart(previous: Line, line: Line, pitch: float) -> bool:
    """Whether space, size or weight sets the line apart from the one above it."""
    weights = {previous.weight, line.weight}
    return (
        _pitch(previous, line) > _WIDER_PITCH * pitch or _differs(previous.size, line.size) or weights == {True, False}
    )


def _is_meant(previous: Line, line: Line, width: float) -> bool:
    """Whether the author ended the line above: a list goes on here, or the first word here would have fitted there."""
    text = previous.text
    if is_list_item(line.text):
        return True
    closed = ends_sentence(text)
    if line.text[0].islower() and not closed:
        return False
    first = line.words[0].bbox
    slack = width - previous.width - _SPACE_EM * previous.size - (first[2] - first[0])
    return slack > (0 if closed else _MEANT_SLACK * width)


def _is_indented(previous: Line, line: Line, left: float) -> bool:
    """Whether the line begins a paragraph by its indent."""
    return line.x0 - left > line.size and previous.x0 - left < 0.5 * line.size and ends_sentence(previous.text)


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

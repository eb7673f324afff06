"""What is printed around the text of PDF pages: running heads and feet, page numbers, a browser's marks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from extractor.readers.pdf_lines import Line
from extractor.readers.pdf_page import PageLines

_PAGE_NUMBER = re.compile(
    r"^(?:pag(?:ina|\.)?\s*)?[-–—]?\s*(?P<number>\d{1,4})\s*(?:(?:/|di|of)\s*\d{1,4})?\s*[-–—]?$", re.IGNORECASE
)
# The day of printing and the address that browsers print around a page, with its title and number.
_TIME = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d\b")
_ADDRESS = re.compile(r"^(?:https?|file|ﬁle)://\S+(?: \d+/\d+)?$")
_MARGIN = 0.12


class Margins:
    """The heads and feet of pages: what repeats is kept once, feet at the end; numbers and a browser's marks never."""

    def __init__(self) -> None:
        self._pages_with: Counter[str] = Counter()
        self._seen: set[str] = set()
        self._feet: list[Line] = []
        self._beside: dict[str, Line] = {}

    def count(self, page: PageLines) -> None:
        """Takes notice of a page; all pages must have been counted before any line can be judged."""
        self._pages_with.update({_folded(line) for line in page.body() if _place(line, page)})
        for line in page.beside:
            self._beside.setdefault(_folded(line), line)

    def leave(self, line: Line, page: PageLines) -> bool:
        """Whether the line belongs where it stands."""
        place = _place(line, page)
        if place is None:
            return True
        is_new = self._is_new(line)
        if self._pages_with[_folded(line)] == 1:
            return True
        if place == "foot" and is_new:
            self._feet.append(line)
        return place == "head" and is_new

    def kept(self) -> Iterator[Line]:
        """Once all lines were judged: running feet, then what runs beside the text, each once."""
        yield from self._feet
        yield from filter(self._is_new, self._beside.values())

    def _is_new(self, line: Line) -> bool:
        """Whether no line like this has been asked about before."""
        key = _folded(line)
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new


def without_marks(page: PageLines) -> PageLines:
    """The page without its number and a browser's marks."""
    printed = {id(line) for line in _printed_around(page)}
    return page._replace(regions=[[line for line in region if id(line) not in printed] for region in page.regions])


def _printed_around(page: PageLines) -> Iterator[Line]:
    """The page's number, and all that stands on one line with a browser's marks."""
    lines = list(page.body())
    margin = [line for line in lines if _place(line, page)]
    for mark in margin:
        if _TIME.match(mark.text) or (_ADDRESS.match(mark.text) and _is_marked(mark, margin)):
            yield from (line for line in margin if _on_one_line(line, mark))
    edges = (min(line.top for line in lines), max(line.top for line in lines)) if lines else ()
    for line in lines:
        number = _PAGE_NUMBER.match(line.text)
        if number and (_place(line, page) or (line.top in edges and int(number["number"]) == line.page)):
            yield line


def _is_marked(address: Line, margin: Iterable[Line]) -> bool:
    """Whether the page's number stands beside the address, which may else be the document's own."""
    return address.text[-1].isdigit() or any(
        "/" in line.text and _PAGE_NUMBER.match(line.text) for line in margin if _on_one_line(line, address)
    )


def _on_one_line(a: Line, b: Line) -> bool:
    return min(a.bottom, b.bottom) > max(a.top, b.top)


def _folded(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _place(line: Line, page: PageLines) -> str | None:
    if line.bottom < _MARGIN * page.height:
        return "head"
    return "foot" if line.top > (1 - _MARGIN) * page.height else None

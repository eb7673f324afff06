"""One page of a PDF → its lines, region by region, in reading order."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from pypdfium2 import PdfPage

from extractor.readers.pdf_blocks import blocks_of
from extractor.readers.pdf_boxes import boxed
from extractor.readers.pdf_dots import with_dots
from extractor.readers.pdf_drawings import drawings_of
from extractor.readers.pdf_frame import Frame
from extractor.readers.pdf_initials import with_initials
from extractor.readers.pdf_lines import Line, lines_of
from extractor.readers.pdf_regions import regions_of
from extractor.readers.pdf_ruled import ruled_tables
from extractor.readers.pdf_words import Word, words_of


class PageLines(NamedTuple):
    """The lines of one page, region by region in reading order, with the page's width and height in points.

    `beside` are lines that run another way than most, as a number of protocol up the margin does.
    """

    regions: list[list[Line]]
    beside: list[Line]
    width: float
    height: float

    def body(self) -> Iterator[Line]:
        """The lines of its regions."""
        return chain(*self.regions)


def lines_of_page(page: PdfPage, number: int) -> PageLines:
    """The lines of a pdfium page, the `number`th of its document, counted from 1."""
    return laid_out(page, words_of(page, Frame.of(page)), number)


def laid_out(page: PdfPage, words: list[Word], number: int) -> PageLines:
    """The lines that words of a page form, however they were found."""
    frame = Frame.of(page)
    by_turn = _by_turn(words)
    turn = next(iter(by_turn), 0)
    width, height = frame.size(turn)
    drawings = drawings_of(page, frame, turn)
    words = with_dots(with_initials(by_turn.pop(turn, [])), drawings.shapes, frame)
    tables = ruled_tables(words, drawings, number)
    in_tables = {word.order for table in tables for word in table.words}
    blocks = [*blocks_of(word for word in words if word.order not in in_tables), *tables]
    regions = regions_of(boxed(blocks, drawings.shapes, number, width * height), number)
    beside = [line for others in by_turn.values() for line in lines_of(others, number)]
    return PageLines(regions, beside, width, height)


def _by_turn(words: list[Word]) -> dict[int, list[Word]]:
    """The words by the direction in which they run, the direction of most letters first."""
    letters: Counter[int] = Counter()
    for word in words:
        letters[word.turn] += len(word.text)
    return {turn: [word for word in words if word.turn == turn] for turn, _ in letters.most_common()}

"""Pages that wait for the last one: they come back as they were, once, and take little memory until then."""

import tracemalloc
from collections.abc import Callable

from extractor.readers.pdf_lines import Line
from extractor.readers.pdf_page import PageLines
from extractor.readers.pdf_pages import WaitingPages
from extractor.readers.pdf_words import Piece, Word

PAGES = 40


def page(number: int) -> PageLines:
    lines = [
        Line([word(f"parola{column * row}", 50.0 * column, 15.0 * row) for column in range(10)], number)
        for row in range(10, 40)
    ]
    return PageLines([lines], [], 595.0, 842.0)


def word(text: str, x0: float, top: float) -> Word:
    bbox = (x0, top, x0 + 40, top + 11)
    return Word((Piece(text, bbox),), bbox, 11.0, bold=False, turn=0, order=0)


def taken_by(keep: Callable[[PageLines], None]) -> int:
    """The bytes that pages take, kept in this way."""
    tracemalloc.start()
    for number in range(PAGES):
        keep(page(number))
    size, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size


def test_pages_come_back_once_in_their_order() -> None:
    waiting = WaitingPages()
    for number in (1, 2, 3):
        waiting.add(page(number))
    assert list(waiting.taken()) == [page(number) for number in (1, 2, 3)]
    assert not list(waiting.taken())


def test_waiting_pages_take_a_tenth_of_the_memory_of_their_lines() -> None:
    lines: list[PageLines] = []
    assert taken_by(WaitingPages().add) < 0.1 * taken_by(lines.append)


def test_the_words_of_all_pages_are_known() -> None:
    waiting = WaitingPages()
    waiting.add(PageLines([[Line([word("«Vela»,", 50, 300)], 1)]], [Line([word("Prot.", 20, 400)], 1)], 595.0, 842.0))
    assert waiting.vocabulary == {"vela", "prot"}

"""The page of a PDF in terminals that can show more or less: each asked what it can, each given the best of it.

The review runs as a program in a pseudo-terminal that answers as such a terminal does.
"""

from pathlib import Path

import pytest

from tests.readers import samples
from tests.tui.terminal import running
from tests.tui.test_page import PAGES, keep


@pytest.mark.parametrize(
    ("attributes", "kitty", "drawn"),
    [(b"62;4;22", False, b"\x1bP"), (b"62;22", True, "\U0010eeee".encode()), (b"62;22", False, "▀".encode())],
    ids=["Sixel", "Kitty", "half cells"],
)
def test_a_terminal_gets_the_best_that_it_can_show(
    tmp_path: Path, attributes: bytes, kitty: bool, drawn: bytes
) -> None:
    url = f"sqlite:///{tmp_path / 'review.db'}"
    keep(samples.write(tmp_path, "valdora.pdf", samples.drawn_pdf(PAGES)), url)
    with running("--lang", "en", "review", "--db", url, attributes=attributes, kitty=kitty) as terminal:
        terminal.read_until(b"VALDORA")
        terminal.type(b"z")
        terminal.read_until(drawn)
        terminal.type(b"\x1b")
        terminal.read_until(b"Documents")
        terminal.type(b"a")
        terminal.read_until(b"accepted")


def test_a_terminal_that_says_it_has_no_cells_gets_a_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'review.db'}"
    keep(samples.write(tmp_path, "valdora.pdf", samples.drawn_pdf(PAGES)), url)
    with running("--lang", "en", "review", "--db", url, size=(0, 0)) as terminal:
        terminal.read_until(b"VALDORA")
        terminal.type(b"z")
        terminal.read_until(b"No page")
        terminal.type(b"a")
        terminal.read_until(b"accepted")

"""The page of a PDF in terminals that can show more or less: each asked what it can, each given the best of it.

The review runs as a program in a pseudo-terminal that answers as such a terminal does.
"""

import os
import re
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

import pytest

from tests.readers import samples
from tests.tui.test_page import PAGES, keep

# Windows has no pseudo-terminals of this kind.
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

PATIENCE = 60
PROGRAM = "import sys; from tui.app import run_review; run_review(sys.argv[1], reviewer='anna', lang='en')"
ATTRIBUTES_ASKED = b"\x1b[c"
KITTY_ASKED = re.compile(rb"\x1b_Gi=(\d+)[^;]*a=q")


class Terminal:
    """One end of a pseudo-terminal: types keys, reads the screen, answers what a program asks of it."""

    def __init__(self, end: int, *, attributes: bytes, kitty: bool) -> None:
        self._end = end
        self._attributes = attributes
        self._kitty = kitty

    def type(self, keys: bytes) -> None:
        """What the keyboard sends."""
        os.write(self._end, keys)

    def read_until(self, wanted: bytes) -> bytes:
        """All that the program writes until this is among it."""
        seen, deadline = b"", time.monotonic() + PATIENCE
        while wanted not in seen:
            assert time.monotonic() < deadline, seen[-2000:]
            if select([self._end], [], [], 0.1)[0]:
                data = os.read(self._end, 65_536)
                self._answer(data)
                seen += data
        return seen

    def _answer(self, asked: bytes) -> None:
        if ATTRIBUTES_ASKED in asked:
            self.type(b"\x1b[?%bc" % self._attributes)
        query = KITTY_ASKED.search(asked)
        if query and self._kitty:
            self.type(b"\x1b_Gi=%b;OK\x1b\\" % query[1])


@contextmanager
def reviewing(url: str, *, attributes: bytes, kitty: bool) -> Iterator[Terminal]:
    """The review of a store in a terminal."""
    end, other = os.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 1200, 800))
    environment = {**os.environ, "TERM": "xterm-256color"}
    command = [sys.executable, "-c", PROGRAM, url]
    program = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, env=environment, cwd=Path.cwd())
    os.close(other)
    try:
        yield Terminal(end, attributes=attributes, kitty=kitty)
    finally:
        program.kill()
        program.wait()
        os.close(end)


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
    with reviewing(url, attributes=attributes, kitty=kitty) as terminal:
        terminal.read_until(b"VALDORA")
        terminal.type(b"z")
        terminal.read_until(drawn)
        terminal.type(b"\x1b")
        terminal.read_until(b"Documents")
        terminal.type(b"a")
        terminal.read_until(b"accepted")

"""A program in a pseudo-terminal: keys in, screen out, and an answer to what the program asks of a terminal."""

import os
import re
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

import pytest

# Windows has no pseudo-terminals of this kind.
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

PATIENCE = 60  # seconds
ATTRIBUTES_ASKED = b"\x1b[c"
KITTY_ASKED = re.compile(rb"\x1b_Gi=(\d+)[^;]*a=q")
_CODES = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[\]P_].*?(?:\x07|\x1b\\)", re.DOTALL)


class Terminal:
    """One end of a pseudo-terminal, and the program at the other; `attributes` and `kitty` say what it can show."""

    def __init__(self, end: int, program: subprocess.Popen[bytes], *, attributes: bytes, kitty: bool) -> None:
        self.program = program
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

    def words_until(self, wanted: str) -> str:
        """The words that the program writes until these are among them, without the codes between."""
        return _CODES.sub("", self.read_until(wanted.encode()).decode("utf-8", "replace"))

    def _answer(self, asked: bytes) -> None:
        if ATTRIBUTES_ASKED in asked:
            self.type(b"\x1b[?%bc" % self._attributes)
        query = KITTY_ASKED.search(asked)
        if query and self._kitty:
            self.type(b"\x1b_Gi=%b;OK\x1b\\" % query[1])


@contextmanager
def running(
    *arguments: str, attributes: bytes = b"62;22", kitty: bool = False, size: tuple[int, int] = (120, 40)
) -> Iterator[Terminal]:
    """Spoglio with these arguments in a terminal that says it has so many cells, of 10 by 20, ended afterwards."""
    end, other = os.openpty()
    width, height = size
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 10 * width, 20 * height))
    # Textual would believe these before the terminal.
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    environment = {**inherited, "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "extractor", *arguments]
    program = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, env=environment)
    os.close(other)
    try:
        yield Terminal(end, program, attributes=attributes, kitty=kitty)
    finally:
        program.kill()
        program.wait()
        os.close(end)

"""The program itself in a real terminal: it opens, answers, says what was done, and loses nothing when it is killed."""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path

import pytest

from extractor.schema.decision import Action
from extractor.store.session import open_store
from tests.tui.examples import filled_store, small, valdora

PATIENCE = 60.0  # seconds


class Terminal:
    """A program in a pseudo-terminal of 120 by 40 cells."""

    def __init__(self, *arguments: str) -> None:
        self._end, inner = pty.openpty()
        ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.program = subprocess.Popen(
            [sys.executable, "-m", "extractor", *arguments], stdin=inner, stdout=inner, stderr=inner, env=environment
        )
        os.close(inner)
        self.written = ""

    def wait_for(self, words: str) -> str:
        """Reads until the program has written these words; what came since the last wait, without its codes."""
        until = time.monotonic() + PATIENCE
        seen = ""
        while words not in seen:
            assert time.monotonic() < until, f"no {words!r} in {seen[-2000:]!r}"
            if select.select([self._end], [], [], 0.2)[0]:
                try:
                    self.written += os.read(self._end, 65536).decode("utf-8", "replace")
                except OSError:
                    break
            seen = re.sub(r"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[\]P].*?(\x07|\x1b\\)", "", self.written)
        self.written = ""
        return seen

    def press(self, keys: str) -> None:
        """Types keys."""
        os.write(self._end, keys.encode())

    def close(self) -> None:
        """Ends the program, if it has not ended."""
        self.program.kill()
        self.program.wait()
        os.close(self._end)


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A store of two documents."""
    filled_store(tmp_path, valdora(), small(1)).close()
    return f"sqlite:///{tmp_path / 'review.db'}"


@pytest.fixture
def terminal(database: str) -> Iterator[Terminal]:
    """The review of the store, open at its first document."""
    opened = Terminal("--lang", "en", "review", "--db", database, "--reviewer", "anna")
    opened.wait_for("VALDORA")
    yield opened
    opened.close()


def deeds(database: str) -> list[tuple[Action, str | None]]:
    with open_store(database) as store:
        return [(one.action, one.item) for one in store.decisions(store.documents()[0].id)]


def test_what_was_decided_outlives_the_program(terminal: Terminal, database: str) -> None:
    terminal.press("a")
    terminal.wait_for("accepted")
    terminal.press("x")
    terminal.wait_for("rejected")
    terminal.program.send_signal(signal.SIGKILL)
    terminal.program.wait()
    assert deeds(database) == [(Action.ACCEPT, "p1"), (Action.REJECT, "o1")]


def test_leaving_says_what_was_done_and_which_rule_was_wrong(terminal: Terminal, database: str) -> None:
    terminal.press("a")
    terminal.wait_for("accepted")
    terminal.press("x")
    terminal.wait_for("rejected")
    terminal.press("q")
    said = terminal.wait_for("it.partners.example")
    assert "0 documents approved, 2 facts looked at." in said
    assert "accepted: 1 · corrected: 0 · rejected: 1 · added: 0" in said
    assert terminal.program.wait(PATIENCE) == 0

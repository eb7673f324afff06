"""The program itself in a real terminal: it opens, answers, says what was done, and loses nothing when it is killed."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.schema.decision import Action
from extractor.store.session import open_store
from tests.tui.examples import filled_store, small, valdora
from tests.tui.terminal import PATIENCE, Terminal, running


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A store of two documents."""
    filled_store(tmp_path, valdora(), small(1)).close()
    return f"sqlite:///{tmp_path / 'review.db'}"


@pytest.fixture
def terminal(database: str) -> Iterator[Terminal]:
    """The review of the store, its first fact accepted and its second rejected."""
    with running("--lang", "en", "review", "--db", database, "--reviewer", "anna") as opened:
        opened.read_until(b"VALDORA")
        opened.type(b"a")
        opened.read_until(b"accepted")
        opened.type(b"x")
        opened.read_until(b"rejected")
        yield opened


def test_what_was_decided_outlives_the_program(terminal: Terminal, database: str) -> None:
    terminal.program.send_signal(signal.SIGKILL)
    terminal.program.wait()
    with open_store(database) as store:
        decisions = store.decisions(store.documents()[0].id)
    assert [(one.action, one.item) for one in decisions] == [(Action.ACCEPT, "p1"), (Action.REJECT, "o1")]


def test_leaving_says_what_was_done_and_which_rule_was_wrong(terminal: Terminal) -> None:
    terminal.type(b"q")
    said = terminal.words_until("it.partners.example")
    assert "0 documents approved, 2 facts looked at." in said
    assert "accepted: 1 · corrected: 0 · rejected: 1 · added: 0" in said
    assert terminal.program.wait(PATIENCE) == 0

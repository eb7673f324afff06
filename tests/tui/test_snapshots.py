"""The screens as pictures, in a small terminal and a large one. `pytest --snapshot-update` draws them anew."""

import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extractor.store.session import Store
from tests.tui.examples import filled_store, ticking, two_leads
from tests.tui.piloting import SIZES
from tui.app import ReviewApp
from tui.review_state import ReviewState


@pytest.fixture(autouse=True)
def rome(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The history is told in the time of the place."""
    monkeypatch.setenv("TZ", "Europe/Rome")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


Compare = Callable[..., bool]

SCREENS = {
    "first": [],
    "decided": ["a", "x", "j", "a", "n"],
    "queue": ["tab", "j"],
    "selection": ["slash", *"marta", "enter", "shift+right"],
    "search": ["slash", *"torr"],
    "correct": ["end", "k", "k", "k", "e"],
    "wrong": ["j", "e", "f4", "x", "enter"],
    "accept-all": ["A", "left"],
    "words": ["j", "w", "right"],
    "link": ["j", "l"],
    "merge": ["j", "m"],
    "same": ["a", "s"],
    "split": ["j", "d"],
    "history": ["a", "x", "u", "j", "l", "2", "h"],
    "alias": ["j", "j", "e", "f1", *"Politecnico", "enter", "s", "2"],
    "error": ["x", "n"],
    "add": ["i"],
    "approve": ["enter"],
    "approved": ["enter", "enter", "k", "tab", "k"],
    "filter": ["f"],
    "jump": ["g", *"borgo"],
    "help": ["question_mark"],
}


@pytest.mark.parametrize("size", SIZES, ids=["small", "large"])
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_a_screen_looks_as_it_should(
    store: Store, snap_compare: Compare, keys: list[str], size: tuple[int, int]
) -> None:
    app = ReviewApp(ReviewState(store, reviewer="anna", clock=ticking(), own_rules=Path("regole")))
    assert snap_compare(app, press=keys, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=["small", "large"])
def test_warnings_are_overridden_with_a_note(tmp_path: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    with filled_store(tmp_path, two_leads()) as store:
        app = ReviewApp(ReviewState(store, reviewer="anna", clock=ticking()))
        assert snap_compare(app, press=["enter", "enter"], terminal_size=size)


def corrected_by_bruno(store: Store) -> None:
    state = ReviewState(store, reviewer="bruno", clock=ticking())
    state.open_first()
    assert state.facts.current
    state.correct({**state.facts.current.item.model_dump(mode="json"), "name": "VAL DORA"})


@pytest.mark.parametrize("size", SIZES, ids=["small", "large"])
def test_two_values_side_by_side(store: Store, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def meet(pilot: Pilot[None]) -> None:
        await pilot.pause()
        corrected_by_bruno(store)
        await pilot.press("a")

    run: Callable[[Pilot[None]], Awaitable[None]] = meet
    app = ReviewApp(ReviewState(store, reviewer="anna", clock=ticking()))
    assert snap_compare(app, run_before=run, terminal_size=size)


def test_light(store: Store, snap_compare: Compare) -> None:
    async def lighten(pilot: Pilot[None]) -> None:
        pilot.app.theme = "spoglio-light"

    app = ReviewApp(ReviewState(store, reviewer="anna", clock=ticking()))
    assert snap_compare(app, run_before=lighten, terminal_size=SIZES[0])

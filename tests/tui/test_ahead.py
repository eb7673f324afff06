"""What is done between keys, so that no key waits for it."""

import asyncio
import gc
from collections.abc import Iterator

import pytest
from textual.app import App

from tui.screens import ahead


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    """The garbage collector as it was, after each test."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


async def test_old_garbage_is_collected_from_time_to_time(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[str] = []
    monkeypatch.setattr(ahead, "_COLLECTED_EVERY", 0.01)
    monkeypatch.setattr(gc, "collect", lambda: looks.append("look"))
    app: App[object] = App()
    async with app.run_test():
        ahead.collect_between_keys(app)
        for _ in range(500):
            if len(looks) > 1:
                break
            await asyncio.sleep(0.01)
    assert len(looks) > 1


async def test_keys_do_not_make_python_look_for_old_garbage() -> None:
    young, middle, _old = gc.get_threshold()
    app: App[object] = App()
    async with app.run_test():
        ahead.collect_between_keys(app)
        assert gc.get_threshold() == (young, middle, 1_000_000)


async def test_the_real_look_is_one_that_textual_can_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_COLLECTED_EVERY", 0.01)
    app: App[object] = App()
    async with app.run_test() as pilot:
        ahead.collect_between_keys(app)
        await asyncio.sleep(0.1)
        await pilot.pause()
        assert app.is_running

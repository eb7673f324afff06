"""Painting only what has changed: it must come to the same as painting everything."""

import gc
from pathlib import Path

import pytest
from rich.segment import Segment

from extractor.settings import Settings
from extractor.store.session import Store
from tests.tui.examples import filled_store, small
from tests.tui.piloting import SIZES, Driver, driving
from tui.app import open_review
from tui.widgets.found_list import FoundList

SITTINGS = {
    "facts": "j j k a x u ctrl+y n space end home pagedown a u",
    "panes": "tab tab tab shift+tab j k end home tab right shift+right down",
    "search": "slash t o r r enter tab tab slash p o n t e escape tab tab",
    "filter": "f tab down enter tab tab tab tab enter j k",
    "jump": "g p o n t e down up z z backspace backspace enter j a",
    "approval": "enter enter j a u",
    "hidden": "a x tab shift+tab a tab j shift+tab x tab k",
}


def picture(review: Driver) -> list[list[Segment]]:
    """What stands on the screen, line by line, with its colours."""
    screen = review.app.screen
    return [list(strip) for strip in screen._compositor.render_strips(screen.size)]


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "200x60"])
@pytest.mark.parametrize("keys", SITTINGS.values(), ids=SITTINGS)
async def test_painted_in_part_is_as_painted_whole(store: Store, size: tuple[int, int], keys: str) -> None:
    async with driving(store, size) as review:
        for key in keys.split():
            await review.press(key)
            painted = picture(review)
            for widget in review.app.screen.walk_children():
                widget.refresh()
            await review.pilot.pause()
            assert picture(review) == painted, key


async def test_a_jump_lists_all_that_it_finds(tmp_path: Path) -> None:
    with filled_store(tmp_path, *map(small, range(30))) as store:
        async with driving(store, SIZES[0]) as review:
            await review.press("g", *"ponte", *(["down"] * 40))
            assert review.app.screen.query_one(FoundList).cursor == 29
            await review.press("enter")
            assert review.source == "borgo-29.txt"


async def test_a_jump_that_finds_nothing_goes_nowhere(store: Store) -> None:
    async with driving(store, SIZES[0]) as review:
        await review.press("g", *"zeppelin", "down", "enter")
        found = review.app.screen.query_one(FoundList)
        assert (found.render_line(0).text.strip(), review.asked) == ("none", "JumpScreen")
        await review.press("escape")
        assert review.source == "valdora.txt"


def test_the_lines_of_the_queue_are_no_business_of_the_collector(store: Store) -> None:
    try:
        open_review(store, Settings(reviewer="anna"))
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()

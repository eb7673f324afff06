"""Questions that are built once: asked again they are as new, whatever was done in them before."""

import pytest
from textual.widgets import Input, OptionList, Select, Static

from extractor.store.session import Store
from tests.tui.piloting import SIZES, Driver, driving
from tui.widgets.found_list import FoundList

LEFT_BEHIND = {
    "help": (["question_mark"], ["u", "n", "d", "o", "down", "escape"]),
    "jump": (["g"], [*"ponte", "down", "escape"]),
    "filter": (["f"], ["tab", "tab", "escape"]),
    "queue filter": (["tab", "f"], ["down", "down", "escape", "tab", "tab"]),
    "accept all": (["A"], ["left", "left", "tab", "escape"]),
    "list": (["i"], ["down", "down", "escape"]),
    "approve": (["enter"], ["tab", "enter"]),
    "form of a project": (["e"], ["tab", "b", "escape"]),
    "form of a partner": (["j", "e"], [*"cons", "tab", "p", "escape"]),
    "form of an amount": (["i", "b"], [*"12", "enter", "f5", "a", "escape"]),
    "form of a date": (["i", "d"], [*"presto", "enter", "shift+tab", "escape"]),
    "form of a place": (["i", "l"], [*"Trento", "tab", "space", "escape", "pagedown", "f9", "escape"]),
    "form of an event": (["i", "e"], [*"x", "tab", *"x", "enter", "escape"]),
}
# A form, then one of another fact of the same list; each with what is done in the first.
AFTER_ANOTHER = {
    "partners": (["j", "e"], [*"Cuneo", "tab", "p", "f1", "backspace", "enter", "escape"], ["j", "e"]),
    "amounts": ([*["j"] * 5, "e"], [*"tanto", "enter", "escape"], ["j", "e"]),
    "new place": (["i", "l"], [*"Trento", "tab", "s", "f5", *"IT", "escape"], ["i", "l"]),
    "add after correct": (["j", "e"], ["x", "tab", "down", "escape"], ["i", "o"]),
}


def seen(review: Driver) -> list[object]:
    """What a question says and where its focus is."""
    screen = review.app.screen
    focused = screen.focused
    return [
        review.asked,
        focused and focused.id,
        *((str(one.content), one.display, one.classes) for one in screen.query(Static)),
        *((one.value, one.selection, one.scroll_offset, one.render_line(0).text) for one in screen.query(Input)),
        *((one.value, one.expanded) for one in screen.query(Select)),
        *(one.highlighted for one in screen.query(OptionList) if one is focused),
        *(one.cursor for one in screen.query(FoundList)),
    ]


@pytest.mark.parametrize(("asking", "answering"), LEFT_BEHIND.values(), ids=LEFT_BEHIND)
async def test_a_question_asked_again_is_as_new(store: Store, asking: list[str], answering: list[str]) -> None:
    async with driving(store) as review:
        await review.press(*asking)
        first = seen(review)
        await review.press(*answering, "home", *asking)
        assert first[0] != "ReviewScreen"
        assert seen(review) == first


@pytest.mark.parametrize(("before", "answering", "asking"), AFTER_ANOTHER.values(), ids=AFTER_ANOTHER)
async def test_nothing_is_left_of_another_fact(
    store: Store, before: list[str], answering: list[str], asking: list[str]
) -> None:
    first = ["j"] * before.count("j")
    async with driving(store) as review:
        await review.press(*first, *asking)
        expected = seen(review)
    async with driving(store) as review:
        await review.press(*before, *answering, *asking)
        assert review.asked == "ItemFormScreen"
        assert seen(review) == expected


async def test_a_question_asked_again_shows_what_holds_now(store: Store) -> None:
    async with driving(store) as review:
        await review.press("enter")
        before = str(review.app.screen.query_one("#approve-question", Static).content)
        await review.press("escape", "a", "enter")
        after = str(review.app.screen.query_one("#approve-question", Static).content)
        assert int(after.split()[0]) == int(before.split()[0]) - 1


async def test_a_question_follows_a_terminal_that_has_changed_meanwhile(store: Store) -> None:
    async with driving(store, SIZES[1]) as review:
        await review.press("question_mark", "escape")
        await review.pilot.resize_terminal(*SIZES[0])
        await review.press("question_mark")
        assert review.app.screen.size == SIZES[0]
        assert review.app.screen.has_class("-short")


async def test_a_question_follows_the_theme(store: Store) -> None:
    async with driving(store) as review:
        await review.press("j", "e")
        dark = review.app.screen.query_one("#form-title").rich_style
        await review.press("escape")
        review.app.action_change_theme()
        await review.press("e")
        light = review.app.screen.query_one("#form-title").rich_style
        await review.press("escape")
        review.app.action_change_theme()
        await review.press("e")
        assert review.app.screen.query_one("#form-title").rich_style == dark != light

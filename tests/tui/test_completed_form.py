"""Completion in the forms, driven by keys: what is offered, how it is taken, and the fields that it fills."""

import pytest
from textual.widgets import Input, Select

from extractor.schema.record import PlaceType, Status
from extractor.store.session import Store
from tests.tui.piloting import Driver, driving
from tui.widgets.completed_line import CompletedLine


async def typing(review: Driver, words: str) -> None:
    """Types as a reviewer does, and waits until something is offered."""
    await review.type(words)
    await review.app.workers.wait_for_complete()
    await review.pilot.pause()


def shown(review: Driver) -> str:
    """What stands in the line that has the focus, the part on offer included."""
    line = review.app.focused
    assert isinstance(line, CompletedLine)
    return "".join(segment.text for segment in line.render_line(0)).rstrip()


def value(review: Driver, field: str) -> object:
    control = review.app.screen.query_one(f"#field-{field}")
    assert isinstance(control, Input | Select)
    return control.value


@pytest.mark.parametrize("key", ["right", "end"])
async def test_a_new_place_is_completed_with_its_fields(store: Store, key: str) -> None:
    async with driving(store) as review:
        await review.press("i", "l")
        await typing(review, "trent")
        assert (shown(review), value(review, "name")) == ("trentino", "trent")
        await review.press(key)
        fields = ("name", "type", "country", "code")
        assert [value(review, field) for field in fields] == ["Trentino", "region", "IT", "ITH2"]


async def test_a_name_that_begins_otherwise_is_offered_behind_an_arrow(store: Store) -> None:
    async with driving(store) as review:
        await review.press("i", "o")
        await typing(review, "innovazione trent")
        assert shown(review) == "innovazione trent  → Hub Innovazione Trentino"
        await review.press("right")
        assert (shown(review), value(review, "country")) == ("Hub Innovazione Trentino", "IT")


async def test_enter_saves_what_was_typed_not_what_is_offered(store: Store) -> None:
    async with driving(store) as review:
        await review.press("end", "k", "k", "e")
        await typing(review, "Cune")
        assert shown(review) == "Cuneo"
        await review.press("enter")
        assert review.asked == "ReviewScreen"
        assert review.item("l1").model_dump()["name"] == "Cune"


async def test_nothing_is_offered_for_what_stood_there(store: Store) -> None:
    async with driving(store) as review:
        await review.press("j", "j", "e")
        await review.app.workers.wait_for_complete()
        await review.pilot.pause()
        assert shown(review) == "Politecnico di Aosta"
        await review.press("end", "end", "enter")
        assert review.status("o2") is Status.ACCEPTED


async def test_what_a_place_says_already_stays(store: Store) -> None:
    async with driving(store) as review:
        await review.press("end", "k", "k", "e")
        await typing(review, "Lubian")
        await review.press("right", "enter")
        place = review.item("l1").model_dump()
        kept = (place["name"], place["country"], place["code"], place["type"])
        assert kept == ("Lubiana", "IT", "004078", PlaceType.CITY)


async def test_the_programme_is_completed_too(store: Store) -> None:
    async with driving(store) as review:
        await review.press("e")
        review.app.screen.query_one("#field-programme").focus()
        await review.pilot.pause()
        await typing(review, "alpine")
        assert shown(review) == "alpine  → Interreg Alpine Space"
        await review.press("end", "enter")
        assert review.item("p1").model_dump()["programme"] == "Interreg Alpine Space"


async def test_what_was_approved_is_offered_in_the_next_document(store: Store) -> None:
    async with driving(store) as review:
        await review.press("enter", "enter")
        assert review.source == "borgo-1.txt"
        await review.press("i", "p")
        await typing(review, "vald")
        assert shown(review) == "valdORA"
        await review.press("right")
        assert value(review, "name") == "VALDORA"
        await review.press("escape", "i", "o")
        await typing(review, "consorzio i")
        assert shown(review) == "consorzio irriguo Stura"
        await review.press("right")
        assert value(review, "name") == "Consorzio Irriguo Stura"


async def test_the_cursor_moves_where_nothing_is_offered(store: Store) -> None:
    async with driving(store) as review:
        await review.press("i", "o")
        await typing(review, "Zzqx")
        await review.press("left", "left", "right", "a", "end", "b", "shift+end", "home", "shift+end", "c")
        assert value(review, "name") == "c"

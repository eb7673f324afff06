"""Who else is at work: said in the store, heard by the others, forgotten with time."""

from datetime import datetime, timedelta

from extractor.store.session import Store
from tests.tui.examples import START
from tui.presence import Presence


class Clock:
    """A clock that tests turn on."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def test_each_hears_what_the_others_have_open(store: Store) -> None:
    clock = Clock()
    anna, bruno = (Presence(store, reviewer=name, clock=clock) for name in ("anna", "bruno"))
    first, second, _third = (document.id for document in store.documents())
    assert anna.tell(first) == {}
    assert bruno.tell(first) == {first: "anna"}
    assert anna.tell(second) == {first: "bruno"}
    bruno.leave()
    assert anna.tell(second) == {}
    assert bruno.tell(None) == {second: "anna"}
    clock.now += timedelta(minutes=2)
    assert bruno.tell(None) == {}


def test_one_reviewer_in_two_windows_meets_themselves(store: Store) -> None:
    one, other = Presence(store, reviewer="anna"), Presence(store, reviewer="anna")
    first = store.documents()[0].id
    one.tell(first)
    assert other.tell(first) == {first: "anna"}

"""Who has which document open, on every database: one document a sitting, the newest word, stale ones left out."""

from datetime import timedelta

from extractor.store.holders import Holder
from extractor.store.session import Store
from tests.store.samples import NOON

LATER = NOON + timedelta(minutes=1)


def test_a_sitting_has_one_document_open_until_it_lets_go(store: Store) -> None:
    store.hold("d1", sitting="s1", reviewer="anna", at=NOON)
    store.hold("d1", sitting="s2", reviewer="bruno", at=LATER)
    store.hold("d2", sitting="s1", reviewer="anna", at=LATER)
    anna, bruno = Holder("s1", "anna", "d2", LATER), Holder("s2", "bruno", "d1", LATER)
    assert store.held(since=NOON) == [anna, bruno]
    store.let_go("s1")
    assert store.held(since=NOON) == [bruno]


def test_who_has_said_nothing_of_late_holds_nothing(store: Store) -> None:
    store.hold("d1", sitting="s1", reviewer="anna", at=NOON)
    assert store.held(since=LATER) == []

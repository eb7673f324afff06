"""Walking through facts and documents: filters, the next open one, and places that stay."""

from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.schema.record import LISTS, Record, Status
from extractor.store.summaries import DocumentStatus, DocumentSummary
from tests.tui.examples import valdora
from tui.facts import FactFilter, Looked, facts_of
from tui.facts_state import Facts
from tui.queue_state import Queue


def ids(facts: Facts) -> list[str]:
    return [fact.item.id for fact in facts.shown]


def current(facts: Facts) -> str | None:
    return facts.current.item.id if facts.current else None


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (FactFilter(list="projects"), ["p1"]),
        (FactFilter(below=0.6), ["b2", "l2"]),
        (FactFilter(remarks=True), ["o4", "b2", "d2"]),
        (FactFilter(project="p1", list="dates"), ["d2", "d3", "d4"]),
        (FactFilter(looked=Looked.DECIDED), []),
        (FactFilter(looked=Looked.REJECTED), []),
        (FactFilter(looked=Looked.OPEN, list="events"), ["e1"]),
    ],
)
def test_a_filter_shows_only_what_it_admits(chosen: FactFilter, expected: list[str]) -> None:
    facts = Facts(valdora())
    facts.narrow(chosen)
    assert ids(facts) == expected
    assert current(facts) == (expected[0] if expected else "p1")


def test_moving_stops_at_the_ends() -> None:
    facts = Facts(valdora())
    facts.move(-1)
    assert current(facts) == "p1"
    facts.move(99)
    assert current(facts) == "e1"
    facts.move(-2)
    assert current(facts) == "l1"


def test_the_next_open_fact_is_looked_for_round_the_record() -> None:
    facts = Facts(valdora())
    facts.move(99)
    assert facts.go_to_next_open()
    assert current(facts) == "p1"


def test_facts_left_for_later_come_last() -> None:
    facts = Facts(valdora())
    facts.skip()
    facts.select("e1")
    facts.go_to_next_open()
    assert current(facts) == "o1"
    for fact in facts.shown:
        facts.select(fact.item.id)
        facts.skip()
    assert current(facts) == "p1"


def test_the_next_open_fact_obeys_the_filter() -> None:
    facts = Facts(valdora())
    facts.narrow(FactFilter(list="places"))
    facts.go_to_next_open()
    assert current(facts) == "l2"
    facts.go_to_next_open()
    assert current(facts) == "l1"


def test_a_place_in_the_text_leads_to_its_fact() -> None:
    record = valdora()
    facts = Facts(record)
    found = facts.at(record.document.text.index("Politecnico di Aosta") + 3)
    assert found and found.item.id == "o2"
    assert facts.at(record.document.text.index("presidente")) is None


def test_the_cursor_stays_near_when_its_fact_goes() -> None:
    record = valdora()
    facts = Facts(record)
    facts.select("l2")
    facts.replace(record.model_copy(update={"places": record.places[:1]}))
    assert current(facts) == "e1"
    facts.replace(None)
    assert facts.current is None
    facts.move(1)
    assert facts.current is None
    assert not facts.go_to_next_open()


def errors(record: Record) -> dict[str, list[str]]:
    return {fact.item.id: [finding.words for finding in fact.errors] for fact in facts_of(record) if fact.errors}


def with_status(record: Record, item_id: str, status: Status) -> Record:
    lists: dict[str, Any] = {
        name: [one.model_copy(update={"status": status}) if one.id == item_id else one for one in getattr(record, name)]
        for name in LISTS
    }
    return record.model_copy(update=lists)


def test_a_record_hangs_together_until_something_it_needs_is_rejected() -> None:
    record = valdora()
    assert errors(record) == {}
    assert errors(with_status(record, "o1", Status.REJECTED)) == {
        "b3": ["«620,000 EUR» refers to «Comunità montana della Val Dora», which was rejected."],
        "e1": ["«Torrenti in ascolto» refers to «Comunità montana della Val Dora», which was rejected."],
    }


def test_the_checks_follow_the_record_as_it_stands() -> None:
    record = valdora()
    total, share = record.budgets[0], record.budgets[2]
    swapped = [total.model_copy(update={"amount": "600000", "notes": ["in cifre"]}), share]
    found = {fact.item.id: fact.remarks for fact in facts_of(record.model_copy(update={"budgets": swapped}))}
    assert found["b3"] == ("more than the project's total",)
    assert found["b1"] == ("in cifre", "the partners' shares add up to more than this total")
    mended = [total.model_copy(update={"notes": ["più del totale del progetto", "in cifre"]}), share]
    found = {fact.item.id: fact.remarks for fact in facts_of(record.model_copy(update={"budgets": mended}))}
    assert (found["b1"], found["b3"]) == (("in cifre",), ())


def document(number: int, status: DocumentStatus = "proposed", **about: str) -> DocumentSummary:
    return DocumentSummary(
        id=f"d{number}",
        source=f"{number}.txt",
        path=f"{number}.txt",
        media_type="text/plain",
        title=about.get("title"),
        publisher=about.get("publisher"),
        published=None,
        status=status,
        error=None,
        facts=1,
        open_facts=1,
        lowest_confidence=0.5,
        added=datetime(2022, 1, 1, tzinfo=UTC),
        reviewer=None,
    )


@pytest.fixture
def queue() -> Queue:
    return Queue(
        [
            document(1, title="Acque condivise", publisher="Comunità montana"),
            document(2, "approved", title="Boschi"),
            document(3, "failed"),
            document(4, "in_review", title="Acque alte"),
        ]
    )


def shown(queue: Queue) -> list[str]:
    return [one.id for one in queue.shown]


def test_the_queue_counts_what_can_be_reviewed(queue: Queue) -> None:
    assert (queue.approved, queue.readable) == (1, 3)


def test_every_word_of_a_search_must_stand_in_a_document(queue: Queue) -> None:
    queue.narrow(words="acque")
    assert shown(queue) == ["d1", "d4"]
    queue.narrow(words="COMUNITÀ acque")
    assert shown(queue) == ["d1"]
    assert [one.id for one in queue.find("4.txt")] == ["d4"]


def test_a_status_narrows_the_queue(queue: Queue) -> None:
    queue.narrow(status="approved")
    assert shown(queue) == ["d2"]
    assert (queue.position("d2"), queue.position("d1")) == (0, None)


def test_the_next_unfinished_document_is_neither_approved_nor_failed(queue: Queue) -> None:
    following = queue.next_unfinished("d1")
    assert following and following.id == "d4"
    following = queue.next_unfinished("d4")
    assert following and following.id == "d1"


def test_a_document_that_leaves_the_filter_still_has_a_next_one(queue: Queue) -> None:
    queue.narrow(status="proposed")
    queue.update(document(1, "approved"))
    assert shown(queue) == []
    assert queue.next_unfinished("d1") is None
    assert queue.approved == 2


def test_a_change_without_a_new_status_is_shown(queue: Queue) -> None:
    queue.update(document(4, "in_review", title="Acque basse"))
    assert queue.shown[3].title == "Acque basse"


WORDS = st.sampled_from(["", "acque", "ACQUE alte", "boschi", "txt"])
STATUSES = st.sampled_from(get_args(DocumentStatus))
SUMMARIES = st.builds(
    lambda number, status, title: document(number, status, title=title),
    st.integers(0, 5),
    STATUSES,
    st.sampled_from(["Acque alte", "Acque condivise", "Boschi"]),
)


@given(st.lists(SUMMARIES, max_size=9), WORDS, st.none() | STATUSES)
def test_a_queue_that_is_mended_is_as_one_read_anew(
    changes: list[DocumentSummary], words: str, status: DocumentStatus | None
) -> None:
    documents = [document(number, title="Acque basse") for number in range(6)]
    mended = Queue(documents)
    mended.narrow(words=words, status=status)
    for change in changes:
        mended.update(change)
        documents[int(change.id[1:])] = change
    fresh = Queue(documents)
    fresh.narrow(words=words, status=status)
    assert mended.shown == fresh.shown
    assert [mended.position(one.id) for one in mended.shown] == list(range(len(mended.shown)))
    assert (mended.approved, mended.readable, mended.open_facts) == (fresh.approved, fresh.readable, fresh.open_facts)
    assert mended.find(words) == fresh.find(words)


def test_a_country_without_a_partner_is_a_remark_that_keeps_nobody_from_approving() -> None:
    record = valdora()
    lonely = [record.projects[0].model_copy(update={"countries": ["IT", "FR", "CH"]})]
    [project, *_others] = facts_of(record.model_copy(update={"projects": lonely}))
    assert project.remarks == ("no partner was found in: CH",)
    assert (project.warnings, project.errors) == ((), ())

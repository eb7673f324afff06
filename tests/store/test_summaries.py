"""Lists, figures, failures and the stream of records."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from extractor.errors import StoreError
from extractor.schema.decision import Action, Decision
from extractor.store.session import Store
from extractor.store.summaries import DocumentSummary, StoreCounts
from tests.store.samples import NOON, lists, record

SAMPLE = record()
DOCUMENT = SAMPLE.document.id


def test_a_line_says_what_the_document_says_and_how_far_it_is(store: Store) -> None:
    store.save_record(SAMPLE, path="/in/lagune.txt")
    [line] = store.documents()
    assert line == DocumentSummary(
        id=DOCUMENT,
        source="lagune.txt",
        path="/in/lagune.txt",
        media_type="text/plain",
        title="Lagune Vive",
        publisher="Regione",
        published="2021-03-03",
        status="proposed",
        error=None,
        facts=8,
        open_facts=8,
        lowest_confidence=0.5,
        added=line.added,
        reviewer=None,
    )
    assert line.added.tzinfo is not None
    assert store.document(DOCUMENT) == line


def test_a_line_follows_the_decisions(store: Store) -> None:
    store.save_record(SAMPLE, path="/in/lagune.txt")
    for item in ("d1", "d2", "l1", "e1", "p1"):
        store.decide(DOCUMENT, action=Action.ACCEPT, item=item, list=None, reviewer="anna", at=NOON)
    last = store.decide(DOCUMENT, action=Action.REJECT, item="o2", list=None, reviewer="bruno", at=NOON)
    line = store.document(DOCUMENT)
    assert (line.status, line.facts, line.open_facts) == ("in_review", 7, 2)
    assert (line.lowest_confidence, line.reviewer) == (0.7, "bruno")
    store.undo([last], reviewer="carla", at=NOON)
    line = store.document(DOCUMENT)
    assert (line.facts, line.open_facts, line.lowest_confidence, line.reviewer) == (8, 3, 0.6, "anna")


def test_documents_come_in_order_of_arrival_and_by_status(store: Store) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        store.save_record(record(source=name, content=name.encode()), path=name)
    store.save_failure(path="/in/rotto.pdf", source="rotto.pdf", reason="cifrato")
    second = store.documents()[1].id
    store.decide(second, action=Action.APPROVE, item=None, list=None, reviewer="anna", at=NOON)
    assert [line.source for line in store.documents()] == ["b.txt", "a.txt", "c.txt", "rotto.pdf"]
    sources = {
        status: [line.source for line in store.documents(status=status)]
        for status in ("proposed", "in_review", "approved", "failed")
    }
    assert sources == {
        "proposed": ["b.txt", "c.txt"],
        "in_review": [],
        "approved": ["a.txt"],
        "failed": ["rotto.pdf"],
    }


def test_a_failure_is_listed_until_the_file_can_be_read(store: Store) -> None:
    store.save_failure(path="/in/lagune.txt", source="lagune.txt", reason="vuoto")
    [first] = store.documents()
    store.save_failure(path="/in/lagune.txt", source="lagune.txt", reason="cifrato")
    [line] = store.documents()
    assert (line.status, line.error, line.source, line.path) == ("failed", "cifrato", "lagune.txt", "/in/lagune.txt")
    assert (line.id, line.added) == (first.id, first.added)
    assert store.document(line.id) == line
    assert store.counts().failures == 1
    store.save_record(SAMPLE, path="/in/altrove.txt")
    assert [one.status for one in store.documents()] == ["failed", "proposed"]
    store.save_record(SAMPLE, path="/in/lagune.txt")
    assert [one.status for one in store.documents()] == ["proposed"]
    with pytest.raises(StoreError, match="no document failed:"):
        store.document(line.id)


def test_a_file_name_that_is_no_text_is_kept_in_escapes(store: Store) -> None:
    path = "/in/citt\udce0.txt"
    store.save_failure(path=path, source="citt\udce0.txt", reason=f"non si legge {path}")
    assert [line.path for line in store.documents()] == ["/in/citt\\udce0.txt"]
    store.save_record(SAMPLE, path=path)
    assert [line.status for line in store.documents()] == ["proposed"]


def test_the_counts_are_those_of_the_records(store: Store) -> None:
    assert store.counts() == StoreCounts({"proposed": 0, "in_review": 0, "approved": 0, "failed": 0}, {}, 0)
    for name in ("a.txt", "b.txt"):
        store.save_record(record(source=name, content=name.encode()), path=name)
    first = store.documents()[0].id
    store.decide(first, action=Action.REJECT, item="o1", list=None, reviewer="anna", at=NOON)
    counts = store.counts()
    assert counts.documents == {"proposed": 1, "in_review": 1, "approved": 0, "failed": 0}
    assert counts.facts["partners"] == {"proposed": 3, "rejected": 1}
    assert {name: sum(of_list.values()) for name, of_list in counts.facts.items()} == {
        "projects": 2,
        "partners": 4,
        "budgets": 2,
        "dates": 4,
        "places": 2,
        "events": 2,
    }


def test_records_come_by_source_then_id_as_code_points_order_them(store: Store) -> None:
    names = ["b.txt", "B.txt", "à.txt", "a b.txt", "a.txt", "a.txt"] + [f"n{number:02}.txt" for number in range(30)]
    records = [record(source=name, content=f"{place}".encode()) for place, name in enumerate(names)]
    for one in records:
        store.save_record(one, path=one.document.source)
    expected = sorted(records, key=lambda one: (one.document.source, one.document.id))
    assert list(store.records(status="all")) == expected
    assert list(store.records(status="approved")) == []
    chosen = expected[25]
    store.decide(chosen.document.id, action=Action.APPROVE, item=None, list=None, reviewer="anna", at=NOON)
    assert list(store.records(status="approved")) == [chosen]


def test_records_may_be_changed_while_they_stream(store: Store) -> None:
    for number in range(25):
        store.save_record(record(source=f"{number:02}.txt", content=f"{number}".encode()), path="x")
    for one in store.records(status="all"):
        store.decide(one.document.id, action=Action.APPROVE, item=None, list=None, reviewer="anna", at=NOON)
    assert store.counts().documents["approved"] == 25


def test_listing_reads_no_texts_and_folds_nothing(store: Store) -> None:
    store.save_record(SAMPLE, path="/in/lagune.txt")
    with reading(store) as statements:
        store.documents()
        store.counts()
    assert statements and not mentioned(statements, "texts", "proposals", "decisions")


def test_approved_names_are_read_without_texts_and_proposals(store: Store) -> None:
    approve(store, "a.txt")
    with reading(store) as statements:
        assert store.approved_names("partners")
    assert statements and not mentioned(statements, "texts", "proposals")


@contextmanager
def reading(store: Store) -> Iterator[list[str]]:
    """The statements that read something in the meantime."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "FROM" in statement:
            statements.append(statement)

    with store.session() as connection:
        engine = connection.engine
    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def mentioned(statements: list[str], *tables: str) -> bool:
    return any(table in statement for statement in statements for table in tables)


def approve(store: Store, name: str) -> tuple[str, Decision]:
    """Saves and approves a document of this name; its id, and the approval."""
    sample = record(source=name, content=name.encode())
    store.save_record(sample, path=name)
    decision = store.decide(sample.document.id, action=Action.APPROVE, item=None, list=None, reviewer="anna", at=NOON)
    return sample.document.id, decision


def test_approved_names_come_with_how_often_they_were_approved(store: Store) -> None:
    assert store.approved_names("partners") == []
    store.save_record(record(source="open.txt", content=b"open"), path="open.txt")
    rejecting = record(source="b.txt", content=b"b.txt")
    store.save_record(rejecting, path="b.txt")
    store.decide(rejecting.document.id, action=Action.REJECT, item="o1", list=None, reviewer="anna", at=NOON)
    assert store.approved_names("partners") == []
    approve(store, "a.txt")
    approve(store, "b.txt")
    assert store.approved_names("partners") == [("Museo del Mare", 2), ("Consorzio Delta", 1)]
    assert store.approved_names("projects") == [("Lagune Vive", 2)]
    assert store.approved_names("projects", "programme") == []


def test_names_count_once_a_record_and_only_while_its_approval_stands(store: Store) -> None:
    found = lists()
    found["partners"].append({**found["partners"][0], "id": "o3", "project": None})
    store.save_record(record(found, source="a.txt", content=b"a.txt"), path="a.txt")
    document, approval = approve(store, "a.txt")
    assert store.approved_names("partners") == [("Consorzio Delta", 1), ("Museo del Mare", 1)]
    store.undo([approval], reviewer="anna", at=NOON)
    assert store.approved_names("partners") == []
    store.redo([approval])
    store.decide(document, action=Action.REOPEN, reason="un refuso", reviewer="anna", at=NOON)
    assert store.approved_names("partners") == []
    store.decide(document, action=Action.CORRECT, item="o2", after={"name": "Museo"}, reviewer="anna", at=NOON)
    store.decide(document, action=Action.APPROVE, reviewer="anna", at=NOON)
    assert store.approved_names("partners") == [("Consorzio Delta", 1), ("Museo", 1)]


def test_streaming_holds_a_few_records_at_a_time(store: Store) -> None:
    text = "Il progetto Lagune Vive è finanziato. " * 2_000
    for number in range(80):
        found = record({}, text=text + str(number), source=f"{number:03}.txt", content=f"{number}".encode())
        store.save_record(found, path="x")

    def peak(count: int) -> int:
        tracemalloc.start()
        for place, _ in enumerate(store.records(status="all")):
            if place == count:
                break
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(0)
    assert peak(79) < 1.2 * peak(39)

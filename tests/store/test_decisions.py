"""Decisions through the store: what each does to the record, what is refused, undo and redo."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any, cast

import pytest

from extractor.errors import Conflict, StoreError
from extractor.schema.decision import Action, Decision
from extractor.store.judgement import Judgement
from extractor.store.session import Store
from tests.store.samples import NOON, evidence, record

SAMPLE = record()
DOCUMENT = SAMPLE.document.id
LEAD = SAMPLE.partners[0].model_dump(mode="json")


@pytest.fixture
def stored(store: Store) -> Store:
    """A store with the sample."""
    store.save_record(SAMPLE, path="/in/lagune.txt")
    return store


def decide(store: Store, action: Action, item: str | None = None, **values: Any) -> Decision:
    """A decision of Anna's."""
    judgement = {"action": action, "item": item, "reviewer": "anna", "at": NOON, **values}
    return store.decide(DOCUMENT, **cast("Judgement", judgement))


def test_a_decision_is_kept_with_all_it_says(stored: Store) -> None:
    in_rome = datetime(2021, 3, 4, 14, 30, tzinfo=timezone(timedelta(hours=1)))
    taken = stored.decide(
        DOCUMENT,
        action=Action.CORRECT,
        item="o1",
        list="partners",
        after={**LEAD, "acronym": "CD"},
        reason="così si firma",
        reviewer=" anna ",
        at=in_rome,
        seen=LEAD,
    )
    assert taken == Decision(
        id=taken.id,
        document=DOCUMENT,
        list="partners",
        item="o1",
        action=Action.CORRECT,
        before=LEAD,
        after={**LEAD, "acronym": "CD", "status": "corrected"},
        reason="così si firma",
        reviewer="anna",
        at=in_rome,
    )
    assert stored.decisions(DOCUMENT) == [taken]
    assert stored.decisions(DOCUMENT)[0].at.tzinfo == UTC
    assert stored.record(DOCUMENT).partners[0].model_dump(mode="json") == taken.after


def test_accepting_changes_the_status_alone(stored: Store) -> None:
    decide(stored, Action.ACCEPT, "o1", seen=LEAD)
    assert stored.record(DOCUMENT).partners[0].model_dump(mode="json") == {**LEAD, "status": "accepted"}


def test_rejecting_keeps_the_item_and_what_refers_to_it(stored: Store) -> None:
    assert decide(stored, Action.REJECT, "o1").after is None
    folded = stored.record(DOCUMENT)
    assert folded.partners[0].model_dump(mode="json") == {**LEAD, "status": "rejected"}
    assert folded.events[0].organiser == "o1"


def test_a_rejected_item_can_be_accepted_after_all(stored: Store) -> None:
    decide(stored, Action.REJECT, "o1")
    decide(stored, Action.ACCEPT, "o1")
    assert stored.record(DOCUMENT).partners[0].status == "accepted"


def test_a_correction_states_what_changes_and_keeps_id_origin_and_score(stored: Store) -> None:
    stated = {"name": "Delta", "evidence": [evidence("Consorzio Delta", nth=1)]}
    decide(stored, Action.CORRECT, "o1", after={**stated, "id": "o2", "origin": "x", "confidence": 0.1})
    assert stored.record(DOCUMENT).partners[0].model_dump(mode="json") == {**LEAD, **stated, "status": "corrected"}


def test_an_addition_gets_its_id_from_the_store_and_is_the_reviewers(stored: Store) -> None:
    taken = decide(stored, Action.ADD, list="dates", after={"edtf": "2021-05", "id": "d1", "origin": "x"})
    added = stored.record(DOCUMENT).dates[-1]
    assert (taken.item, taken.before) == ("d3", None)
    assert (added.id, added.origin, added.status, added.confidence, added.edtf) == (
        "d3",
        "reviewer",
        "added",
        1.0,
        "2021-05",
    )


def test_the_id_of_an_undone_addition_is_not_given_again(stored: Store) -> None:
    first = decide(stored, Action.ADD, list="partners", after={"name": "Ente Parco"})
    stored.undo([first], reviewer="anna", at=NOON)
    assert decide(stored, Action.ADD, list="partners", after={"name": "Capitaneria"}).item == "o4"


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown item": ({"action": Action.ACCEPT, "item": "o7"}, "no such fact: o7"),
    "an item of another list": ({"action": Action.ACCEPT, "item": "o1", "list": "dates"}, "no such fact: o1"),
    "no item": ({"action": Action.REJECT}, "no such fact"),
    "a correction of nothing": ({"action": Action.CORRECT, "item": "o1"}, "needs the corrected fact"),
    "an unknown field": ({"action": Action.CORRECT, "item": "o1", "after": {"nome": "x"}}, "nome: Extra inputs"),
    "a wrong value": ({"action": Action.CORRECT, "item": "b1", "after": {"amount": "1.000,00"}}, "amount: String"),
    "a budget without figures": (
        {"action": Action.CORRECT, "item": "b1", "after": {"amount": None}},
        r"valid: a budget states an amount, a rate or both\.$",
    ),
    "a reference to nothing": (
        {"action": Action.CORRECT, "item": "o1", "after": {"project": "p9"}},
        r"o1: project p9 is not in projects\.$",
    ),
    "a quote that is not there": (
        {"action": Action.CORRECT, "item": "o1", "after": {"evidence": [{"start": 0, "end": 4, "quote": "Roma"}]}},
        "does not hold «Roma» where",
    ),
    "an addition without values": ({"action": Action.ADD, "list": "dates"}, "needs its list and its values"),
    "an addition without a list": ({"action": Action.ADD, "after": {"name": "x"}}, "needs its list and its values"),
    "no reviewer": ({"action": Action.ACCEPT, "item": "o1", "reviewer": " "}, "name of its reviewer"),
    "reopening what is open": ({"action": Action.REOPEN, "reason": "x"}, "nothing to reopen"),
    "a time without a zone": (
        {"action": Action.ACCEPT, "item": "o1", "at": NOON.replace(tzinfo=None)},
        "needs its time zone",
    ),
}


@pytest.mark.parametrize(("judgement", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_makes_no_sense_is_refused_and_leaves_no_trace(
    stored: Store, judgement: dict[str, Any], reason: str
) -> None:
    with pytest.raises(StoreError, match=reason):
        decide(stored, **judgement)
    assert stored.decisions(DOCUMENT) == []
    assert stored.record(DOCUMENT) == SAMPLE
    assert stored.document(DOCUMENT).status == "proposed"


def test_an_unknown_document_is_named(store: Store) -> None:
    unknown = f"sha256:{'0' * 64}"
    for ask in (store.record, store.document):
        with pytest.raises(StoreError, match=f"no document {unknown}"):
            ask(unknown)
    with pytest.raises(StoreError, match=f"no document {unknown}"):
        store.decide(unknown, action=Action.ACCEPT, item="o1", reviewer="anna", at=NOON)


def test_a_fact_changed_since_it_was_seen_is_a_conflict_with_both_values(stored: Store) -> None:
    decide(stored, Action.CORRECT, "o1", after={"name": "Delta"})
    theirs = stored.record(DOCUMENT).partners[0].model_dump(mode="json")
    with pytest.raises(Conflict) as caught:
        decide(stored, Action.CORRECT, "o1", after={"name": "Delta Srl"}, seen=LEAD)
    assert (caught.value.mine, caught.value.theirs) == ({"name": "Delta Srl"}, theirs)
    decide(stored, Action.CORRECT, "o1", after={"name": "Delta Srl"}, seen=theirs)
    assert stored.record(DOCUMENT).partners[0].name == "Delta Srl"


def test_a_fact_that_is_gone_since_it_was_seen_is_a_conflict(stored: Store) -> None:
    lists = SAMPLE.model_dump(mode="json", include={"projects"})
    stored.save_record(record(lists), path="/in/lagune.txt")
    with pytest.raises(Conflict) as caught:
        decide(stored, Action.ACCEPT, "o1", seen=LEAD)
    assert caught.value.theirs is None


def test_an_approved_record_is_closed_until_it_is_reopened(stored: Store) -> None:
    accepted = decide(stored, Action.ACCEPT, "o1")
    seen = stored.record(DOCUMENT).model_dump(mode="json")
    decide(stored, Action.APPROVE, seen=seen)
    assert stored.document(DOCUMENT).status == "approved"
    with pytest.raises(StoreError, match="approved already"):
        decide(stored, Action.APPROVE)
    for refused in (Action.ACCEPT, Action.REJECT):
        with pytest.raises(StoreError, match="reopen it before"):
            decide(stored, refused, "o2")
    with pytest.raises(StoreError, match="reopen it before"):
        stored.undo([accepted], reviewer="anna", at=NOON)
    with pytest.raises(StoreError, match="say why"):
        decide(stored, Action.REOPEN, reason=" ")
    decide(stored, Action.REOPEN, reason="manca un partner")
    assert stored.document(DOCUMENT).status == "in_review"
    decide(stored, Action.REJECT, "o2")
    assert [item.status for item in stored.record(DOCUMENT).partners] == ["accepted", "rejected"]


def test_a_record_changed_since_it_was_seen_is_not_approved(stored: Store) -> None:
    seen = stored.record(DOCUMENT).model_dump(mode="json")
    decide(stored, Action.REJECT, "o1")
    with pytest.raises(Conflict):
        decide(stored, Action.APPROVE, seen=seen)
    assert stored.document(DOCUMENT).status == "in_review"


def test_undo_and_redo_mark_the_row_and_change_the_record(stored: Store) -> None:
    taken = decide(stored, Action.CORRECT, "o1", after={"name": "Delta"})
    stored.undo([taken], reviewer="bruno", at=NOON)
    assert stored.record(DOCUMENT) == SAMPLE
    assert stored.decisions(DOCUMENT) == [taken.model_copy(update={"undone": True})]
    assert stored.document(DOCUMENT).status == "proposed"
    with pytest.raises(StoreError, match="undone already"):
        stored.undo([taken], reviewer="anna", at=NOON)
    stored.redo([taken])
    assert stored.record(DOCUMENT).partners[0].name == "Delta"
    assert stored.decisions(DOCUMENT) == [taken]
    with pytest.raises(StoreError, match="is not undone"):
        stored.redo([taken])
    with pytest.raises(StoreError, match="no decision number 99"):
        stored.undo([taken.model_copy(update={"id": 99})], reviewer="anna", at=NOON)


def test_several_decisions_are_taken_together_or_not_at_all(stored: Store) -> None:
    other = record(source="altre-lagune.txt", content=b"altre")
    stored.save_record(other, path="/in/altre-lagune.txt")
    signed: dict[str, Any] = {"reviewer": "anna", "at": NOON}
    accept = cast("Judgement", {"action": Action.ACCEPT, "item": "o1", **signed})
    unknown = cast("Judgement", {"action": Action.ACCEPT, "item": "o99", **signed})
    with pytest.raises(StoreError, match="no such fact: o99"):
        stored.decide_all({DOCUMENT: [accept], other.document.id: [unknown]})
    assert stored.decisions(DOCUMENT) == []
    approve = cast("Judgement", {"action": Action.APPROVE, **signed})
    taken = stored.decide_all({DOCUMENT: [accept, approve], other.document.id: [accept]})
    assert {one.document: stored.document(one.document).status for one in taken} == {
        DOCUMENT: "approved",
        other.document.id: "in_review",
    }
    assert stored.record(DOCUMENT).partners[0].status == "accepted"
    stored.undo(taken, reviewer="anna", at=NOON)
    assert stored.record(DOCUMENT) == SAMPLE
    assert stored.record(other.document.id) == other
    stored.redo(taken)
    assert stored.decisions(DOCUMENT) + stored.decisions(other.document.id) == sorted(
        taken, key=lambda one: (one.document != DOCUMENT, one.id)
    )


def test_a_decision_under_a_later_one_is_not_undone_unnoticed(stored: Store) -> None:
    first = decide(stored, Action.CORRECT, "o1", after={"name": "Delta"})
    decide(stored, Action.CORRECT, "o1", after={"name": "Delta Srl"})
    with pytest.raises(Conflict) as caught:
        stored.undo([first], reviewer="anna", at=NOON)
    assert caught.value.mine == LEAD
    assert caught.value.theirs is not None and caught.value.theirs["name"] == "Delta Srl"


def test_a_decision_is_not_redone_over_a_later_one(stored: Store) -> None:
    first = decide(stored, Action.CORRECT, "o1", after={"name": "Delta"})
    stored.undo([first], reviewer="anna", at=NOON)
    decide(stored, Action.REJECT, "o1")
    with pytest.raises(Conflict):
        stored.redo([first])


def test_an_addition_that_others_refer_to_is_not_undone(stored: Store) -> None:
    added = decide(stored, Action.ADD, list="projects", after={"name": "Delta Due"})
    decide(stored, Action.CORRECT, "o1", after={"project": added.item})
    with pytest.raises(StoreError, match="o1: project p2 is not in projects"):
        stored.undo([added], reviewer="anna", at=NOON)


def test_an_approval_is_not_redone_over_a_changed_record(stored: Store) -> None:
    accepted = decide(stored, Action.ACCEPT, "o1")
    approved = decide(stored, Action.APPROVE)
    stored.undo([approved], reviewer="anna", at=NOON)
    stored.redo([approved])
    stored.undo([approved], reviewer="anna", at=NOON)
    stored.undo([accepted], reviewer="anna", at=NOON)
    with pytest.raises(StoreError, match="approve it anew"):
        stored.redo([approved])


def test_a_reopening_is_not_undone_over_later_decisions(stored: Store) -> None:
    decide(stored, Action.APPROVE)
    reopened = decide(stored, Action.REOPEN, reason="manca un partner")
    later = decide(stored, Action.REJECT, "o2")
    with pytest.raises(Conflict):
        stored.undo([reopened], reviewer="anna", at=NOON)
    stored.undo([later], reviewer="anna", at=NOON)
    stored.undo([reopened], reviewer="anna", at=NOON)
    assert stored.document(DOCUMENT).status == "approved"

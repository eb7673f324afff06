"""The fold alone: rows in, record out."""

from contextlib import suppress
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from extractor.errors import StoreError
from extractor.schema.decision import Action, Decision
from extractor.schema.record import LISTS, ListName, Record
from extractor.store.fold import Dossier, Proposal, fold
from extractor.store.judgement import Judgement, judge
from tests.store.samples import NOON, TEXT, evidence, record

SAMPLE = record()


def proposals(sample: Record = SAMPLE, *, without: tuple[str, ...] = ()) -> list[Proposal]:
    """The record's items as proposals; those in `without` as no longer proposed."""
    found: list[Proposal] = []
    for name in LISTS:
        for position, item in enumerate(getattr(sample, name)):
            found.append(Proposal(name, None if item.id in without else position, item.model_dump(mode="json")))
    return found


def dump(item_id: str, **changes: Any) -> dict[str, Any]:
    """The dump of an item of the sample, with changes."""
    [item] = [item for _, item in SAMPLE.items() if item.id == item_id]
    return {**item.model_dump(mode="json"), **changes}


def decision(number: int, action: Action, item: str | None = None, **values: Any) -> Decision:
    """A decision on an item of the sample, or on the whole record."""
    lists: dict[str, ListName] = {item.id: name for name, item in SAMPLE.items()}
    defaults = {"list": lists.get(item or ""), "before": None, "after": None, "reason": None, "reviewer": "anna"}
    return Decision.model_validate(
        {"id": number, "document": SAMPLE.document.id, "item": item, "action": action, "at": NOON, **defaults, **values}
    )


def ids(folded: Record) -> list[str]:
    """The ids of all items in order."""
    return [item.id for _, item in folded.items()]


def test_without_decisions_the_record_is_as_proposed_in_the_proposals_order() -> None:
    assert fold(SAMPLE.document, reversed(proposals()), []) == SAMPLE


def test_the_last_standing_decision_on_an_item_holds() -> None:
    first = decision(1, Action.CORRECT, "o1", after=dump("o1", name="Delta", status="corrected"))
    second = decision(2, Action.CORRECT, "o1", after=dump("o1", name="Delta Srl", status="corrected"))
    assert fold(SAMPLE.document, proposals(), [first, second]).partners[0].name == "Delta Srl"
    undone = second.model_copy(update={"undone": True})
    assert fold(SAMPLE.document, proposals(), [first, undone]).partners[0].name == "Delta"


def test_a_rejected_item_stays_in_its_place_marked_as_such() -> None:
    folded = fold(SAMPLE.document, proposals(), [decision(1, Action.REJECT, "o1", before=dump("o1"))])
    assert [(item.id, item.status) for item in folded.partners] == [("o1", "rejected"), ("o2", "proposed")]


def test_an_added_item_comes_after_the_proposed_ones() -> None:
    added = dump("o1", id="o3", name="Ente Parco", status="added", origin="reviewer")
    folded = fold(SAMPLE.document, proposals(), [decision(1, Action.ADD, "o3", list="partners", after=added)])
    assert [item.id for item in folded.partners] == ["o1", "o2", "o3"]


def test_what_is_no_longer_proposed_goes_unless_it_was_decided() -> None:
    assert ids(fold(SAMPLE.document, proposals(without=("o2", "b1")), [])) == ["p1", "o1", "d1", "d2", "l1", "e1"]
    accepted = decision(1, Action.ACCEPT, "b1", after=dump("b1", status="accepted"))
    folded = fold(SAMPLE.document, proposals(without=("o2", "b1")), [accepted])
    assert ids(folded) == ["p1", "o1", "b1", "d1", "d2", "l1", "e1"]


def test_what_a_decided_item_refers_to_stays_and_what_that_refers_to() -> None:
    gone = ("p1", "o1", "o2", "b1", "d1", "d2", "l1", "e1")
    accepted = decision(1, Action.ACCEPT, "d2", after=dump("d2", status="accepted"))
    folded = fold(SAMPLE.document, proposals(without=gone), [accepted])
    assert ids(folded) == ["p1", "o1", "d2", "l1", "e1"]


def test_an_approved_record_stays_as_it_was_approved() -> None:
    after = SAMPLE.model_dump(mode="json", exclude={"document": {"text"}})
    approved = decision(1, Action.APPROVE, after=after)
    later = SAMPLE.document.model_copy(update={"title": "Altro titolo"})
    assert fold(later, proposals(without=("o2",)), [approved]) == SAMPLE
    reopened = decision(2, Action.REOPEN, reason="manca un partner")
    folded = fold(later, proposals(without=("o2",)), [approved, reopened])
    assert (folded.document.title, [item.id for item in folded.partners]) == ("Altro titolo", ["o1"])


def test_evidence_moves_to_the_nearest_place_where_its_quote_stands_now() -> None:
    longer = "Lagune Vive! " + TEXT
    accepted = decision(1, Action.ACCEPT, "p1", after=dump("p1", status="accepted"))
    document = SAMPLE.document.model_copy(update={"text": longer})
    [project] = fold(document, [], [accepted]).projects
    assert [one.model_dump(mode="json") for one in project.evidence] == [evidence("Lagune Vive", longer, nth=1)]
    assert project.notes == []


def test_evidence_that_stands_nowhere_any_more_is_left_out_and_said() -> None:
    accepted = decision(1, Action.ACCEPT, "p1", after=dump("p1", status="accepted", notes=["da verificare"]))
    document = SAMPLE.document.model_copy(update={"text": "Un altro testo."})
    [project] = fold(document, [], [accepted]).projects
    assert project.evidence == []
    assert project.notes == ["da verificare", "The text as it is read now no longer holds «Lagune Vive»."]


def test_decisions_that_do_not_go_together_are_told() -> None:
    orphan = dump("o1", id="o3", project="p9")
    with pytest.raises(ValidationError, match="p9 is not in projects"):
        fold(SAMPLE.document, proposals(), [decision(1, Action.ADD, "o3", list="partners", after=orphan)])


NAMES = st.text(min_size=1, max_size=5)
ITEM_IDS = st.sampled_from([*ids(SAMPLE), "o3", "p2"])
JUDGEMENTS = st.one_of(
    st.fixed_dictionaries({"action": st.sampled_from([Action.ACCEPT, Action.REJECT]), "item": ITEM_IDS}),
    st.fixed_dictionaries(
        {
            "action": st.just(Action.CORRECT),
            "item": ITEM_IDS,
            "after": st.fixed_dictionaries(
                {"confidence": st.just(0.1)}, optional={"project": st.sampled_from(["p1", None])}
            ),
        }
    ),
    st.fixed_dictionaries(
        {
            "action": st.just(Action.ADD),
            "list": st.sampled_from(["projects", "partners", "events"]),
            "after": st.fixed_dictionaries({"name": NAMES}),
        }
    ),
    st.fixed_dictionaries(
        {"action": st.sampled_from([Action.APPROVE, Action.REOPEN]), "reason": st.sampled_from(["perché sì", None])}
    ),
)


def signed(judgement: dict[str, Any]) -> Judgement:
    return cast("Judgement", {"reviewer": "anna", "at": NOON, **judgement})


@given(st.lists(JUDGEMENTS, max_size=8))
def test_judged_together_is_judged_one_after_the_other(judgements: list[dict[str, Any]]) -> None:
    singly = Dossier(SAMPLE.document, proposals(), [])
    try:
        for judgement in judgements:
            singly = judge(singly, [signed(judgement)])
    except StoreError as error:
        with pytest.raises(type(error)):
            judge(Dossier(SAMPLE.document, proposals(), []), map(signed, judgements))
    else:
        assert judge(Dossier(SAMPLE.document, proposals(), []), map(signed, judgements)) == singly


@given(st.lists(JUDGEMENTS, max_size=8))
def test_an_item_by_itself_is_as_the_record_has_it(judgements: list[dict[str, Any]]) -> None:
    dossier = Dossier(SAMPLE.document, proposals(), [])
    for judgement in judgements:
        with suppress(StoreError):
            dossier = judge(dossier, [signed(judgement)])
        if dossier.status() != "approved":
            assert [dossier.item(item.id) for _, item in dossier.record().items()] == list(dossier.record().items())
    assert dossier.item("p99") is None


@given(st.lists(JUDGEMENTS, max_size=12))
def test_every_sequence_of_decisions_undone_gives_the_states_before(judgements: list[dict[str, Any]]) -> None:
    decisions: list[Decision] = []
    states = [SAMPLE]
    for number, judgement in enumerate(judgements, start=1):
        dossier = Dossier(SAMPLE.document, proposals(), decisions)
        try:
            taken = judge(dossier, [signed(judgement)]).decisions[-1]
        except StoreError:
            continue
        decisions.append(taken.model_copy(update={"id": number}))
        states.append(fold(SAMPLE.document, proposals(), decisions))
    for index in reversed(range(len(decisions))):
        assert fold(SAMPLE.document, proposals(), decisions) == states[index + 1]
        decisions[index] = decisions[index].model_copy(update={"undone": True})
        assert fold(SAMPLE.document, proposals(), decisions) == states[index]


@given(st.lists(JUDGEMENTS, max_size=8), st.sets(st.sampled_from(ids(SAMPLE))))
def test_no_withdrawn_proposal_makes_a_decided_record_invalid(judgements: list[dict[str, Any]], gone: set[str]) -> None:
    decisions: list[Decision] = []
    for number, judgement in enumerate(judgements, start=1):
        try:
            taken = judge(Dossier(SAMPLE.document, proposals(), decisions), [signed(judgement)]).decisions[-1]
        except StoreError:
            continue
        decisions.append(taken.model_copy(update={"id": number}))
    # As the machine does it: what a proposal refers to is proposed with it.
    referring = {"p1": set(ids(SAMPLE)) - {"p1", "d1"}, "o1": {"e1"}, "e1": {"l1", "d2"}, "l1": {"e1"}}
    for _ in range(4):
        gone = gone.union(*(referring.get(item, set()) for item in gone))
    folded = fold(SAMPLE.document, proposals(without=tuple(gone)), decisions)
    judged = {taken.item for taken in decisions if taken.item}
    assert judged <= {item.id for _, item in folded.items()}

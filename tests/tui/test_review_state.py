"""The review without a screen, on a real store: judging, undoing, and finding everything again."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import Conflict, StoreError
from extractor.schema.record import Status
from extractor.store.session import Store
from tests.tui.examples import filled_store, small, ticking
from tui import relations, same
from tui.facts import dump
from tui.review_state import Refused, ReviewState

ROOT = Path(__file__).parents[2]


def review(store: Store, reviewer: str = "anna") -> ReviewState:
    state = ReviewState(store, reviewer=reviewer, clock=ticking())
    state.open_first()
    return state


def current(state: ReviewState) -> str | None:
    return state.facts.current.item.id if state.facts.current else None


def status(state: ReviewState, item_id: str) -> Status:
    return next(fact.item.status for fact in state.facts.all if fact.item.id == item_id)


def corrected(state: ReviewState, **values: Any) -> dict[str, Any]:
    assert state.facts.current
    return {**dump(state.facts.current.item), **values}


def test_a_review_opens_at_the_first_open_fact_of_the_first_document_to_review(store: Store) -> None:
    state = review(store)
    assert state.document and state.document.source == "valdora.txt"
    assert current(state) == "p1"
    assert state.progress() == (0, 15, 0, 3, None)


def test_a_judgement_moves_on_and_is_in_the_store_at_once(store: Store) -> None:
    state = review(store)
    state.accept()
    state.reject()
    assert current(state) == "o2"
    assert (status(state, "p1"), status(state, "o1")) == (Status.ACCEPTED, Status.REJECTED)
    assert state.document
    stored = store.record(state.document.id)
    assert (stored.projects[0].status, stored.partners[0].status) == (Status.ACCEPTED, Status.REJECTED)
    assert [(d.reviewer, d.action) for d in store.decisions(state.document.id)] == [
        ("anna", "accept"),
        ("anna", "reject"),
    ]


def test_everything_is_found_again(store: Store) -> None:
    first = review(store)
    first.accept()
    first.correct(corrected(first, role="host"))
    again = review(store)
    assert again.document and again.document.status == "in_review"
    assert current(again) == "o2"
    assert again.record == first.record


def test_accepting_twice_adds_no_decision(store: Store) -> None:
    state = review(store)
    state.accept()
    state.facts.select("p1")
    state.accept()
    assert state.document
    assert len(store.decisions(state.document.id)) == 1


def test_a_rejected_fact_can_be_accepted_after_all(store: Store) -> None:
    state = review(store)
    state.reject()
    state.facts.select("p1")
    state.accept()
    assert status(state, "p1") is Status.ACCEPTED


def test_an_added_fact_becomes_the_current_one(store: Store) -> None:
    state = review(store)
    assert state.record
    text = state.record.document.text
    start = text.index("Marta Giraudo")
    evidence = {"start": start, "end": start + 13, "quote": "Marta Giraudo", "page": None, "bbox": None}
    state.add("partners", {"id": "o0", "origin": "reviewer", "name": "Marta Giraudo", "evidence": [evidence]})
    assert current(state) == "o5"
    assert status(state, "o5") is Status.ADDED
    state.undo()
    assert "o5" not in [fact.item.id for fact in state.facts.all]
    state.redo()
    assert current(state) == "o5"


def test_approving_accepts_the_open_facts_as_one_step(store: Store) -> None:
    state = review(store)
    state.accept()
    before = state.record
    state.approve(accept_open=True)
    assert state.document and state.document.status == "approved"
    assert state.facts.open == []
    assert state.undo()
    assert (state.document.status, state.record) == ("in_review", before)
    assert state.redo()
    assert state.document.status == "approved"


def test_an_approved_record_takes_no_judgement_until_it_is_reopened(store: Store) -> None:
    state = review(store)
    state.approve(accept_open=True)
    for judge in (state.accept, state.reject, state.approve):
        with pytest.raises(StoreError, match="reopen it first"):
            judge()
    state.reopen("una data è sbagliata")
    assert state.document and state.document.status == "in_review"
    assert store.decisions(state.document.id)[-1].reason == "una data è sbagliata"


def test_approval_is_refused_while_a_fact_refers_to_a_rejected_one(store: Store) -> None:
    state = review(store)
    state.reject()
    with pytest.raises(
        Refused, match="«Comunità montana della Val Dora» refers to «VALDORA», which was rejected"
    ) as info:
        state.approve(accept_open=True)
    assert info.value.fact.item.id == "o1"
    assert state.document and state.document.status == "in_review"


def test_the_next_document_is_the_next_that_wants_review(store: Store) -> None:
    state = review(store)
    state.approve(accept_open=True)
    assert state.open_next()
    assert state.document and state.document.source == "borgo-1.txt"
    state.approve(accept_open=True)
    assert state.open_next()
    state.approve(accept_open=True)
    assert not state.open_next()
    assert state.progress() == (2, 2, 3, 3, None)


def test_the_second_reviewer_of_a_fact_meets_the_first(store: Store) -> None:
    anna, bruno = review(store), review(store, "bruno")
    bruno.correct(corrected(bruno, name="VALDORA 2"))
    with pytest.raises(Conflict) as info:
        anna.correct(corrected(anna, name="VAL DORA"))
    assert info.value.mine and info.value.mine["name"] == "VAL DORA"
    assert info.value.theirs and info.value.theirs["name"] == "VALDORA 2"
    anna.reload()
    assert anna.facts.current
    anna.correct(corrected(anna, name="VAL DORA"))
    assert anna.facts.all[0].item.model_dump()["name"] == "VAL DORA"


def test_a_record_changed_by_another_is_not_approved_unseen(store: Store) -> None:
    anna, bruno = review(store), review(store, "bruno")
    anna.approve(accept_open=True)
    anna.undo()
    bruno.reject()
    anna.facts.select("o1")
    with pytest.raises(StoreError, match="Another reviewer has changed"):
        anna.approve()
    assert status(anna, "p1") is Status.REJECTED


def test_there_is_nothing_to_undo_at_first(store: Store) -> None:
    state = review(store)
    assert not state.undo()
    assert not state.redo()


def test_a_new_step_forgets_what_was_undone(store: Store) -> None:
    state = review(store)
    state.accept()
    state.undo()
    state.reject()
    assert not state.redo()


def test_the_steps_of_a_document_wait_for_its_return(store: Store) -> None:
    state = review(store)
    state.accept()
    assert state.document
    first = state.document.id
    state.open_next()
    assert not state.undo()
    state.open(first)
    assert state.undo()
    assert status(state, "p1") is Status.PROPOSED


def test_a_file_that_could_not_be_read_has_no_record(tmp_path: Path) -> None:
    with filled_store(tmp_path) as store:
        store.save_failure(path="a.pdf", source="a.pdf", reason="no text layer")
        state = review(store)
        assert state.document and state.document.error == "no text layer"
        assert state.record is None
        with pytest.raises(StoreError, match="no record"):
            state.accept()


def test_an_empty_store_opens_nothing(tmp_path: Path) -> None:
    with filled_store(tmp_path) as store:
        state = review(store)
        assert state.document is None
        assert state.progress() == (0, 0, 0, 0, None)
        with pytest.raises(StoreError):
            state.open_next()


# Any sequence of actions, undone, gives the state before; redone, the state after.

ACTIONS: dict[str, Callable[[ReviewState], object]] = {
    "accept": lambda state: state.accept(),
    "reject": lambda state: state.reject(),
    "correct": lambda state: state.correct(corrected(state, notes=["visto"])),
    "rename": lambda state: state.correct(corrected(state, name="Altro nome")),
    "add": lambda state: state.add("places", {"id": "l0", "origin": "reviewer", "name": "Borgo"}),
    "accept all": lambda state: state.accept_all(state.facts.open),
    "merge": lambda state: relations.merge(state, relations.mergeable(state.fact_to_judge(), state.facts.all)[0]),
    "split": lambda state: relations.split(state, corrected(state), 0),
    "unlink": lambda state: relations.link(state, None),
    "same here": lambda state: same.repeat(state, same.in_this_document(state)),
    "same everywhere": lambda state: same.repeat(state, same.in_all_documents(state)),
    "approve": lambda state: state.approve(note="va bene così"),
    "approve all": lambda state: state.approve(accept_open=True),
    "reopen": lambda state: state.reopen("da rivedere"),
    "skip": lambda state: state.facts.skip(),
    "down": lambda state: state.facts.move(1),
    "up": lambda state: state.facts.move(-1),
}
numbers = count(100)


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled_store(tmp_path_factory.mktemp("property")) as opened:
        yield opened


def standing(state: ReviewState) -> tuple[object, object]:
    assert state.document
    return state.store.record(state.document.id), state.store.document(state.document.id).status


def do_all(state: ReviewState, actions: list[str]) -> list[tuple[object, object]]:
    """The states before the first step and after each; what is refused leaves no step."""
    states = [standing(state)]
    for name in actions:
        try:
            ACTIONS[name](state)
        except (StoreError, IndexError):
            continue
        if standing(state) != states[-1]:
            states.append(standing(state))
    return states


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=st.lists(st.sampled_from(sorted(ACTIONS)), max_size=9))
def test_undone_gives_the_state_before_and_redone_the_state_after(shared_store: Store, actions: list[str]) -> None:
    record = small(next(numbers))
    shared_store.save_record(record, path=record.document.source)
    state = ReviewState(shared_store, reviewer="anna", clock=ticking())
    state.open(record.document.id)
    states = do_all(state, actions)
    walked = [standing(state)]
    while state.undo():
        if standing(state) != walked[-1]:
            walked.append(standing(state))
    assert walked == states[::-1]
    while state.redo():
        if standing(state) != walked[-1]:
            walked.append(standing(state))
    assert walked == states[::-1] + states[1:]


def test_the_state_of_a_review_knows_no_screen() -> None:
    modules = (
        *("alias_of", "choices", "completion", "deeds", "described", "evidence", "facts", "facts_state", "forms"),
        *("guesses", "history", "presence", "queue_state", "relations", "review_state", "same", "sitting"),
        *("source_file", "spoken_names", "text_layout", "typed_values", "wording"),
    )
    code = "import sys; " + "".join(f"import tui.{name}; " for name in modules) + "print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n"

"""The plan of a review: what is pressed for a gold record, given the machine's."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.messages import set_language
from extractor.schema.record import LISTS, Record
from tests.benchmarks.playing import changed, gold_of, played, said, without
from tests.tui.examples import valdora

MACHINE = valdora()
GOLD = gold_of(MACHINE)
IDS = [item.id for _, item in MACHINE.items()]


@pytest.fixture(autouse=True)
def italian() -> Any:
    set_language("it")
    yield
    set_language("en")


def told(gold: dict[str, Any], folder: Path, machine: Record = MACHINE) -> list[str]:
    """The steps, each with its kind and its presses; the outcome is the gold."""
    steps, differs = played(machine, gold, folder)
    assert differs == []
    return [f"{step.kind}: {said(step.presses)}" for step in steps]


def test_a_right_record_is_approved_with_what_is_open(tmp_path: Path) -> None:
    assert told(GOLD, tmp_path) == ["approval: enter enter"]


def test_many_are_accepted_together_where_that_saves_keys(tmp_path: Path) -> None:
    gold = without(GOLD, "o1")
    gold = changed(changed(gold, "b3", partner=None), "e1", organiser=None)
    assert told(gold, tmp_path) == [
        "right: a",
        "spurious: x",
        "together: A enter",
        *["right: a"] * 3,
        "wrong: e f7 'n' enter",
        *["right: a"] * 3,
        "wrong: e f6 'n' enter",
        "approval: enter",
    ]


def test_what_follows_the_last_wrong_fact_is_accepted_by_the_approval(tmp_path: Path) -> None:
    gold = changed(without(GOLD, "l1"), "e1", place=None)
    machine = MACHINE.model_copy(update={"events": []})
    machine = machine.model_copy(update={"places": [one.model_copy(update={"event": None}) for one in MACHINE.places]})
    machine = machine.model_copy(update={"dates": [one.model_copy(update={"event": None}) for one in MACHINE.dates]})
    steps = told(changed(without(gold, "e1"), "d2", event=None), tmp_path, machine)
    assert steps[-2:] == ["spurious: x", "approval: enter enter"]


@pytest.mark.parametrize(
    ("item_id", "fields", "presses"),
    [
        ("o2", {"role": "lead"}, "e tab 'c' enter"),
        ("o2", {"country": "FR"}, "e f4 'FR' enter"),
        ("o3", {"department": "Ufficio acque", "country": "CH"}, "e f4 'CH' tab 'Ufficio acque' enter"),
        ("o3", {"name": "Consorzio Stura"}, "e 'Consorzio Stura' enter"),
        ("b1", {"amount": "18500000"}, "e '18500000' enter"),
        ("b2", {"kind": "total", "approximate": False}, "e tab 't' f5 'n' enter"),
        ("d3", {"edtf": "2022-04", "start": "2022-04-01", "end": "2022-04-30"}, "e 'aprile 2022' enter"),
        ("l2", {"country": "IT"}, "e f4 'IT' enter"),
        ("p1", {"countries": ["IT", "CH"]}, "e f6 'IT CH' enter"),
        ("p1", {"duration_months": None}, "e f11 delete enter"),
        ("e1", {"place": None}, "e f5 'n' enter"),
        ("d4", {"project": None}, "l 2"),
        ("b1", {"kind": "partner_share", "partner": "o2"}, "e f7 'A' enter"),
    ],
)
def test_a_wrong_fact_is_corrected(item_id: str, fields: dict[str, Any], presses: str, tmp_path: Path) -> None:
    steps = told(changed(GOLD, item_id, **fields), tmp_path)
    assert [step for step in steps if step.startswith("wrong")] == [f"wrong: {presses}"]


def test_what_the_gold_leaves_open_is_right(tmp_path: Path) -> None:
    gold = changed(GOLD, "o2", role="lead", alt_role=["partner"], name="Polito", aliases=["Politecnico di Aosta"])
    gold = changed(gold, "p1", duration_months=12, optional_fields=["duration_months"])
    assert told(gold, tmp_path) == ["approval: enter enter"]


def test_an_optional_fact_is_accepted_and_nobody_adds_one(tmp_path: Path) -> None:
    gold = changed(changed(GOLD, "l2", optional=True, type="region"), "o3", optional=True)
    machine = MACHINE.model_copy(update={"partners": [one for one in MACHINE.partners if one.id != "o3"]})
    assert told(gold, tmp_path, machine) == ["approval: enter enter"]


def test_a_missed_fact_is_added_at_the_end(tmp_path: Path) -> None:
    machine = MACHINE.model_copy(update={"partners": [one for one in MACHINE.partners if one.id != "o3"]})
    assert told(GOLD, tmp_path, machine) == ["missed: i o 'Con' take enter", "approval: enter enter"]


def test_what_others_refer_to_is_added_before_they_are_judged(tmp_path: Path) -> None:
    unplaced = [one.model_copy(update={"event": None}) for one in MACHINE.places]
    undated = [one.model_copy(update={"event": None}) for one in MACHINE.dates]
    machine = MACHINE.model_copy(update={"events": [], "places": unplaced, "dates": undated})
    steps = told(GOLD, tmp_path, machine)
    assert steps[0].startswith("missed: i e 'T' take take")
    assert steps[1] == "return: n"
    assert [step for step in steps if step.startswith(("wrong", "reference"))] == ["wrong: e enter"] * 2


def test_a_fact_of_no_weight_falls_with_what_it_refers_to(tmp_path: Path) -> None:
    gold = changed(without(GOLD, "e1"), "l1", optional=True, event=None)
    gold = changed(gold, "d2", event=None)
    steps = told(gold, tmp_path)
    assert [step for step in steps if step.startswith("spurious")] == ["spurious: x"] * 2


def test_a_warning_costs_a_note(tmp_path: Path) -> None:
    gold = changed(GOLD, "o2", role="lead")
    assert told(gold, tmp_path)[-1] == "approval: enter enter 'ok' enter"


def test_an_empty_record_becomes_the_gold(tmp_path: Path) -> None:
    machine = MACHINE.model_copy(update={name: [] for name in LISTS})
    steps = told(GOLD, tmp_path, machine)
    assert steps[0] == (
        "missed: i p 'V' take f5 'I' take ' A' take tab 'IT FR' f8 'www.valdora.example' f11 '36' enter"
    )
    assert {step.split(":")[0] for step in steps} == {"missed", "reference", "approval"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dropped=st.sets(st.sampled_from(IDS)), other=st.sets(st.sampled_from(IDS)))
def test_whatever_the_machine_made_the_outcome_is_the_gold(
    dropped: set[str], other: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    # The machine lacks some facts of the gold, and has others that the gold lacks.
    gold = _hanging_together(without(GOLD, *other - dropped))
    machine = _machine(dropped)
    steps, differs = played(machine, gold, tmp_path_factory.mktemp("played"))
    assert differs == []
    assert all(len(step.presses) == 1 for step in steps if step.kind in ("right", "spurious", "return"))


def _machine(dropped: set[str]) -> Record:
    facts = _hanging_together(without({name: MACHINE.model_dump(mode="json")[name] for name in LISTS}, *dropped))
    return Record.model_validate({"document": MACHINE.document, **facts})


def _hanging_together(facts: dict[str, Any]) -> dict[str, Any]:
    known = {item["id"] for items in facts.values() for item in items}
    references = ("project", "partner", "organiser", "event", "place")
    return {
        name: [
            item | {field: None for field in references if item.get(field) and item[field] not in known}
            for item in items
        ]
        for name, items in facts.items()
    }

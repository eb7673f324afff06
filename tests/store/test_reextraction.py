"""Extracting a document again: the same fact keeps its id, whatever the new extraction calls it, and every decision."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.schema.decision import Action
from extractor.schema.record import LISTS, REFERENCES, ListName, Record
from extractor.store.fold import Dossier, fold
from extractor.store.identity import proposals
from extractor.store.session import Store
from tests.store.samples import NOON, TEXT, evidence, lists, record

Lists = dict[str, list[dict[str, Any]]]
SAMPLE = record()
DOCUMENT = SAMPLE.document.id


def renumbered(found: Lists, seed: int) -> Lists:
    """The same facts in another order, under other ids."""
    dice = random.Random(seed)
    ids: dict[str, str] = {}
    for items in found.values():
        numbers = dice.sample(range(1, 40), len(items))
        ids |= {item["id"]: f"{item['id'][0]}{number}" for item, number in zip(items, numbers, strict=True)}
    renamed = {
        name: [{**item, **{key: ids[item[key]] for key in ("id", *REFERENCES) if item.get(key)}} for item in items]
        for name, items in found.items()
    }
    return {name: dice.sample(items, len(items)) for name, items in renamed.items()}


def by_id(found: Record) -> dict[str, dict[str, Any]]:
    """The dumps of all items, whatever their order."""
    return {item.id: item.model_dump(mode="json") for _, item in found.items()}


def change(found: Lists, item_id: str, **changes: Any) -> Lists:
    """The lists with one item changed, or left out if there are no changes."""
    changed: Lists = {}
    for name, items in found.items():
        changed[name] = [{**item, **changes} if item["id"] == item_id else item for item in items]
        if not changes:
            changed[name] = [item for item in items if item["id"] != item_id]
    return changed


def decide(store: Store, action: Action, item: str | None, name: ListName, after: dict[str, Any] | None = None) -> str:
    """Takes a decision; the id of its item."""
    taken = store.decide(DOCUMENT, action=action, item=item, list=name, after=after, reviewer="anna", at=NOON)
    return str(taken.item)


@pytest.fixture
def decided(store: Store) -> Store:
    """The sample: project accepted, lead corrected, budget rejected, a partner added, the rest as proposed."""
    store.save_record(SAMPLE, path="/in/lagune.txt")
    decide(store, Action.ACCEPT, "p1", "projects")
    decide(store, Action.CORRECT, "o1", "partners", {"name": "Consorzio Delta del Po", "role": "partner"})
    decide(store, Action.REJECT, "b1", "budgets")
    assert decide(store, Action.ADD, None, "partners", {"name": "Ente Parco", "project": "p1"}) == "o3"
    return store


EXTRACTIONS: dict[str, Callable[[], Lists]] = {
    "unchanged": lists,
    "other order and ids": lambda: renumbered(lists(), seed=7),
    "changed value of an accepted item": lambda: change(lists(), "p1", name="Lagune", confidence=0.2),
    "changed value of a corrected item": lambda: change(lists(), "o1", name="Delta", role="host"),
    "changed value of a rejected item": lambda: change(lists(), "b1", amount="450", kind="other"),
    "a rejected item with other evidence": lambda: change(lists(), "b1", evidence=[evidence("450.000")]),
    "a corrected item missing": lambda: change(change(lists(), "e1", organiser=None), "o1"),
    "a rejected item missing": lambda: change(lists(), "b1"),
    "everything missing": lambda: {name: [] for name in LISTS},
    "the corrected value proposed": lambda: change(
        lists(), "o1", name="Consorzio Delta del Po", evidence=[evidence("Consorzio Delta", nth=1)]
    ),
    "the added item proposed": lambda: {
        **lists(),
        "partners": [
            {"id": "o9", "origin": "it.test.other", "name": "ENTE  PARCO", "project": "p1", "evidence": []},
            *lists()["partners"],
        ],
    },
}


@pytest.mark.parametrize("extraction", EXTRACTIONS.values(), ids=EXTRACTIONS.keys())
def test_extracting_again_keeps_every_decision(decided: Store, extraction: Callable[[], Lists]) -> None:
    before, decisions = by_id(decided.record(DOCUMENT)), decided.decisions(DOCUMENT)
    for _ in range(2):
        decided.save_record(record(extraction()), path="/in/lagune.txt")
        after = by_id(decided.record(DOCUMENT))
        for item in ("p1", "o1", "b1", "o3"):
            assert after[item] == before[item]
        assert set(after) <= set(before)
        assert decided.decisions(DOCUMENT) == decisions
        assert len(decided.documents()) == 1


def test_the_same_record_again_changes_nothing_but_the_path(store: Store) -> None:
    store.save_record(SAMPLE, path="/in/lagune.txt")
    before = store.document(DOCUMENT)
    store.save_record(record(source="copia.txt"), path="/out/copia.txt")
    after = store.document(DOCUMENT)
    assert (before.path, after.path) == ("/in/lagune.txt", "/out/copia.txt")
    assert (after.source, after.added, after.facts) == (before.source, before.added, before.facts)
    assert store.record(DOCUMENT) == SAMPLE


def test_a_new_fact_gets_an_id_that_was_never_used(store: Store) -> None:
    store.save_record(SAMPLE, path="/in/lagune.txt")
    without = change(lists(), "o2")
    store.save_record(record(without), path="/in/lagune.txt")
    new = {"id": "o2", "origin": "it.test.rule", "name": "Capitaneria", "evidence": [evidence("Grado")]}
    without["partners"].append(new)
    store.save_record(record(without), path="/in/lagune.txt")
    assert [(item.id, item.name) for item in store.record(DOCUMENT).partners] == [
        ("o1", "Consorzio Delta"),
        ("o3", "Capitaneria"),
    ]


def test_a_fact_that_comes_back_takes_its_id_up_again(store: Store) -> None:
    store.save_record(SAMPLE, path="/in/lagune.txt")
    store.save_record(record(change(lists(), "o2")), path="/in/lagune.txt")
    store.save_record(record(renumbered(lists(), seed=3)), path="/in/lagune.txt")
    assert by_id(store.record(DOCUMENT)) == by_id(SAMPLE)


def test_an_item_that_was_only_proposed_takes_the_new_value(store: Store) -> None:
    store.save_record(SAMPLE, path="/in/lagune.txt")
    store.save_record(record(change(lists(), "b1", amount="45000", kind="other")), path="/in/lagune.txt")
    [budget] = store.record(DOCUMENT).budgets
    assert (budget.id, budget.amount) == ("b1", "45000")


def test_the_value_outweighs_the_place(store: Store) -> None:
    """A rule now reads the same words as something else, and finds the accepted fact in other words."""
    store.save_record(SAMPLE, path="/in/lagune.txt")
    decide(store, Action.ACCEPT, "o2", "partners")
    found = change(lists(), "o2", name="Mare")
    found["partners"].append({**lists()["partners"][1], "id": "o9", "evidence": [evidence("Museo")]})
    store.save_record(record(found), path="/in/lagune.txt")
    partners = [(item.id, item.name, item.status) for item in store.record(DOCUMENT).partners]
    assert partners == [
        ("o1", "Consorzio Delta", "proposed"),
        ("o3", "Mare", "proposed"),
        ("o2", "Museo del Mare", "accepted"),
    ]


def test_an_organisation_in_two_projects_is_told_apart_by_its_project(store: Store) -> None:
    def found(*order: int) -> Lists:
        sample = lists()
        sample["projects"].append({**sample["projects"][0], "id": "p2", "name": "Delta", "evidence": []})
        lead = sample["partners"][0]
        sample["partners"] = [lead, {**lead, "id": "o2", "project": "p2", "role": "host"}]
        sample["partners"] = [sample["partners"][index] for index in order]
        return sample

    store.save_record(record(found(0, 1)), path="/in/lagune.txt")
    store.save_record(record(renumbered(found(1, 0), seed=5)), path="/in/lagune.txt")
    partners = {item.id: (item.project, item.role) for item in store.record(DOCUMENT).partners}
    assert partners == {"o1": ("p1", "lead"), "o2": ("p2", "host")}


def test_a_newer_reader_may_give_the_same_file_another_text(decided: Store) -> None:
    text = "COMUNICATO\n" + TEXT.replace("guidato dal", "diretto dal")
    decided.save_record(record(lists(text), text=text), path="/in/lagune.txt")
    folded = decided.record(DOCUMENT)
    assert [(item.id, item.status) for item in folded.partners] == [
        ("o1", "corrected"),
        ("o2", "proposed"),
        ("o3", "added"),
    ]
    assert folded.projects[0].evidence[0].start == text.index("Lagune Vive")


def test_an_approved_record_stays_approved_as_it_was(decided: Store) -> None:
    decided.decide(DOCUMENT, action=Action.APPROVE, item=None, list=None, reviewer="anna", at=NOON)
    before = decided.record(DOCUMENT)
    decided.save_record(record(change(lists(), "o2", name="Museo")), path="/in/lagune.txt")
    assert decided.record(DOCUMENT) == before
    assert decided.document(DOCUMENT).status == "approved"
    decided.decide(
        DOCUMENT, action=Action.REOPEN, item=None, list=None, reason="regole nuove", reviewer="anna", at=NOON
    )
    assert decided.record(DOCUMENT).partners[1].name == "Museo"


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_order_and_ids_of_an_extraction_never_matter(first: int, second: int) -> None:
    once = record(renumbered(lists(), first))
    stored = proposals(once, Dossier(once.document, [], []))
    again = proposals(record(renumbered(lists(), second)), Dossier(once.document, stored, []))
    assert by_id(fold(once.document, again, [])) == by_id(once)

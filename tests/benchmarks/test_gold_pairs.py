"""Which fact is which of the gold, and what of it is wrong."""

from typing import Any

import pytest

from benchmarks.gold_pairs import counts_neither_way, pair_off, wrong_fields
from extractor.schema.record import ListName


def partner(item_id: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"id": item_id, "name": name, "role": "partner", "project": None, **fields}


def test_equal_roles_pair_before_equal_names() -> None:
    gold = {"partners": [partner("o1", "CNR", role="lead"), partner("o2", "CNR")]}
    record = {"partners": [partner("o7", "CNR"), partner("o8", "CNR", role="lead")]}
    assert pair_off(gold, record) == {"o1": "o8", "o2": "o7"}


def test_a_shortened_name_pairs_with_what_is_left() -> None:
    gold = {"partners": [partner("o1", "Università di Maribor")]}
    assert pair_off(gold, {"partners": [partner("o7", "Maribor"), partner("o8", "Università")]}) == {"o1": "o7"}
    assert pair_off(gold, {"partners": [partner("o7", "Comune di Parma")]}) == {}


@pytest.mark.parametrize(
    ("name", "gold", "found"),
    [
        ("budgets", {"amount": "1400000", "kind": "total"}, {"amount": "1400", "kind": "total"}),
        ("dates", {"edtf": "2022-05-01", "start": "2022-05-01"}, {"edtf": "2021-05-01", "start": "2021-05-01"}),
        ("dates", {"edtf": "2022", "start": "2022-01-01"}, {"edtf": "2022-01", "start": "2022-01-01"}),
    ],
)
def test_values_that_resemble_each_other_pair(name: ListName, gold: dict[str, Any], found: dict[str, Any]) -> None:
    assert pair_off({name: [{"id": "g", **gold}]}, {name: [{"id": "f", **found}]}) == {"g": "f"}


def test_an_optional_fact_pairs_with_its_full_equal_alone() -> None:
    gold = {"partners": [partner("o1", "CNR", role="lead", optional=True)]}
    assert pair_off(gold, {"partners": [partner("o7", "CNR")]}) == {}
    assert pair_off(gold, {"partners": [partner("o7", "CNR", role="lead")]}) == {"o1": "o7"}


def test_derived_facts_and_further_optional_ones_count_neither_way() -> None:
    gold = {"partners": [partner("o1", "CNR", optional=True)]}
    record = {"partners": [partner("o7", "CNR"), partner("o8", "Enea", origin="derived:x"), partner("o9", "Enea")]}
    counts = [counts_neither_way("partners", gold, item, record) for item in record["partners"]]
    assert counts == [True, True, False]


@pytest.mark.parametrize(
    ("name", "gold", "found", "wrong"),
    [
        ("partners", {"role": "lead", "country": "IT"}, {"role": "partner"}, {"role": "lead", "country": "IT"}),
        ("partners", {"role": "lead", "alt_role": ["partner"]}, {"role": "partner"}, {}),
        ("partners", {"name": "CNR", "aliases": ["Consiglio"]}, {"name": "Consiglio"}, {}),
        ("partners", {"acronym": None, "aliases": ["HIT"]}, {"acronym": "HIT"}, {}),
        ("partners", {"acronym": None}, {"acronym": "HIT"}, {"acronym": None}),
        ("partners", {"project": "p1"}, {"project": "p8"}, {"project": "p7"}),
        ("partners", {"project": "p2"}, {"project": "p7"}, {"project": None}),
        ("projects", {"programme": "LIFE", "programme_aliases": ["Life+"]}, {"programme": "life+"}, {}),
        ("projects", {"countries": ["IT", "FR"]}, {"countries": ["FR", "IT"]}, {}),
        ("projects", {"countries": ["IT"], "optional_fields": ["countries"]}, {"countries": []}, {}),
        ("budgets", {"amount": "100000"}, {"amount": "100100"}, {}),
        (
            "budgets",
            {"amount": "100000", "currency": "CHF"},
            {"amount": "100000", "currency": "EUR"},
            {"currency": "CHF"},
        ),
        ("dates", {"edtf": "2022", "start": "2022-01-01", "end": "2022-12-31"}, {"edtf": "2021"}, {"edtf": "2022"}),
        ("dates", {"edtf": "2022", "alternatives": [{"edtf": "2021"}]}, {"edtf": "2021"}, {}),
        (
            "events",
            {"name": "avvio", "start": "2022-01-01"},
            {"name": "fine", "start": "2022-01-01"},
            {"name": "avvio"},
        ),
    ],
)
def test_wrong_fields_come_with_the_values_they_should_have(
    name: ListName, gold: dict[str, Any], found: dict[str, Any], wrong: dict[str, Any]
) -> None:
    assert wrong_fields(name, gold, found, {"p1": "p7"}) == wrong

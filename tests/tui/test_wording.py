"""The words for lists, fields and values."""

from enum import StrEnum

import pytest

from extractor.schema.record import (
    ITEM_TYPES,
    REFERENCES,
    BudgetKind,
    DateKind,
    Item,
    PlaceKind,
    PlaceType,
    Relevance,
    Role,
    Status,
)
from tests.tui.examples import valdora
from tui import wording
from tui.described import in_words
from tui.facts import Looked


def enums() -> set[type[StrEnum]]:
    return {Relevance, Role, BudgetKind, DateKind, PlaceKind, PlaceType, Status, Looked}


def test_every_choice_has_words() -> None:
    words = {wording.choice(value) for kind in enums() for value in kind}
    assert all(words)
    assert len(wording.CHOICES) == sum(len(list(kind)) for kind in enums())


def test_every_field_has_a_label() -> None:
    fields = {name for kind in ITEM_TYPES.values() for name in kind.model_fields} - set(Item.model_fields)
    assert fields - {"precision"} <= set(wording.FIELDS)


def test_references_lead_to_lists() -> None:
    fields = {name for kind in ITEM_TYPES.values() for name in kind.model_fields}
    assert set(REFERENCES) <= fields
    assert set(REFERENCES.values()) <= set(ITEM_TYPES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-07-24", "24 July 2019"),
        ("2019-05", "May 2019"),
        ("2019", "2019"),
        ("2025-22", "summer 2025"),
        ("2025-33", "first quarter 2025"),
        ("XXXX-24", "winter (year unknown)"),
        ("XXXX-02-04", "4 February (year unknown)"),
        ("2019-05-15/2019-05-16", "from 15 May 2019 to 16 May 2019"),
        ("2019-XX", "2019-XX"),
        ("2019-05-XX", "2019-05-XX"),
        ("../2024", "../2024"),
        ("2019?", "2019?"),
    ],
)
def test_dates_are_said_as_people_write_them(text: str, words: str) -> None:
    assert wording.edtf(text) == words


@pytest.mark.parametrize(
    ("item_id", "headline", "sort"),
    [
        ("p1", "VALDORA", "main · Interreg ALCOTRA"),
        ("o1", "Comunità montana della Val Dora", "lead · IT"),
        ("b1", "1,850,000 EUR", "total"),
        ("b2", "about 1,400,000 EUR", "EU contribution"),
        ("d4", "30 June 2023", "deadline"),
        ("l1", "Cuneo", "venue"),
        ("e1", "Torrenti in ascolto", "13 March 2022"),
    ],
)
def test_a_fact_in_a_line(item_id: str, headline: str, sort: str) -> None:
    item = next(one for _, one in valdora().items() if one.id == item_id)
    assert (wording.headline(item), wording.sort(item)) == (headline, sort)


def test_a_rate_alone_is_the_value() -> None:
    item = valdora().budgets[0].model_copy(update={"amount": None, "rate": "62.5"})
    assert wording.headline(item) == "62.5 %"


def test_a_short_form_stands_beside_the_name() -> None:
    item = valdora().partners[2].model_copy(update={"acronym": "CIS"})
    assert wording.headline(item) == "Consorzio Irriguo Stura (CIS)"


def test_references_are_said_by_name() -> None:
    record = valdora()
    fields = {field.label: field.value for field in in_words(record.events[0], record)}
    assert (fields["Project"], fields["Place"], fields["Organiser"]) == (
        "VALDORA",
        "Cuneo",
        "Comunità montana della Val Dora",
    )

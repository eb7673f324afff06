"""What an added fact most likely is."""

from typing import Any

import pytest

from extractor.schema.record import ListName, Record, Status
from tests.tui.examples import record, valdora
from tui.guesses import Guessed, guesses
from tui.text_layout import Line, find_words

RECORD = valdora()


def guessed(name: ListName, words: str, *, kind: str | None = None, within: Record = RECORD) -> dict[str, Any]:
    place = find_words(within.document.text, words)
    return guesses(name, Guessed(within, words, Line(*place) if place else None, kind))


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("projects", "ACQUE", {}),
        ("budgets", "620mila euro", {"project": "p1"}),
        ("partners", "Marta Giraudo", {"project": "p1", "role": "partner", "country": "FR"}),
        ("partners", "Università di Maribor", {"project": "p1", "country": "SI"}),
        ("partners", "Salina Chiara S.p.A.", {"project": "p1", "country": "IT"}),
        ("partners", "CNR", {"project": "p1", "country": "IT"}),
        ("dates", "14/03/2022", {"project": None, "kind": "publication", "event": None}),
        ("dates", "entro il 30 giugno 2023", {"project": "p1", "kind": "deadline", "event": None}),
        ("dates", "tre anni", {"project": "p1", "kind": "other", "event": None}),
        ("dates", "Chi vive", {"project": "p1", "kind": "event", "event": "e1"}),
        ("events", "ieri a", {"project": "p1", "place": "l1", "start": "2022-03-13", "end": "2022-03-13"}),
    ],
)
def test_a_fact_is_guessed(name: ListName, words: str, expected: dict[str, Any]) -> None:
    assert guessed(name, words) == expected


def test_a_place_of_the_gazetteer_is_known_in_full() -> None:
    known = guessed("places", "Aosta")
    assert (known["type"], known["country"], known["code"], round(known["lat"], 1)) == ("city", "IT", "007003", 45.7)
    assert (known["project"], known["kind"], known["event"]) == ("p1", "event", "e1")


def test_the_kind_that_was_chosen_decides_on_the_event() -> None:
    assert guessed("places", "Aosta", kind="seat")["event"] is None
    assert guessed("places", "Alpi", kind="event")["event"] == "e1"
    assert guessed("dates", "tre anni", kind="event")["event"] == "e1"


def test_a_site_lies_where_its_neighbours_do() -> None:
    text = "Il convegno di Cuneo prosegue a Palazzo Rosa."
    facts = {"places": [{"words": "Cuneo", "name": "Cuneo", "kind": "event", "country": "IT"}]}
    found = guessed("places", "Palazzo Rosa", within=record(text, facts=facts))
    assert found == {"project": None, "kind": "event", "event": None, "type": "site", "country": "IT"}


def test_the_nearest_facts_decide_and_rejected_ones_do_not_count() -> None:
    text = "GAMMA no. ALFA è guidato da Aosta. BETA è sostenuto da Cuneo e da Savona."
    facts = {
        "projects": [{"words": name, "name": name} for name in ("ALFA", "BETA", "GAMMA")],
        "partners": [
            {"words": "Aosta", "name": "Aosta", "role": "lead", "project": "p1"},
            {"words": "Cuneo", "name": "Cuneo", "role": "associated", "project": "p2"},
        ],
    }
    made = record(text, facts=facts)
    assert guessed("partners", "Savona", within=made) == {"project": "p2", "role": "associated", "country": "IT"}
    rejected = made.partners[1].model_copy(update={"status": Status.REJECTED})
    made = made.model_copy(update={"partners": [made.partners[0], rejected]})
    assert guessed("partners", "Savona", within=made)["role"] == "lead"


def test_where_the_words_are_not_in_the_text_the_first_project_is_meant() -> None:
    assert guessed("partners", "Alfa") == {"project": "p1", "country": "IT"}


def test_an_acronym_is_guessed_where_the_document_has_it() -> None:
    name = "Hub Innovazione Trentino"
    assert guessed("partners", name, within=record("Guida l'HIT di Trento."))["acronym"] == "HIT"
    assert "acronym" not in guessed("partners", name, within=record("Guida un hub."))


def test_a_share_is_that_of_the_nearest_partner() -> None:
    text = "Al Politecnico vanno 100 mila euro."
    made = record(text, facts={"partners": [{"words": "Politecnico", "name": "Politecnico"}]})
    assert guessed("budgets", "100 mila euro", kind="partner_share", within=made)["partner"] == "o1"
    assert "partner" not in guessed("budgets", "100 mila euro", within=made)

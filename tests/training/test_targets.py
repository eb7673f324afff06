"""What the gold says of the candidates of a document."""

from typing import Any

from extractor.assembly.assemble import Known
from extractor.assembly.learned.candidates import DECIDED, candidates
from extractor.schema.record import ListName
from tests.nlp.texts import read_text
from training.facts.targets import targets

TEXT = """\
Lodi, 3 maggio 2021 - Il progetto ValleViva del Comune di Lodi e della Brezza Chiara SA vale 1,2 milioni di euro, una \
mostra ne costa 9.000. Il 12 maggio se ne parla a Sondrio; si lavora dal 1° giugno 2021 al 31 maggio 2023 tra Lodi e \
Pavia.
"""
GOLD: dict[str, Any] = {
    "partners": [
        {"name": "Comune di Lodi", "role": "lead", "alt_role": ["partner"], "aliases": []},
        {"name": "Brezza Chiara", "role": "partner", "aliases": ["Brezza Chiara SA"], "optional": True},
    ],
    "budgets": [{"amount": "1200000", "kind": "total"}],
    "dates": [
        {"kind": "publication", "start": "2021-05-03", "end": "2021-05-03", "edtf": "2021-05-03"},
        {"kind": "event", "start": "2021-05-12", "end": "2021-05-12", "edtf": "2021-05-12"},
        {"kind": "project_start", "start": "2021-06-01", "end": "2021-06-01", "edtf": "2021-06-01"},
    ],
    "places": [
        {"name": "Lodi", "kind": "dateline", "aliases": []},
        {"name": "Lodi", "kind": "area", "aliases": []},
        {"name": "Sondrio", "kind": "event", "aliases": []},
    ],
}


def told(name: ListName) -> list[tuple[str, str | None, list[str], bool]]:
    """Words, kind to learn, right kinds and whether it is optional, of each candidate of a list."""
    reading = read_text(TEXT)
    known = Known(reading)
    found = candidates(reading, known.organisations, known.linked)
    wanted = targets(reading, found, known.organisations, known.linked, GOLD)
    return [
        (c.mention.text, None if t.kind is None else DECIDED[name][t.kind], sorted(t.right), t.optional)
        for c, t in zip(found, wanted, strict=True)
        if c.list == name
    ]


def test_partners_have_their_role_and_further_right_ones() -> None:
    assert told("partners") == [
        ("Comune di Lodi", "lead", ["lead", "partner"], False),
        ("Brezza Chiara SA", "partner", ["partner"], True),
    ]


def test_a_sum_that_gold_does_not_name_is_nothing() -> None:
    assert told("budgets") == [("1,2 milioni di euro", "total", ["total"], False), ("9.000", "none", [], False)]


def test_a_period_is_known_by_its_first_day() -> None:
    assert told("dates") == [
        ("12 maggio", "event", ["event"], False),
        ("dal 1° giugno 2021 al 31 maggio 2023", "project_start", ["project_start"], False),
    ]


def test_a_dateline_is_one_only_where_it_stands() -> None:
    assert told("places") == [
        ("Lodi", "dateline", ["dateline"], False),
        ("Sondrio", "event", ["event"], False),
        ("Lodi", "area", ["area"], False),
        ("Pavia", "none", [], False),
    ]

"""Scoring: hand-made gold and records, and the whole table of figures that must come of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import SpoglioError
from extractor.evaluate import Evaluation, Tally, evaluate
from extractor.gold import gold_documents, load_gold, load_records
from extractor.matching import fold, same_name
from extractor.reliability import Judged
from extractor.schema.record import LISTS, ListName

Item = dict[str, Any]
Counts = tuple[int, int, int]


def counts(result: Evaluation, *, strict: bool = True) -> dict[ListName, Counts]:
    """Right, wrong and missed of each list that has any."""
    tallies = result.strict if strict else result.loose
    found: dict[ListName, Counts] = {
        name: (tallies[name].right, tallies[name].wrong, tallies[name].missed) for name in LISTS
    }
    return {name: figures for name, figures in found.items() if any(figures)}


def score(gold: Item, record: Item) -> Evaluation:
    return evaluate({"doc": gold}, {"doc": record})


def one(name: ListName, gold: Item, found: Item) -> tuple[dict[ListName, Counts], dict[ListName, Counts]]:
    """Strict and loose counts for one gold item against one extracted item of a list."""
    result = score({name: [gold]}, {name: [found]})
    return counts(result), counts(result, strict=False)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("«Il Sentiero dell’Acqua»", "sentiero dell acqua"),
        ("L'ÀNCORA  Verde", "ancora verde"),
        ("La", "la"),
        ("Smart-Valleys 2.0", "smart valleys 2 0"),
        (None, ""),
        ("...", ""),
    ],
)
def test_names_are_folded(text: str | None, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("gold", "found", "equal"),
    [
        ({"name": "Comune di Belprato"}, {"name": "COMUNE DI BELPRATO"}, True),
        ({"name": "AlpNet"}, {"name": "Alp Net"}, True),
        ({"name": "Consorzio Valverde", "acronym": "CV"}, {"name": "Il CV"}, True),
        ({"name": "Consorzio Valverde", "aliases": ["Valverde"]}, {"name": "x", "title": "Valverde"}, True),
        ({"name": "Università di Belprato"}, {"name": "Belprato, Universita di"}, True),
        ({"name": "Università di Belprato"}, {"name": "Università di Belprati"}, True),
        ({"name": "ABCDE"}, {"name": "ABCDF"}, False),
        ({"name": "Comune di Belprato"}, {"name": "Comune di Montalto"}, False),
        ({"name": ""}, {"name": ""}, False),
    ],
)
def test_same_name(gold: Item, found: Item, equal: bool) -> None:
    assert same_name(gold, found) is equal


RIGHT, WRONG = (1, 0, 0), (0, 1, 1)


@pytest.mark.parametrize(
    ("gold", "found", "strict", "loose"),
    [
        ({"role": "lead"}, {"role": "lead"}, RIGHT, RIGHT),
        ({"role": "lead"}, {"role": "partner"}, WRONG, RIGHT),
        ({"role": "lead", "alt_role": ["partner"]}, {"role": "partner"}, RIGHT, RIGHT),
        ({"role": "lead"}, {"role": "lead", "name": "Altro ente"}, WRONG, WRONG),
    ],
)
def test_partners_pair_by_name_and_role(gold: Item, found: Item, strict: Counts, loose: Counts) -> None:
    name = {"name": "Comune di Belprato"}
    assert one("partners", name | gold, name | found) == ({"partners": strict}, {"partners": loose})


@pytest.mark.parametrize(
    ("gold", "found", "strict", "loose"),
    [
        ({"amount": "100000"}, {"amount": "100500"}, RIGHT, RIGHT),
        ({"amount": "100000"}, {"amount": "100501"}, WRONG, WRONG),
        ({"amount": "100000"}, {"amount": "1e5", "kind": "call"}, WRONG, RIGHT),
        ({"amount": "100000", "alt_kind": ["call"]}, {"amount": "100000", "kind": "call"}, RIGHT, RIGHT),
        ({"amount": "100000"}, {"amount": "100000", "currency": "CHF"}, WRONG, WRONG),
        ({"amount": "100000", "currency": None}, {"amount": "100000", "currency": "EUR"}, RIGHT, RIGHT),
        ({"amount": None, "rate": "80"}, {"amount": None, "rate": "80"}, RIGHT, RIGHT),
        ({"amount": None, "rate": "80"}, {"amount": None, "rate": "75"}, WRONG, WRONG),
        ({"amount": None, "rate": "80"}, {"amount": "80", "rate": "80"}, WRONG, WRONG),
        ({"amount": "100000"}, {"amount": "centomila"}, WRONG, WRONG),
    ],
)
def test_budgets_pair_by_sum_currency_and_kind(gold: Item, found: Item, strict: Counts, loose: Counts) -> None:
    kind = {"kind": "total"}
    assert one("budgets", kind | gold, kind | found) == ({"budgets": strict}, {"budgets": loose})


@pytest.mark.parametrize(("owner", "expected"), [("o7", RIGHT), ("o8", WRONG), (None, WRONG), ("o9", WRONG)])
def test_a_share_must_be_of_the_same_partner(owner: str | None, expected: Counts) -> None:
    share = {"amount": "5000", "kind": "partner_share"}
    gold = {"partners": [{"id": "o1", "name": "Ente Uno", "role": "lead"}], "budgets": [share | {"partner": "o1"}]}
    partners = [{"id": "o7", "name": "ENTE UNO", "role": "lead"}, {"id": "o8", "name": "Ditta Due", "role": "lead"}]
    result = score(gold, {"partners": partners, "budgets": [share | {"partner": owner}]})
    assert counts(result)["budgets"] == expected
    assert counts(result, strict=False)["budgets"] == RIGHT


@pytest.mark.parametrize(
    ("gold", "found", "strict", "loose"),
    [
        ({}, {}, RIGHT, RIGHT),
        ({}, {"kind": "deadline"}, WRONG, RIGHT),
        ({}, {"end": "2021-03-02"}, WRONG, WRONG),
        ({"alternatives": [{"start": "2021-03-01", "end": "2021-03-02"}]}, {"end": "2021-03-02"}, RIGHT, RIGHT),
        ({"start": None, "edtf": "XXXX-03-01"}, {"start": None, "edtf": "XXXX-03-01"}, RIGHT, RIGHT),
        ({"start": None, "edtf": "XXXX-03-01"}, {"start": None, "edtf": "XXXX-03-02"}, WRONG, WRONG),
        ({"start": None, "edtf": None}, {"start": None, "edtf": None}, WRONG, WRONG),
        ({"alternatives": [{"edtf": "XXXX-03"}]}, {"start": None, "end": None, "edtf": "XXXX-03"}, RIGHT, RIGHT),
    ],
)
def test_dates_pair_by_days_and_kind(gold: Item, found: Item, strict: Counts, loose: Counts) -> None:
    day = {"kind": "event", "start": "2021-03-01", "end": "2021-03-01", "edtf": "2021-03-01"}
    assert one("dates", day | gold, day | found) == ({"dates": strict}, {"dates": loose})


@pytest.mark.parametrize(
    ("gold", "found", "strict", "loose"),
    [
        ({}, {}, RIGHT, RIGHT),
        ({}, {"kind": "area"}, WRONG, RIGHT),
        ({"alt_kind": ["area"]}, {"kind": "area"}, RIGHT, RIGHT),
        ({"aliases": ["Monaco"]}, {"name": "Monaco"}, RIGHT, RIGHT),
    ],
)
def test_places_pair_by_name_and_kind(gold: Item, found: Item, strict: Counts, loose: Counts) -> None:
    place = {"name": "Monaco di Baviera", "kind": "seat"}
    assert one("places", place | gold, place | found) == ({"places": strict}, {"places": loose})


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"name": "primo incontro"}, RIGHT),
        ({"name": "riunione", "start": "2021-03-01", "end": "2021-03-02"}, RIGHT),
        ({"name": "riunione", "start": "2021-03-01", "end": "2021-03-01"}, WRONG),
        ({"name": "riunione"}, WRONG),
    ],
)
def test_events_pair_by_name_or_by_days(found: Item, expected: Counts) -> None:
    gold = {"name": "Primo incontro", "start": "2021-03-01", "end": "2021-03-02"}
    assert one("events", gold, found) == ({"events": expected}, {"events": expected})


def test_optional_items_count_neither_way() -> None:
    optional = {"name": "Ente Uno", "role": "partner", "optional": True}
    found = {"name": "Ente Uno", "role": "partner"}
    assert counts(score({"partners": [optional]}, {"partners": []})) == {}
    assert counts(score({"partners": [optional]}, {"partners": [found]})) == {}
    assert counts(score({"partners": [optional]}, {"partners": [found, found]})) == {}


def test_an_item_that_counts_is_paired_before_an_optional_one() -> None:
    gold = [{"name": "Ente Uno", "role": "lead", "optional": True}, {"name": "Ente Uno", "role": "lead"}]
    assert counts(score({"partners": gold}, {"partners": [gold[1]]})) == {"partners": RIGHT}


def test_items_pair_one_to_one() -> None:
    item = {"name": "Ente Uno", "role": "lead"}
    assert counts(score({"partners": [item]}, {"partners": [item, item]})) == {"partners": (1, 1, 0)}
    assert counts(score({"partners": [item, item]}, {"partners": [item]})) == {"partners": (1, 0, 1)}


@pytest.mark.parametrize("mark", [{"status": "rejected"}, {"origin": "derived:total_from_rate"}])
def test_rejected_and_derived_items_are_left_out(mark: Item) -> None:
    item = {"name": "Ente Uno", "role": "lead"}
    assert counts(score({"partners": [item]}, {"partners": [item | mark]})) == {"partners": (0, 0, 1)}
    assert counts(score({}, {"partners": [item | mark]})) == {}


def test_strictly_only_main_projects_count() -> None:
    main, passing = {"name": "ValleViva", "relevance": "main"}, {"name": "Monti Amici", "relevance": "mentioned"}
    result = score({"projects": [main, passing]}, {"projects": [{"name": "ValleViva"}, passing]})
    assert (counts(result), counts(result, strict=False)) == ({"projects": (1, 0, 0)}, {"projects": (2, 0, 0)})
    result = score({"projects": [passing]}, {"projects": [passing | {"relevance": "main"}]})
    assert (counts(result), counts(result, strict=False)) == ({}, {"projects": RIGHT})
    result = score({"projects": [main]}, {"projects": [main | {"relevance": "mentioned"}]})
    assert (counts(result), counts(result, strict=False)) == ({"projects": (0, 0, 1)}, {"projects": RIGHT})


def attributes(gold: Item, found: Item) -> dict[str, tuple[int, int]]:
    name = {"name": "ValleViva"}
    result = score({"projects": [name | gold]}, {"projects": [name | found]})
    return {key: (value.right, value.total) for key, value in result.attributes.items() if value.total}


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ({"programme": "LIFE"}, {"programme": "«Life»"}, {"programme": (1, 1)}),
        ({"programme": "LIFE"}, {}, {"programme": (0, 1)}),
        ({"programme": "LIFE", "programme_aliases": ["Life+"]}, {"programme": "LIFE +"}, {"programme": (1, 1)}),
        ({"programme": None}, {"programme": "LIFE"}, {}),
        ({"countries": ["IT", "SI"]}, {"countries": ["SI", "IT"]}, {"countries": (1, 1)}),
        ({"countries": ["IT", "SI"]}, {"countries": ["IT"]}, {"countries": (0, 1)}),
        ({"countries": ["IT"], "optional_fields": ["countries"]}, {}, {}),
        ({"duration_months": 18}, {"duration_months": 18}, {"duration_months": (1, 1)}),
        ({"duration_months": 18}, {"duration_months": None}, {"duration_months": (0, 1)}),
    ],
)
def test_attributes_of_paired_projects(gold: Item, found: Item, expected: dict[str, tuple[int, int]]) -> None:
    assert attributes(gold, found) == expected


def test_the_whole_table() -> None:
    text = "ValleViva parte a Belprato."
    gold = {
        "document": {"published": "2021-03-01", "number": "12"},
        "projects": [{"id": "p1", "name": "ValleViva", "relevance": "main", "duration_months": 24}],
        "partners": [{"name": "Ente Uno", "role": "lead"}, {"name": "Ditta Due", "role": "partner"}],
        "places": [{"name": "Belprato", "kind": "area"}],
    }
    record = {
        "document": {"text": text, "published": "2021-03-01", "number": None},
        "projects": [
            {"name": "ValleViva", "duration_months": 24, "evidence": [{"start": 0, "end": 9, "quote": text[:9]}]}
        ],
        "partners": [{"name": "Ente Uno", "role": "partner", "evidence": [{"start": 0, "end": 4, "quote": "Ente"}]}],
        "places": [{"name": "Belprato", "kind": "area"}, {"name": "Ieri", "kind": "area"}],
    }
    nothing = {"precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "wrong": 0, "missed": 0}
    full = {"precision": 1.0, "recall": 1.0, "f1": 1.0, "right": 1, "wrong": 0, "missed": 0}
    places = {"precision": 0.5, "recall": 1.0, "f1": 0.667, "right": 1, "wrong": 1, "missed": 0}
    assert evaluate({"a": gold, "b": {}}, {"a": record}).as_json() == {
        "documents": 2,
        "missing": ["b"],
        "evidence": {"spans": 2, "wrong": 1},
        "all_five": {"precision": 0.5, "recall": 0.5, "f1": 0.5, "right": 2, "wrong": 2, "missed": 2},
        "strict": {
            "projects": full,
            "partners": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "wrong": 1, "missed": 2},
            "budgets": nothing,
            "dates": nothing,
            "places": places,
            "events": nothing,
        },
        "loose": {
            "projects": full,
            "partners": {"precision": 1.0, "recall": 0.5, "f1": 0.667, "right": 1, "wrong": 0, "missed": 1},
            "budgets": nothing,
            "dates": nothing,
            "places": places,
            "events": nothing,
        },
        "attributes": {
            "programme": {"right": 0, "of": 0},
            "countries": {"right": 0, "of": 0},
            "duration_months": {"right": 1, "of": 1},
            "published": {"right": 1, "of": 1},
            "number": {"right": 0, "of": 1},
        },
        "reliability": [],
        "calibration_error": 0.0,
    }


def test_misses_name_document_and_item() -> None:
    gold, found = {"name": "Ente Uno", "role": "lead"}, {"name": "Ditta Due", "role": "lead"}
    result = score({"partners": [gold]}, {"partners": [found]})
    assert [(miss.document, miss.kind, miss.list, miss.item) for miss in result.misses] == [
        ("doc", "wrong", "partners", found),
        ("doc", "missed", "partners", gold),
    ]


def test_items_that_say_how_sure_they_are_are_judged() -> None:
    gold = [{"name": "Ente Uno", "role": "lead"}, {"name": "Ente Tre", "role": "lead", "optional": True}]
    found = [
        {"name": "Ente Uno", "role": "lead", "confidence": 0.9},
        {"name": "Ditta Due", "role": "lead", "confidence": 0.4},
        {"name": "Ente Tre", "role": "lead", "confidence": 0.7},
        {"name": "Ditta Quattro", "role": "lead"},
    ]
    result = score({"partners": gold}, {"partners": found, "events": [{"name": "incontro", "confidence": 0.2}]})
    assert result.judged == [Judged(0.9, True), Judged(0.4, False)]


def test_events_are_not_among_the_five() -> None:
    result = score({"events": [{"name": "incontro"}]}, {"events": [{"name": "incontro"}]})
    assert (counts(result), result.all_five) == ({"events": RIGHT}, Tally())


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), "utf-8")


def test_gold_is_told_apart_by_stem(tmp_path: Path) -> None:
    write(tmp_path / "a.v2.gold.json", {"gold": {"projects": []}})
    write(tmp_path / "b.json", {"dates": []})
    assert load_gold(tmp_path) == {"a.v2": {"projects": []}, "b": {"dates": []}}
    documents = [tmp_path / name for name in ("b.pdf", "a.v2.txt", "c.txt", "b.docx", "b.json", "deep/a.v2.txt")]
    assert gold_documents(tmp_path, documents) == [tmp_path / "a.v2.txt", tmp_path / "b.docx"]


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SpoglioError, match=r"no gold annotation"):
        load_gold(tmp_path)


@pytest.mark.parametrize("content", ["{", "[1]", "\ufffd"])
def test_broken_gold_is_an_error_that_names_the_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.gold.json").write_text(content, "utf-8")
    with pytest.raises(SpoglioError, match=r"a\.gold\.json is no gold annotation"):
        load_gold(tmp_path)


def test_records_are_found_in_folders_and_lists(tmp_path: Path) -> None:
    first, second = {"document": {"source": "a.v2.txt"}}, {"document": {"source": "b.pdf"}}
    write(tmp_path / "deep" / "x.json", [first])
    write(tmp_path / "y.json", second)
    write(tmp_path / "z.json", {"gold": {}})
    (tmp_path / "broken.json").write_bytes(b"\xff{")
    assert load_records(tmp_path) == {"a.v2": first, "b": second}

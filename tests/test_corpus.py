"""The corpus's own promises: documents and gold in pairs, well-formed gold, and two parts with nothing in common.

The extractor's quality is measured elsewhere; here the yardstick itself is checked, without running the extractor.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from extractor.readers.read import read
from extractor.schema.record import (
    LISTS,
    REFERENCES,
    BudgetKind,
    DateKind,
    IdentifierScheme,
    PlaceKind,
    PlaceType,
    Precision,
    Relevance,
    Role,
)

CORPUS = Path(__file__).parents[1] / "corpus"
PARTS = ("development", "test")
SUFFIXES = {".txt", ".md", ".html", ".docx", ".pdf"}
ENUMS: dict[str, dict[str, type]] = {
    "projects": {"relevance": Relevance},
    "partners": {"role": Role},
    "budgets": {"kind": BudgetKind},
    "dates": {"kind": DateKind, "precision": Precision},
    "places": {"kind": PlaceKind, "type": PlaceType},
    "events": {},
}
FIELDS = {
    "document": {"title", "publisher", "number", "published", "authors"},
    "projects": {
        *("id", "name", "acronym", "title", "relevance", "programme", "countries"),
        *("identifiers", "website", "start", "end", "duration_months", "aliases"),
    },
    "partners": {"id", "project", "name", "acronym", "role", "country", "department", "aliases"},
    "budgets": {"id", "project", "partner", "amount", "currency", "kind", "rate", "approximate"},
    "dates": {"id", "project", "event", "kind", "start", "end", "edtf", "precision"},
    "places": {"id", "project", "event", "name", "kind", "type", "country", "aliases"},
    "events": {"id", "project", "name", "start", "end", "place", "organiser", "aliases"},
}
EXTRA = {"optional", "alt_role", "alt_kind", "alternatives", "programme_aliases", "optional_fields"}
PREFIXES = {"projects": "p", "partners": "o", "budgets": "b", "dates": "d", "places": "l", "events": "e"}

# Bodies of the state and of the Union turn up everywhere; they are told apart by kind, not by a list of names.
PUBLIC_BODY = re.compile(
    r"^(ministero|mi[mt]|mur|mase|stato italiano|unione europea|commissione europea|parlamento europeo"
    r"|agenzia nazionale|fondo europeo|european|indire|agenzia italiana per la cooperazione)"
)

# A head noun by which a text takes up a body named before is no name.
GENERIC = {"comune", "provincia", "regione", "ateneo", "pro loco", "universita", "fondazione", "ministero"}


def _golds() -> list[Path]:
    return sorted(CORPUS.glob("*/*.gold.json"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name.split('.')[0]}"


def _gold(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))["gold"]
    return gold


def _items(gold: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key in LISTS:
        for item in gold[key]:
            yield key, item


def _fold(text: str) -> str:
    text = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", text).split())


def _document(gold_path: Path) -> Path:
    stem = gold_path.name.removesuffix(".gold.json")
    found = [p for p in gold_path.parent.glob(f"{stem}.*") if p.suffix in SUFFIXES]
    assert len(found) == 1, f"{stem}: {[p.name for p in found]}"
    return found[0]


every_gold = pytest.mark.parametrize("path", _golds(), ids=_name)


def test_every_document_has_gold_and_no_other_file_lies_about() -> None:
    for part in PARTS:
        folder = CORPUS / part
        gold = {p.name.removesuffix(".gold.json") for p in folder.glob("*.gold.json")}
        documents = [p for p in folder.iterdir() if not p.name.endswith(".gold.json")]
        assert {p.suffix for p in documents} <= SUFFIXES
        assert sorted(p.stem for p in documents) == sorted(gold)


def test_both_parts_hold_enough_of_every_format() -> None:
    counted = {part: [p.suffix for p in (CORPUS / part).iterdir() if p.suffix in SUFFIXES] for part in PARTS}
    assert len(counted["development"]) >= 100
    assert len(counted["test"]) >= 50
    for suffix in (".html", ".docx", ".pdf"):
        assert counted["development"].count(suffix) >= 3
        assert suffix in counted["test"]


@every_gold
def test_gold_has_the_shape_of_the_contract(path: Path) -> None:
    gold = _gold(path)
    assert set(gold) == {"document", *LISTS}
    assert set(gold["document"]) == FIELDS["document"]
    for key, item in _items(gold):
        assert set(item) - EXTRA == FIELDS[key], item["id"]
        for field, enum in ENUMS[key].items():
            for value in [item[field], *item.get(f"alt_{field}", [])]:
                enum(value)
        for identifier in item.get("identifiers", []):
            IdentifierScheme(identifier["scheme"])


@every_gold
def test_identifiers_are_in_order_and_references_resolve(path: Path) -> None:
    gold = _gold(path)
    known: dict[str, set[str]] = {key: {item["id"] for item in gold[key]} for key in LISTS}
    for key, prefix in PREFIXES.items():
        assert [item["id"] for item in gold[key]] == [f"{prefix}{n}" for n in range(1, len(gold[key]) + 1)]
    for _, item in _items(gold):
        for field, target in REFERENCES.items():
            assert item.get(field) is None or item[field] in known[target], f"{item['id']}: {field}"


@every_gold
def test_amounts_are_decimal_strings_and_shares_have_an_owner(path: Path) -> None:
    for budget in _gold(path)["budgets"]:
        assert budget["amount"] or budget["rate"]
        for field in ("amount", "rate"):
            assert budget[field] is None or re.fullmatch(r"\d+(\.\d+)?", budget[field])
        assert re.fullmatch(r"[A-Z]{3}", budget["currency"])
        assert (budget["kind"] == "partner_share") == (budget["partner"] is not None)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF level 1 date or interval, worked out again from the notation alone."""
    if "/" in edtf:
        first, last = edtf.split("/")
        return _bounds(first)[0], _bounds(last)[1]
    if "X" in edtf:
        return None, None
    year, *rest = (int(part) for part in edtf.split("-"))
    if len(rest) == 2:
        day = date(year, *rest)
        return str(day), str(day)
    first_month, last_month = (rest[0], rest[0]) if rest else (1, 12)
    last_year = year
    if first_month > 12:
        first_month, last_month = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}[first_month]
        last_year += last_month < first_month
    return str(date(year, first_month, 1)), str(_last_day(last_year, last_month))


@every_gold
def test_starts_ends_and_edtf_agree(path: Path) -> None:
    gold = _gold(path)
    for item in gold["dates"]:
        for value in [item, *item.get("alternatives", [])]:
            assert (value["start"], value["end"]) == _bounds(value["edtf"]), item["id"]
    for event in gold["events"]:
        assert (event["start"] is None) == (event["end"] is None)
        assert event["start"] is None or event["start"] <= event["end"]


@every_gold
def test_the_publication_date_is_the_documents(path: Path) -> None:
    gold = _gold(path)
    published = [item["edtf"] for item in gold["dates"] if item["kind"] == "publication"]
    assert published == [gold["document"]["published"]] * bool(gold["document"]["published"])


@every_gold
def test_one_item_for_each_thing(path: Path) -> None:
    gold = _gold(path)
    for key, fields in (
        ("projects", ("name",)),
        ("partners", ("project", "name")),
        ("places", ("name", "kind", "type", "event")),
        ("dates", ("edtf", "kind", "project", "event")),
    ):
        seen = [tuple(item[f] for f in fields) for item in gold[key]]
        assert len(seen) == len(set(seen)), key


@every_gold
def test_no_required_name_is_missing_from_the_text(path: Path) -> None:
    folded = f" {_fold(read(_document(path)).text)} "
    gold = _gold(path)
    for key in ("projects", "partners", "places"):
        for item in gold[key]:
            if item.get("optional"):
                continue
            names = [item["name"], item.get("acronym") or "", *item["aliases"]]
            # "i Comuni di A e B" stands for two names that the text never writes out.
            names += [re.sub(r"^(Comune|Regione|Provincia) (di |della |del )?", "", item["name"])]
            assert any(_fold(name) in folded for name in names if name), f"{item['id']} {item['name']}"
            if item.get("acronym"):
                assert _fold(item["acronym"]) in folded, item["acronym"]


def test_the_two_parts_share_no_project_and_no_organisation() -> None:
    names: dict[str, set[str]] = {part: set() for part in PARTS}
    for path in _golds():
        gold = _gold(path)
        for item in [*gold["projects"], *gold["partners"]]:
            known = {_fold(n) for n in (item["name"], item.get("acronym"), *item["aliases"]) if n}
            names[path.parent.name] |= {
                n for n in known if not PUBLIC_BODY.match(n) and n not in GENERIC and len(n) > 4
            }
    assert names["development"] & names["test"] == set()

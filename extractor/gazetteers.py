"""Loads the gazetteers of `rules/gazetteers/`: places, demonyms, programmes, organisations, words of names.

Each is read when it is first asked for and kept for the life of the process.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extractor.phrase_index import PhraseIndex, fold, key_of
from extractor.rules import RULES_DIR
from extractor.schema.record import BudgetKind, PlaceType

GAZETTEERS_DIR = RULES_DIR / "gazetteers"

_PLACE_FILES = ("countries", "macroregions", "regions", "provinces", "comuni", "cities")
_SEVERAL = "several"  # the legal forms that more than one country has


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the gazetteer; `needs_context` where its name is also an ordinary word or a person's name."""

    name: str
    type: PlaceType
    country: str | None
    code: str | None
    region: str | None
    lat: float | None
    lon: float | None
    population: int
    needs_context: bool


@dataclass(frozen=True, slots=True)
class Demonym:
    """An adjective of a place: "bavarese" for Baviera in DE."""

    place: str
    type: PlaceType
    country: str | None


@dataclass(frozen=True, slots=True)
class Programme:
    """A funding programme: its canonical name, who pays, and whose money that makes it."""

    name: str
    payer: str | None
    money: BudgetKind
    level: str
    within: str | None


@dataclass(frozen=True, slots=True)
class ProgrammeForm:
    """A form of a programme's name; `needs_cue` where the form is also an ordinary word or a place."""

    programme: Programme
    needs_cue: bool


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation of the gazetteer."""

    name: str
    acronym: str | None
    country: str | None
    type: str
    place: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that begins organisations' names; `plural` distributes over a list ("i Comuni di A e B").

    `complements` says what may follow (place, subject, any, none); `bare` whether the noun alone refers back.
    """

    head: str
    plural: str | None
    type: str
    country: str | None
    complements: str = "any"
    bare: bool = False


@cache
def places() -> PhraseIndex[KnownPlace]:
    """All places by all their names."""
    index: PhraseIndex[KnownPlace] = PhraseIndex()
    for stem in _PLACE_FILES:
        for row in _rows(stem):
            place = _place(row)
            for name in (row["name"], *_several(row["aliases"])):
                index.add(name, place)
    return index


@cache
def demonyms() -> dict[str, Demonym]:
    """Adjectives of places by folded form."""
    return {
        fold(form): Demonym(row["place"], PlaceType(row["type"]), row["country"] or None)
        for row in _rows("demonyms")
        for form in _several(row["forms"])
    }


@cache
def site_heads(*, plural: bool | None = None) -> dict[str, str]:
    """Nouns that begin the names of sites ("palazzo", "valle") with their sort, of one number or of both."""
    return {
        head: row["sort"]
        for row in _rows("site_heads")
        for head, many in ((row["head"], False), (row["plural"], True))
        if head and (plural is None or plural == many)
    }


@cache
def programmes() -> PhraseIndex[ProgrammeForm]:
    """Funding programmes by all forms of their names."""
    index: PhraseIndex[ProgrammeForm] = PhraseIndex()
    for entry in _yaml("programmes"):
        programme = Programme(
            entry["name"], entry.get("payer"), BudgetKind(entry["money"]), entry["level"], entry.get("within")
        )
        cued = {key_of(form) for form in entry.get("cue_aliases", [])}
        for form in (entry["name"], *entry.get("aliases", [])):
            if key_of(form) not in cued:
                index.add(form, ProgrammeForm(programme, needs_cue=False))
        for form in entry.get("cue_aliases", []):
            index.add(form, ProgrammeForm(programme, needs_cue=True))
    return index


@cache
def organisations() -> PhraseIndex[KnownOrganisation]:
    """Organisations by name, acronym and other forms."""
    return PhraseIndex(organisation_forms())


def organisation_forms() -> Iterator[tuple[str, KnownOrganisation]]:
    """Every name, acronym and other form of every organisation, as it is written."""
    for row in _rows("organisations"):
        known = KnownOrganisation(
            row["name"], row["acronym"] or None, row["country"] or None, row["type"], row["place"] or None
        )
        for form in filter(None, (row["name"], row["acronym"], *_several(row["aliases"]))):
            yield form, known


@cache
def strategies() -> PhraseIndex[str]:
    """Strategies, agendas and charters: names that are neither organisations nor projects nor programmes."""
    return PhraseIndex((row["name"], row["name"]) for row in _rows("strategies"))


@cache
def heads() -> PhraseIndex[Head]:
    """Nouns that begin organisations' names, by singular and plural."""
    index: PhraseIndex[Head] = PhraseIndex()
    for entry in _yaml("organisation_heads")["heads"]:
        head = Head(
            entry["head"],
            entry.get("plural"),
            entry["type"],
            entry.get("country_default"),
            entry.get("complements", "any"),
            entry.get("bare", False) is True,
        )
        for form in (head.head, head.plural or ""):
            index.add(form, head)
    return index


@cache
def country_codes() -> frozenset[str]:
    """ISO codes of countries: in brackets behind a name they tell where it sits, and are no acronym."""
    return frozenset(row["country"] for row in _rows("countries") if row["country"])


@cache
def legal_forms() -> frozenset[str]:
    """Legal forms that end a company's name, folded without dots: "spa", "gmbh"."""
    return frozenset(fold(form).replace(".", "") for forms in _suffixes().values() for form in forms)


@cache
def legal_form_countries() -> dict[str, str]:
    """The country of each legal form that is of one country alone, as it is written but for its dots: "SAS", "Sas"."""
    forms = ((form, country) for country, forms in _suffixes().items() if country != _SEVERAL for form in forms)
    return {form.replace(".", ""): country for form, country in forms}


@cache
def first_names() -> frozenset[str]:
    """Folded first names of people."""
    return frozenset(fold(row["name"]) for row in _rows("first_names"))


@cache
def common_words() -> frozenset[str]:
    """Folded words that may stand capitalised without being names."""
    return frozenset(fold(row["word"]) for row in _rows("capitalised_words"))


@cache
def complement_words() -> frozenset[str]:
    """Folded lower-case words that may stand inside an organisation's name: "Istituto *nazionale* di *fisica*"."""
    return frozenset(fold(row["word"]) for row in _rows("complement_words"))


def _suffixes() -> dict[str, list[str]]:
    suffixes: dict[str, list[str]] = _yaml("organisation_heads")["suffixes"]
    return suffixes


def _place(row: dict[str, str]) -> KnownPlace:
    return KnownPlace(
        name=row["name"],
        type=PlaceType(row["type"]),
        country=row["country"] or None,
        code=row["code"] or None,
        region=row["region"] or None,
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        population=int(row["population"] or 0),
        needs_context=row["word"] == "1",
    )


def _rows(stem: str) -> Iterator[dict[str, str]]:
    with _path(stem, "csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _yaml(stem: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(_path(stem, "yaml").read_text("utf-8"), loader)


def _path(stem: str, suffix: str) -> Path:
    return GAZETTEERS_DIR / f"{stem}.{suffix}"


def _several(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]

"""Programmes, organisations and heads hold together: closed vocabularies, one owner a form, references that resolve."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

GAZETTEERS = Path(__file__).parents[1] / "rules" / "gazetteers"
EU = "Unione europea"
TYPES = frozenset(
    "university research school region province municipality ministry agency chamber company association foundation "
    "park gal egtc eu museum health media".split()
)
PROGRAMME_KEYS = {"name", "aliases", "cue_aliases", "payer", "money", "level", "within", "periods"}
HEAD_KEYS = {"head", "plural", "gender", "type", "country_default", "complements", "bare"}
# Words of the language, places and other bodies' short names that name a programme only beside a cue.
AMBIGUOUS = (
    "LIFE, MED, LEADER, PRIMA, Marittimo, Spazio alpino, Europa centrale, Italia-Croazia, Italia-Slovenia, Erasmus, "
    "COST, Urban, Equal, Cultura, Giustizia, Gioventù, ENI, IPA, FSE, CSR, CEF, EUI, HERA, Aree interne, "
    "Rigenerazione urbana"
).split(", ")


@cache
def programmes() -> tuple[dict[str, Any], ...]:
    return tuple(_yaml("programmes"))


@cache
def programme_owners() -> dict[tuple[str, ...], list[tuple[str, str | None]]]:
    """Every form with the programmes that bear it, and their parents."""
    owners = defaultdict(list)
    for programme in programmes():
        for form in {key(form) for form in programme_forms(programme)}:
            owners[form].append((programme["name"], programme.get("within")))
    return owners


@cache
def organisations() -> tuple[dict[str, str], ...]:
    return tuple(_rows("organisations"))


@cache
def organisation_owners() -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """Every form with the organisations that bear it, and their countries."""
    owners = defaultdict(list)
    for row in organisations():
        for form in {key(form) for form in organisation_forms(row)}:
            owners[form].append((row["name"], row["country"]))
    return owners


@cache
def plain_programmes() -> dict[tuple[str, ...], list[str]]:
    """Every form that needs no cue with its programmes."""
    owners = defaultdict(list)
    for programme in programmes():
        for form in plain_forms(programme):
            owners[form].append(programme["name"])
    return owners


@cache
def heads() -> dict[str, Any]:
    loaded: dict[str, Any] = _yaml("organisation_heads")
    return loaded


def _yaml(stem: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((GAZETTEERS / f"{stem}.yaml").read_text("utf-8"), loader)


def _rows(stem: str) -> Iterator[dict[str, str]]:
    with (GAZETTEERS / f"{stem}.csv").open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def key(form: str) -> tuple[str, ...]:
    """Words without case, accents and punctuation; a plus stays, for FSE and FSE+ are two funds."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    return tuple(word.replace(" ", "") for word in re.findall(r"[^\W_]+(?: ?\+)?", letters.lower()))


def programme_forms(programme: dict[str, Any]) -> list[str]:
    return [programme["name"], *programme["aliases"], *programme.get("cue_aliases", [])]


def plain_forms(programme: dict[str, Any]) -> set[tuple[str, ...]]:
    """The forms that name the programme without a cue."""
    cued = {key(form) for form in programme.get("cue_aliases", [])}
    return {key(form) for form in [programme["name"], *programme["aliases"]]} - cued


def organisation_forms(row: dict[str, str]) -> list[str]:
    return [form for form in (row["name"], row["acronym"], *row["aliases"].split("|")) if form]


def place_keys(*stems: str) -> set[tuple[str, ...]]:
    rows = [row for stem in stems for row in _rows(stem)]
    return {key(form) for row in rows for form in (row["name"], *row["aliases"].split("|")) if form}


def test_programmes_have_the_layout_that_their_head_comment_describes() -> None:
    assert len(programmes()) >= 250
    for entry in programmes():
        assert PROGRAMME_KEYS - {"cue_aliases", "within"} <= set(entry) <= PROGRAMME_KEYS, entry["name"]
        assert entry["money"] in {"eu_contribution", "national_contribution"}, entry["name"]
        assert entry["level"] in {"eu", "national", "regional", "foundation"}, entry["name"]
        assert all(isinstance(text, str) and text.strip() == text for text in programme_forms(entry)), entry["name"]
        assert all(key(text) for text in programme_forms(entry)), entry["name"]


def test_eu_money_is_paid_by_the_eu_and_no_other() -> None:
    assert [p["name"] for p in programmes() if (p["payer"] == EU) != (p["money"] == "eu_contribution")] == []


def test_every_payer_is_a_known_organisation() -> None:
    known = {row["name"] for row in organisations()}
    assert {p["payer"] for p in programmes()} - known == set()


def test_programme_forms_have_one_owner() -> None:
    assert {form: owners for form, owners in programme_owners().items() if len(owners) > 1} == {}


def test_no_programme_repeats_a_form() -> None:
    for entry in programmes():
        forms = [entry["name"].lower(), *(alias.lower() for alias in entry["aliases"])]
        assert len(forms) == len(set(forms)), entry["name"]
        assert not {key(alias) for alias in entry["aliases"]} & {key(cue) for cue in entry.get("cue_aliases", [])}, (
            entry
        )


def test_parents_exist_and_the_way_up_ends() -> None:
    parents = {entry["name"]: entry.get("within") for entry in programmes()}
    for name in parents:
        seen = {name}
        while parent := parents[name]:
            assert parent not in seen, f"{name}: circle"
            seen.add(parent)
            name = parent


def test_periods_run_forward() -> None:
    for entry in programmes():
        for period in entry["periods"]:
            match = re.fullmatch(r"(\d{4})-(\d{4})", period)
            assert match and int(match[1]) < int(match[2]), (entry["name"], period)
        assert entry["periods"] == sorted(entry["periods"]), entry["name"]


@pytest.mark.parametrize("form", AMBIGUOUS)
def test_words_and_places_name_a_programme_only_beside_a_cue(form: str) -> None:
    assert len(programme_owners()[key(form)]) == 1
    assert key(form) not in plain_programmes()


def test_no_plain_form_is_a_place_or_a_first_name() -> None:
    other = place_keys("comuni", "cities", "regions", "provinces", "countries")
    other |= {key(row["name"]) for row in _rows("first_names")}
    assert plain_programmes().keys() & other == set()


@pytest.mark.parametrize(
    ("form", "name", "within"),
    [
        ("Interreg V-A Italia-Slovenia", "Interreg Italia-Slovenia", "Interreg"),
        ("Interreg VI A Italia - Austria", "Interreg Italia-Austria", "Interreg"),
        ("Interreg IV Italia-Svizzera", "Interreg Italia-Svizzera", "Interreg"),
        ("Interreg Spazio Alpino", "Interreg Alpine Space", "Interreg"),
        ("Alpine Space", "Interreg Alpine Space", "Interreg"),
        ("Central Europe Programme", "Interreg Central Europe", "Interreg"),
        ("Alcotra", "Interreg ALCOTRA", "Interreg"),
        ("H2020", "Horizon 2020", None),
        ("7° programma quadro", "FP7", None),
        ("Erasmus Plus", "Erasmus+", None),
        ("Piano nazionale di ripresa e resilienza", "PNRR", None),
        ("Fondo europeo di sviluppo regionale", "FESR", None),
        ("Por Fesr Regione Piemonte", "POR FESR Piemonte", "POR FESR"),
        ("POR Lombardia FESR", "POR FESR Lombardia", "POR FESR"),
        ("PR FESR FVG", "PR FESR Friuli Venezia Giulia", "PR FESR"),
        ("Psr Veneto", "PSR Veneto", "PSR"),
        ("AMIF", "FAMI", None),
        ("Marie Sklodowska-Curie", "MSCA", "Horizon Europe"),
    ],
)
def test_forms_lead_to_the_canonical_name(form: str, name: str, within: str | None) -> None:
    assert programme_owners().get(key(form)) == [(name, within)]


def test_organisations_have_the_columns_and_clean_cells() -> None:
    with (GAZETTEERS / "organisations.csv").open(encoding="utf-8") as stream:
        assert stream.readline().rstrip("\n") == "name,acronym,aliases,country,type,place"
    assert len(organisations()) >= 1500
    for row in organisations():
        assert row["name"] and None not in row.values(), row
        for cell in [row["acronym"], row["place"], *organisation_forms(row)]:
            assert cell == " ".join(cell.split()), row
        assert "" not in row["aliases"].split("|") or not row["aliases"], row


def test_organisations_types_and_countries_are_known() -> None:
    countries = {row["code"] for row in _rows("countries")}
    assert {row["type"] for row in organisations()} == TYPES
    assert {row["country"] for row in organisations()} - countries == {""}


def test_organisation_forms_have_one_owner() -> None:
    assert {form: owners for form, owners in organisation_owners().items() if len(owners) > 1} == {}


def test_no_name_or_alias_of_an_organisation_is_a_place() -> None:
    """Acronyms may be: ISPRA and Ispra are told apart by their capitals."""
    places = place_keys("comuni", "cities", "countries")
    for row in organisations():
        assert not places & {key(form) for form in (row["name"], *row["aliases"].split("|")) if form}, row["name"]


def test_no_form_of_an_organisation_is_a_plain_form_of_a_programme() -> None:
    assert organisation_owners().keys() & plain_programmes().keys() == set()


def test_seats_of_italian_bodies_are_comuni() -> None:
    comuni = place_keys("comuni")
    assert [
        row for row in organisations() if row["country"] == "IT" and row["place"] and key(row["place"]) not in comuni
    ] == []


@pytest.mark.parametrize(
    ("form", "name", "country"),
    [
        ("Università di Padova", "Università degli Studi di Padova", "IT"),
        ("UniPD", "Università degli Studi di Padova", "IT"),
        ("Ca' Foscari", "Università Ca' Foscari Venezia", "IT"),
        ("Politecnico di Torino", "Politecnico di Torino", "IT"),
        ("CNR", "Consiglio nazionale delle ricerche", "IT"),
        ("Provincia di Trento", "Provincia autonoma di Trento", "IT"),
        ("Regione Autonoma Friuli Venezia Giulia", "Regione Friuli Venezia Giulia", "IT"),
        ("CCIAA di Udine", "Camera di commercio di Udine", "IT"),
        ("University of Ljubljana", "Università di Lubiana", "SI"),
        ("Universität Innsbruck", "Università di Innsbruck", "AT"),
        ("Canton Ticino", "Cantone Ticino", "CH"),
        ("European Commission", "Commissione europea", ""),
    ],
)
def test_forms_lead_to_the_organisation(form: str, name: str, country: str) -> None:
    assert organisation_owners().get(key(form)) == [(name, country)]


def test_heads_have_the_layout_that_their_head_comment_describes() -> None:
    assert set(heads()) == {"heads", "suffixes"}
    assert len(heads()["heads"]) >= 150
    for entry in heads()["heads"]:
        assert HEAD_KEYS - {"plural"} <= set(entry) <= HEAD_KEYS, entry
        assert entry["gender"] in {"m", "f"} and entry["type"] in TYPES | {"department"}, entry
        assert entry["complements"] in {"place", "subject", "any", "none"}, entry
        assert entry["country_default"] is None or re.fullmatch(r"[A-Z]{2}", entry["country_default"]), entry
        assert isinstance(entry["bare"], bool), entry


def test_heads_and_plurals_have_one_owner() -> None:
    owners = defaultdict(set)
    for entry in heads()["heads"]:
        for form in filter(None, (entry["head"], entry.get("plural"))):
            owners[key(form)].add(entry["head"])
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_suffixes_are_distinct_strings_by_country() -> None:
    by_country = heads()["suffixes"]
    suffixes = [suffix for forms in by_country.values() for suffix in forms]
    assert all(re.fullmatch(r"[A-Z]{2}|several", country) for country in by_country)
    assert all(isinstance(suffix, str) for suffix in suffixes) and len(suffixes) == len(set(suffixes))
    assert {"Spa", "S.r.l.", "GmbH", "d.o.o.", "Onlus"} <= set(suffixes)

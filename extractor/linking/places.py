"""Which place a name means: the countries the text speaks of decide among namesakes, size breaks ties."""

import re
from collections import Counter
from dataclasses import dataclass

from extractor import gazetteers
from extractor.gazetteers import Demonym, KnownPlace
from extractor.linking.known_places import RANK
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention
from extractor.schema.record import PlaceType

_BEFORE = re.compile(
    r"\b(provincia|regione|citt[aà]|comune|capitale|land|contea|distretto|isola)\s(?:di|del|della|dell')?\s?$",
    re.IGNORECASE,
)
_TYPE_WORDS = {
    "provincia": PlaceType.PROVINCE,
    "regione": PlaceType.REGION,
    "land": PlaceType.REGION,
    "contea": PlaceType.PROVINCE,
    "distretto": PlaceType.PROVINCE,
}
# Partners in European projects sit in Europe: a bare "Valencia" is the Spanish one, though another is larger.
_EUROPE = frozenset(
    "AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI "
    "SK SM TR UA VA XK".split()
)


@dataclass(frozen=True)
class LinkedPlace:
    """A mention of a place with the place it means."""

    mention: Mention
    place: KnownPlace


def link_places(reading: Reading) -> list[LinkedPlace]:
    """Every place mention with its place, in order."""
    context = _countries(reading)
    return [
        LinkedPlace(mention, _choose(reading, mention, mention.value, context))
        for mention in reading.of(Label.PLACE)
        if isinstance(mention.value, list)
    ]


def _countries(reading: Reading) -> Counter[str]:
    """How often the text speaks of each country, by name, adjective or a place that has no namesake."""
    seen: Counter[str] = Counter({"IT": 2})
    for mention in reading.of(Label.PLACE, Label.DEMONYM):
        if isinstance(mention.value, Demonym):
            seen[mention.value.country or ""] += 1
        elif isinstance(mention.value, list) and len({p.country for p in mention.value}) == 1:
            seen[mention.value[0].country or ""] += 1
    return seen


def _choose(reading: Reading, mention: Mention, known: list[KnownPlace], context: Counter[str]) -> KnownPlace:
    before = _BEFORE.search(reading.text[max(0, mention.start - 24) : mention.start])
    wanted = _TYPE_WORDS.get(before[1].lower()) if before else None
    beside = _country_beside(reading, mention)

    def weight(place: KnownPlace) -> tuple[bool, bool, int, int, bool, int]:
        spoken_of = min(context.get(place.country or "", 0), 3)
        is_near = place.country in _EUROPE
        return place.type == wanted, place.country == beside, RANK[place.type], spoken_of, is_near, place.population

    return max(known, key=weight)


def _country_beside(reading: Reading, mention: Mention) -> str | None:
    """The country in the bracket after a place: "Augusta (Germania)"."""
    match = re.match(
        r"\s?[(,]\s?([A-ZÀ-Ý][^\W\d_]+(?:\s[A-ZÀ-Ý][^\W\d_]+)?)", reading.text[mention.end : mention.end + 40]
    )
    countries = [p.country for p in gazetteers.places().get(match[1]) if p.type == PlaceType.COUNTRY] if match else []
    return countries[0] if countries else None

"""Which of the gazetteer's places a bare name means."""

from extractor import gazetteers
from extractor.gazetteers import KnownPlace
from extractor.schema.record import PlaceType

# A bare name means the larger thing, save that a province is named like its chief town and the town is meant.
RANK = {
    PlaceType.COUNTRY: 5,
    PlaceType.MACROREGION: 4,
    PlaceType.REGION: 3,
    PlaceType.CITY: 2,
    PlaceType.PROVINCE: 1,
    PlaceType.SITE: 0,
}


def usual_place(name: str, country: str | None) -> KnownPlace | None:
    """The place that a name most likely means, where `country` is spoken of; None for one that no gazetteer has."""
    known = gazetteers.places().get(name)
    return max(known, key=lambda one: (RANK[one.type], one.country == (country or "IT"), one.population), default=None)

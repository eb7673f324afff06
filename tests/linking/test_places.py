"""Which place a name means: the type said before it, the country said beside it, what the text speaks of, then size."""

import pytest

from extractor.linking.places import link_places
from tests.nlp.texts import read_text

LINKS: dict[str, tuple[str, list[tuple[str, str, str | None]]]] = {
    "the town rather than its province": ("Si va a Sondrio.", [("Sondrio", "city", "IT")]),
    "the province where the text says so": ("Si va in provincia di Sondrio.", [("Sondrio", "province", "IT")]),
    "a foreign city under its Italian name": ("Si va a Lubiana.", [("Lubiana", "city", "SI")]),
    "a country": ("Si va in Slovenia.", [("Slovenia", "country", "SI")]),
    "a region": ("Si va in Baviera.", [("Baviera", "region", "DE")]),
    "the country in brackets decides": (
        "Si va a Valencia (Venezuela).",
        [("Valencia", "city", "VE"), ("Venezuela", "country", "VE")],
    ),
    "a country named in the sentence": (
        "Si va a Valencia, in Spagna.",
        [("Valencia", "city", "ES"), ("Spagna", "country", "ES")],
    ),
    "a country that the text speaks of": (
        "Si va in Venezuela, fra venezuelani, poi a Valencia.",
        [("Venezuela", "country", "VE"), ("Valencia", "city", "VE")],
    ),
    "macroregion": ("Si scia sulle Alpi.", [("Alpi", "macroregion", None)]),
    "none": ("Si va al mare.", []),
}


@pytest.mark.parametrize(("text", "expected"), LINKS.values(), ids=LINKS)
def test_places_are_exactly(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    links = link_places(read_text(text))
    assert [(link.place.name, link.place.type.value, link.place.country) for link in links] == expected

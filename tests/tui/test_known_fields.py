"""The fields that follow from a name: what the gazetteers say of it beyond doubt, where nothing else is typed."""

import pytest

from extractor.schema.record import ListName
from tui.known_fields import known_fields

PLACE = {"type": "city", "country": "", "code": "", "lat": "", "lon": ""}
TORINO = {"country": "IT", "code": "001272", "lat": "45.0705", "lon": "7.6868"}


def fields(list_name: ListName, typed: dict[str, str], *, text: str = "", new: bool = True) -> dict[str, str]:
    found = known_fields(list_name, typed, text=text, new=new)
    return {name: found[name] for name in found if name not in ("lat", "lon")}


@pytest.mark.parametrize(
    ("typed", "filled"),
    [
        ({"name": "Torino"}, {"country": "IT", "code": "001272"}),
        ({"name": "torino", "type": "province"}, {"country": "IT", "code": "001"}),
        ({"name": "Piemonte"}, {"type": "region", "country": "IT", "code": "ITC1"}),
        ({"name": "Lubiana"}, {"country": "SI"}),
        ({"name": "Lubiana", "country": "IT"}, {}),
        ({"name": "Samone"}, {"country": "IT"}),
        ({"name": "Samone", "code": "022165"}, {"country": "IT"}),
        ({"name": "Nessundove"}, {}),
    ],
)
def test_a_new_place(typed: dict[str, str], filled: dict[str, str]) -> None:
    assert fields("places", {**PLACE, **typed}) == filled


def test_the_position_comes_with_the_place() -> None:
    assert known_fields("places", {**PLACE, "name": "Torino"}, text="", new=True) == TORINO


def test_the_type_of_a_fact_that_is_corrected_was_chosen() -> None:
    assert fields("places", {**PLACE, "name": "Piemonte"}, new=False) == {}


def test_an_acronym_is_filled_where_the_document_has_it() -> None:
    typed = {"name": "Hub Innovazione Trentino", "acronym": "", "country": ""}
    assert fields("partners", typed, text="Guida l'HIT di Trento.") == {"acronym": "HIT", "country": "IT"}
    assert fields("partners", typed, text="Guida un hub.") == {"country": "IT"}
    assert fields("partners", {**typed, "country": "FR"}) == {}


def test_the_name_of_a_project_says_nothing_more() -> None:
    assert fields("projects", {"name": "Torino", "programme": ""}) == {}

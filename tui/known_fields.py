"""What the gazetteers say of a name: the fields of a form that follow from it, where they are empty."""

from collections.abc import Mapping

from extractor import gazetteers
from extractor.phrase_index import key_of
from extractor.schema.record import ListName

Fields = dict[str, str]


def known_fields(list_name: ListName, typed: Mapping[str, str], *, text: str, new: bool) -> Fields:
    """The empty fields that the name in `typed` fills, as they would be typed.

    Several places may bear the name: those that contradict what is typed are out of the question, and what the others
    do not agree on stays empty. The type that a new form begins with contradicts only where another one fits better.
    An acronym is a fact of the document only where its `text` has it.
    """
    namesakes = _namesakes(list_name, typed["name"], text)
    stated = {field: value for field, value in typed.items() if value}
    fitting = _fitting(namesakes, stated)
    if new and not fitting:
        stated.pop("type", None)
        fitting = _fitting(namesakes, stated)
    return {field: value for field, value in _agreed(fitting).items() if field not in stated}


def _namesakes(list_name: ListName, name: str, text: str) -> list[Fields]:
    match list_name:
        case "places":
            return [_of_place(place) for place in gazetteers.places().get(name)]
        case "partners":
            words = set(key_of(text))
            return [_of_organisation(known, words) for known in gazetteers.organisations().get(name)]
        case _:
            return []


def _of_place(place: gazetteers.KnownPlace) -> Fields:
    return _given(type=place.type, country=place.country, code=place.code, lat=place.lat, lon=place.lon)


def _of_organisation(known: gazetteers.KnownOrganisation, words: set[str]) -> Fields:
    stands = known.acronym is not None and set(key_of(known.acronym)) <= words
    return _given(acronym=known.acronym if stands else None, country=known.country)


def _given(**values: str | float | None) -> Fields:
    return {field: str(value) for field, value in values.items() if value is not None}


def _fitting(namesakes: list[Fields], stated: Mapping[str, str]) -> list[Fields]:
    return [one for one in namesakes if all(stated.get(field, value) == value for field, value in one.items())]


def _agreed(namesakes: list[Fields]) -> Fields:
    fields: set[tuple[str, str]] = set.intersection(*(set(one.items()) for one in namesakes)) if namesakes else set()
    return dict(fields)

"""Places and adjectives of places: outside names, and comuni that are words only where the text speaks of a place."""

import pytest

from extractor.gazetteers import Demonym
from extractor.schema.mention import Label
from tests.nlp.texts import marked_by, read_text, unmarked

PLACES = {
    "cities and a country": "Da [Sondrio] si va a [Lubiana], in [Slovenia].",
    "several words": "Si cammina a [San Candido] e in [Valle d'Aosta].",
    "typographic apostrophe": "Si cammina in [Valle d’Aosta].",
    "macroregion": "Si scia sulle [Alpi].",
    "not within an organisation": "Paga la Provincia di Sondrio.",
    "not within a project": "Parte il progetto “Sondrio che cambia” a [Lodi].",
    "not within a programme": "Paga il programma Interreg Italia-Svizzera.",
    "not within a longer name": "Suona la Banda Sondrio Jazz.",
    "not a street": "Ci si vede in via Lodi e in piazza San Candido.",
    "not in small letters": "Va a lodi e a como.",
    "a comune that is a word, with a preposition": "Ci si vede ad [Alto] domani.",
    "a comune that is a word": "Alto è il prezzo, Farà bello.",
    "a person": "Ne parla Roma Verdi con Firenze Gandini.",
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
def test_places_are_exactly(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.PLACE) == text


ADJECTIVES = {
    "of countries": "I soci [sloveni] e l'azienda [tedesca].",
    "of regions": "Il bando [lombardo] e il latte [bavarese].",
    "capitals are a people or a name": "Gli Sloveni e il Corriere Lombardo.",
    "within an organisation": "Paga l'Istituto sloveno di chimica.",
}


@pytest.mark.parametrize("text", ADJECTIVES.values(), ids=ADJECTIVES)
def test_adjectives_of_places_are_exactly(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.DEMONYM) == text


def test_an_adjective_says_which_place_it_means() -> None:
    (mention,) = read_text("I soci sloveni.").of(Label.DEMONYM)
    assert isinstance(mention.value, Demonym)
    assert (mention.value.place, mention.value.country) == ("Slovenia", "SI")

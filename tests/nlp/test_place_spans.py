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
    "not a street": "Ci si vede in via Lodi e in viale San Candido.",
    "a square": "Ci si vede in [piazza San Candido].",
    "a building": "Si parla a [Villa Bruni] e poi al [teatro Verdi Vecchio].",
    "a building with a genitive": "Si parla a [Palazzo Ferri di Rovanasca].",
    "a monument": "Si parla al [forte di Mezzavalle].",
    "a monument and its town": "Si parla al [castello di [Sondrio]].",
    "a hall leads to its town": "Si parla nella sala civica di [Sondrio].",
    "a hall leads to its building": "Si parla nell'aula magna di [Palazzo Bruni].",
    "not the hall of a body": "Si parla nella sala della Camera di commercio.",
    "a stretch of land": "Si cammina in [val di Zolla] e lungo il [lago di Brezza].",
    "a side of a valley": "Si cammina nell'[alta Val Zolla].",
    "a list of valleys": "Si cammina fra le valli di [Zolla], [Brezza] e [Susa].",
    "mountains": "Si cammina sulle [Alpi Zollane].",
    "a unit's name": "Si lavora nei governatorati di [Zolla] e [Brezza].",
    "a name of the gazetteer in small letters": "Si cammina in [val d'Agri].",
    "after an elision": "Si va sull'[isola del Grano].",
    "not off shore": "La barca è al largo di [Sondrio].",
    "not what is named after a site": "Lavora la cooperativa Golfo Azzurro con la società Fiume Chiaro.",
    "not in a list of bodies": "Partner sono i Comuni di Sondrio, Lodi e Como.",
    "the town after a body's own name": "Lavora la Fondazione Alfa Brezza di [Sondrio].",
    "not after a body's noun": "Lavora l'Università di Sondrio con la Banca popolare di Sondrio.",
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

"""Where a text says what an item states."""

import pytest

from extractor.matching import Json
from extractor.sightings import sentence_of

TEXT = """Belprato, parte Valle Viva
Il progetto ValleViva costa 1,2 milioni di euro. Lo guidano i Comuni di Belprato e Montalto.
La Regione copre l'80%. Il convegno sarà il 12 marzo. Capofila è l'Ente  Uno, che paga."""
COST = "Il progetto ValleViva costa 1,2 milioni di euro."
LEADERS = "Lo guidano i Comuni di Belprato e Montalto."
MEETING = "Il convegno sarà il 12 marzo."


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ({"evidence": [{"start": TEXT.index("Montalto")}], "name": "ValleViva"}, LEADERS),
        ({"name": "valleviva"}, COST),
        ({"name": "Progetto Belvalle", "acronym": "ValleViva"}, COST),
        ({"name": "Nessuno", "aliases": ["VALLEVIVA"]}, COST),
        ({"name": "Ente Uno"}, "Capofila è l'Ente Uno, che paga."),
        ({"name": "Comune di Montalto"}, LEADERS),
        ({"amount": "1200000"}, COST),
        ({"amount": None, "rate": "80"}, "La Regione copre l'80%."),
        ({"edtf": "2021-03-12", "start": "2021-03-12"}, MEETING),
        ({"name": "Altrove"}, None),
        ({"amount": "molti"}, None),
        ({"edtf": "2021-04"}, None),
        ({}, None),
    ],
)
def test_the_sentence_of_an_item(item: Json, sentence: str | None) -> None:
    assert sentence_of(item, TEXT, "2021-03-01") == sentence


def test_a_date_without_a_year_is_found_as_the_text_has_it() -> None:
    assert sentence_of({"edtf": "XXXX-03-12", "start": None}, TEXT) == MEETING


def test_a_long_sentence_is_cut_around_the_item() -> None:
    text = "a " * 400 + "ValleViva " + "b " * 400
    sentence = sentence_of({"name": "ValleViva"}, text)
    assert sentence is not None
    assert "ValleViva" in sentence
    assert len(sentence) <= 300

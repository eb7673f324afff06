"""Lists under one head: each member is an organisation of its own, named with the head, over its own characters."""

import pytest

from extractor.linking.organisations import group_organisations
from extractor.schema.mention import Label
from tests.nlp.texts import marked_by, read_text, unmarked

SHARED: dict[str, tuple[str, list[str]]] = {
    "commas and a conjunction": (
        "Pagano i Comuni di [Lodi], [Pavia] e [Crema].",
        ["Comune di Lodi", "Comune di Pavia", "Comune di Crema"],
    ),
    "the link repeated": ("Pagano i Comuni di [Lodi] e di [Pavia].", ["Comune di Lodi", "Comune di Pavia"]),
    "each with its own link": (
        "Pagano i parchi delle [Dolomiti Friulane] e del [Ticino].",
        ["Parco delle Dolomiti Friulane", "Parco del Ticino"],
    ),
    "a noun for another": ("Pagano gli atenei di: [Pavia] e [Siena].", ["Università di Pavia", "Università di Siena"]),
    "announced by a colon": (
        "Tre gli atenei: [Pavia] (capofila), [Siena] e [Udine].",
        ["Università di Pavia", "Università di Siena", "Università di Udine"],
    ),
    "announced by a verb": (
        "I comuni coinvolti sono [Lodi], [Pavia] e [Crema].",
        ["Comune di Lodi", "Comune di Pavia", "Comune di Crema"],
    ),
    "one a line": (
        "Le Province partner:\n- [Lodi]\n- [Pavia]\n\nFine.",
        ["Provincia di Lodi", "Provincia di Pavia"],
    ),
    "an adjective between": (
        "Pagano i Comuni liguri di [Alassio] e [Cervo].",
        ["Comune di Alassio", "Comune di Cervo"],
    ),
    "brackets between": (
        "Pagano i Comuni di [Maratea] (Potenza) e [Pisticci] (Matera).",
        ["Comune di Maratea", "Comune di Pisticci"],
    ),
    "no link": ("Pagano le regioni [Piemonte] e [Liguria].", ["Regione Piemonte", "Regione Liguria"]),
    "names of any sort": (
        "Pagano le fondazioni [Bruno] e [Luce Nuova].",
        ["Fondazione Bruno", "Fondazione Luce Nuova"],
    ),
    "a pronoun": (
        "Paga il [Comune di Lodi] insieme a quelli di [Pavia] e [Crema].",
        ["Comune di Lodi", "Comune di Pavia", "Comune di Crema"],
    ),
    "a pronoun for one": (
        "Aiutano la [scuola primaria di Lodi] e quella di [Pavia].",
        ["Scuola primaria di Lodi", "Scuola primaria di Pavia"],
    ),
    "a double name": (
        "Pagano le Province di [Sassari], [Olbia – Tempio] e [Nuoro].",
        ["Provincia di Sassari", "Provincia di Olbia – Tempio", "Provincia di Nuoro"],
    ),
    "another body follows": (
        "Pagano i Comuni di [Lodi] e [Pavia] e la [Regione Liguria].",
        ["Comune di Lodi", "Comune di Pavia", "Regione Liguria"],
    ),
    "a territory": ("Nei Comuni di Lodi e Pavia si vota.", []),
    "members of one body": ("Paga l'[Unione dei Comuni di Lodi e Pavia].", ["Unione dei Comuni di Lodi e Pavia"]),
    "comuni of a valley": ("I Comuni della Valle Stura protestano.", []),
    "a country": ("Si parla di Comuni e di Stati Uniti.", []),
}


@pytest.mark.parametrize(("text", "names"), SHARED.values(), ids=SHARED)
def test_each_member_has_the_head_s_name(text: str, names: list[str]) -> None:
    reading = read_text(unmarked(text))
    assert marked_by(reading, Label.ORG) == text
    assert [o.name for o in group_organisations(reading)] == names

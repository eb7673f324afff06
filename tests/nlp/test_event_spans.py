"""Events: nouns of occasion with their adjectives, and the names that they bear."""

import pytest

from extractor.schema.mention import Label
from tests.nlp.texts import marked_by, read_text, unmarked

EVENTS: dict[str, tuple[str, list[str]]] = {
    "noun with its adjectives": (
        "Ieri il [secondo incontro transnazionale] del gruppo.",
        ["secondo incontro transnazionale"],
    ),
    "name in quotes after the noun": ("Domani il convegno “[Acque di pianura]” in città.", ["Acque di pianura"]),
    "name led in by a title": ("Domani il convegno dal titolo “[Forum delle acque]” in città.", ["Forum delle acque"]),
    "name that holds its noun": ("Domani la [Alpine Water Conference] in città.", ["Alpine Water Conference"]),
    "quoted name that holds its noun": ("Domani “[Festival della ruggine]” in città.", ["Festival della ruggine"]),
    "several": ("Prima un [seminario], poi la [conferenza finale] in città.", ["seminario", "conferenza finale"]),
    "a name farther on is another's": (
        "Domani un [convegno] su molti temi, poi si parla di “[Forum delle acque]”.",
        ["convegno", "Forum delle acque"],
    ),
    "what it is for": ("La [riunione di avvio] è vicina.", ["riunione di avvio"]),
    "a stage": ("La [prima tappa] è vicina.", ["prima tappa"]),
    "a visit": ("Segue la [visita di studio] in pianura.", ["visita di studio"]),
    "a steering committee": ("Segue il [comitato di pilotaggio].", ["comitato di pilotaggio"]),
    "a presentation": ("Segue la [presentazione del progetto] in pianura.", ["presentazione del progetto"]),
    "not a noun alone": ("La presentazione delle domande, una settimana, il campo.", []),
    "none": ("Domani si semina in pianura, con una formazione lenta.", []),
    "not within a project": ("Il progetto “Festival della ruggine” parte domani.", []),
}


@pytest.mark.parametrize(("text", "names"), EVENTS.values(), ids=EVENTS)
def test_events_are_exactly(text: str, names: list[str]) -> None:
    reading = read_text(unmarked(text))
    assert marked_by(reading, Label.EVENT) == text
    assert [m.value for m in reading.of(Label.EVENT)] == names

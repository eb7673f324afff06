"""Programmes: every form of their names; forms that are also words or places only beside a cue."""

import pytest

from extractor.gazetteers import Programme
from extractor.schema.mention import Label
from tests.nlp.texts import marked_by, read_text, unmarked

PROGRAMMES = {
    "canonical": "Paga [Horizon Europe] da solo.",
    "with its area": "Paga il programma [Interreg Italia-Svizzera] da solo.",
    "two": "Pagano il [FESR] e il [PNRR] insieme.",
    "beside a cue": "È finanziato dal programma [LIFE] da solo.",
    "a word without a cue": "Like a virgin, my life goes on.",
    "a macroregion without a cue": "Si scia sullo Spazio Alpino.",
    "small letters": "Si cambia orizzonte, la vita continua.",
}


@pytest.mark.parametrize("text", PROGRAMMES.values(), ids=PROGRAMMES)
def test_programmes_are_exactly(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.PROGRAMME) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paga il programma Interreg Italia Svizzera.", "Interreg Italia-Svizzera"),
        ("Paga il programma Horizon 2020.", "Horizon 2020"),
        ("È finanziato dal Fondo europeo di sviluppo regionale.", "FESR"),
    ],
)
def test_a_form_leads_to_the_canonical_name(text: str, name: str) -> None:
    (mention,) = read_text(text).of(Label.PROGRAMME)
    assert isinstance(mention.value, Programme)
    assert mention.value.name == name

"""The tense around a date, which chooses its year."""

import pytest

from extractor.nlp.tense import tense_at, tense_of

TENSES = {
    "future": ("La semina si terrà a Lodi.", "future"),
    "plan": ("La semina è prevista a Lodi.", "future"),
    "past": ("La semina si è tenuta a Lodi.", "past"),
    "remote past": ("La semina fu lunga.", "past"),
    "perfect": ("Il Comune ha firmato l'atto.", "past"),
    "what somebody said": ("Il sindaco ha detto che la semina è lunga.", None),
    "what is to be signed": ("Gli atti saranno firmati entro maggio.", "future"),
    "both": ("Il Comune ha firmato l'atto e seminerà.", None),
    "neither": ("La semina è lunga.", None),
}


@pytest.mark.parametrize(("sentence", "tense"), TENSES.values(), ids=TENSES)
def test_tense_of_a_sentence(sentence: str, tense: str | None) -> None:
    assert tense_of(sentence) == tense


@pytest.mark.parametrize(("place", "tense"), [("[1]", "past"), ("[2]", "future")])
def test_the_nearest_verb_tells(place: str, tense: str) -> None:
    sentence = "Il progetto, approvato a [1] dalla Regione, si concluderà a [2]."
    assert tense_at(sentence)(sentence.index(place)) == tense

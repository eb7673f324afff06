"""What stands around a stretch: labels and words, up to the paragraph's end, and the place in the text."""

import pytest

from extractor.linear_model import Features
from extractor.nlp.surroundings import Surroundings
from tests.assembly.learned.test_features import TEXT, words_of


def around(word: str) -> Features:
    start, alfa, cue = (TEXT.index(w) for w in (word, "Alfa", "Capofila"))
    labels = [(cue, cue + 8, "LEAD_CUE"), (alfa, alfa + 4, "ORG")]
    return Surroundings(TEXT, words_of(TEXT), labels).read(start, start + len(word))


def test_labels_on_the_stretch_and_beside_it() -> None:
    assert {name for name in around("Alfa") if name.startswith("is ")} == {"is ORG"}
    assert around("Beta")["before ORG"] == pytest.approx(2 ** (-7 / 15))
    assert around("Capofila")["close after ORG"] == 1.0


def test_a_stretch_knows_where_it_stands() -> None:
    assert (around("breve")["title"], around("Alfa")["title"]) == (1.0, 0.0)
    assert (around("Capofila")["line"], around("Alfa")["line"]) == (1.0, 0.0)
    assert around("12 Enti")["length"] == pytest.approx(2 / 8)
    assert around("Titolo")["tenth 0"] == 1.0


def test_digits_are_alike() -> None:
    assert {name for name in around("Enti") if name.startswith("word 1 before")} == {"word 1 before 00"}


def test_nothing_counts_beyond_a_paragraph() -> None:
    assert not [name for name in around("Gamma") if name.startswith(("before ", "sentence titolo"))]

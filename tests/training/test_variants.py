"""Variants: the names of the gold give way to others, in the text and in the gold alike."""

import random

from extractor.matching import Json
from tests.nlp.texts import document
from tests.training.test_own_corpus import GOLD, TEXT
from training.facts.variants import renamed
from training.names.invented_names import Inventor


def test_text_and_gold_change_alike() -> None:
    changed = 0
    for seed in range(20):
        variant, gold = renamed(document(TEXT), GOLD, Inventor(random.Random(seed)))
        name = gold["projects"][0]["name"]
        changed += name != "Vento Lieve"
        assert variant.text.count(name) >= 2
        assert gold["partners"][0]["name"] in variant.text
        assert gold["partners"][0]["acronym"] == "PAT"
        assert variant.text.startswith("La ")
    assert changed > 5


def test_a_document_of_no_names_stays_as_it_is() -> None:
    gold: Json = {name: [] for name in GOLD}
    assert renamed(document("Piove."), gold, Inventor(random.Random(1))) == (document("Piove."), gold)

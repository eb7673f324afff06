"""The component with the model that ships: nothing cut, the same names alone and in a batch, and it can be stored."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extractor.nlp.name_tagger import FACTORY, GRAPH, LABELS, TOKENIZER
from extractor.trained_models import path_of

SENTENCE = "A Padova parla Giulia Ferrari, presidente della Camera di Commercio di Treviso."
NAMES = [("Padova", "LOC"), ("Giulia Ferrari", "PER"), ("Camera di Commercio di Treviso", "ORG")]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(path_of("accurate"))


def names(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in nlp(text).ents]


def test_names_of_a_sentence(nlp: Language) -> None:
    assert names(nlp, SENTENCE) == NAMES


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "…"])
def test_a_text_without_words_has_no_names(nlp: Language, text: str) -> None:
    assert names(nlp, text) == []


@pytest.mark.parametrize("joint", [" ", "\n", "\n\n"])
def test_a_long_text_is_read_to_its_end(nlp: Language, joint: str) -> None:
    found = names(nlp, joint.join([SENTENCE] * 100))
    assert found == NAMES * 100


def test_a_text_without_a_pause_is_read_to_its_end(nlp: Language) -> None:
    text = "insieme a Giulia Ferrari di Padova " * 300
    found = names(nlp, text)
    assert found == [("Giulia Ferrari", "PER"), ("Padova", "LOC")] * 300


def test_a_name_does_not_cross_a_blank_line(nlp: Language) -> None:
    assert names(nlp, "Parla Giulia\n\nFerrari") != [("Giulia\n\nFerrari", "PER")]


def test_a_document_has_the_same_names_alone_and_in_a_batch(nlp: Language) -> None:
    texts = [SENTENCE, "Domani piove.", f"{SENTENCE} " * 40, "Treviso", SENTENCE.upper()]
    alone = [names(nlp, text) for text in texts]
    for size in (1, 2, 5):
        assert [[(e.text, e.label_) for e in doc.ents] for doc in nlp.pipe(texts, batch_size=size)] == alone


def test_a_stored_pipeline_finds_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    assert {path.name for path in (tmp_path / "copy" / FACTORY).iterdir()} == {GRAPH, TOKENIZER, LABELS}
    assert names(spacy.load(tmp_path / "copy"), SENTENCE) == NAMES

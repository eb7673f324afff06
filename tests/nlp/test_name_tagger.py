"""The component with the model that ships: nothing cut, the same names alone and in a batch, and it can be stored."""

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extractor.nlp.name_tagger import FACTORY, GRAPH, LABELS, TOKENIZER, NameTagger
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
    text = "a Padova parla Giulia Ferrari e poi " * 300
    found = names(nlp, text)
    assert found == [("Padova", "LOC"), ("Giulia Ferrari", "PER")] * 300


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


def test_a_pipeline_as_bytes_finds_the_same(nlp: Language) -> None:
    assert names(spacy.blank("it").from_bytes(nlp.to_bytes()), SENTENCE) == []
    copy = spacy.util.load_model_from_config(nlp.config, auto_fill=True).from_bytes(nlp.to_bytes())
    assert names(copy, SENTENCE) == NAMES


def test_other_processes_find_the_same(nlp: Language) -> None:
    texts = [SENTENCE, "Domani piove."] * 4
    found = [[(e.text, e.label_) for e in doc.ents] for doc in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert found == [NAMES, []] * 4
    component = nlp.get_pipe(FACTORY)
    assert isinstance(component, NameTagger)
    assert pickle.loads(pickle.dumps(component)).to_bytes() == component.to_bytes()

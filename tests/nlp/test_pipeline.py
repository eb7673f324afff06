"""The pipeline: offsets stay those of the text, typed mentions win over untyped ones, unknown models are refused."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings

from extractor.errors import MissingModel
from extractor.nlp.pipeline import Pipeline
from extractor.rules import Rules, load_rules
from extractor.schema.mention import Label, OrganisationName
from tests.nlp.texts import any_text, document, marked_by, read_text, unmarked


def test_mentions_keep_the_apostrophes_of_the_text() -> None:
    text = "L’[Università di Pavia] e la [Fondazione d’Arco] pagano."
    reading = read_text(unmarked(text))
    assert marked_by(reading, Label.ORG) == text
    assert [m.text for m in reading.of(Label.ORG)] == ["Università di Pavia", "Fondazione d’Arco"]


@pytest.mark.parametrize("apostrophe", "'’ʼ`´")
def test_all_apostrophes_are_one_to_the_rules(apostrophe: str) -> None:
    text = f"Il progetto ValleViva, guidato dall{apostrophe}Università di Pavia."
    assert [m.text for m in read_text(text).of(Label.LEAD_CUE)] == [f"guidato dall{apostrophe}"]


def test_mentions_stand_in_order_and_quote_the_text() -> None:
    reading = read_text(
        "Comunicato n. 3 del 07/05/2021\n\nIl progetto «ValleViva», guidato dal Comune di Lodi, costa 30 mila euro."
    )
    starts = [m.start for m in reading.mentions]
    assert starts == sorted(starts)
    assert all(reading.text[m.start : m.end] == m.text for m in reading.mentions)


def test_an_untyped_name_gives_way_to_what_is_typed() -> None:
    reading = read_text("Il progetto ValleViva parte. ValleViva piace a Sondrio e a Brezza Chiara.")
    assert [(m.text, m.label) for m in reading.of(Label.NAME, Label.PROJECT, Label.PLACE)] == [
        ("ValleViva", Label.PROJECT),
        ("ValleViva", Label.PROJECT),
        ("Sondrio", Label.PLACE),
        ("Brezza Chiara", Label.NAME),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "\u200b", "👩‍🌾 e 🌾"])
def test_texts_without_words_have_no_mentions(text: str) -> None:
    assert read_text(text).mentions == []


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(MissingModel, match="no spaCy pipeline named “it_not_there” is installed"):
        Pipeline(Rules(), model="it_not_there")


@pytest.fixture
def model(tmp_path: Path) -> str:
    """A spaCy pipeline on disk that knows a few names."""
    nlp = spacy.blank("it")
    nlp.meta["name"] = "names"
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [
        {"label": label, "pattern": name}
        for label, name in (
            ("ORG", "la Brezza"),
            ("PER", "Brezza Chiara"),
            ("ORG", "Comune di Pavia"),
            ("PROJECT", "Vento Lieve"),
            ("LOC", "Lodi"),
        )
    ]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "folder")
    return str(tmp_path / "folder")


def test_a_model_adds_names_and_says_so(model: str) -> None:
    reading = Pipeline(load_rules(), model=model).read(document("Domani suona la Brezza con Brezza Chiara."))
    found = [(m.text, m.label, m.origin, m.value) for m in reading.of(Label.ORG, Label.PERSON, Label.NAME)]
    assert found == [
        ("la Brezza", Label.ORG, "model:it_names", OrganisationName("La Brezza")),
        ("Brezza Chiara", Label.PERSON, "model:it_names", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ieri si è parlato a lungo di Vento Lieve.", [], id="the model's word alone"),
        pytest.param(
            "Ieri si è parlato di Vento Lieve. E Vento Lieve, si è detto, va avanti.",
            [("Vento Lieve", "model:it_names")] * 2,
            id="and said again",
        ),
    ],
)
def test_a_model_s_word_is_one_sign_of_a_project(model: str, text: str, expected: list[tuple[str, str]]) -> None:
    reading = Pipeline(load_rules(), model=model).read(document(text))
    assert [(m.text, m.origin) for m in reading.of(Label.PROJECT)] == expected


def test_what_rules_and_a_model_both_find_has_both_sources(model: str) -> None:
    text = "Il Comune di Pavia guida il progetto “Vento Lieve” a Lodi e a Como."
    reading = Pipeline(load_rules(), model=model).read(document(text))
    assert [(m.text, m.origin, m.seconded) for m in reading.of(Label.ORG, Label.PROJECT, Label.PLACE)] == [
        ("Comune di Pavia", "names.head", "model:it_names"),
        ("Vento Lieve", "it.project.noun", "model:it_names"),
        ("Lodi", "gazetteer.places", "model:it_names"),
        ("Como", "gazetteer.places", None),
    ]
    assert reading.has_model


@settings(max_examples=150, deadline=None)
@given(any_text())
def test_any_text_is_read_and_every_mention_stands_at_its_place(text: str) -> None:
    reading = read_text(text)
    assert all(0 <= m.start < m.end <= len(text) and text[m.start : m.end] == m.text for m in reading.mentions)
    assert [m.start for m in reading.mentions] == sorted(m.start for m in reading.mentions)
    borders = [offset for span in reading.sentences for offset in span]
    assert borders == sorted(borders)

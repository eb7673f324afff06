"""The project's own texts: names of the gold where they stand, the longest first, as names of words."""

from pathlib import Path

import spacy

from extractor.nlp.bio_tags import NamedWords
from training.names.own_corpus import annotated, gold_names, kept_of_fold

TEXT = "La Provincia autonoma di Trento guida  “Vento Lieve”\n(Interreg): a Trento, col Vento Lieve."
GOLD = {
    "projects": [{"name": "Vento Lieve", "acronym": None, "title": None, "programme": "Interreg"}],
    "partners": [{"name": "Provincia autonoma di Trento", "acronym": "PAT", "department": None}],
    "places": [{"name": "Trento"}],
    "events": [],
}


def test_each_occurrence_of_a_name_the_longest_where_they_overlap() -> None:
    found = [(TEXT[start:end], label) for start, end, label in gold_names(TEXT, GOLD)]
    assert found == [
        ("Provincia autonoma di Trento", "ORG"),
        ("Vento Lieve", "PROJECT"),
        ("Interreg", "PROGRAMME"),
        ("Trento", "LOC"),
        ("Vento Lieve", "PROJECT"),
    ]


def test_names_become_words() -> None:
    text = annotated(spacy.blank("it")(TEXT), gold_names(TEXT, GOLD))
    assert [" ".join(word.text for word in text.words[n.first : n.last]) for n in text.names] == [
        "Provincia autonoma di Trento",
        "Vento Lieve",
        "Interreg",
        "Trento",
        "Vento Lieve",
    ]
    assert text.names[0] == NamedWords(1, 5, "ORG")
    assert [word.text for word in text.words if word.is_glued] == ["Vento", "”", "Interreg", "):", ",", "."]


def test_each_document_is_left_out_of_one_fold() -> None:
    documents = [Path(name) for name in "abcde"]
    assert [str(path) for path in kept_of_fold(documents, 0)] == ["b", "d"]
    assert [str(path) for path in kept_of_fold(documents, 1)] == ["a", "c", "e"]
    assert kept_of_fold(documents, None) == documents

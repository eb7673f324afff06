"""Entities as mentions: edges trimmed, names that were cut in two made whole, labels that nobody knows left out."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.nlp.model_spans import ModelNames
from extractor.nlp.span_groups import Group, read
from extractor.schema.mention import Label, OrganisationName

NLP = spacy.blank("it")

CASES = {
    "labels of other pipelines": (
        [("PERSON", "Carla Neri"), ("GPE", "Lodi"), ("MISC", "Covid")],
        "Carla Neri parla di Covid a Lodi.",
        [("Carla Neri", Label.PERSON), ("Lodi", Label.PLACE)],
    ),
    "quotation marks and stops are no part of a name": (
        [("PROJECT", "“Vento Lieve”."), ("ORG", "Alfa S.p.A.")],
        "Nasce “Vento Lieve”. Lo guida Alfa S.p.A. di Lodi",
        [("Vento Lieve", Label.PROJECT), ("Alfa S.p.A.", Label.ORG)],
    ),
    "a bracket that the name opened": (
        [("ORG", "Istituto Alfa (sezione B)")],
        "Per l'Istituto Alfa (sezione B) è una svolta.",
        [("Istituto Alfa (sezione B)", Label.ORG)],
    ),
    "an organisation takes in the place that its last word leads to": (
        [("ORG", "Provincia autonoma di"), ("LOC", "Trento")],
        "La Provincia autonoma di Trento ha firmato.",
        [("Provincia autonoma di Trento", Label.ORG)],
    ),
    "a whole organisation leaves the place beside it alone": (
        [("ORG", "Comune di Pavia"), ("LOC", "Lodi")],
        "Il Comune di Pavia Lodi non lo cita.",
        [("Comune di Pavia", Label.ORG), ("Lodi", Label.PLACE)],
    ),
    "no name crosses a blank line": (
        [("ORG", "Provincia autonoma di"), ("LOC", "Trento")],
        "La Provincia autonoma di\n\nTrento",
        [("Provincia autonoma", Label.ORG), ("Trento", Label.PLACE)],
    ),
    "what only says the sort of body is no part of a name": (
        [("ORG", "associazione Vento Lieve"), ("ORG", "parrocchia San Luca")],
        "Con l'associazione Vento Lieve c'è la parrocchia San Luca.",
        [("Vento Lieve", Label.ORG), ("parrocchia San Luca", Label.ORG)],
    ),
    "a project's name does not end in a link": (
        [("PROJECT", "Terre di")],
        "Nasce Terre di",
        [("Terre", Label.PROJECT)],
    ),
    "a word without a capital is no name": ([("ORG", "l'ente")], "Lo dice l'ente.", []),
}


def entities(text: str, names: list[tuple[str, str]]) -> Doc:
    """The text with its entities, each at the first place that it stands."""
    doc = NLP(text)
    spans = [
        doc.char_span(text.index(name), text.index(name) + len(name), label=label, alignment_mode="expand")
        for label, name in names
    ]
    doc.set_ents([span for span in spans if span is not None])
    return doc


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_entities_become_mentions(case: tuple[list[tuple[str, str]], str, list[tuple[str, Label]]]) -> None:
    names, text, expected = case
    found = read(ModelNames("it_test")(entities(text, names)), Group.MODEL)
    assert [(m.text, m.label) for m in found] == expected
    assert all(text[m.start : m.end] == m.text and m.origin == "model:it_test" for m in found)


def test_an_organisation_brings_what_the_gazetteer_knows() -> None:
    text = "Finanzia la Commissione europea."
    (found,) = read(ModelNames("it_test")(entities(text, [("ORG", "Commissione europea")])), Group.MODEL)
    assert isinstance(found.value, OrganisationName)
    assert (found.value.name, found.value.type) == ("Commissione europea", "eu")

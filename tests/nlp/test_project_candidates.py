"""Candidates for projects' names: beside which words they stand, and what each occurrence weighs."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.nlp.cue_spans import CueMatcher
from extractor.nlp.organisation_spans import organisations
from extractor.nlp.programme_spans import programmes
from extractor.nlp.project_candidates import CandidateFinder
from extractor.nlp.project_cues import cue_candidates
from extractor.nlp.project_lines import line_candidates
from extractor.nlp.project_names import STRONG, WEAK, shape_points
from extractor.nlp.sentences import sentences
from extractor.rules import load_rules

NLP = spacy.blank("it")
CUES = CueMatcher(NLP.vocab, load_rules())


def read(text: str) -> Doc:
    doc = NLP(text)
    for component in (CUES, sentences, programmes, organisations):
        doc = component(doc)
    return doc


def candidates(text: str) -> set[tuple[str, str, int]]:
    doc = read(text)
    finder = CandidateFinder(doc)
    return {(c.value.name, c.origin, c.points) for c in (*cue_candidates(doc, finder), *line_candidates(doc, finder))}


FOUND = {
    "in quotes after the noun": (
        "Al lavoro il progetto “Cortili vivi”.",
        {("Cortili vivi", "it.project.noun", STRONG + WEAK)},
    ),
    "plain after the noun": ("Al lavoro il progetto Zolla.", {("Zolla", "it.project.noun", STRONG)}),
    "past adjectives": ("Al lavoro il progetto europeo di ricerca Zolla.", {("Zolla", "it.project.noun", STRONG)}),
    "past a programme": ("Al lavoro il progetto Interreg Zolla.", {("Zolla", "it.project.noun", STRONG)}),
    "before the noun": (
        "Da oggi “Cortili vivi” è un progetto di tutti.",
        {("Cortili vivi", "it.project.is-a-project", STRONG)},
    ),
    "list after the plural": (
        "Sono tre i progetti Zolla, Filanda e Mulino.",
        {(name, "it.project.nouns", STRONG) for name in ("Zolla", "Filanda", "Mulino")},
    ),
    "a word in capitals": ("Al lavoro il progetto “ARIA”.", {("ARIA", "it.project.noun", STRONG + WEAK)}),
    "the word itself": ("Al lavoro il progetto “Aria”.", set()),
    "born": ("In pianura nasce Zolla.", {("Zolla", "it.project.birth", WEAK)}),
    "quoted and born": ("In pianura nasce “Cortili vivi”.", {("Cortili vivi", "it.project.birth", 2 * WEAK)}),
    "list item": ("- Zolla: si ara.", {("Zolla", "names.list-item", WEAK)}),
    "heading": ("Zolla Rossa\n\nQui si ara.", {("Zolla Rossa", "names.heading", WEAK)}),
    "a programme": ("Al lavoro il progetto Horizon Europe.", set()),
    "a place": ("Al lavoro il progetto Sondrio.", set()),
    "an organisation": ("Al lavoro il progetto Provincia di Sondrio.", set()),
    "a periodical": ("Al lavoro il progetto Notiziario Verde.", set()),
    "in quotes without a capital": ("Al lavoro il progetto “bello”.", set()),
    "behind complements, in quotes": (
        "Al lavoro il progetto di cooperazione tra Lodi e Cremona “Zolla”.",
        {("Zolla", "it.project.noun", STRONG)},
    ),
    "an organisation in quotes": ("Al lavoro il progetto della cooperativa “Zolla”.", set()),
    "dots and a version": ("Al lavoro il progetto Z.O.L.L.A. 2.0.", {("Z.O.L.L.A. 2.0", "it.project.noun", STRONG)}),
    "over a linking word": ("Al lavoro il progetto Zolle di Pietra.", {("Zolle di Pietra", "it.project.noun", STRONG)}),
    "not over to a place": ("Al lavoro il progetto Zolla di Sondrio.", {("Zolla", "it.project.noun", STRONG)}),
    "said to be its name": ("“Zolla”: questo il nome del progetto.", {("Zolla", "it.project.names-it", STRONG)}),
    "field": ("Titolo: Zolle vive", {("Zolle vive", "names.field", STRONG)}),
    "no name at all": ("Al lavoro il progetto per la pianura.", set()),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_candidates_are_exactly(text: str, expected: set[tuple[str, str, int]]) -> None:
    assert candidates(text) == expected


TITLES = {
    "title in the quotes": ("il progetto “RUGGIA - Analisi della ruggine”", ("RUGGIA", "Analisi della ruggine", None)),
    "title in quotes after": (
        "il progetto RUGGIA - “Analisi della ruggine” qui",
        ("RUGGIA", "Analisi della ruggine", None),
    ),
    "title in brackets": ("il progetto RUGGIA (Analisi della ruggine)", ("RUGGIA", "Analisi della ruggine", None)),
    "acronym in brackets": ("il progetto “Analisi della ruggine” (RUGGIA)", ("Analisi della ruggine", None, "RUGGIA")),
    "a place in brackets": ("il progetto “Analisi della ruggine” (Lodi)", ("Analisi della ruggine", None, None)),
    "a short dash": ("il progetto “Rust - oggi”", ("Rust - oggi", None, None)),
}


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES)
def test_names_with_titles_and_acronyms(text: str, expected: tuple[str, str | None, str | None]) -> None:
    doc = read(text)
    (found,) = cue_candidates(doc, CandidateFinder(doc))
    assert (found.value.name, found.value.title, found.value.acronym) == expected


@pytest.mark.parametrize(
    ("name", "points"),
    [("ValleViva", WEAK), ("RUGGIA", WEAK), ("Rete RUGGIA", WEAK), ("Zolla", 0), ("Cortili vivi", 0), ("Eco", 0)],
)
def test_capitals_inside_or_throughout_are_the_mark_of_an_acronym(name: str, points: int) -> None:
    assert shape_points(name) == points

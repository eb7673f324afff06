"""Where proper names begin and end: capitalised runs, head nouns with their complements, and what ends both."""

import pytest

from extractor.nlp.cover import Cover
from extractor.nlp.name_sequences import SequenceFinder
from extractor.nlp.name_words import NameWords
from extractor.nlp.sentences import sentence_spans
from extractor.phrase_index import words_of
from extractor.schema.mention import Label, Mention
from tests.nlp.texts import marked, unmarked


def sequences(text: str, taken: Cover | None = None) -> list[Mention]:
    words = words_of(text)
    finder = SequenceFinder(NameWords(text, words, {start for start, _ in sentence_spans(text)}, taken or Cover([])))
    spans = [(words[s.first].start, words[s.last - 1].end) for s in finder.find()]
    return [Mention(start, end, text[start:end], Label.NAME, "test") for start, end in spans]


NAMES = {
    "head with its place": "Ne parla il [Comune di Lodi] domani.",
    "head with a noun and an adjective": "Ne parla l'[Istituto nazionale di fisica nucleare] domani.",
    "head with a coordinated complement": "Ne parla l'[Istituto nazionale di geofisica e vulcanologia] domani.",
    "department with a list": "Ne parla il [Dipartimento Sviluppo Economico, Ricerca e Lavoro] domani.",
    "two heads with a conjunction": "Ne parlano il [Comune di Lodi] e la [Provincia di Pavia] domani.",
    "head before a person": "Lo dice il presidente del [Parco] [Anna Verdi] qui.",
    "head before a full stop": "È socia la [Fondazione Bruno]. Il resto si vedrà.",
    "head with a person that it is named after": "È socia la [Fondazione Anna Verdi] da anni.",
    "bare head": "Lo chiede la [Provincia] da anni.",
    "run of capitals": "Arriva la [Rossi Meccanica] in città.",
    "run with an ampersand": "Arriva la [Rossi & Figli] in città.",
    "foreign connector": "Arriva il [Museum of Modern Glass] in città.",
    "legal form in small letters": "Arriva la [Rossi Meccanica srl] in città.",
    "version": "Domani apre [Cascina 4], in città.",
    "number of something else": "[Cascina Rossa] 4 soci in città.",
    "capital inside": "Domani apre [eCampus] in città.",
    "hyphen": "Domani apre [Valle-Viva] in città.",
    "sentence end inside capitals": "Arriva la [Rossi Meccanica]. La [Bianchi Legno] resta.",
    "first word of a sentence": "Domani parla lei. Quando è tardi si chiude.",
    "first word that is a name elsewhere": "[Cascina] chiude, ma domani [Cascina] riapre.",
    "short item of a list": "Chi c'è:\n- [Alfa]\n- [Beta]",
    "common word in mid sentence": "Il Presidente tace.",
    "lower case": "il comune resta chiuso per la festa del patrono",
    "nothing": "",
}


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_names_are_exactly(text: str) -> None:
    plain = unmarked(text)
    assert marked(plain, sequences(plain)) == text


def test_a_name_never_runs_into_what_is_taken() -> None:
    text = "Arriva la Rossi Maggio in città."
    taken = Cover([Mention(16, 22, "Maggio", Label.DATE, "test")])
    assert marked(text, sequences(text)) == "Arriva la [Rossi Maggio] in città."
    assert marked(text, sequences(text, taken)) == "Arriva la [Rossi] Maggio in città."


def test_a_line_in_capitals_names_nothing_by_its_capitals() -> None:
    assert sequences("ARRIVA IN PIANURA LA GRANDE FESTA DI MEZZA ESTATE") == []

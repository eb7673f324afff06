"""Sentences: full stops that end one and those that do not, headings, lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.nlp.sentences import sentence_spans
from tests.nlp.texts import read_text

CASES = {
    "full stop": ["Il seminario è finito.", "Restano gli atti."],
    "question and exclamation": ["Chi paga?", "Nessuno lo sa!", "Si vedrà."],
    "ellipsis": ["Si vedrà…", "Forse."],
    "closing mark after the stop": ["«Siamo contenti.»", "Lo dice la sindaca."],
    "quotation opens the next": ["Parla il sindaco.", "“Siamo contenti” dice."],
    "legal form": ["La Rossi S.p.A. Milano cresce."],
    "number": ["Il bando n. 12 è aperto."],
    "title of a person": ["Ne parla il dott. Bianchi con l'avv. Verdi."],
    "initial": ["Ne parla G. Bianchi."],
    "telephone and street": ["Info: tel. 0464 111222, p. 12 del foglio."],
    "decimal point": ["Costa 1.200 euro.", "Poco."],
    "lower case goes on": ["Costa ca. mille euro."],
    "paragraphs without a stop": ["Un titolo", "Il testo comincia qui."],
    "list after a colon": ["Sono partner:\n- Comune di Lodi\n- Parco Adda"],
    "list after a colon and a blank line": ["Sono partner:\n\n- Comune di Lodi\n\n- Parco Adda"],
    "list after a sentence": ["Ecco chi c'è.", "- Comune di Lodi\n- Parco Adda"],
    "items that are sentences": ["- Il Comune paga.", "- Il Parco no."],
    "list after a short heading": ["I partner\n\n- Comune di Lodi"],
    "items that end in semicolons": ["- Comune di Lodi;\n- Parco Adda;"],
    "nothing": [],
}
JOINTS = {
    "paragraphs without a stop": "\n\n",
    "list after a sentence": "\n",
    "items that are sentences": "\n",
}


@pytest.mark.parametrize("name", CASES)
def test_sentences_are_exactly(name: str) -> None:
    text = JOINTS.get(name, " ").join(CASES[name])
    assert [text[start:end] for start, end in sentence_spans(text)] == CASES[name]


@given(
    st.lists(st.sampled_from(["Ecco", "il", "n.", "S.p.A.", "due", "\n", "\n\n", "- ", "1) ", ".", "! ", ": ", " "]))
)
def test_sentences_cover_the_text_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = list(sentence_spans(text))
    borders = [0, *(offset for span in spans for offset in span), len(text)]
    assert borders == sorted(borders)
    between = [text[end:start] for end, start in zip(borders[::2], borders[1::2], strict=True)]
    assert not "".join(between).strip()
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


@pytest.mark.parametrize("name", CASES)
def test_the_pipeline_has_the_same_sentences(name: str) -> None:
    reading = read_text(JOINTS.get(name, " ").join(CASES[name]))
    assert [reading.text[start:end] for start, end in reading.sentences] == CASES[name]


def test_a_stretch_that_nobody_wrote_as_one_sentence_is_cut_at_white_space() -> None:
    text = "Alfa beta gamma, " * 1_000
    pieces = [text[start:end] for start, end in sentence_spans(text)]
    assert all(len(piece) <= 5_000 for piece in pieces)
    assert " ".join(pieces) == text.strip()
    assert [len(text[start:end]) for start, end in sentence_spans("a" * 12_000)] == [5_000, 5_000, 2_000]

"""Reading: which sentence and paragraph an offset lies in, and which mentions a span holds."""

import pytest

from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention
from tests.nlp.texts import document

TEXT = "Uno è qui. Due è là.\n\nTre dorme.\n \nQuattro."
SENTENCES = [(0, 10), (11, 20), (22, 32), (35, 43)]


def mention(start: int, end: int, label: Label = Label.ORG) -> Mention:
    return Mention(start, end, TEXT[start:end], label, "test")


UNO, DUE, TRE = mention(0, 3), mention(11, 14, Label.NAME), mention(22, 25)
READING = Reading(document(TEXT), SENTENCES, [UNO, DUE, TRE])

AT = {
    "first character": (0, "Uno è qui."),
    "last character": (9, "Uno è qui."),
    "space between": (10, "Uno è qui."),
    "next": (11, "Due è là."),
    "after the last": (43, "Quattro."),
}


@pytest.mark.parametrize(("offset", "sentence"), AT.values(), ids=AT)
def test_sentence_at_an_offset(offset: int, sentence: str) -> None:
    assert TEXT[slice(*READING.sentence_at(offset))] == sentence


def test_the_first_sentence_holds_what_stands_before_it() -> None:
    assert Reading(document("\n Uno."), [(2, 6)], []).sentence_at(0) == (2, 6)


def test_sentence_of_a_mention_and_the_one_before() -> None:
    assert READING.sentence(DUE) == (11, 20)
    assert READING.sentence_before((11, 20)) == (0, 10)
    assert READING.sentence_before((0, 10)) is None


@pytest.mark.parametrize(("offset", "span"), [(0, (0, 22)), (21, (0, 22)), (22, (22, 35)), (40, (35, 43))])
def test_paragraph_around_an_offset(offset: int, span: tuple[int, int]) -> None:
    assert READING.paragraph(offset) == span


def test_mentions_by_label_and_span() -> None:
    assert list(READING.of(Label.ORG)) == [UNO, TRE]
    assert list(READING.of(Label.NAME, Label.ORG)) == [UNO, DUE, TRE]
    assert READING.within((0, 22), Label.ORG, Label.NAME) == [UNO, DUE]
    assert READING.within((1, 22), Label.ORG) == []
    assert READING.within((0, 43), Label.PLACE) == []


def test_text_between_two_mentions() -> None:
    assert READING.between(UNO, DUE) == " è qui. "
    assert READING.between(DUE, UNO) == ""

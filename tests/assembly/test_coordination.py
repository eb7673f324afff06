"""What makes a list of names, and what ends it."""

import pytest

from extractor.assembly.coordination import coordinations, is_list_joint
from extractor.schema.mention import Label
from tests.nlp.texts import read_text

JOINTS = [
    ", ",
    " e ",
    " ed il ",
    ", la ",
    "; ",
    " nonché il ",
    " insieme al ",
    " (Slovenia) e ",
    ",\n- ",
    "\n- ",
    ";\n2) il ",
    " - ",
    ", per la valutazione d'impatto, l'",
    ", che mette a disposizione le barche, e il ",
    "; per la Slovenia la ",
    " e tre imprese: la ",
]
BREAKS = [
    " che guida ",
    " è ",
    ". ",
    ": ",
    " ha scelto ",
    ", mentre ",
    ", finanziato dal ",
    ", presidente della ",
    " del ",
    ", e poi e poi e poi e poi e poi e poi e poi e poi ",
]


@pytest.mark.parametrize("between", JOINTS)
def test_a_list_goes_on(between: str) -> None:
    assert is_list_joint(between)


@pytest.mark.parametrize("between", BREAKS)
def test_a_list_ends(between: str) -> None:
    assert not is_list_joint(between)


GROUPS = {
    "one list": (
        "Comune di Lodi, Comune di Como e Fondazione Bruno.",
        [["Comune di Lodi", "Comune di Como", "Fondazione Bruno"]],
    ),
    "two clauses": (
        "Il Comune di Lodi paga, mentre il Comune di Como semina.",
        [["Comune di Lodi"], ["Comune di Como"]],
    ),
    "a new cue": (
        "Partner sono il Comune di Lodi, insieme al Comune di Como.",
        [["Comune di Lodi"], ["Comune di Como"]],
    ),
    "a cue in brackets": (
        "Partner sono il Comune di Lodi (capofila), il Comune di Como.",
        [["Comune di Lodi", "Comune di Como"]],
    ),
}


@pytest.mark.parametrize(("text", "expected"), GROUPS.values(), ids=GROUPS)
def test_lists_of_a_sentence_are_exactly(text: str, expected: list[list[str]]) -> None:
    reading = read_text(text)
    cues = list(reading.of(Label.LEAD_CUE, Label.PARTNER_CUE))
    groups = coordinations(reading, list(reading.of(Label.ORG)), cues)
    assert [[m.text for m in group] for group in groups] == expected

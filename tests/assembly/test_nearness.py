"""Which cue is nearest: distance in characters, clauses and rivals counted in, what follows counted farther."""

import re

import pytest

from extractor.assembly.nearness import Nearness
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention
from tests.nlp.texts import document

LABELS = {"T": Label.TOTAL_CUE, "C": Label.CALL_CUE, "A": Label.AMOUNT}
PLAIN = Nearness(reach=20, after=2.0, clause=re.compile(","), clause_cost=10)
RIVALS = Nearness(reach=20, after=2.0, clause=re.compile(","), clause_cost=10, rival=Label.AMOUNT, rival_cost=15)
WEIGHTED = Nearness(reach=20, after=2.0, clause=re.compile(","), clause_cost=10, weights={Label.TOTAL_CUE: 3.0})


def nearest(text: str, nearness: Nearness) -> list[int]:
    """Where the cues T and C stand that are near the last amount A of the text, the nearest first."""
    mentions = [Mention(i, i + 1, c, LABELS[c], "test") for i, c in enumerate(text) if c in LABELS]
    reading = Reading(document(text), [(0, len(text))], mentions)
    (*_, amount) = reading.of(Label.AMOUNT)
    return [cue.start for cue in nearness.cues(reading, amount, Label.TOTAL_CUE, Label.CALL_CUE)]


CASES = {
    "nearer first": ("T....C..A", PLAIN, [5, 0]),
    "what follows counts double": ("T...A..C", PLAIN, [0, 7]),
    "a clause between": ("T....C,.A", PLAIN, [5, 0]),
    "two clauses are out of reach": ("C,,.A", PLAIN, []),
    "at the reach": ("T" + "." * 20 + "A", PLAIN, [0]),
    "beyond the reach": ("T" + "." * 21 + "A", PLAIN, []),
    "a rival between": ("T....A....A..C", RIVALS, [13]),
    "weights": ("C.....T..A", WEIGHTED, [6, 0]),
    "weights that turn the order": ("C...T...A", WEIGHTED, [0, 4]),
    "none": ("....A", PLAIN, []),
}


@pytest.mark.parametrize(("text", "nearness", "expected"), CASES.values(), ids=CASES)
def test_cues_are_in_order_of_nearness(text: str, nearness: Nearness, expected: list[int]) -> None:
    assert nearest(text, nearness) == expected

"""What a head sees of a candidate: words and cues around it, up to the paragraph's end, and its neighbours."""

import numpy as np
import pytest

from extractor.assembly.learned.candidates import Candidate
from extractor.assembly.learned.features import Decisions, FeatureReader, Looked, neighbours
from extractor.linear_model import Features
from extractor.nlp.reading import Reading
from extractor.nlp.word_states import WordStates
from extractor.schema.mention import Label, Mention
from tests.nlp.texts import document

TEXT = "Titolo breve\nCapofila è Alfa con 12 Enti. Poi parte Beta.\n\nGamma paga"


def words_of(text: str) -> WordStates:
    """The words of a text, parted at spaces and stops, with no states to speak of."""
    spans = []
    start = None
    for place, letter in enumerate([*text, " "]):
        if start is not None and (letter.isspace() or letter == "."):
            spans.append((start, place))
            start = None
        if letter == ".":
            spans.append((place, place + 1))
        elif start is None and not letter.isspace():
            start = place
    starts, ends = (np.array(side) for side in zip(*spans, strict=True))
    return WordStates(text, starts, ends, np.zeros((len(spans), 2), np.float16))


def mention(word: str, label: Label = Label.ORG) -> Mention:
    start = TEXT.index(word)
    return Mention(start, start + len(word), word, label, "x")


def features(word: str) -> Features:
    mentions = [mention("Capofila", Label.LEAD_CUE), mention("Alfa"), mention("Beta"), mention("Gamma")]
    reading = Reading(document(TEXT), [(0, len(TEXT))], mentions)
    told: Decisions = {("partners", mention("Alfa").start, mention("Alfa").end): "lead"}
    reader = FeatureReader(reading, words_of(TEXT), told)
    return reader.read(Candidate("partners", mention(word), "0", {"type company": 1.0}))


def test_labels_and_decisions_on_the_candidate() -> None:
    found = features("Alfa")
    own = {name for name in found if name.startswith("is ")}
    assert own == {"is ORG", "is partners lead", "is partners lead and type company"}
    assert found["type company"] == 1.0


def test_cues_count_less_the_farther_off_they_are() -> None:
    near, far = features("Alfa"), features("Beta")
    assert near["before LEAD_CUE"] == pytest.approx(2 ** (-2 / 15))
    assert far["before LEAD_CUE"] == pytest.approx(2 ** (-9 / 15))
    assert ("close before LEAD_CUE" in near, "close before LEAD_CUE" in far) == (True, False)
    assert far["before partners lead"] == pytest.approx(2 ** (-7 / 15))


def test_nothing_counts_beyond_a_paragraphs_end() -> None:
    assert [name for name in features("Gamma") if name.startswith(("before ", "close before "))] == []
    assert features("Beta").keys().isdisjoint({"after partners lead", "word after gamma and"})
    assert [name for name in features("Beta") if name.startswith("after ")] == []


def test_words_beside_and_stems_of_the_sentence() -> None:
    found = features("Alfa")
    assert {"word before è", "word 1 before è", "word 2 after 00", "words before capofila è", "begins alfa"} <= set(
        found
    )
    assert {name for name in found if name.startswith("sentence ")} == {"sentence breve"}
    assert {name for name in features("Beta") if name.startswith("sentence ")} == {"sentence parte"}


def test_the_place_in_the_text() -> None:
    found = features("Alfa")
    assert (found["title"], found["line"], found["length"], found["tenth 2"]) == (0.0, 0.0, 0.125, 1.0)


def looked(group: str, first: int, *kinds: float) -> Looked:
    return Looked(Candidate("partners", mention("Alfa"), group, {}), first, first + 1, list(kinds))


def test_neighbours_count_by_their_distance() -> None:
    one, other, far = neighbours([looked("0", 0, 0.9, 0.1), looked("1", 2, 0.2, 0.8), looked("2", 90, 0.5, 0.5)])
    assert one["neighbour 1 1"] == pytest.approx(0.8 * 2 ** (-1 / 6))
    assert (one["list 1 1"], other["list -1 0"]) == (0.8, 0.9)
    assert "neighbour 2 1" not in one
    assert {name for name in far if name.startswith(("neighbour", "list"))} == set()


def test_groups_know_the_rest_of_the_document() -> None:
    one, same, other = neighbours([looked("0", 0, 0.9, 0.1), looked("0", 50, 0.3, 0.7), looked("1", 99, 0.8, 0.2)])
    assert (one["group 0"], one["group 1"]) == (same["group 0"], same["group 1"]) == (0.9, 0.7)
    assert (one["others 1"], other["others 1"], other["others 0"]) == (0.2, 0.7, 0.9)


def test_a_candidate_alone_has_no_others() -> None:
    (alone,) = neighbours([looked("0", 0, 0.4, 0.6)])
    assert alone == {"group 0": 0.4, "group 1": 0.6, "others 0": 0.0, "others 1": 0.0}
    assert neighbours([]) == []

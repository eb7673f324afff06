"""BIO tags: names survive encoding and decoding, and illegal best tags give way to the best legal sequence."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.nlp.bio_tags import BioTags, NamedWords

LABELS = ("PER", "LOC")
TAGS = BioTags(LABELS)
NONE, B_PER, I_PER, B_LOC, I_LOC = range(5)


@st.composite
def names(draw: st.DrawFn) -> tuple[list[NamedWords], int]:
    """Names in order that do not overlap, and the number of words."""
    found: list[NamedWords] = []
    position = 0
    for gap, length, label in draw(
        st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.sampled_from(LABELS)), max_size=6)
    ):
        found.append(NamedWords(position + gap, position + gap + length, label))
        position += gap + length
    return found, position + draw(st.integers(0, 3))


@given(names())
def test_names_come_back_from_their_tags(case: tuple[list[NamedWords], int]) -> None:
    found, words = case
    scores = np.eye(TAGS.count, dtype=np.float32)[TAGS.encode(found, words)]
    assert list(TAGS.decode(scores.reshape(words, TAGS.count))) == found


def test_names_of_other_labels_are_no_names() -> None:
    tags = TAGS.encode([NamedWords(0, 1, "ORG"), NamedWords(1, 3, "LOC")], 4)
    assert tags.tolist() == [NONE, B_LOC, I_LOC, NONE]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([[5, 0, 6, 0, 0], [0, 0, 9, 0, 0]], [NamedWords(0, 2, "PER")], id="an I opens no name"),
        pytest.param([[9, 0, 0, 0, 0], [0, 4, 5, 0, 0]], [NamedWords(1, 2, "PER")], id="an I after O becomes a B"),
        pytest.param([[0, 0, 0, 9, 0], [0, 0, 3, 0, 2]], [NamedWords(0, 2, "LOC")], id="one name has one label"),
        pytest.param(
            [[0, 9, 0, 0, 0], [0, 9, 0, 0, 0]], [NamedWords(0, 1, "PER"), NamedWords(1, 2, "PER")], id="two B"
        ),
    ],
)
def test_tags_that_do_not_fit_give_way(rows: list[list[float]], expected: list[NamedWords]) -> None:
    assert list(TAGS.decode(np.array(rows, dtype=np.float32))) == expected


@given(
    st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=4).map(
        lambda rows: np.array(rows, dtype=np.float32)
    )
)
def test_no_legal_sequence_scores_higher(scores: np.ndarray) -> None:
    def value(tags: tuple[int, ...]) -> float:
        return float(sum(scores[word, tag] for word, tag in enumerate(tags)))

    def is_legal(tags: tuple[int, ...]) -> bool:
        before = (NONE, *tags)
        return all(tag not in (I_PER, I_LOC) or left in (tag, tag - 1) for left, tag in zip(before, tags, strict=False))

    best = max(value(tags) for tags in product(range(5), repeat=len(scores)) if is_legal(tags))
    found = TAGS.encode(TAGS.decode(scores), len(scores))
    assert value(tuple(found.tolist())) == best


def test_no_words_have_no_names() -> None:
    assert list(TAGS.decode(np.zeros((0, 5), dtype=np.float32))) == []

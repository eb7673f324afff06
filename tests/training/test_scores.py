"""Scores of names: whole names and words, and an interval that holds the score."""

import pytest

from extractor.nlp.bio_tags import NamedWords
from training.names.scores import Counts, count_names, count_words, interval, total

GOLD = [NamedWords(0, 3, "ORG"), NamedWords(5, 6, "LOC")]


def test_a_name_counts_whole_and_a_word_by_itself() -> None:
    found = [NamedWords(0, 2, "ORG"), NamedWords(5, 6, "LOC"), NamedWords(7, 8, "PER")]
    assert count_names(GOLD, found) == Counts(1, 3, 2)
    assert count_words(GOLD, found) == Counts(3, 4, 4)


def test_another_label_is_wrong() -> None:
    assert count_names(GOLD, [NamedWords(5, 6, "ORG")]) == Counts(0, 1, 2)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [(Counts(), (0, 0, 0)), (Counts(1, 2, 4), (0.5, 0.25, 1 / 3)), (Counts(3, 3, 3), (1, 1, 1))],
)
def test_precision_recall_and_f1(counts: Counts, expected: tuple[float, float, float]) -> None:
    assert (counts.precision, counts.recall, counts.f1) == pytest.approx(expected)


def test_the_interval_holds_the_score_and_is_the_same_again() -> None:
    sentences = [Counts(1, 1, 1)] * 60 + [Counts(0, 1, 1)] * 40
    low, high = interval(sentences)
    assert low < total(sentences).f1 == 0.6 < high
    assert 0.45 < low
    assert high < 0.75
    assert (low, high) == interval(sentences)

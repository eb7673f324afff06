"""Words become pieces, long texts windows: nothing is cut, nothing is taken twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models

from extractor.nlp.word_pieces import Window, Word, WordPieces, windows


@pytest.fixture
def pieces() -> WordPieces:
    vocabulary = [("<unk>", -9.0), ("▁", -3.0), ("▁casa", -1.0), ("casa", -1.0), ("c", -4.0), ("a", -4.0), ("s", -4.0)]
    return WordPieces(Tokenizer(models.Unigram(vocabulary, unk_id=0)))


def test_a_space_before_a_word_belongs_to_its_pieces(pieces: WordPieces) -> None:
    assert pieces.of([Word("casa", False), Word("casa", True), Word("sa", True)]) == [(2,), (3,), (6, 5)]


def test_a_word_of_many_pieces_gives_its_first_sixteen(pieces: WordPieces) -> None:
    assert pieces.of([Word("s" * 40, True)]) == [(6,) * 16]


def test_what_is_no_piece_is_unknown(pieces: WordPieces) -> None:
    assert pieces.of([Word("Ω", True), Word("\u00ad", True)]) == [(0,), (0,)]


@given(
    st.lists(st.tuples(st.integers(1, 16), st.integers(0, 3)), min_size=1, max_size=200),
    st.integers(16, 60),
)
def test_each_word_is_taken_once_and_no_window_is_too_long(words: list[tuple[int, int]], longest: int) -> None:
    lengths, breaks = [length for length, _ in words], [quality for _, quality in words]
    found = list(windows(lengths, breaks, longest))
    taken = [word for window in found for word in range(window.own_first, window.own_last)]
    assert taken == list(range(len(words)))
    for window in found:
        assert sum(lengths[window.first : window.last]) <= longest
        assert window.first <= window.own_first < window.own_last <= window.last


def test_a_text_is_parted_where_it_pauses() -> None:
    breaks = [0, 0, 0, 1, 0, 2, 0, 0, 0, 0]
    assert list(windows([1] * 10, breaks, 8)) == [Window(0, 5, 0, 5), Window(5, 10, 5, 10)]


def test_windows_overlap_where_a_text_does_not_pause() -> None:
    assert list(windows([1] * 12, [0] * 12, 8, overlap=4)) == [Window(0, 8, 0, 7), Window(6, 12, 7, 12)]


def test_an_empty_text_has_no_window() -> None:
    assert list(windows([], [], 8)) == []

"""Phrases found as a naive search finds them: longest first, joined only by what joins words of one name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.phrase_index import PhraseIndex, Word, fold, key_of, words_of


def found(index: PhraseIndex[str], text: str) -> list[tuple[str, list[str]]]:
    return [(text[start:end], values) for start, end, values in index.find(text, words_of(text))]


FOLDED = {
    "capitals": ("CITTÀ", "citta"),
    "accents of others": ("Žužemberk Győr", "zuzemberk gyor"),
    "sharp s and ligatures": ("Straße ﬁne", "straße fine"),
    "plain": ("Lodi", "lodi"),
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.values(), ids=FOLDED)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_keep_their_offsets() -> None:
    assert words_of("L'Öko-Tal, 2 km²") == [
        Word(0, 1, "l"),
        Word(2, 5, "oko"),
        Word(6, 9, "tal"),
        Word(11, 12, "2"),
        Word(13, 16, "km2"),
    ]


@pytest.mark.parametrize("name", ["Emilia-Romagna", "EMILIA ROMAGNA", "emilia–romagna", " Emilia, Romagna."])
def test_one_key_for_all_spellings(name: str) -> None:
    assert key_of(name) == ("emilia", "romagna")


JOINTS = {
    "hyphen": ("Reggio-Emilia", True),
    "dash with spaces": ("Reggio – Emilia", True),
    "line's end": ("Reggio\nEmilia", True),
    "apostrophe": ("Reggio’Emilia", True),
    "full stop of an abbreviation": ("Reggio. Emilia", True),
    "two spaces": ("Reggio  Emilia", False),
    "comma": ("Reggio, Emilia", False),
    "paragraph": ("Reggio\n\nEmilia", False),
    "next item of a list": ("Reggio\n- Emilia", False),
    "bracket": ("Reggio (Emilia", False),
    "colon": ("Reggio: Emilia", False),
}


@pytest.mark.parametrize(("text", "joined"), JOINTS.values(), ids=JOINTS)
def test_what_joins_the_words_of_a_phrase(text: str, joined: bool) -> None:
    assert found(PhraseIndex([("Reggio Emilia", "RE")]), text) == ([(text, ["RE"])] if joined else [])


def test_the_longest_phrase_wins_and_none_overlaps() -> None:
    index = PhraseIndex([("Val", "v"), ("Val di Sole", "vds"), ("Sole", "s"), ("Sole Alto", "sa"), ("di", "d")])
    assert found(index, "Val di Sole Alto, val di sotto e Sole Alto") == [
        ("Val di Sole", ["vds"]),
        ("val", ["v"]),
        ("di", ["d"]),
        ("Sole Alto", ["sa"]),
    ]


def test_several_values_share_a_phrase_once_each() -> None:
    index = PhraseIndex([("Livo", "Como"), ("LIVO", "Trento"), ("Livo", "Como")])
    assert index.get("livo") == ["Como", "Trento"]


def test_a_phrase_without_letters_is_passed_over() -> None:
    index = PhraseIndex([("…", "dots"), ("", "nothing")])
    assert (index.get("…"), found(index, "… e …")) == ([], [])


def test_what_is_not_known_has_no_values() -> None:
    index = PhraseIndex([("Val di Sole", "vds")])
    assert index.get("Val di") == []
    assert index.longest_at("Val di", words_of("Val di"), 0) == (0, [])


def test_items_are_the_phrases_as_they_are_compared() -> None:
    index = PhraseIndex([("Val di Sole", 1), ("Forlì", 2), ("val-di-sole", 3), ("FORLI", 2)])
    assert list(index.items()) == [(("val", "di", "sole"), 1), (("val", "di", "sole"), 3), (("forli",), 2)]


phrases = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(" ".join), max_size=8)
texts = st.lists(st.sampled_from(["a", "b", "c", "A", "á", " ", " ", "-", ", ", "\n", "\n\n"]), max_size=30).map(
    "".join
)
_JOINT = r"(?:[ \n]| ?-[ \n]?)"


def naive(names: set[tuple[str, ...]], text: str) -> list[tuple[int, int]]:
    """The leftmost longest stretches of whole words, by regular expression."""
    ordered = sorted(names, key=len, reverse=True)
    plain = fold(text)
    pattern = "|".join(_JOINT.join(map(re.escape, name)) for name in ordered)
    return [m.span() for m in re.finditer(rf"(?<![a-z])(?:{pattern})(?![a-z])", plain)] if names else []


@given(phrases, texts)
def test_find_agrees_with_a_naive_search(names: list[str], text: str) -> None:
    index = PhraseIndex((name, name) for name in names)
    spans = [(start, end) for start, end, _ in index.find(text, words_of(text))]
    assert spans == naive({key_of(name) for name in names}, text)


def test_a_comma_joins_only_where_the_phrase_has_one() -> None:
    index = PhraseIndex([("Borghi, Valli e Crinali", "lista"), ("Borghi Uniti", "uniti")])
    assert found(index, "Borghi, Valli e Crinali; Borghi, Uniti") == [("Borghi, Valli e Crinali", ["lista"])]

"""Variants of a text: other names in the same places, one for each throughout, and all else as it was."""

import random

import pytest

from training.names.invented_names import Inventor, Name

TEXT = "Il Comune di Lodi guida VITALAB. A Lodi ne parla Anna Neri: VITALAB parte."


def named(*names: tuple[str, str]) -> list[Name]:
    """All places of the names in TEXT, in order."""
    found = []
    for surface, label in names:
        start = TEXT.find(surface)
        while start >= 0:
            found.append((start, start + len(surface), label))
            start = TEXT.find(surface, start + 1)
    return sorted(found)


NAMES = [
    *named(("Comune di Lodi", "ORG"), ("VITALAB", "PROJECT"), ("Anna Neri", "PER")),
    (TEXT.index("A Lodi") + 2, TEXT.index("A Lodi") + 6, "LOC"),
]


@pytest.mark.parametrize("seed", range(30))
def test_all_but_the_names_stays(seed: int) -> None:
    names = sorted(NAMES)
    text, renamed = Inventor(random.Random(seed)).rename(TEXT, names)
    assert [label for *_, label in renamed] == [label for *_, label in names]
    assert rest(text, renamed) == rest(TEXT, names)
    projects = {text[start:end] for start, end, label in renamed if label == "PROJECT"}
    assert len(projects) == 1
    assert all(text[start:end].strip() == text[start:end] != "" for start, end, _ in renamed)


def rest(text: str, names: list[Name]) -> list[str]:
    """What stands between the names."""
    ends = [0, *(end for _, end, _ in names)]
    starts = [*(start for start, *_ in names), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def test_an_organisation_becomes_one_of_its_sort() -> None:
    texts = [Inventor(random.Random(seed)).rename(TEXT, sorted(NAMES))[0] for seed in range(30)]
    assert all(text.startswith("Il Comune ") for text in texts)
    assert len({text.split(" guida ")[0] for text in texts}) > 5

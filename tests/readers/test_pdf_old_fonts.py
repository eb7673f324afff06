"""Accents that old fonts draw apart from their letters."""

from itertools import permutations

import pytest

from extractor.readers.pdf_characters import Char, Run
from extractor.readers.pdf_old_fonts import respelled


@pytest.mark.parametrize("drawn", permutations([Char("l", 96, 99), Char("`", 98, 104), Char("ı", 99.4, 102.7)]))
def test_an_accent_takes_the_place_of_the_dot(drawn: tuple[Char, ...]) -> None:
    run = Run(list(drawn), 0, 12, 0, 12, False, b"CMR12")
    respelled([run])
    assert {char.text for char in run.chars} == {"l", "ì"}

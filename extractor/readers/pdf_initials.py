"""The large first letter of a text that reaches down beside several of its lines."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.readers.pdf_words import Word

_LARGER = 1.8
_GAP_EM = 1.0


def with_initials(words: Sequence[Word]) -> list[Word]:
    """The words, a large initial put on the line that it begins."""
    result = list(words[:1])
    for initial, word in pairwise(words):
        if not _is_initial(initial, word):
            result.append(word)
        elif word.text[0].islower() or not word.text[0].isalpha():
            result[-1] = replace(word, pieces=(*initial.pieces, *word.pieces))
        else:
            x0, _, x1, _ = initial.bbox
            result[-1] = replace(initial, bbox=(x0, word.bbox[1], x1, word.bbox[3]), size=word.size)
            result.append(word)
    return result


def _is_initial(initial: Word, word: Word) -> bool:
    """Whether the first is one capital, and the second begins at its right, by its upper half."""
    return (
        len(initial.text) == 1
        and initial.text.isupper()
        and initial.size > _LARGER * word.size
        and -word.size < word.bbox[0] - initial.bbox[2] < _GAP_EM * word.size
        and initial.bbox[1] < (word.bbox[1] + word.bbox[3]) / 2 < (initial.bbox[1] + initial.bbox[3]) / 2 + word.size
    )

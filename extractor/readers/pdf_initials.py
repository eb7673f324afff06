"""The large first letter of a text that reaches down beside several of its lines."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractor.readers.pdf_words import Word

_LARGER = 1.8
_GAP_EM = 1.0


def with_initials(words: Sequence[Word]) -> list[Word]:
    """The words, each large initial put on the line that it begins, whenever it was drawn."""
    usual = median(word.size for word in words) if words else 0.0
    begun = {
        id(word): initial for initial in words if _is_large(initial, usual) and (word := _begun_by(initial, words))
    }
    initials = {id(initial) for initial in begun.values()}
    result: list[Word] = []
    for word in words:
        initial = begun.get(id(word))
        if initial:
            result += _put_before(word, initial)
        elif id(word) not in initials:
            result.append(word)
    return result


def _is_large(word: Word, usual: float) -> bool:
    return len(word.text) == 1 and word.text.isupper() and word.size > _LARGER * usual


def _begun_by(initial: Word, words: Sequence[Word]) -> Word | None:
    """The first word of the topmost of the lines at the initial's right."""
    _, top, right, bottom = initial.bbox
    beside = [
        word
        for word in words
        if initial.size > _LARGER * word.size
        and -word.size < word.bbox[0] - right < _GAP_EM * word.size
        and top < (word.bbox[1] + word.bbox[3]) / 2 < bottom
    ]
    return min(beside, key=lambda word: word.bbox[1], default=None)


def _put_before(word: Word, initial: Word) -> list[Word]:
    """The word with its initial; two words, if the initial is one by itself."""
    if word.text[0].islower() or not word.text[0].isalpha():
        return [replace(word, pieces=(*initial.pieces, *word.pieces))]
    x0, _, x1, _ = initial.bbox
    return [replace(initial, bbox=(x0, word.bbox[1], x1, word.bbox[3]), size=word.size, order=word.order), word]

"""Words as the pieces that an encoder reads, and long texts as windows that it can hold."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_SPACE = "▁"
_MOST_PIECES = 16
_MOST_CACHED = 100_000


class Word(NamedTuple):
    """A word and whether it is glued to the one before, as after an apostrophe or before a comma."""

    text: str
    is_glued: bool


class Window(NamedTuple):
    """Words `first` to `last` are read at once, of which those from `own_first` to `own_last` are taken; half open."""

    first: int
    last: int
    own_first: int
    own_last: int


class WordPieces:
    """Gives each word its pieces; words come again and again, so the last answers are kept."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        self._tokenizer = tokenizer
        self._unknown = tokenizer.token_to_id("<unk>") or 0
        self._cache: dict[Word, tuple[int, ...]] = {}

    def of(self, words: Sequence[Word]) -> list[tuple[int, ...]]:
        """The pieces of each word, one at least and 16 at most: an address tells no more after those."""
        new = list({word for word in words if word not in self._cache})
        if len(self._cache) + len(new) > _MOST_CACHED:
            self._cache.clear()
            new = list(set(words))
        texts = [word.text if word.is_glued else _SPACE + word.text for word in new]
        for word, encoding in zip(new, self._tokenizer.encode_batch(texts, add_special_tokens=False), strict=True):
            self._cache[word] = tuple(encoding.ids[:_MOST_PIECES]) or (self._unknown,)
        return [self._cache[word] for word in words]


def windows(lengths: Sequence[int], breaks: Sequence[int], longest: int, overlap: int = 24) -> Iterator[Window]:
    """Windows of at most `longest` pieces over words of `lengths` pieces, so that each word is taken once.

    `breaks` says how well the text can be parted before each word: 0 not at all, higher is better. A window ends at
    the last of the best breaks in its second half. Where there is none, the next window begins `overlap` words
    earlier and both give way in the middle, so that no name is cut.
    """
    first = own_first = 0
    while first < len(lengths):
        last, pieces = first, 0
        while last < len(lengths) and (pieces + lengths[last] <= longest or last == first):
            pieces += lengths[last]
            last += 1
        if last == len(lengths):
            yield Window(first, last, own_first, last)
            return
        parting = max(range((first + last) // 2 + 1, last + 1), key=lambda word: (breaks[word], word), default=last)
        if breaks[parting] > 0:
            yield Window(first, parting, own_first, parting)
            first = own_first = parting
        else:
            step = min(overlap, (last - first) // 4)
            own_last = last - step // 2
            yield Window(first, last, own_first, own_last)
            first, own_first = last - step, own_last

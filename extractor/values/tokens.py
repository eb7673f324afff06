"""Text as a list of words, runs of digits and single signs, made in one pass that never goes back.

All grammars of this package read this list, so no expression of theirs can take more than linear time on odd input.
"""

import re
from itertools import accumulate, chain

# White space with one line break at most, then a token; a second line break is one, and so is the end of the text.
_WORD = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_TOKEN = re.compile(rf"([^\S\n]*\n?[^\S\n]*)(\d+|{_WORD}|\S|\n|\Z)")
_FOLD = str.maketrans("àáâäèéêëìíîïóôöùúûü’‘ʼ´`′–—−‐‑ﬁ", "aaaaeeeeiiiiooouuuu''''''-----f", "\u0300\u0301\u0308\u00ad")
_PADDING = 12


def fold(word: str) -> str:
    """The word in lower case without accents, with one sort of apostrophe and one sort of dash.

    `è` and a final `ò` keep theirs, for they make other words: "è" is not "e", and "iniziò" no "inizio".
    """
    if word.isascii():
        return word.lower()
    low = word.lower()
    return low if low == "è" else low.translate(_FOLD)


class Tokens:
    """The tokens of a text as parallel lists; index -1 and those past the end hold empty words.

    `low` is the folded word, `raw` the word as written, `start` and `end` its offsets, `digit` whether it is a run of
    digits, `gap` whether white space stands before it. A blank line is a token of its own, which no grammar matches.
    """

    __slots__ = ("count", "digit", "end", "gap", "low", "raw", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        pieces: list[str] = list(chain.from_iterable(_TOKEN.findall(text)))
        while pieces and not pieces[-1]:
            del pieces[-2:]
        offsets = list(accumulate(map(len, pieces)))
        words = pieces[1::2]
        padding, past = [""] * _PADDING, [len(text)] * _PADDING
        self.count = len(words)
        self.raw = words + padding
        self.low = [word.lower() if word.isascii() else fold(word) for word in words] + padding
        self.digit: list[bool] = [*map(str.isdecimal, words), *([False] * _PADDING)]
        self.gap: list[bool] = [*map(bool, pieces[::2]), *([True] * _PADDING)]
        self.start = offsets[::2] + past
        self.end = offsets[1::2] + past

    def follows(self, index: int, *words: str) -> bool:
        """Whether the folded words stand at `index`, one after the other."""
        return self.low[index] == words[0] and self.low[index : index + len(words)] == list(words)

    def glued(self, index: int) -> bool:
        """Whether the token touches the one before it."""
        return index > 0 and not self.gap[index]

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.raw[index][:1].isupper()

    def integer(self, index: int, digits: int = 4) -> int | None:
        """The value of a run of at most `digits` digits, else None."""
        return int(self.raw[index]) if self.digit[index] and len(self.raw[index]) <= digits else None

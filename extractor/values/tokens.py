"""Text as a list of words, runs of digits and single signs, made in one pass that never goes back.

All grammars of this package read this list, so no expression of theirs can take more than linear time on odd input.
"""

import re

_TOKEN = re.compile(r"\d+|(?:[^\W\d_]|[\u0300-\u036f])+|\S")
_FOLD = str.maketrans("àáâäèéêëìíîïóôöùúûü’‘ʼ´`′–—−‐‑ﬁ", "aaaaeeeeiiiiooouuuu''''''-----f", "\u0300\u0301\u0308\u00ad")
PARAGRAPH = "\n"
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
        self.raw: list[str] = []
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.gap: list[bool] = []
        self.digit: list[bool] = []
        after = 0
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if start - after > 1 and text.count("\n", after, start) > 1:
                self._add(PARAGRAPH, after, start, gap=True)
            self._add(match.group(), start, end, gap=start > after)
            after = end
        self.count = len(self.low)
        for _ in range(_PADDING):
            self._add("", len(text), len(text), gap=True)

    def _add(self, raw: str, start: int, end: int, *, gap: bool) -> None:
        self.raw.append(raw)
        self.low.append(fold(raw))
        self.start.append(start)
        self.end.append(end)
        self.gap.append(gap)
        self.digit.append(raw[:1].isdecimal())

    def follows(self, index: int, *words: str) -> bool:
        """Whether the folded words stand at `index`, one after the other."""
        return self.low[index] == words[0] and self.low[index : index + len(words)] == list(words)

    def glued(self, index: int) -> bool:
        """Whether the token touches the one before it."""
        return not self.gap[index] and index > 0

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.raw[index][:1].isupper()

    def integer(self, index: int, digits: int = 4) -> int | None:
        """The value of a run of at most `digits` digits, else None."""
        return int(self.raw[index]) if self.digit[index] and len(self.raw[index]) <= digits else None

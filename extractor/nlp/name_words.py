"""The words of a text as names are looked for in them: what is a capital, what parts them, where others begin."""

import re
from bisect import bisect_left

from extractor import gazetteers
from extractor.nlp.cover import Cover
from extractor.nlp.sentences import ITEM_MARK
from extractor.phrase_index import Word

ITALIAN_CONNECTORS = frozenset(
    "di del dello della dell dei degli delle d per lo la l il le gli i a al alla all ai alle in nel nella sul sulla "
    "sui".split()
)
GLUE = re.compile(r" ?[&/+.’'] ?|-| |\n")
_BULLET = re.compile(r"[ \t]*" + ITEM_MARK + r"\s+")
_SHORT_ITEM = 90
_WRAPPED_LINE = 50


class NameWords:
    """The words of one text; `sentence_starts` are the offsets at which capitals say nothing.

    Names never run into what is `taken`.
    """

    def __init__(self, text: str, words: list[Word], sentence_starts: set[int], taken: Cover) -> None:
        self.text = text
        self.words = words
        self._sentence_starts = sentence_starts
        self._shouted: dict[int, bool] = {}
        self._taken = {i for i, w in enumerate(words) if taken.holds(w.start)}

    def form(self, index: int) -> str:
        """A word as it is written."""
        return self.text[self.words[index].start : self.words[index].end]

    def is_capital(self, index: int) -> bool:
        """Whether a word is written as a name: an initial capital, or capitals inside ("eCom", "4AlpClusters")."""
        form = self.form(index)
        return index not in self._taken and (form[0].isupper() or any(c.isupper() for c in form[1:]))

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence, line or cell, or of a quotation that opens one."""
        start = self.words[index].start
        if self.opens_item(start):
            return False
        while start > 0 and self.text[start - 1] in "\"“«‘'(–-•*·[|# ":
            if start in self._sentence_starts:
                return True
            start -= 1
        return start in self._sentence_starts or start == 0 or self.text[start - 1] == "\n"

    def opens_item(self, start: int) -> bool:
        """Whether a short list item begins here: its capital is a name's, not a sentence's."""
        line_start = self.text.rfind("\n", 0, start) + 1
        end = self.text.find("\n", start)
        bullet = _BULLET.match(self.text, line_start)
        return (
            bullet is not None
            and bullet.end() == start
            and (end if end >= 0 else len(self.text)) - start <= _SHORT_ITEM
        )

    def in_capital_line(self, index: int) -> bool:
        """Whether the word's line is written in capitals throughout, as titles are."""
        start = self.text.rfind("\n", 0, self.words[index].start) + 1
        if start not in self._shouted:
            end = self.text.find("\n", start)
            letters = [c for c in self.text[start : end if end >= 0 else None] if c.isalpha()]
            self._shouted[start] = len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
        return self._shouted[start]

    def gap(self, index: int) -> str:
        """The text before `words[index]`, back to the word before it; a line break counts only in wrapped text."""
        if not index:
            return ""
        between = self.text[self.words[index - 1].end : self.words[index].start]
        return "\n\n" if "\n" in between and not self._is_wrapped(self.words[index - 1].end) else between

    def index_at(self, offset: int) -> int | None:
        """The index of the word that begins at an offset of the text."""
        index = bisect_left(self.words, offset, key=lambda word: word.start)
        return index if index < len(self.words) and self.words[index].start == offset else None

    def _is_wrapped(self, offset: int) -> bool:
        start = self.text.rfind("\n", 0, offset) + 1
        line = self.text[start:offset]
        return len(line) >= _WRAPPED_LINE and "|" not in line

    def continues(self, position: int) -> bool:
        """Whether a capitalised word follows in the same run; a full stop ends the run, save after an initial."""
        following = position + 1
        if following == len(self.words) or not self.is_capital(following):
            return False
        gap = self.gap(following)
        return bool(GLUE.fullmatch(gap)) and ("." not in gap or self.follows_initial(following))

    def begins_other(self, end: int) -> bool:
        """Whether another organisation begins here, perhaps after its connector and article."""
        for index in range(end, min(end + 3, len(self.words))):
            if self.words[index].folded in ITALIAN_CONNECTORS and not self.is_capital(index):
                continue
            if not self.is_capital(index):
                return False
            length = gazetteers.heads().longest_at(self.text, self.words, index)[0]
            if length and not (index == end and self._closes_name(index + length)):
                return True
            return bool(gazetteers.organisations().longest_at(self.text, self.words, index)[0])
        return False

    def _closes_name(self, index: int) -> bool:
        """Whether nothing follows a head noun that it could be the head of: "Casa *Comune*, Lodi"."""
        return index >= len(self.words) or not re.fullmatch(r"[ \n]|['’] ?", self.gap(index))

    def begins_person(self, index: int) -> bool:
        """Whether a person's name begins here: "il presidente del Parco Mario Rossi"."""
        if gazetteers.places().longest_at(self.text, self.words, index)[0] > 1:
            return False
        joined = self.gap(index) == " " and self.words[index - 1].folded not in ITALIAN_CONNECTORS
        return joined and self.words[index].folded in gazetteers.first_names() and self.continues(index)

    def follows_initial(self, position: int) -> bool:
        """Whether the word before is an initial or an abbreviated title: "G. Verdi", "St. Pölten"."""
        before = self.form(position - 1)
        return len(before) == 1 or before in ("St", "Mc", "SS")

"""Capitalised sequences: where a proper name begins and ends, before anyone asks what it names.

A name is a run of capitalised words. After a head noun ("Istituto", "Camera") it may also hold connectors and
lower-case complements ("Istituto nazionale di fisica nucleare"), because Italian capitalises the head alone.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from extractor import gazetteers
from extractor.gazetteers import Head
from extractor.phrase_index import Word

CONNECTORS = frozenset(
    "di del dello della dell dei degli delle d per lo la l il le gli i a al alla all ai alle in nel nella sul sulla sui of for the and and "
    "von der des fur et du de".split()
)
_ENGLISH_CONNECTORS = frozenset("of for the and von der des fur et du de".split())
_COORDINATORS = frozenset({"e", "ed"})
_GLUE = re.compile(r"[ \n\u00a0]?[-&/+.’'][ \n\u00a0]?|[ \n\u00a0]")
_TIGHT = re.compile(r"[-–‑&/+.'’]{1,2}")
_PLAIN_SPACE = re.compile(r"[ \n\u00a0]|['’][ ]?")
_LOWER_CASE_HEADS = frozenset({"municipality", "province", "region", "university", "chamber", "park", "ministry"})
_LISTING_HEADS = frozenset({"department", "ministry", "chamber"})
_LONGEST_NAME = 16


@dataclass(frozen=True, slots=True)
class NameSequence:
    """`words[first:last]` form a name; `head` is the noun it begins with and `head_words` that noun's length."""

    first: int
    last: int
    head: Head | None = None
    head_words: int = 0

    @property
    def is_bare_head(self) -> bool:
        """Whether it is the head alone: "la Provincia"."""
        return self.head is not None and self.last - self.first == self.head_words


class SequenceFinder:
    """Finds the name sequences of one text; `sentence_starts` are the offsets at which capitals say nothing."""

    def __init__(self, text: str, words: list[Word], sentence_starts: set[int]) -> None:
        self.text = text
        self.words = words
        self._sentence_starts = sentence_starts
        self._common = gazetteers.common_words()
        self._complements = gazetteers.complement_words()

    def find(self) -> list[NameSequence]:
        """All sequences in order, none overlapping."""
        found: list[NameSequence] = []
        position = 0
        while position < len(self.words):
            sequence = self._at(position)
            if sequence:
                found.append(sequence)
            position = sequence.last if sequence else position + 1
        return found

    def is_capital(self, index: int) -> bool:
        """Whether a word is written as a name: an initial capital, or capitals inside ("eCom", "4AlpClusters")."""
        word = self.words[index]
        form = self.text[word.start : word.end]
        return form[0].isupper() or any(c.isupper() for c in form[1:])

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence, or of a quotation that opens one."""
        start = self.words[index].start
        while start > 0 and self.text[start - 1] in "\"“«‘'(–-•*·[ ":
            if start in self._sentence_starts:
                return True
            start -= 1
        return start in self._sentence_starts or start == 0

    def gap(self, index: int) -> str:
        """The text before `words[index]`, back to the word before it."""
        return self.text[self.words[index - 1].end : self.words[index].start] if index else ""

    def index_at(self, offset: int) -> int | None:
        """The index of the word that begins at an offset of the text."""
        index = bisect_left(self.words, offset, key=lambda word: word.start)
        return index if index < len(self.words) and self.words[index].start == offset else None

    def _at(self, position: int) -> NameSequence | None:
        length, heads = gazetteers.heads().longest_at(self.text, self.words, position)
        if length and self._may_open(position, heads[0]):
            return self._after_head(position, length, heads[0])
        if not self.is_capital(position) or self._is_weak(position):
            return None
        last = self._run(position + 1, joined=_GLUE)
        return NameSequence(position, last)

    def _may_open(self, position: int, head: Head) -> bool:
        return self.is_capital(position) or head.type in _LOWER_CASE_HEADS

    def _is_weak(self, position: int) -> bool:
        word = self.words[position]
        form = self.text[word.start : word.end]
        if form.isdigit() or (len(form) == 1 and not self._continues(position)):
            return True
        if form.isupper() and len(form) > 1 and self._shouts_on(position):
            return False
        if word.folded in self._common:
            return not (form.isupper() and len(form) > 1 and not self.in_capital_line(position)) or self._opens_common(position)
        if any(c.isupper() for c in form[1:]) or any(c.isdigit() for c in form):
            return False
        return self.opens_sentence(position) and not self._continues(position) and word.folded not in self._mid_sentence_names

    def _shouts_on(self, position: int) -> bool:
        """Whether a name in capitals goes on: "LA BANDA DEL PAESE" outside a line that shouts throughout."""
        if not self._continues(position) or self.in_capital_line(position):
            return False
        following = self.words[position + 1]
        form = self.text[following.start : following.end]
        return form.isupper() and len(form) > 1

    def _opens_common(self, position: int) -> bool:
        return self.opens_sentence(position)

    def _continues(self, position: int) -> bool:
        following = position + 1
        return following < len(self.words) and bool(_GLUE.fullmatch(self.gap(following))) and self.is_capital(following)

    def in_capital_line(self, position: int) -> bool:
        """Whether the word's line is written in capitals throughout, as titles are."""
        word = self.words[position]
        start = self.text.rfind("\n", 0, word.start) + 1
        end = self.text.find("\n", word.end)
        letters = [c for c in self.text[start : end if end >= 0 else None] if c.isalpha()]
        return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters)

    @cached_property
    def _mid_sentence_names(self) -> set[str]:
        return {
            word.folded
            for index, word in enumerate(self.words)
            if self.text[word.start].isupper() and not self.opens_sentence(index) and not self.in_capital_line(index)
        }

    def _run(self, position: int, *, joined: re.Pattern[str]) -> int:
        """The index after the last word of a run of capitalised words that goes on at `position`."""
        while position < len(self.words):
            gap = self.gap(position)
            if joined.fullmatch(gap) and (self.is_capital(position) or self._is_number_of_name(position, gap)):
                if "." in gap and not self._is_initials(position):
                    break
                position += 1
            elif self._english_connector(position):
                position += 2
            elif gap in "'’" and gap and self.words[position].folded == "s":
                position += 1
            else:
                break
        return position

    def _is_number_of_name(self, position: int, gap: str) -> bool:
        word = self.words[position]
        return bool(_TIGHT.fullmatch(gap)) and gap != "." or (self.text[word.start : word.end].isdigit() and gap == " " and word.end - word.start <= 2 and not self._leads_to_unit(position))

    def _leads_to_unit(self, position: int) -> bool:
        following = self.text[self.words[position].end : self.words[position].end + 2]
        return len(following) > 1 and following[1].isalnum()

    def _is_initials(self, position: int) -> bool:
        before = self.words[position - 1]
        return before.end - before.start == 1 or self.text[before.start : before.end] in ("St", "Mc")

    def _english_connector(self, position: int) -> bool:
        following = position + 1
        return (
            self.words[position].folded in _ENGLISH_CONNECTORS
            and self.gap(position) == " "
            and following < len(self.words)
            and self.gap(following) == " "
            and self.is_capital(following)
            and self._is_foreign(position)
        )

    def _is_foreign(self, position: int) -> bool:
        return self.words[position].folded != "de" or self.text[self.words[position].start].islower()

    def _after_head(self, position: int, length: int, head: Head) -> NameSequence | None:
        last = end = position + length
        while end < len(self.words) and end - position < _LONGEST_NAME:
            step = self._complement(position + length, end, head)
            if step == 0:
                break
            end += step
            if self._closes_name(end - 1):
                last = end
        if last == position + length and not self.is_capital(position):
            return None
        return NameSequence(position, last, head, length)

    def _complement(self, body: int, end: int, head: Head) -> int:
        """How many words the name goes on by at `end`: 0 where it ends."""
        gap, word = self.gap(end), self.words[end]
        if head.type in _LISTING_HEADS and end > body and self._lists_on(gap, end):
            return 1
        if not (_PLAIN_SPACE.fullmatch(gap) or _TIGHT.fullmatch(gap)) or "." in gap:
            return 0
        if end > body and self._begins_other(end):
            return 0
        if self.is_capital(end) or word.folded in CONNECTORS or word.folded in self._complements:
            return 1
        return 0

    def _lists_on(self, gap: str, end: int) -> bool:
        if gap == ", ":
            return self.is_capital(end) and not self._begins_other(end) and self._list_closes(end)
        following = end + 1
        if self.words[end].folded in _COORDINATORS and gap == " " and following < len(self.words):
            return (self.is_capital(following) or self.words[following].folded in CONNECTORS | self._complements) and not self._begins_other(following)
        return False

    def _list_closes(self, end: int) -> bool:
        """Whether "…, X" is followed by "e Y": the enumeration inside a department's name."""
        return any(w.folded in _COORDINATORS for w in self.words[end + 1 : end + 4])

    def _begins_other(self, end: int) -> bool:
        if self.words[end].folded in CONNECTORS:
            end += 1
            if end < len(self.words) and self.words[end].folded in CONNECTORS:
                end += 1
        if end >= len(self.words) or not self.is_capital(end):
            return False
        return bool(
            gazetteers.heads().longest_at(self.text, self.words, end)[0]
            or gazetteers.organisations().longest_at(self.text, self.words, end)[0]
        )

    def _closes_name(self, index: int) -> bool:
        return self.is_capital(index) or self.words[index].folded in self._complements

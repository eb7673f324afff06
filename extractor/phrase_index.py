"""Finds the phrases of a gazetteer in a text, longest first, in time linear in the text's length.

Phrases and texts are compared word by word after folding case, accents, hyphens and apostrophes, so that
"Emilia-Romagna", "Emilia Romagna" and "EMILIA–ROMAGNA" are one. Kept apart from spaCy because building its
PhraseMatcher over twenty thousand names would cost more than all the rest of a cold start.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+(?: ?\+(?!\w))?")
_JOINT = re.compile(r"[ \n\u00a0]|[ \u00a0]?[-–‑'’`´.&/+°º][ \n\u00a0]?")
_JOINT_WITH_COMMA = re.compile(r"[ \n\u00a0]|[ \u00a0]?[-–‑'’`´.&/+°º,][ \n\u00a0]?")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits of the text, with the plus that may close it ("Erasmus +"), and its folded form."""

    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def words_of(text: str) -> list[Word]:
    """The words of a text in order."""
    return [Word(m.start(), m.end(), fold(m[0]).replace(" ", "")) for m in _WORD.finditer(text)]


def key_of(name: str) -> tuple[str, ...]:
    """A name as the index compares it."""
    return tuple(word.replace(" ", "") for word in _WORD.findall(fold(name)))


class PhraseIndex(Generic[Value]):
    """Phrases with a value each; several values may share a phrase."""

    def __init__(self, entries: Iterable[tuple[str, Value]] = ()) -> None:
        self._values: dict[tuple[str, ...], list[Value]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._enumerating: set[tuple[str, ...]] = set()
        for name, value in entries:
            self.add(name, value)

    def add(self, name: str, value: Value) -> None:
        """Adds a phrase; one without letters or digits is passed over."""
        key = key_of(name)
        if key and value not in self._values[key]:
            self._values[key].append(value)
            self._lengths[key[0]].add(len(key))
            if "," in name:
                self._enumerating.add(key)

    def get(self, name: str) -> list[Value]:
        """The values of exactly this phrase."""
        return self._values.get(key_of(name), [])

    def items(self) -> Iterator[tuple[tuple[str, ...], Value]]:
        """Every phrase, as the index compares it, with each of its values, in the order in which they were added."""
        return ((key, value) for key, values in self._values.items() for value in values)

    def find(self, text: str, words: list[Word]) -> Iterator[tuple[int, int, list[Value]]]:
        """`(start, end, values)` of each longest phrase, in order; phrases may follow, never overlap, each other."""
        position = 0
        while position < len(words):
            length, values = self.longest_at(text, words, position)
            if length:
                yield words[position].start, words[position + length - 1].end, values
            position += length or 1

    def longest_at(self, text: str, words: list[Word], position: int) -> tuple[int, list[Value]]:
        """How many words the longest phrase that begins at `words[position]` has, and its values; 0 for none."""
        if position >= len(words):
            return 0, []
        for length in sorted(self._lengths.get(words[position].folded, ()), reverse=True):
            run = words[position : position + length]
            key = tuple(word.folded for word in run)
            if len(run) == length and key in self._values and self._is_joined(text, run, key):
                return length, self._values[key]
        return 0, []

    def _is_joined(self, text: str, run: list[Word], key: tuple[str, ...]) -> bool:
        """Whether nothing but joints stands between the words; a comma only where the phrase itself has one."""
        joint = _JOINT_WITH_COMMA if key in self._enumerating else _JOINT
        return all(joint.fullmatch(text, a.end, b.start) for a, b in pairwise(run))

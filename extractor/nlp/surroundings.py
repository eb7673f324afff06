"""What stands on and around a stretch of text, as features for a trained head: words, labels, place in the text.

Features are named numbers, so that a head's weights can be read. What stands farther off counts less; nothing beyond a
paragraph's end, or `REACH` words away, counts at all, so that the work grows with the text's length alone.
"""

import re
from collections.abc import Iterable, Iterator

from extractor.linear_model import Features
from extractor.nlp.word_states import WordStates

REACH = 60
BESIDE = 3
NEAR_WORDS = 6
_HALF_WAY = 15
_ADJACENT_WORDS = 2
_SENTENCE_WORDS = 40
_STEM = 7
_LONGEST_WORD = 12
_LONGEST_NAME = 8
_TENTHS = 10
_SENTENCE_ENDS = frozenset(".;!?")
_DIGIT = re.compile(r"\d")

Labelled = tuple[int, int, str]
"""A stretch by its offsets, and what it is."""


class Surroundings:
    """Reads the features of stretches of one document, whose `labels` say what is known of it."""

    def __init__(self, text: str, words: WordStates, labels: Iterable[Labelled]) -> None:
        self._words = [_DIGIT.sub("0", word.casefold())[:_LONGEST_WORD] for word in words.words]
        self._is_name = [word[0].isupper() for word in words.words]
        self._is_paragraph = [*(index == 0 or "\n\n" in gap for index, gap in enumerate(words.gaps)), True]
        self._is_line = [index == 0 or "\n" in gap for index, gap in enumerate(words.gaps)]
        self._span = words.span
        self._title_end = max(text.find("\n"), 0)
        self._labels: list[set[str]] = [set() for _ in self._words]
        for start, end, label in labels:
            first, last = self._span(start, end)
            for known in self._labels[first:last]:
                known.add(label)

    def labels(self, start: int, end: int) -> set[str]:
        """What is known of any word of the stretch."""
        first, last = self._span(start, end)
        return set().union(*self._labels[first:last])

    def read(self, start: int, end: int) -> Features:
        """The features of the stretch `text[start:end]`."""
        first, last = self._span(start, end)
        found: Features = {f"is {label}": 1.0 for label in self.labels(start, end)}
        found.update(self._cues(range(first - 1, max(-1, first - REACH - 1), -1), "before"))
        found.update(self._cues(range(last, min(len(self._words), last + REACH)), "after"))
        found.update((name, 1.0) for name in self._near_words(first, last))
        found.update((f"sentence {stem}", 1.0) for stem in self._stems(first, last))
        found[f"tenth {_TENTHS * first // max(1, len(self._words))}"] = 1.0
        found["title"] = float(start < self._title_end)
        found["line"] = float(self._is_line[first]) if first < last else 0.0
        found["length"] = min(last - first, _LONGEST_NAME) / _LONGEST_NAME
        return found

    def _cues(self, places: range, side: str) -> Features:
        """The labels and decisions on one side, the nearest of each, weighed by how near it is."""
        found: Features = {}
        for distance, place in enumerate(places, 1):
            if self._is_paragraph[place + (side == "before")]:
                break
            for label in self._labels[place]:
                if f"{side} {label}" not in found:
                    found[f"{side} {label}"] = 2.0 ** (-distance / _HALF_WAY)
                    if distance <= BESIDE:
                        found[f"close {side} {label}"] = 1.0
        return found

    def _near_words(self, first: int, last: int) -> Iterator[str]:
        for distance in range(1, NEAR_WORDS + 1):
            for place, side in ((first - distance, "before"), (last + distance - 1, "after")):
                if 0 <= place < len(self._words):
                    yield f"word {side} {self._words[place]}"
                    if distance <= _ADJACENT_WORDS:
                        yield f"word {distance} {side} {self._words[place]}"
        if first >= _ADJACENT_WORDS:
            yield f"words before {self._words[first - 2]} {self._words[first - 1]}"
        if first < last:
            yield f"begins {self._words[first]}"

    def _stems(self, first: int, last: int) -> set[str]:
        """The beginnings of the longer common words of the sentence."""
        start, end = first, last
        while start > max(0, first - _SENTENCE_WORDS) and not self._parts(start):
            start -= 1
        while end < min(len(self._words), last + _SENTENCE_WORDS) and not self._ends(end):
            end += 1
        common = (place for place in range(start, end) if not self._is_name[place])
        return {self._words[place][:_STEM] for place in common if len(self._words[place]) > BESIDE}

    def _parts(self, place: int) -> bool:
        return self._is_paragraph[place] or self._words[place - 1] in _SENTENCE_ENDS

    def _ends(self, place: int) -> bool:
        return self._is_paragraph[place] or self._words[place] in _SENTENCE_ENDS

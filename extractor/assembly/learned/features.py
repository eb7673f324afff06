"""What a head sees of a candidate: the words, cues and decisions on it and around it, and its traits.

Features are named numbers, so that a head's weights can be read. What stands farther off counts less; nothing beyond a
paragraph's end, or `_REACH` words away, counts at all, so that the work grows with the text's length alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from extractor.assembly.learned.candidates import Candidate
from extractor.nlp.reading import Reading
from extractor.nlp.word_states import WordStates
from extractor.schema.record import ListName

Features = dict[str, float]
Decisions = Mapping[tuple[ListName, int, int], str]
"""What the rules said of a stretch of the text, by list and offsets."""

_REACH = 60
_HALF_WAY = 15
_BESIDE = 3
_NEAR_WORDS = 6
_ADJACENT_WORDS = 2
_SENTENCE_WORDS = 40
_STEM = 7
_LONGEST_WORD = 12
_LONGEST_NAME = 8
_TENTHS = 10
_SENTENCE_ENDS = frozenset(".;!?")
_DIGIT = re.compile(r"\d")


class FeatureReader:
    """Reads the features of the candidates of one document."""

    def __init__(self, reading: Reading, words: WordStates, decisions: Decisions) -> None:
        self._words = [_DIGIT.sub("0", word.casefold())[:_LONGEST_WORD] for word in words.words]
        self._is_name = [word[0].isupper() for word in words.words]
        self._is_paragraph = [*(index == 0 or "\n\n" in gap for index, gap in enumerate(words.gaps)), True]
        self._is_line = [index == 0 or "\n" in gap for index, gap in enumerate(words.gaps)]
        self._span = words.span
        self._title_end = max(reading.text.find("\n"), 0)
        self._labels: list[set[str]] = [set() for _ in self._words]
        for mention in reading.mentions:
            self._mark(mention.start, mention.end, mention.label)
        for (name, start, end), kind in decisions.items():
            self._mark(start, end, f"{name} {kind}")

    def read(self, candidate: Candidate) -> Features:
        """The candidate's features."""
        first, last = self._span(candidate.mention.start, candidate.mention.end)
        found = dict(candidate.traits)
        own = set().union(*self._labels[first:last])
        found.update({f"is {label}": 1.0 for label in own})
        found.update({f"is {label} and {trait}": 1.0 for label in own if " " in label for trait in _telling(candidate)})
        found.update(self._cues(range(first - 1, max(-1, first - _REACH - 1), -1), "before"))
        found.update(self._cues(range(last, min(len(self._words), last + _REACH)), "after"))
        found.update((name, 1.0) for name in self._near_words(first, last))
        found.update((f"sentence {stem}", 1.0) for stem in self._stems(first, last))
        found[f"tenth {_TENTHS * first // max(1, len(self._words))}"] = 1.0
        found["title"] = float(candidate.mention.start < self._title_end)
        found["line"] = float(self._is_line[first]) if first < last else 0.0
        found["length"] = min(last - first, _LONGEST_NAME) / _LONGEST_NAME
        return found

    def _mark(self, start: int, end: int, label: str) -> None:
        first, last = self._span(start, end)
        for labels in self._labels[first:last]:
            labels.add(label)

    def _cues(self, places: range, side: str) -> Features:
        """The labels and decisions on one side, the nearest of each, weighed by how near it is."""
        found: Features = {}
        for distance, place in enumerate(places, 1):
            if self._is_paragraph[place + (side == "before")]:
                break
            for label in self._labels[place]:
                if f"{side} {label}" not in found:
                    found[f"{side} {label}"] = 2.0 ** (-distance / _HALF_WAY)
                    if distance <= _BESIDE:
                        found[f"close {side} {label}"] = 1.0
        return found

    def _near_words(self, first: int, last: int) -> Iterator[str]:
        for distance in range(1, _NEAR_WORDS + 1):
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
        return {self._words[place][:_STEM] for place in common if len(self._words[place]) > _BESIDE}

    def _parts(self, place: int) -> bool:
        return self._is_paragraph[place] or self._words[place - 1] in _SENTENCE_ENDS

    def _ends(self, place: int) -> bool:
        return self._is_paragraph[place] or self._words[place] in _SENTENCE_ENDS


def _telling(candidate: Candidate) -> Iterator[str]:
    """The traits that change what a decision of the rules is worth."""
    return (trait for trait in candidate.traits if trait.startswith(("type ", "precision ", "programme ")))


@dataclass(frozen=True, slots=True)
class Looked:
    """A candidate after a first look: its words `first` to `last`, half open, and the probability of each kind."""

    candidate: Candidate
    first: int
    last: int
    probabilities: list[float]


def neighbours(found: Sequence[Looked]) -> list[Features]:
    """What a first look makes of the other candidates of the same list, as features of each for a second look.

    `found` are the candidates of one list in a document. The method is stacked sequential learning (Cohen and
    Carvalho, IJCAI 2005): members of one list have one role.
    """
    order = sorted(range(len(found)), key=lambda index: found[index].first)
    groups = _Groups(found)
    features: list[Features] = [{} for _ in found]
    for place, index in enumerate(order):
        mine = features[index]
        for step in (-2, -1, 1, 2):
            if 0 <= place + step < len(order):
                mine.update(_beside(found[index], found[order[place + step]], step))
        mine.update(groups.features(found[index]))
    return features


def _beside(one: Looked, other: Looked, step: int) -> Features:
    gap = max(0, one.first - other.last if step < 0 else other.first - one.last)
    if gap > _REACH // 2:
        return {}
    weight = 2.0 ** (-gap / _NEAR_WORDS)
    found = {f"neighbour {step} {kind}": value * weight for kind, value in enumerate(other.probabilities)}
    if gap <= _BESIDE:
        found.update({f"list {step} {kind}": value for kind, value in enumerate(other.probabilities)})
    return found


class _Groups:
    """The highest probability of each kind in each group, and among all groups but one."""

    def __init__(self, found: Sequence[Looked]) -> None:
        self._of_group: dict[str, list[float]] = {}
        for one in found:
            known = self._of_group.get(one.candidate.group, one.probabilities)
            self._of_group[one.candidate.group] = list(map(max, known, one.probabilities))
        kinds = range(len(found[0].probabilities) if found else 0)
        self._ranked = [nlargest(2, ((values[k], g) for g, values in self._of_group.items())) for k in kinds]

    def features(self, one: Looked) -> Features:
        """What the rest of the document says of a candidate's own group, itself included, and of the others."""
        group = one.candidate.group
        others = [next((value for value, name in best if name != group), 0.0) for best in self._ranked]
        found = {f"group {kind}": value for kind, value in enumerate(self._of_group[group])}
        return found | {f"others {kind}": value for kind, value in enumerate(others)}

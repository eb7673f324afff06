"""What a head sees of a candidate: the words, cues and decisions on it and around it, and its traits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from extractor.assembly.learned.candidates import Candidate
from extractor.linear_model import Features
from extractor.nlp.reading import Reading
from extractor.nlp.surroundings import BESIDE, NEAR_WORDS, REACH, Surroundings
from extractor.nlp.word_states import WordStates
from extractor.schema.record import ListName

Decisions = Mapping[tuple[ListName, int, int], str]
"""What the rules said of a stretch of the text, by list and offsets."""


class FeatureReader:
    """Reads the features of the candidates of one document."""

    def __init__(self, reading: Reading, words: WordStates, decisions: Decisions) -> None:
        known = [(mention.start, mention.end, mention.label) for mention in reading.mentions]
        told = [(start, end, f"{name} {kind}") for (name, start, end), kind in decisions.items()]
        self._surroundings = Surroundings(reading.text, words, [*known, *told])

    def read(self, candidate: Candidate) -> Features:
        """The candidate's features."""
        start, end = candidate.mention.start, candidate.mention.end
        own = self._surroundings.labels(start, end)
        found = candidate.traits | self._surroundings.read(start, end)
        found.update({f"is {label} and {trait}": 1.0 for label in own if " " in label for trait in _telling(candidate)})
        return found


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
    if gap > REACH // 2:
        return {}
    weight = 2.0 ** (-gap / NEAR_WORDS)
    found = {f"neighbour {step} {kind}": value * weight for kind, value in enumerate(other.probabilities)}
    if gap <= BESIDE:
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

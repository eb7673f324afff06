"""A trained head that tells which of the names in a text are names of projects, where no cue does.

It sees each name with all its mentions: the rules' signs, how it is written, what stands around it and the network's
state of its words. What the rules keep it drops only where it is sure, what they don't it adds where it is likely; the
limits were chosen among a few on documents that neither rules nor head had seen. Weights lie in `projects.npz`
beside the network; `training/facts/fit_projects.py` makes them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from extractor.linear_model import Array, Features, Linear, from_arrays
from extractor.nlp.doc_text import text_of, words_in
from extractor.nlp.project_candidates import Candidate
from extractor.nlp.project_names import STRONG, shape_points
from extractor.nlp.span_groups import Group, read
from extractor.nlp.surroundings import Labelled, Surroundings
from extractor.nlp.word_states import WordStates, word_states
from extractor.phrase_index import PhraseIndex, key_of
from extractor.schema.mention import Label, OrganisationName

FILE = "projects.npz"
KEY = "projects"

Key = tuple[str, ...]

_KEPT_FROM = 0.25
_ADDED_FROM = 0.45
_ADDED_THOUGH_BODY_FROM = 0.75
_IS_BODY = f"is {Label.ORG}"
_MENTIONS = 8
_MOST = 5
_LONGEST_BEGINNING = 8
_SEEN = (Group.CUES, Group.VALUES, Group.DATES, Group.PROGRAMMES, Group.ORGANISATIONS)
_DIGIT = re.compile(r"\d")
_SIGNS = frozenset(".+&@#")


@dataclass(frozen=True, slots=True)
class SeenName:
    """A name as the head sees it, `state` of shape (3 * width,): of its words, the word before and the word after.

    `where` are the offsets of its mentions.
    """

    features: Features
    state: Array
    where: list[tuple[int, int]]


@cache
def load(path: Path) -> Linear | None:
    """The head beside a network, None where it has none."""
    if not path.is_file():
        return None
    with np.load(path) as arrays:
        return from_arrays(arrays, KEY)


def judged(doc: Doc, head: Linear, candidates: Sequence[Candidate], ruled: set[Key]) -> set[Key]:
    """The keys of the names that are projects; those that the rules keep where the document has no states."""
    seen = seen_names(doc, candidates, ruled)
    sure = {key: head.probabilities(name.features, name.state)[1] for key, name in seen.items()}
    likely = {key for key, name in seen.items() if sure[key] > _least(key in ruled, _IS_BODY in name.features)}
    return (ruled - seen.keys()) | _surest(likely, sure, seen)


def _surest(likely: set[Key], sure: Mapping[Key, float], seen: Mapping[Key, SeenName]) -> set[Key]:
    """The likely names without those that stand nowhere but across one that is surer: one place, one way to cut it."""
    kept = set()
    taken: set[int] = set()
    for key in sorted(likely, key=lambda key: (-sure[key], key)):
        own = [range(start, end) for start, end in seen[key].where]
        if any(taken.isdisjoint(span) for span in own):
            kept.add(key)
            taken.update(*own)
    return kept


def _least(is_ruled: bool, is_body: bool) -> float:
    """From which probability a name is a project's."""
    if is_ruled:
        return _KEPT_FROM
    return _ADDED_THOUGH_BODY_FROM if is_body else _ADDED_FROM


def seen_names(doc: Doc, candidates: Iterable[Candidate], ruled: set[Key]) -> dict[Key, SeenName]:
    """The candidates' names with their features, by key; none where the document has no states."""
    words = word_states(doc, text_of(doc))
    if words is None:
        return {}
    of_name: dict[Key, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        of_name[key_of(candidate.value.name)].append(candidate)
    of_name.pop((), None)
    told = _mentions(doc, of_name)
    surroundings, among = Surroundings(text_of(doc), words, _labels(doc)), _Ruled(ruled)
    found = {}
    for key, mine in of_name.items():
        where = sorted({(c.start, c.end) for c in mine} | told[key])
        features = _around(surroundings, where) | _written(mine[0].value.name) | _signs(mine)
        features |= _in_text(text_of(doc), where) | among.features(key)
        found[key] = SeenName(features, _state(words, where), where)
    return found


def _mentions(doc: Doc, of_name: Mapping[Key, list[Candidate]]) -> dict[Key, set[tuple[int, int]]]:
    """Where each name stands, written as one."""
    index = PhraseIndex((found[0].value.name, key) for key, found in of_name.items())
    text = text_of(doc)
    told: dict[Key, set[tuple[int, int]]] = defaultdict(set)
    for start, end, keys in index.find(text, words_in(doc)):
        if any(c.isupper() or c.isdigit() for c in text[start:end]):
            for key in keys:
                told[key].add((start, end))
    return told


def _labels(doc: Doc) -> Iterator[Labelled]:
    for mention in read(doc, *_SEEN):
        yield mention.start, mention.end, str(mention.label)
        if isinstance(mention.value, OrganisationName):
            yield mention.start, mention.end, f"organisation by {mention.origin.split(':')[0]}"
            yield mention.start, mention.end, f"organisation {mention.value.type}"
            if mention.value.canonical:
                yield mention.start, mention.end, "organisation known"
    yield from ((m.start, m.end, f"model {m.label}") for m in read(doc, Group.MODEL))


def _around(surroundings: Surroundings, where: list[tuple[int, int]]) -> Features:
    """The surroundings of the first mentions, each feature at its strongest."""
    found: Features = {}
    for start, end in where[:_MENTIONS]:
        for name, value in surroundings.read(start, end).items():
            found[name] = max(value, found.get(name, 0.0))
    return found


def _written(name: str) -> Features:
    """How a name is written."""
    words = name.split()
    return {
        f"words {min(len(words), _MOST)}": 1.0,
        f"opens {_DIGIT.sub('0', words[0].casefold())[:_LONGEST_BEGINNING]}": 1.0,
        "shouted": float(name.isupper()),
        "shape": float(shape_points(name) > 0),
        "digit": float(bool(_DIGIT.search(name))),
        "sign": float(not _SIGNS.isdisjoint(name)),
        "capitals": sum(word[0].isupper() for word in words) / len(words),
    }


def _signs(mine: list[Candidate]) -> Features:
    """What the finders say of a name."""
    origins = {"model" if c.origin.startswith("model:") else c.origin for c in mine}
    return {f"sign {origin}": 1.0 for origin in origins} | {
        "points": max(c.points for c in mine) / STRONG,
        "signs": min(len(origins), _MOST) / _MOST,
        "title": float(any(c.value.title for c in mine)),
        "acronym": float(any(c.value.acronym for c in mine)),
    }


def _in_text(text: str, where: list[tuple[int, int]]) -> Features:
    first = where[0][0]
    return {
        f"told {min(len(where), _MOST)}": 1.0,
        "first": 1.0 - first / len(text),
        "quoted": float(any(set(text[max(0, start - 2) : start]) & set("\"“«‘'") for start, _ in where)),
    }


class _Ruled:
    """What the rules keep, and how a name stands to that."""

    def __init__(self, ruled: set[Key]) -> None:
        self._ruled = ruled
        self._of_word: dict[str, list[set[str]]] = defaultdict(list)
        for key in ruled:
            for word in set(key):
                self._of_word[word].append(set(key))

    def features(self, key: Key) -> Features:
        """Whether the name is kept itself, how many others are, and whether one holds it or is held by it."""
        mine = set(key)
        others = [other for word in mine for other in self._of_word.get(word, ())]
        return {
            "ruled": float(key in self._ruled),
            "others ruled": min(len(self._ruled) - (key in self._ruled), _MOST) / _MOST,
            "within ruled": float(any(mine < other for other in others)),
            "around ruled": float(any(other < mine for other in others)),
        }


def _state(words: WordStates, where: list[tuple[int, int]]) -> Array:
    found = []
    for start, end in where[:_MENTIONS]:
        first, last = words.span(start, end)
        own = (first, last) if first < last else (max(0, first - 1), max(1, first))
        before, after = max(0, own[0] - 1), min(own[1], len(words) - 1)
        found.append(np.concatenate([words.mean(*own), words.mean(before, before + 1), words.mean(after, after + 1)]))
    state: Array = np.mean(found, axis=0, dtype=np.float32)
    return state

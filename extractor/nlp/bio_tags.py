"""Names as tags of words, in the BIO scheme (Ramshaw and Marcus 1995): B opens a name, I goes on with it, O is none.

A network scores each word by itself, so its best tags may not fit together (an I after an O). The best sequence that
does is found by Viterbi's algorithm, and only where the best tags do not fit already.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_FORBIDDEN = np.float32(-1e4)


class NamedWords(NamedTuple):
    """A name over the words `first` to `last`, half open."""

    first: int
    last: int
    label: str


class BioTags:
    """The tags of a list of labels: 0 is O, 1 is B and 2 is I of the first label, and so on."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self.count = 1 + 2 * len(self.labels)
        tags = np.arange(self.count)
        self._is_inside = (tags > 0) & (tags % 2 == 0)
        follows = (tags[:, None] == tags[None, :]) | (tags[:, None] + 1 == tags[None, :])
        self._legal = ~self._is_inside[None, :] | follows
        self._start = np.where(self._is_inside, _FORBIDDEN, np.float32(0))
        self._step = np.where(self._legal, np.float32(0), _FORBIDDEN)

    def encode(self, names: Iterable[NamedWords], words: int) -> NDArray[np.int64]:
        """The tag of each of `words` words; a label that is not among these is left out."""
        tags = np.zeros(words, dtype=np.int64)
        for first, last, label in names:
            if label in self.labels:
                tags[first:last] = 2 + 2 * self.labels.index(label)
                tags[first] -= 1
        return tags

    def decode(self, scores: Scores) -> Iterator[NamedWords]:
        """The names of the legal sequence of tags with the highest sum of `scores`, shape (words, tags)."""
        if not len(scores):
            return
        tags = scores.argmax(axis=1)
        if not self._fits(tags):
            tags = self._viterbi(scores)
        opens = np.flatnonzero(tags % 2 == 1)
        ends = [*np.flatnonzero(~self._is_inside[tags]).tolist(), len(tags)]
        for first in opens.tolist():
            last = ends[bisect_right(ends, first)]
            yield NamedWords(first, last, self.labels[(tags[first] - 1) // 2])

    def _fits(self, tags: NDArray[np.intp]) -> bool:
        return not self._is_inside[tags[0]] and bool(self._legal[tags[:-1], tags[1:]].all())

    def _viterbi(self, scores: Scores) -> NDArray[np.intp]:
        best = scores[0] + self._start
        came_from = np.zeros(scores.shape, dtype=np.intp)
        for word in range(1, len(scores)):
            ways = best[:, None] + self._step
            came_from[word] = ways.argmax(axis=0)
            best = ways.max(axis=0) + scores[word]
        tags = np.zeros(len(scores), dtype=np.intp)
        tags[-1] = best.argmax()
        for word in range(len(scores) - 1, 0, -1):
            tags[word - 1] = came_from[word, tags[word]]
        return tags

"""The words of a text with what the trained network makes of each in its context."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class WordStates:
    """Words at `text[starts[i]:ends[i]]`, in order, and their states, shape (words, width); `text` holds them all."""

    text: str
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    states: NDArray[np.float16]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first word that `text[start:end]` touches, and the one after the last; equal where it touches none."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, max(first, last)

    def mean(self, first: int, last: int) -> Vector:
        """The mean state of the words `first` to `last`, half open; at least one."""
        mean: Vector = self.states[first:last].astype(np.float32).mean(axis=0)
        return mean

    @cached_property
    def words(self) -> list[str]:
        """The words themselves."""
        return [self.text[start:end] for start, end in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before each word, back to the one before."""
        ends = [0, *self.ends.tolist()]
        return [self.text[end:start] for end, start in zip(ends, self.starts.tolist(), strict=False)]


def word_states(doc: Doc, text: str) -> WordStates | None:
    """The words of a document whose pipeline left states in `doc.tensor`, else None; `text` is as long as the doc's."""
    if len(doc.tensor) != len(doc) or not len(doc):
        return None
    tokens = [token for token in doc if not token.is_space]
    starts = np.array([token.idx for token in tokens], dtype=np.int64)
    lengths = np.array([len(token) for token in tokens], dtype=np.int64)
    states: NDArray[np.float16] = np.asarray(doc.tensor[[token.i for token in tokens]], dtype=np.float16)
    return WordStates(text, starts, starts + lengths, states)

"""A document as read: its sentences, paragraphs and mentions, with the questions that assembly asks of them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.nlp.word_states import WordStates
from extractor.schema.document import Document
from extractor.schema.mention import Label, Mention

Span = tuple[int, int]

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Reading:
    """`sentences` are half open offsets in order; `mentions` are in order of their start.

    `has_model` says whether a trained pipeline read along, so that a mention may have been seconded; `model` is its
    folder, if it came from one, and `words` are its words with their states, if it has any.
    """

    document: Document
    sentences: list[Span]
    mentions: list[Mention]
    has_model: bool = False
    model: Path | None = None
    words: WordStates | None = None
    _by_label: dict[Label, list[Mention]] = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)
    _sentence_starts: list[int] = field(init=False, repr=False)
    _paragraph_starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        breaks = [m.end() for m in _PARAGRAPH_BREAK.finditer(self.text)]
        by_label: dict[Label, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            by_label[mention.label].append(mention)
        object.__setattr__(self, "_by_label", dict(by_label))
        object.__setattr__(self, "_starts", [m.start for m in self.mentions])
        object.__setattr__(self, "_sentence_starts", [start for start, _ in self.sentences])
        object.__setattr__(self, "_paragraph_starts", [0, *breaks])

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.document.text

    def sentence(self, mention: Mention) -> Span:
        """The sentence that a mention begins in."""
        return self.sentence_at(mention.start)

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset, the first for what stands before it."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[max(index, 0)]

    def sentence_before(self, span: Span) -> Span | None:
        """The sentence before, None for the first."""
        index = bisect_left(self._sentence_starts, span[0]) - 1
        return self.sentences[index] if index >= 0 else None

    def paragraph(self, position: int) -> Span:
        """The paragraph around an offset."""
        index = bisect_right(self._paragraph_starts, position) - 1
        following = self._paragraph_starts[index + 1 : index + 2]
        return self._paragraph_starts[index], following[0] if following else len(self.text)

    def of(self, *labels: Label) -> Iterator[Mention]:
        """The mentions with one of the labels, in order."""
        if len(labels) == 1:
            return iter(self._by_label.get(labels[0], ()))
        return (m for m in self.mentions if m.label in labels)

    def within(self, span: Span, *labels: Label) -> list[Mention]:
        """The mentions with one of the labels that begin in the span, in order."""
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return [m for m in self.mentions[first:last] if m.label in labels]

    def has(self, span: Span, label: Label) -> bool:
        """Whether a mention with the label begins in the span, however long it is."""
        found = self._by_label.get(label, [])
        following = bisect_left(found, span[0], key=_start)
        return following < len(found) and found[following].start < span[1]

    def between(self, left: Mention, right: Mention) -> str:
        """The text between two mentions, empty where they touch or overlap."""
        return self.text[left.end : right.start]


def _start(mention: Mention) -> int:
    return mention.start

"""The words of a PDF page → its lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.readers.pdf_words import Word
from extractor.schema.evidence import BBox

_OVERLAP = 0.5

Strip = tuple[float, float]


@dataclass(slots=True)
class Line:
    """Words that stand beside each other, from left to right, on the 1-based page `page`.

    `cell_ends` tells after which of its words a cell ends, if it is a row of a table; the words of such a cell may
    stand on several lines. `limit` is how far to the right it could reach, where something stands in its way.
    """

    words: list[Word]
    page: int
    cell_ends: frozenset[int] = frozenset()
    limit: float | None = None
    text: str = field(init=False)
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        self.text = " ".join([word.text for word in self.words])
        self.x0, self.top, self.x1, self.bottom = bounds([word.bbox for word in self.words])
        self.size = max([word.size for word in self.words])

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def is_row(self) -> bool:
        return bool(self.cell_ends)

    @property
    def weight(self) -> bool | None:
        """True if all of it is bold, False if nothing is, None if some."""
        bold = sum(word.bold for word in self.words)
        return None if 0 < bold < len(self.words) else bold > 0


def lines_of(words: Sequence[Word], page: int) -> list[Line]:
    """The lines that the words form, from top to bottom: words of one line overlap by half their height."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.bbox[1] + word.bbox[3]) / 2):
        if lines and stand_beside(lines[-1][-1].bbox, word.bbox):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(sorted(line, key=lambda word: word.bbox[0]), page) for line in lines]


def stand_beside(a: BBox, b: BBox) -> bool:
    """Whether two boxes are as high on the page, give or take half of the lower one."""
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    return overlap > _OVERLAP * min(a[3] - a[1], b[3] - b[1])


def bounds(boxes: Sequence[BBox]) -> BBox:
    """The box around boxes."""
    return (
        min([box[0] for box in boxes]),
        min([box[1] for box in boxes]),
        max([box[2] for box in boxes]),
        max([box[3] for box in boxes]),
    )

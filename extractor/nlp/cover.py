"""Which stretches of the text are already taken: covering and overlapping asked in logarithmic time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from extractor.schema.mention import Mention


class Cover:
    """A set of mentions that answers whether one of them covers, or overlaps, another mention."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        spans = sorted((m.start, m.end) for m in mentions)
        self._starts = [start for start, _ in spans]
        self._furthest = list(accumulate((end for _, end in spans), max))

    def covers(self, mention: Mention) -> bool:
        """Whether one of the mentions holds this one wholly."""
        index = bisect_right(self._starts, mention.start)
        return index > 0 and self._furthest[index - 1] >= mention.end

    def overlaps(self, mention: Mention) -> bool:
        """Whether one of the mentions shares a character with this one."""
        index = bisect_left(self._starts, mention.end)
        return index > 0 and self._furthest[index - 1] > mention.start

    def holds(self, offset: int) -> bool:
        """Whether a character of the text belongs to one of the mentions."""
        index = bisect_right(self._starts, offset)
        return index > 0 and self._furthest[index - 1] > offset

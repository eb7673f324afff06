"""The lines of a text, of which the finders of headers look at the ends only."""

from dataclasses import dataclass

_LONGEST = 1_000
_TAIL = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its offsets in the text; `text` is its beginning, `tail` its end, the whole where it is short."""

    start: int
    end: int
    text: str
    tail: str

    @property
    def tail_start(self) -> int:
        """Where the tail begins, counted from the line's start."""
        return self.end - self.start - len(self.tail)


def lines_of(text: str) -> list[Line]:
    """The lines that hold more than white space, in order."""
    lines, start = [], 0
    for raw in text.split("\n"):
        if raw.strip():
            lines.append(Line(start, start + len(raw), raw[:_LONGEST], raw[-_TAIL:]))
        start += len(raw) + 1
    return lines

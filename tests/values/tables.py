"""Reads the tables of `data/`: one expected value, then every way to say it, and what a wrong reading is called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import yaml

DATA = Path(__file__).parent / "data"
_SIGNS = {"⏎": "\n", "␣": "\u00a0"}


@dataclass(frozen=True)
class Way:
    """A text with one expression in it, at `start` to `end`, and the fields that its reading must have."""

    text: str
    start: int
    end: int
    expected: Mapping[str, str]

    def __str__(self) -> str:
        return self.text


class Found(Protocol):
    """What all results of a finder share."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Result = TypeVar("Result", bound=Found)


def ways_of(name: str) -> list[Way]:
    """The ways of a table; an expression is what stands in brackets, or else the whole line."""
    groups = yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [_way(line, group) for group in groups for line in group["ways"].splitlines() if line.strip()]


def _way(line: str, group: Mapping[str, str]) -> Way:
    for sign, character in _SIGNS.items():
        line = line.replace(sign, character)
    before, opened, rest = line.partition("[")
    inside, _closed, after = rest.partition("]")
    if not opened:
        before, inside, after = "", line.strip(), ""
    expected = {key: value for key, value in group.items() if key != "ways"}
    return Way(before + inside + after, len(before), len(before) + len(inside), expected)


def lines_of(name: str) -> list[tuple[str, str]]:
    """The lines of a table of texts that hold nothing, each with the name of its group."""
    groups = yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [(title, line) for title, lines in groups.items() for line in lines.splitlines() if line.strip()]


def exactly_one(found: Sequence[Result], way: Way) -> Result:
    """The one result that covers exactly the expression; fails by saying whether none, a part or several were found."""
    spans = [way.text[one.start : one.end] for one in found]
    expression = way.text[way.start : way.end]
    assert found, f"none: nothing was found in {way.text!r}"
    assert len(found) == 1, f"ambiguous: {spans} were found in {way.text!r}"
    assert (found[0].start, found[0].end) == (way.start, way.end), f"partial: {spans[0]!r} instead of {expression!r}"
    return found[0]

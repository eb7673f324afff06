"""Which project a fact belongs to: the one place that says so, structure before the nearest name.

Where the layout gives a project a part of its own (an item, a row, the text below a heading, a bracket behind its
name), the facts of the part are its. Elsewhere the sentence decides, then the paragraph, then the text before it, but
for parts that have ended; and a document about one project gives it all that names no other.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from extractor.nlp.item_heads import ITEM
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Project, Relevance

_MANY = 3
Named = tuple[int, int, str]

_BRACKET = re.compile(r"[\"»”’*_]*\s?\([^()]{2,300}\)")
_OPENING = ' \t"“«‘*_>#('
_BREAK = re.compile(r"\n\s*\n")
_LONGEST_REST = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text, half open, that the layout gives to one project."""

    start: int
    end: int
    owner: str


def parts_of(reading: Reading, named: Iterable[Named]) -> list[Part]:
    """The parts of all projects in order, without brackets; `named` are their mentions with each project's key."""
    text, mentions = reading.text, sorted(named)
    return _in_order([*_rows(text, mentions), *_items(text, mentions), *_below_headings(text, mentions)])


def _in_order(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: (part.start, -part.end))


def _brackets(text: str, named: list[Named]) -> Iterator[Part]:
    for start, end, owner in named:
        if bracket := _BRACKET.match(text, end):
            yield Part(start, bracket.end(), owner)


def _rows(text: str, named: list[Named]) -> Iterator[Part]:
    """Rows of tables that name one project."""
    rows: dict[Span, set[str]] = {}
    for start, _, owner in named:
        line = _line(text, start)
        if "|" in text[slice(*line)]:
            rows.setdefault(line, set()).add(owner)
    yield from (Part(*line, next(iter(owners))) for line, owners in rows.items() if len(owners) == 1)


def _items(text: str, named: list[Named]) -> Iterator[Part]:
    """Items that open with a project's name, up to the next item; the last one of a list up to its paragraph's end."""
    marks = [m.end() for m in ITEM.finditer(text)]
    heads = {mark: owner for start, _, owner in named if (mark := _mark_before(text, start, marks)) is not None}
    paragraphs = 1
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else len(text)
        if mark in heads:
            breaks = [m.start() for m in _BREAK.finditer(text, mark, following)]
            is_last = index + 1 == len(marks) or following not in heads
            end = (breaks[paragraphs - 1] if len(breaks) >= paragraphs else following) if is_last else following
            paragraphs = paragraphs if is_last else max(len(breaks), 1)
            yield Part(mark, end, heads[mark])


def _mark_before(text: str, start: int, marks: list[int]) -> int | None:
    """The end of the mark whose item begins with what stands at `start`."""
    index = bisect_right(marks, start) - 1
    return marks[index] if index >= 0 and not text[marks[index] : start].strip(_OPENING) else None


def _below_headings(text: str, named: list[Named]) -> Iterator[Part]:
    """The text below a line that holds a project's name, perhaps with its title, up to the next line of that kind."""
    heads = [(line, owner) for start, end, owner in named if (line := _heading(text, start, end)) is not None]
    for index, (start, owner) in enumerate(heads):
        following = heads[index + 1][0] if index + 1 < len(heads) else _end_of_block(text, start)
        if len(heads) > 1 and owner != (heads[index + 1][1] if index + 1 < len(heads) else None):
            yield Part(start, following, owner)


def _heading(text: str, start: int, end: int) -> int | None:
    """Where the line begins that the name heads, None where it stands amid or before running text."""
    line = _line(text, start)
    rest = text[end : line[1]].strip(' "»”’*_')
    opens = not text[line[0] : start].strip(_OPENING)
    is_title = not rest or (rest[0] in ":–-(/" and len(rest) <= _LONGEST_REST and not rest.endswith((".", ";")))
    return line[0] if opens and is_title else None


def _end_of_block(text: str, start: int) -> int:
    """Where the block of the last heading ends: after the paragraph below it."""
    breaks = [m.start() for m in _BREAK.finditer(text, start)]
    below = [b for b in breaks if b > text.find("\n", start) + 2]
    return below[0] if below else len(text)


def _line(text: str, position: int) -> Span:
    end = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, end if end >= 0 else len(text)


class _Parts:
    """Answers which is the narrowest part around a position, in logarithmic time."""

    def __init__(self, parts: list[Part]) -> None:
        self._bounds = sorted({bound for part in parts for bound in (part.start, part.end)})
        self._narrowest: list[Part | None] = []
        active: list[tuple[int, int, Part]] = []
        following = iter([*enumerate(parts), None])
        pending = next(following)
        for bound in self._bounds:
            while pending is not None and pending[1].start <= bound:
                heappush(active, (pending[1].end - pending[1].start, pending[0], pending[1]))
                pending = next(following)
            while active and active[0][2].end <= bound:
                heappop(active)
            self._narrowest.append(active[0][2] if active else None)

    def around(self, position: int) -> Part | None:
        """The narrowest part that holds the position."""
        index = bisect_right(self._bounds, position) - 1
        return self._narrowest[index] if index >= 0 else None


class ProjectScope:
    """Answers which project a mention speaks of."""

    def __init__(self, reading: Reading, projects: list[Project]) -> None:
        self._reading = reading
        spans = [(e.start, e.end, p.id) for p in projects for e in p.evidence]
        named = sorted((start, ident) for start, _, ident in spans)
        self._starts = [start for start, _ in named]
        self._ids = [ident for _, ident in named]
        self._main = [p.id for p in projects if p.relevance == Relevance.MAIN]
        self._parts = _Parts(_in_order([*parts_of(reading, spans), *_brackets(reading.text, spans)]))
        main = set(self._main)
        at_large = [(s, i) for s, i in named if i in main and self._parts.around(s) is None]
        self._large_starts = [start for start, _ in at_large]
        self._large_ids = [ident for _, ident in at_large]
        counts = Counter(self._ids)
        self._usual = max(self._main, key=lambda ident: counts[ident], default=None)

    def project_of(self, mention: Mention) -> str | None:
        """The id of the project that a mention speaks of; None where the document names none."""
        part = self._parts.around(mention.start)
        if part is not None:
            return self._in_sentence(mention, part) or part.owner
        if len(self._main) == 1:
            return self._in_sentence(mention, only_other=True) or self._main[0]
        return self._in_sentence(mention) or self._carried(mention.start)

    @property
    def has_main(self) -> bool:
        """Whether the document is about a project at all."""
        return bool(self._main)

    @property
    def has_many(self) -> bool:
        """Whether the document is about a list of projects."""
        return len(self._main) >= _MANY

    def names_project(self, span: Span) -> bool:
        """Whether a project is named in the span."""
        return self._reading.has(span, Label.PROJECT)

    def _in_sentence(self, mention: Mention, part: Part | None = None, *, only_other: bool = False) -> str | None:
        """The project named in the sentence before the mention, else after it; the owner or the only main one first."""
        start, end = self._reading.sentence(mention)
        if part is not None:
            start, end = max(start, part.start), min(end, part.end)
        named = self._named((start, end))
        first = part.owner if part is not None else self._main[0] if only_other else None
        if first in named:
            return first
        before = self._named((start, mention.start))
        return before[-1] if before else named[0] if named else None

    def _carried(self, position: int) -> str | None:
        """The project that the text goes on about: of the paragraph, else the last main one outside ended parts."""
        start, _ = self._reading.paragraph(position)
        if before := self._named((start, position)):
            return before[-1]
        earlier = bisect_left(self._large_starts, position)
        return self._large_ids[earlier - 1] if earlier else self._usual

    def _named(self, span: Span) -> list[str]:
        """The projects named in the span, in order."""
        return self._ids[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

"""Which project a fact belongs to: the sentence first, then the paragraph, then what the document is about."""

from bisect import bisect_left

from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Project, Relevance

_MANY = 3


class ProjectScope:
    """Answers which project a mention speaks of."""

    def __init__(self, reading: Reading, projects: list[Project]) -> None:
        self._reading = reading
        named = sorted((e.start, p.id) for p in projects for e in p.evidence)
        self._starts = [start for start, _ in named]
        self._ids = [ident for _, ident in named]
        self._main = [p.id for p in projects if p.relevance == Relevance.MAIN]

    def project_of(self, mention: Mention) -> str | None:
        """The id of the project: named in the sentence before the mention, else after it; else in the paragraph
        before; else the only main project; else the last one named before; else the first main one."""
        if len(self._main) == 1:
            return self._in_sentence(mention, only_other=True) or self._main[0]
        sentence = self._in_sentence(mention)
        if sentence:
            return sentence
        start, _ = self._reading.paragraph(mention.start)
        return self._last((start, mention.start)) or self._last((0, mention.start)) or next(iter(self._main), None)

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
        return bool(self._reading.within(span, Label.PROJECT))

    def _in_sentence(self, mention: Mention, *, only_other: bool = False) -> str | None:
        start, end = self._reading.sentence(mention)
        found = self._last((start, mention.start)) or self._first((mention.start, end))
        if only_other and found is not None:
            return found if self._main[0] not in self._named((start, end)) else self._main[0]
        return found

    def _last(self, span: Span) -> str | None:
        return next(iter(self._named(span)[-1:]), None)

    def _first(self, span: Span) -> str | None:
        return next(iter(self._named(span)[:1]), None)

    def _named(self, span: Span) -> list[str]:
        """The projects named in the span, in order."""
        return self._ids[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

"""Names in quotation marks without a noun beside them: "entra in “Orti”, guidato da …", "in tre: “Orti”, “Semi” e …".

Nothing but the marks says that it is a name, so the words on both sides and the sums, programmes and leaders of the
sentence must agree that an undertaking is spoken of, not a book or someone's word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.nlp.project_candidates import Candidate, CandidateFinder
from extractor.nlp.project_names import STRONG, WEAK
from extractor.nlp.quotations import Quotation
from extractor.nlp.sentences import sentence_spans
from extractor.nlp.span_groups import Group, read
from extractor.schema.mention import Label, Scope

_UNDERTAKING = re.compile(
    r"\b(?:progett|iniziativ|partner|capofil|bando|contribut|cofinanzia|finanzia|piano)\w*", re.IGNORECASE
)
_BACKING = (Label.AMOUNT, Label.PROGRAMME, Label.LEAD_CUE, Label.TOTAL_CUE, Label.GRANT_CUE, Label.EU_CUE)
_SERIES_JOINT = re.compile(r"(?:,|;)?\s?(?:e|ed|infine|o)?\s?")
_CODE = re.compile(r"[\s:–-]*(?:\d{4}[-/]\d{2,4}\s)?(?:KA\s?\d{1,3}[\w-]*|[IVX]{1,3}|VET|Youth|Sport)?[\s:–-]*")
_NOT_ITS_OWN = re.compile(
    r"\b(?:programm\w+|band\w|avvis\w|misur\w|azion\w|line\w|assi?e?|fond\w|call|iniziativa|piano)\s(?:\w+\s)?$", re.I
)
_FEWEST = 2
_BEHIND = 3


class _Sides:
    """Where cues, programmes and sums stand, to look up what is beside a quotation and in its sentence."""

    def __init__(self, doc: Doc) -> None:
        cues = [m for m in read(doc, Group.CUES) if m.label == Label.PROJECT_CUE and m.value == "quoted"]
        self.towards = {m.end for m in cues if m.scope == Scope.AFTER}
        self.onwards = {m.start for m in cues if m.scope == Scope.BEFORE}
        self.programmes = {m.end: m.start for m in read(doc, Group.PROGRAMMES)}
        self.programme_ends = sorted(self.programmes)
        backing = read(doc, Group.CUES, Group.VALUES, Group.PROGRAMMES)
        self.backing = sorted(m.start for m in backing if m.label in _BACKING)

    def back(self, span: tuple[int, int]) -> bool:
        """Whether a sum, a programme or a leader stands in the span."""
        return bisect_left(self.backing, span[0]) < bisect_left(self.backing, span[1])


def quoted_candidates(doc: Doc, finder: CandidateFinder) -> Iterator[Candidate]:
    """The short quotations that the words around them make out to be undertakings."""
    sides = _Sides(doc)
    spans = list(sentence_spans(finder.text))
    ends = [end for _, end in spans]
    speaks_of_projects = bool(_UNDERTAKING.search(finder.text))
    series: list[Quotation] = []
    for quote in finder.free_quotations():
        span = spans[min(bisect_left(ends, quote.start + 1), len(spans) - 1)]
        points = _points(finder.text, quote, span, sides) if speaks_of_projects else 0
        if points:
            yield from finder.at(quote.start, "names.quoted", points - WEAK)
        if series and not _SERIES_JOINT.fullmatch(finder.text, series[-1].end, quote.start):
            yield from _series(finder, series)
            series = []
        series.append(quote)
    if series:
        yield from _series(finder, series)


def _series(finder: CandidateFinder, series: list[Quotation]) -> Iterator[Candidate]:
    """Quotations in a row, where their sentence speaks of projects: "I progetti sono tre: “Alfa”, “Beta” e “Gamma”"."""
    start = finder.text.rfind("\n\n", 0, series[0].start) + 1
    if len(series) >= _FEWEST and _UNDERTAKING.search(finder.text, max(start, series[0].start - 250), series[0].start):
        for quote in series:
            yield from finder.at(quote.start, "names.quoted-series", STRONG - WEAK)


def _points(text: str, quote: Quotation, span: tuple[int, int], sides: _Sides) -> int:
    """Points of a quotation: a side that fits counts one, both fitting or a programme right before it are enough."""
    towards = any(quote.start - back in sides.towards for back in range(_BEHIND))
    onwards = any(quote.end + ahead in sides.onwards for ahead in range(_BEHIND))
    if (towards and onwards) or _follows_programme(text, quote.start, sides):
        return STRONG
    if not towards and not onwards:
        return 0
    spoken_of = sides.back(span) or bool(_UNDERTAKING.search(text, *span))
    return WEAK + spoken_of + (onwards and sides.back(span))


def _follows_programme(text: str, start: int, sides: _Sides) -> bool:
    index = bisect_left(sides.programme_ends, start) - 1
    if index < 0 or not _CODE.fullmatch(text, sides.programme_ends[index], start):
        return False
    begin = sides.programmes[sides.programme_ends[index]]
    return not _NOT_ITS_OWN.search(text, max(0, begin - 30), begin)

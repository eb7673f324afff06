"""Candidates for projects' names: what stands beside a cue, opens a list item or a heading, or is set in quotes.

Real texts introduce projects in many ways ("nasce X", "X, laboratorio per …", "1) X, presentato da …"), and no single
one is sure. Each occurrence adds to a name's score; `project_spans.py` keeps the names that reach the threshold.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.project_names import STRONG, WEAK, described, end_of_name, may_name_project, odd_name_at
from extractor.nlp.quotations import Quotation, quotations
from extractor.nlp.span_groups import Group, read
from extractor.phrase_index import words_of
from extractor.schema.mention import Label, Mention, ProjectName, Scope

_LEAD_IN = re.compile(
    r"[\s,:(]*(?:[-–]\s)?(?:(?:(?:è|e['’]) (?:stat[oa] )?)?(?:denominat|chiamat|intitolat|battezzat|ribattezzat)[oaie]\s(?:proprio\s|con il nome di\s)?|"
    r"si (?:chiama|intitola)\s|(?:dal|ha come|ha per|con il|che ha per|il cui) (?:titolo|nome)\s?(?:è\s|:)?\s?|dall['’]acronimo\s|"
    r"di nome\s|acronimo\s|noto (?:anche )?come\s|per\s|il\s)?[\s:(]*"
)
_ACTION_CODE = re.compile(
    r"(?:KA\s?\d{1,3}[\w-]*|Starting Grant|Consolidator Grant|Advanced Grant|RIA|CSA|ITN|RISE|LIFE\d\d(?:[ -]?[A-Z]{2,4}[/-][A-Z]{2}[/-]\d+)?)\s*"
)
_TO_QUOTE = re.compile(r"(?P<gap>[^\n.,;:()\"«“„‘!?]{2,80}?)\s?(?=[\"«“„‘'])")
_NO_VERB = re.compile(
    r"\s?(?:(?:di|del|della|dello|dei|degli|delle|tra|fra|per|in|su|sul|sulla|contro|a)\s|(?:dell|sull|d)['’]|"
    r"(?:[a-zà-ÿ]+(?:ale|ico|ivo|ario|oso|ato|ano|ante|ente|ese)|KA\d+[\w-]*)\b)"
)
_VERB = re.compile(r"\b(?:è|ha|sono|hanno|sarà|si|che|vede|prevede|punta|mira|nasce|propone|promuove|con|come)\b")
_SAID_PROJECT = re.compile(
    r"[\"»”]?\s?,?\s?(?:ed è |è )?(?:il |lo |l['’]|la |un['’ ]|una |questo )\s?(?:[a-zà-ÿ]+ ){0,1}"
    r"(?:progetto|iniziativa|programma|percorso|laboratorio|piano)\b"
)
_LIST_JOINT = re.compile(r"\s?[,;]\s?(?:ed?\s)?(?:il\s)?|\s+ed?\s+(?:il\s)?|\n\s*(?:[-•*–·▪]|\d{1,2}[.)])\s*")
_TITLE_SPLIT = re.compile(r"\s[-–]\s|:\s|\s[-–](?=[A-ZÀ-Ý])|[-–]\s(?=[A-ZÀ-Ý])|(?<=[a-zà-ÿ])\.\s(?=[A-ZÀ-Ý])")
_BEFORE_CUE = re.compile(r"[\s,;:.)\"»”’–-]{0,4}(?:\([^()]{2,120}\)\s?,?\s?)?$")
_PHRASE_BEFORE = re.compile(
    r"(?:^|[.!?:;,(\n«“\"]\s*|\b(?:chiama|nome|via|titolo|di|è nato)\s)(?P<name>[A-ZÀ-Ý][^.,;:!?()\n«»“”\"]{3,60})$"
)
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-•*–·▪]|\d{1,2}[.)])\s*")
_IN_LIST = re.compile(r"(?:[,(]|\be)\s?$")
_MAX_SHORT_NAME_WORDS = 5
_MAX_PHRASE_WORDS = 6
_MAX_HEADING_WORDS = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a project's name, and the points that its surroundings give it."""

    start: int
    end: int
    value: ProjectName
    origin: str
    points: int


class CandidateFinder:
    """Looks beside cues, at list items and headings for the names of projects."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self._cues = [m for m in read(doc, Group.CUES) if m.label == Label.PROJECT_CUE]
        self._quotes = quotations(doc.text)
        self._quote_starts = [q.start for q in self._quotes]
        self._quotes_by_end = {q.end: q for q in self._quotes}
        names = [m for m in read(doc, Group.ORGANISATIONS) if m.label in (Label.NAME, Label.ORG, Label.PERSON)]
        self._names = {m.start: m for m in names}
        self._name_starts = sorted(self._names)
        self._names_by_end = {m.end: m for m in names}
        self._programmes = {m.start: m for m in read(doc, Group.PROGRAMMES)}

    def candidates(self) -> Iterator[Candidate]:
        """All candidates, in no order."""
        for cue in self._cues:
            if cue.scope == Scope.BEFORE:
                yield from self._before(cue)
            else:
                yield from self._after(cue)
        yield from self._items()
        yield from self._headings()

    def _before(self, cue: Mention) -> Iterator[Candidate]:
        window = self.text[max(0, cue.start - 140) : cue.start]
        gap = _BEFORE_CUE.search(window)
        end = cue.start - len(gap[0]) if gap else cue.start
        points = 2 * WEAK if cue.value == "weak" else STRONG
        for stop in range(cue.start, end - 1, -1):
            if stop in self._quotes_by_end:
                yield from self._quoted(self._quotes_by_end[stop], cue.origin, points)
                return
            name = self._names_by_end.get(stop)
            if name and name.label == Label.NAME:
                yield from self._candidate(self._with_prefix(name.start), name.end, cue.origin, points)
                return
        if cue.value == "weak":
            return
        phrase = _PHRASE_BEFORE.search(window.rstrip(" ,"))
        if phrase and len(phrase["name"].split()) <= _MAX_PHRASE_WORDS:
            start = cue.start - len(window) + phrase.start("name")
            yield from self._candidate(start, start + len(phrase["name"]), cue.origin, 2 * WEAK)

    def _with_prefix(self, start: int) -> int:
        """Where the name begins if LIFE stands glued before it: LIFE projects carry the programme in their names."""
        return start - 5 if self.text[max(0, start - 5) : start].casefold() == "life " else start

    def _after(self, cue: Mention) -> Iterator[Candidate]:
        if self._is_part_of_name(cue):
            return
        points = WEAK if cue.value == "weak" else STRONG
        position = self._name_start(cue.end)
        found = list(self._at(position, cue.origin, points)) or list(self._quoted_farther(cue, points))
        if found and points == WEAK and _SAID_PROJECT.match(self.text, self._end_of(found[0])):
            found = [replace(found[0], points=STRONG)]
        while found:
            yield found[0]
            joint = _LIST_JOINT.match(self.text, self._end_of(found[0])) if cue.value == "list" else None
            found = list(self._at(joint.end(), cue.origin, points)) if joint else []

    def _quoted_farther(self, cue: Mention, points: int) -> Iterator[Candidate]:
        """A quotation after "progetto" and its complements: "progetto di cooperazione tra Italia e Svizzera “Alfa”"."""
        gap = _TO_QUOTE.match(self.text, cue.end)
        if points == WEAK or not gap or not _NO_VERB.match(gap["gap"]) or _VERB.search(gap["gap"]):
            return
        quote = self._quote_at(gap.end())
        if quote and not _ends_in_organisation(gap["gap"]):
            yield from self._quoted(quote, cue.origin, points)

    def _is_part_of_name(self, cue: Mention) -> bool:
        """Whether "Progetto", with its capital and without an article, belongs to a name of a list ("Alfa, Progetto Beta")."""
        return cue.text[0].isupper() and bool(_IN_LIST.search(self.text[max(0, cue.start - 4) : cue.start]))

    def _name_start(self, position: int) -> int:
        """Where a name may begin after a cue: past what leads in to it, programmes and codes of actions."""
        position = _end_of_match(_LEAD_IN, self.text, position)
        while position in self._programmes:
            programme = self._programmes[position]
            position = _end_of_match(_LEAD_IN, self.text, programme.end)
        after_code = _end_of_match(_ACTION_CODE, self.text, position)
        return after_code if after_code == position else _end_of_match(_LEAD_IN, self.text, after_code)

    def _end_of(self, candidate: Candidate) -> int:
        index = bisect_right(self._quote_starts, candidate.start) - 1
        quote = self._quotes[index] if index >= 0 else None
        return quote.end if quote and quote.inner_end >= candidate.end else candidate.end

    def _at(self, position: int, origin: str, points: int) -> Iterator[Candidate]:
        quote = self._quote_at(position)
        if quote:
            yield from self._quoted(quote, origin, points + WEAK)
            return
        name = self._name_at(position)
        if name and (name.label != Label.ORG or name.origin == "gazetteer.organisations"):
            end = end_of_name(self.text, name.start, name.end) if points >= STRONG else name.end
            yield from self._candidate(self._with_prefix(name.start), end, origin, points)
        elif name is None and points >= STRONG and (odd := odd_name_at(self.text, position)):
            yield from self._candidate(position, end_of_name(self.text, position, odd), origin, points)

    def _name_at(self, position: int) -> Mention | None:
        """The name that begins here, or whose rest does after a code was cut off its front."""
        if position in self._names:
            return self._names[position]
        index = bisect_left(self._name_starts, position) - 1
        held = self._names[self._name_starts[index]] if index >= 0 else None
        if held is None or held.label != Label.NAME or position >= held.end:
            return None
        return Mention(position, held.end, self.text[position : held.end], Label.NAME, held.origin)

    def _quote_at(self, position: int) -> Quotation | None:
        index = bisect_left(self._quote_starts, position)
        found = self._quotes[index] if index < len(self._quotes) else None
        return found if found and found.start == position else None

    def _quoted(self, quote: Quotation, origin: str, points: int) -> Iterator[Candidate]:
        split = _TITLE_SPLIT.search(quote.inner)
        short = quote.inner[: split.start()] if split else quote.inner
        title = quote.inner[split.end() :].strip() if split else None
        if split and (len(short.split()) > _MAX_SHORT_NAME_WORDS or len(title or "") < 10):
            short, title = quote.inner, None
        if any(c.isupper() or c.isdigit() for c in short):
            end = quote.inner_start + len(short)
            yield from self._candidate(quote.inner_start, end, origin, points, title=title, after=quote.end)

    def _items(self) -> Iterator[Candidate]:
        """Names that open a list item, or stand alone on a line."""
        for match in _ITEM.finditer(self.text):
            yield from self._at(match.end(), "names.list-item", WEAK)

    def _headings(self) -> Iterator[Candidate]:
        start = 0
        for line in self.text.split("\n"):
            name = self._names.get(start)
            if name and name.label == Label.NAME and self._heads_line(line, name):
                yield from self._candidate(name.start, name.end, "names.heading", WEAK)
            start += len(line) + 1

    def _heads_line(self, line: str, name: Mention) -> bool:
        rest = line[len(name.text) :].strip()
        return not rest or (rest[0] in ":–-(" and len(name.text.split()) <= _MAX_HEADING_WORDS)

    def _candidate(
        self, start: int, end: int, origin: str, points: int, *, title: str | None = None, after: int | None = None
    ) -> Iterator[Candidate]:
        name = self.text[start:end].strip()
        if may_name_project(name):
            value = described(self.text, name, end if after is None else after, title)
            yield Candidate(start, start + len(name), value, origin, points)


def _ends_in_organisation(gap: str) -> bool:
    """Whether the noun of an organisation stands right before the quotation, which then names that one."""
    words = words_of(gap)
    return any(
        gazetteers.heads().longest_at(gap, words, index)[0] for index in range(max(0, len(words) - 3), len(words))
    )


def _end_of_match(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position

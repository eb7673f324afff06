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
from extractor.nlp.agreed_names import as_rules_see
from extractor.nlp.cover import Cover
from extractor.nlp.project_names import (
    STRONG,
    WEAK,
    described,
    end_of_name,
    is_its_own,
    may_name_project,
    odd_name_at,
    odd_name_before,
)
from extractor.nlp.quotations import Quotation, quotations
from extractor.nlp.sentences import ITEM_MARK
from extractor.nlp.span_groups import Group, read
from extractor.phrase_index import words_of
from extractor.schema.mention import Label, Mention, OrganisationName, ProjectName, Scope

_LEAD_IN = re.compile(
    r"[\s,:(]*(?:[-–]\s)?(?:(?:ci sono|c'è|figurano|sono|è)\s(?=[\"«“„]|anche\s)|"
    r"(?:(?:è|e['’]) (?:stat[oa] )?)?(?:denominat|chiamat|intitolat|(?:ri)?battezzat)[oaie]\s(?:con il nome di\s)?|"
    r"si (?:chiama|intitola)\s|(?:dal|ha come|ha per|con il|che ha per|il cui) (?:titolo|nome)\s?(?:è\s|:)?\s?|"
    r"dall['’]acronimo\s|di nome\s|acronimo\s|noto (?:anche )?come\s|per\s|il\s)?[\s:(]*"
)
_ACTION_CODE = re.compile(
    r"(?:KA\s?\d{1,3}[\w-]*|(?:Starting|Consolidator|Advanced) Grant|RIA|CSA|ITN|RISE|"
    r"LIFE\d\d(?:[ -]?[A-Z]{2,4}[/-][A-Z]{2}[/-]\d+)?)\s*"
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
_LIST_JOINT = re.compile(
    r"(?:\s(?:del|della|dell|dei|di)['’\s][^.;:\n\"«“]{2,60}?)?(?:\s?[,;]\s?(?:ed?\s)?(?:il\s)?|\s+ed?\s+(?:il\s)?|\n\s*"
    + ITEM_MARK
    + r"\s*)(?=\W|[A-ZÀ-Ý0-9])"
)
_TITLE_SPLIT = re.compile(r"\s[-–]\s|:\s|\s[-–](?=[A-ZÀ-Ý])|[-–]\s(?=[A-ZÀ-Ý])|(?<=[a-zà-ÿ])\.\s(?=[A-ZÀ-Ý])")
_BEFORE_CUE = re.compile(r"[\s,;:.)\"»”’–-]{0,4}(?:\([^()]{2,120}\)\s?,?\s?)?$")
_PHRASE_BEFORE = re.compile(
    r"(?:^|[.!?:;,(\n«“\"]\s*|\b(?:chiama|nome|via|titolo|di|è nato)\s)(?P<name>[A-ZÀ-Ý][^.,;:!?()\n«»“”\"]{3,60})$"
)
_IN_LIST = re.compile(r"(?:[,(]|\be)\s?$")
_LINKED_BEFORE = re.compile(
    r"(?:^|[.!?\n«“\"]\s?)(?P<first>[A-ZÀ-Ý][\wÀ-ÿ]+(?:\s[A-ZÀ-Ý][\wÀ-ÿ]+)*\s(?:di|del|della|dei|delle|in|per|al|alla)\s)$"
)
_OTHER_NOUN = re.compile(
    r"(?:band[oi]|convegno|incontro|seminario|mostra|libro|volume|premio|concorso|misura|avviso|fondo|film|[:])$"
)
_TO_PLACE = re.compile(r"\b(?:a|ad|in|da)\s$")
_ACRONYM_OF = re.compile(r"acronimo di\s[\"«“]?$")
_FREE_HEADS = frozenset({"association", "school", "museum", "health", "park"})
_LISTING = ("list", "names")
_NOUN = re.compile(r"[Pp]rogetto\s(?=[A-Z])")
_SPEAKS_OF_ONE = re.compile(
    r"progett|iniziativ|partenariat|consorzi|programm|^(?:Il|Lo|La|Un|Una|Questo|Questa) [a-z]+$", re.IGNORECASE
)
MODEL_POINTS = 2 * WEAK
_MAX_SHORT_NAME_WORDS = 5
_MAX_PHRASE_WORDS = 6


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
        seen = map(as_rules_see, read(doc, Group.ORGANISATIONS))
        names = [m for m in seen if m.label in (Label.NAME, Label.ORG, Label.PERSON)]
        self._names = {m.start: m for m in names}
        self._name_starts = sorted(self._names)
        self._names_by_end = {m.end: m for m in names}
        self._programmes = {m.start: m for m in read(doc, Group.PROGRAMMES)}
        self._bodies = Cover(m for m in names if m.label == Label.ORG)
        self._acronyms = {m.value.acronym for m in names if isinstance(m.value, OrganisationName)}
        self._model = [m for m in read(doc, Group.MODEL) if m.label == Label.PROJECT]

    def candidates(self) -> Iterator[Candidate]:
        """The candidates beside cues, in no order."""
        for cue in self._cues:
            if cue.scope == Scope.BEFORE:
                yield from self._before(cue)
            else:
                yield from self._after(cue)

    def seen_by_model(self) -> Iterator[Candidate]:
        """The names that a trained pipeline takes for projects, but for organisations and their acronyms."""
        for name in self._model:
            if self._bodies.overlaps(name) or name.text in self._acronyms:
                continue
            quote = self._quote_at(name.start - 1)
            if quote and quote.inner_end == name.end:
                yield from self._quoted(quote, name.origin, MODEL_POINTS)
            else:
                yield from self.named(name.start, name.end, name.origin, MODEL_POINTS)

    def _before(self, cue: Mention) -> Iterator[Candidate]:
        window = self.text[max(0, cue.start - 140) : cue.start]
        gap = _BEFORE_CUE.search(window)
        end = cue.start - len(gap[0]) if gap else cue.start
        points = 2 * WEAK if cue.value == "weak" else STRONG
        for stop in _stops(cue.start, end, gap[0] if gap else ""):
            found = list(self._ending_at(stop, cue, points))
            if found:
                yield from found
                return
        if cue.value != "weak":
            yield from self._phrase_before(cue, window[: len(window) - len(gap[0])] if gap else window)

    def _ending_at(self, stop: int, cue: Mention, points: int) -> Iterator[Candidate]:
        quote, name = self._quotes_by_end.get(stop), self._names_by_end.get(stop)
        if quote:
            yield from self._quoted(quote, cue.origin, points)
        elif name and name.label == Label.NAME:
            if cue.value != "weak" or not _ends_in_organisation(self.text[max(0, name.start - 40) : name.start]):
                start = self._without_place(_linked_start(self.text, name.start))
                start = self._with_part_before(start, name.end)
                yield from self.named(self._with_prefix(start), name.end, cue.origin, points)
        elif name is None and (odd := odd_name_before(self.text, stop)) is not None:
            yield from self.named(odd, stop, cue.origin, points)

    def _with_part_before(self, start: int, end: int) -> int:
        """Where a name begins that holds a comma: the text says both parts together again ("Alfa, Beta Gamma")."""
        part = self._names_by_end.get(start - 2)
        if part is None or self.text[start - 2 : start] != ", " or part.label != Label.NAME:
            return start
        return part.start if self.text.count(self.text[part.start : end]) > 1 else start

    def _without_place(self, start: int) -> int:
        """Where the name begins behind the place that a verb of motion leads to: "approda a Rimini ALFA"."""
        if not _TO_PLACE.search(self.text[max(0, start - 4) : start]):
            return start
        near = self.text[start : start + 60]
        words = words_of(near)
        length, _ = gazetteers.places().longest_at(near, words, 0)
        return start + words[length].start if 0 < length < len(words) else start

    def _phrase_before(self, cue: Mention, window: str) -> Iterator[Candidate]:
        """A phrase that begins its sentence or line, where neither quotes nor capitals mark a name."""
        phrase = _PHRASE_BEFORE.search(window)
        if (
            phrase
            and 1 < len(phrase["name"].split()) <= _MAX_PHRASE_WORDS
            and not _SPEAKS_OF_ONE.search(phrase["name"])
        ):
            start = max(0, cue.start - 140) + phrase.start("name")
            if is_its_own(self.text, start):
                yield from self.named(start, start + len(phrase["name"]), cue.origin, 2 * WEAK)

    def _with_prefix(self, start: int) -> int:
        """Where the name begins if LIFE stands glued before it: LIFE projects carry the programme in their names."""
        return start - 5 if self.text[max(0, start - 5) : start].casefold() == "life " else start

    def _after(self, cue: Mention) -> Iterator[Candidate]:
        if self._is_part_of_name(cue):
            return
        points = WEAK if cue.value == "weak" else STRONG
        position = self._name_start(cue.end)
        found = list(self.at(position, cue.origin, points)) or list(self._quoted_farther(cue, points))
        if found and points == WEAK and _SAID_PROJECT.match(self.text, self._end_of(found[0])):
            found = [replace(found[0], points=STRONG)]
        while found:
            yield found[0]
            joint = _LIST_JOINT.match(self.text, self._end_of(found[0])) if cue.value in _LISTING else None
            found = list(self.at(joint.end(), cue.origin, points)) if joint else []

    def _quoted_farther(self, cue: Mention, points: int) -> Iterator[Candidate]:
        """A quotation after "progetto" and its complements: "progetto di cooperazione tra Italia e Svizzera “Alfa”"."""
        gap = _TO_QUOTE.match(self.text, cue.end)
        if points == WEAK or not gap or not _NO_VERB.match(gap["gap"]) or _VERB.search(gap["gap"]):
            return
        quote = self._quote_at(gap.end())
        if quote and not _ends_in_organisation(gap["gap"]):
            yield from self._quoted(quote, cue.origin, points)

    def _is_part_of_name(self, cue: Mention) -> bool:
        """Whether "Progetto", capitalised and without an article, belongs to a list's name ("Alfa, Progetto Beta")."""
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

    def at(self, position: int, origin: str, points: int) -> Iterator[Candidate]:
        """The name or quotation that begins at an offset."""
        quote = self._quote_at(position)
        if quote:
            yield from self._quoted(quote, origin, points + WEAK)
            return
        name = self._name_at(position)
        if name and self._may_stand_alone(name, position):
            end = end_of_name(self.text, name.start, name.end) if points >= STRONG else name.end
            yield from self.named(self._with_prefix(name.start), end, origin, points)
        elif name is None and points >= STRONG and (odd := odd_name_at(self.text, position)):
            yield from self.named(position, end_of_name(self.text, position, odd), origin, points)

    def _may_stand_alone(self, name: Mention, position: int) -> bool:
        """Whether a name is no organisation's here: "progetto Rete per i Boschi", not "progetto Comune di Lodi"."""
        if name.label != Label.ORG or name.origin == "gazetteer.organisations":
            return True
        value = name.value
        is_free = isinstance(value, OrganisationName) and value.type in _FREE_HEADS and value.canonical is None
        return is_free and self.text[:position].endswith("rogetto ")

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

    def free_quotations(self) -> Iterator[Quotation]:
        """Short quotations that begin with a capital and name no organisation, event or call."""
        for quote in self._quotes:
            before = self.text[max(0, quote.start - 40) : quote.start].rstrip(" '’\n")
            is_name = quote.inner[0].isupper() and len(quote.inner.split()) <= _MAX_PHRASE_WORDS
            if is_name and not _ends_in_organisation(before) and not _OTHER_NOUN.search(before):
                yield quote

    def _quoted(self, quote: Quotation, origin: str, points: int) -> Iterator[Candidate]:
        split = _TITLE_SPLIT.search(quote.inner)
        short = quote.inner[: split.start()] if split else quote.inner
        title = quote.inner[split.end() :].strip() if split else None
        if split and (len(short.split()) > _MAX_SHORT_NAME_WORDS or len(title or "") < 10):
            short, title = quote.inner, None
        if any(c.isupper() or c.isdigit() for c in short):
            end = quote.inner_start + len(short)
            yield from self.named(quote.inner_start, end, origin, points, title=title, after=quote.end)

    def named(
        self, start: int, end: int, origin: str, points: int, *, title: str | None = None, after: int | None = None
    ) -> Iterator[Candidate]:
        """The stretch as a candidate, if it may be a project's name; `after` is where its marks end."""
        start = _end_of_match(_NOUN, self.text, start)
        name = self.text[start:end].strip()
        is_title = _ACRONYM_OF.search(self.text[max(0, start - 14) : start])
        if may_name_project(name, quoted=after is not None) and not is_title:
            value = described(self.text, name, end if after is None else after, title)
            yield Candidate(start, start + len(name), value, origin, points)


def _linked_start(text: str, start: int) -> int:
    """Where a name begins that opens its sentence and goes on over a linking word: "Terre di Confine"."""
    linked = _LINKED_BEFORE.search(text, max(0, start - 60), start)
    return linked.start("first") if linked and is_its_own(text, linked.start("first")) else start


def _stops(cue_start: int, gap_start: int, gap: str) -> Iterator[int]:
    """Where a name before a cue may end, the nearest first; not inside a bracket that stands between."""
    bracket = gap.find("(")
    yield from range(cue_start if bracket < 0 else gap_start + bracket, gap_start - 1, -1)


def _ends_in_organisation(gap: str) -> bool:
    """Whether the noun of an organisation stands right before the quotation, which then names that one."""
    words = words_of(gap)
    return any(
        gazetteers.heads().longest_at(gap, words, index)[0] for index in range(max(0, len(words) - 3), len(words))
    )


def _end_of_match(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position

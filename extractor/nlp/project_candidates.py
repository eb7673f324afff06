"""Candidates for projects' names: what stands beside a cue, opens a list item or a heading, or is set in quotes.

Real texts introduce projects in many ways ("nasce X", "X, laboratorio per …", "1) X, presentato da …"), and no single
one is sure. Each occurrence adds to a name's score; `project_spans.py` keeps the names that reach the threshold.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.agreed_names import as_rules_see
from extractor.nlp.cover import Cover
from extractor.nlp.doc_text import text_of
from extractor.nlp.project_names import (
    STRONG,
    TITLE_SPLIT,
    WEAK,
    described,
    end_of_name,
    is_written_as_name,
    may_name_project,
    odd_name_at,
    parted,
)
from extractor.nlp.quotations import Quotation, quotations
from extractor.nlp.sentences import ITEM_MARK
from extractor.nlp.span_groups import Group, read
from extractor.phrase_index import words_of
from extractor.schema.mention import Label, Mention, OrganisationName, ProjectName

_OTHER_NOUN = re.compile(
    r"\b(?:band[oi]|convegn[oi]|incontr[oi]|seminari[oi]?|mostr[ae]|libr[oi]|volum[ei]|premi[oi]?|concors[oi]|misur[ae]|"
    r"avvis[oi]|fond[oi]|film|document[oa]ri[oi]?|romanz[oi]|spettacol[oi]|convegno|rassegn[ae]|cors[oi]|scuol[ae]|"
    r"sal[ae]|auditorium|teatr[oi]|palestr[ae]|rivist[ae]|testat[ae]|rubric[ae]|articol[oi]|legg[ei]|decreto|canzon[ei]|"
    r"brano|serat[ae]|tavola rotonda|workshop|stadio|coppa|trofeo|memorial|lista|marchio|mercat[oi]|fiera|festival)"
    r"(?:\s(?:\d{4}|pubblic[oai]|regional[ei]|nazional[ei]|letterari[oa]|civic[oa]|annual[ei]|dedicat[oa]))*"
    r"(?:\s(?:dal titolo|intitolat[oa]|denominat[oa]|su|sul tema))?$",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:I\.?\s?C\.?|(?:I\.?\s?)?I\.?\s?S\.?(?:\s?S\.?)?|I\.?T\.?\w{0,4}|D\.?D\.?|[Ss]cuola \w+|[Ll]iceo \w+)\s*$"
)
_PARTS = re.compile(
    r"[,;:.()]|\b(?:ha|hanno|è|sono|con|per|che|e|ed|a|al|alla|si|presenta\w*|propo\w+|promuov\w+|lanci\w+|avvi\w+|"
    r"coordin\w+|guid\w+|realizz\w+|partecip\w+|ader\w+|progett\w+|iniziativ\w+)\b"
)
_NOUN_REACH = 5
# The author's initials that close a report: "R.BI.", "COM-RAV".
_SIGNATURE = re.compile(r"(?<=\n)(?:[A-Z]{1,3}[.\-/]){1,3}[A-Z]{0,3}[ \t]*(?:\n|$)")
_SPEAKS_ON = re.compile(r"\s?(?:[,;(]|\s(?:d[aei]l?\w{0,3}|e)\s)")
_ACRONYM_OF = re.compile(r"acronimo di\s[\"«“]?$")
_SPEECH = re.compile(r"^(?:Non|Ma|Se|Perché|Sì|No|Ora)\s|\b(?:\w{2,}iamo|sono|hanno|ho|dobbiamo|vorrei)\b")
_STRAND = re.compile(r"\b(?:linea|asse|cluster|sezione|sottoprogramma|priorità|misura|capitolo|settore)\s[\"«“]?$")
_FREE_HEADS = frozenset({"association", "school", "museum", "health", "park"})
# A verb that opens its sentence and so looks like a part of the name: "Parte Semina".
_OPENING_VERB = re.compile(
    r"(?:Parte|Nasce|Torna|Arriva|Decolla|Debutta|Riparte|Presentat[oa]|Approvat[oa]|Finanziat[oa]|Avviat[oa]|Conclus[oa]|"
    r"Ecco|Via|Oggi|Domani|Ieri)\s(?=[A-ZÀ-Ý])"
)
_OPENS_ITEM = re.compile(r"\n[ \t]*" + ITEM_MARK + r"$")
_NOUN = re.compile(r"[Pp]rogetto\s(?=[A-Z])")
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
        self.text = text_of(doc)
        self.quotations = quotations(text_of(doc))
        self._quote_starts = [q.start for q in self.quotations]
        self._quotes_by_end = {q.end: q for q in self.quotations}
        seen = map(as_rules_see, read(doc, Group.ORGANISATIONS))
        names = [m for m in seen if m.label in (Label.NAME, Label.ORG, Label.PERSON)]
        self._names = {m.start: m for m in names}
        self._name_starts = sorted(self._names)
        self._names_by_end = {m.end: m for m in names}
        self._programmes = {m.start: m for m in read(doc, Group.PROGRAMMES)}
        self._bodies = Cover(m for m in names if m.label == Label.ORG)
        self._acronyms = {m.value.acronym for m in names if isinstance(m.value, OrganisationName)}
        self._model = [m for m in read(doc, Group.MODEL) if m.label == Label.PROJECT]

    def seen_by_model(self) -> Iterator[Candidate]:
        """The names that a trained pipeline takes for projects, but for organisations and their acronyms.

        Of a quotation that it found in part the whole is taken, of a name that begins with a programme the rest.
        """
        for name in self._model:
            if self._bodies.overlaps(name) or name.text in self._acronyms or _SIGNATURE.match(self.text, name.start):
                continue
            quote = self._quote_around(name)
            if quote and self.names_other(quote):
                continue
            if quote and quote.inner_start == name.start:
                yield from self.quoted(quote, name.origin, MODEL_POINTS)
                continue
            programme = self._programmes.get(name.start)
            start = min(programme.end + 1, name.end) if programme and programme.end < name.end else name.start
            end = self.text.find("\n", start, name.end) % (name.end + 1)
            yield from self.named(start, end, name.origin, MODEL_POINTS)

    def _quote_around(self, name: Mention) -> Quotation | None:
        index = bisect_right(self._quote_starts, name.start) - 1
        quote = self.quotations[index] if index >= 0 else None
        return (
            quote if quote and name.end <= quote.inner_end and len(quote.inner.split()) <= _MAX_PHRASE_WORDS else None
        )

    def free_names(self) -> Iterator[Mention]:
        """The names of nobody knows what."""
        return (name for name in self._names.values() if name.label == Label.NAME)

    def with_prefix(self, start: int) -> int:
        """Where the name begins if LIFE stands glued before it: LIFE projects carry the programme in their names."""
        return start - 5 if self.text[max(0, start - 5) : start].casefold() == "life " else start

    def end_of(self, candidate: Candidate) -> int:
        """Where the candidate ends with the quotation around it."""
        index = bisect_right(self._quote_starts, candidate.start) - 1
        quote = self.quotations[index] if index >= 0 else None
        return quote.end if quote and quote.inner_end >= candidate.end else candidate.end

    def at(self, position: int, origin: str, points: int) -> Iterator[Candidate]:
        """The name or quotation that begins at an offset."""
        quote = self.quote_at(position)
        if quote:
            yield from self.quoted(quote, origin, points + WEAK)
            return
        name = self._name_at(position)
        if name and self._may_stand_alone(name, position, points):
            end = end_of_name(self.text, name.start, name.end) if points >= STRONG else name.end
            yield from self.named(self.with_prefix(name.start), end, origin, points)
        elif name is None and points >= STRONG and (odd := odd_name_at(self.text, position)):
            yield from self.named(position, end_of_name(self.text, position, odd), origin, points)

    def _may_stand_alone(self, name: Mention, position: int, points: int) -> bool:
        """Whether a name is no organisation's here: "progetto Rete per i Boschi", not "progetto Comune di Lodi"."""
        if name.label != Label.ORG or name.origin == "gazetteer.organisations":
            return True
        if name.origin == "names.capitals" and points >= STRONG:
            return True
        value = name.value
        is_free = isinstance(value, OrganisationName) and value.type in _FREE_HEADS and value.canonical is None
        return is_free and self.text[:position].endswith("rogetto ")

    def quote_before(self, stop: int) -> Quotation | None:
        """The quotation that ends at an offset."""
        return self._quotes_by_end.get(stop)

    def name_before(self, stop: int) -> Mention | None:
        """The name that ends at an offset."""
        return self._names_by_end.get(stop)

    def is_quoted(self, name: Mention) -> bool:
        """Whether a name stands in a short quotation."""
        return self._quote_around(name) is not None

    def programme_at(self, position: int) -> Mention | None:
        """The programme that begins at an offset."""
        return self._programmes.get(position)

    def _name_at(self, position: int) -> Mention | None:
        """The name that begins here, or whose rest does after a code was cut off its front."""
        if position in self._names:
            return self._names[position]
        index = bisect_left(self._name_starts, position) - 1
        held = self._names[self._name_starts[index]] if index >= 0 else None
        if held is None or held.label != Label.NAME or position >= held.end:
            return None
        return Mention(position, held.end, self.text[position : held.end], Label.NAME, held.origin)

    def quote_at(self, position: int) -> Quotation | None:
        """The quotation that begins at an offset."""
        index = bisect_left(self._quote_starts, position)
        found = self.quotations[index] if index < len(self.quotations) else None
        return found if found and found.start == position else None

    def names_other(self, quote: Quotation) -> bool:
        """Whether the noun before a quotation says that it names an organisation, an event, a call or a work."""
        before = self.text[max(0, quote.start - 50) : quote.start].rstrip(" '’\n")
        if _OPENS_ITEM.search(before):
            return False
        return bool(ends_in_organisation(before) or _OTHER_NOUN.search(before))

    def free_quotations(self, most_words: int = _MAX_PHRASE_WORDS) -> Iterator[Quotation]:
        """Short quotations that begin with a capital, are no one's word and name no organisation, event or call."""
        for quote in self.quotations:
            before = self.text[max(0, quote.start - 40) : quote.start].rstrip(" '’\n")
            is_name = quote.inner[0].isupper() and len(quote.inner.split()) <= most_words
            is_said = before.endswith(":") and not _SPEAKS_ON.match(self.text, quote.end)
            if is_name and not is_said and not self.names_other(quote) and not _SPEECH.search(quote.inner):
                yield quote

    def quoted(self, quote: Quotation, origin: str, points: int) -> Iterator[Candidate]:
        """The quotation as a candidate; of "Orti: una rete di semi" the first part is the name, the rest the title."""
        split = TITLE_SPLIT.search(quote.inner)
        short = quote.inner[: split.start()] if split else quote.inner
        title = quote.inner[split.end() :].strip() if split else None
        if split and (len(short.split()) > _MAX_SHORT_NAME_WORDS or len(title or "") < 10):
            short, title = quote.inner, None
        if points >= STRONG or is_written_as_name(short):
            end = quote.inner_start + len(short)
            yield from self.named(quote.inner_start, end, origin, points, title=title, after=quote.end)

    def named(
        self, start: int, end: int, origin: str, points: int, *, title: str | None = None, after: int | None = None
    ) -> Iterator[Candidate]:
        """The stretch as a candidate, if it may be a project's name; `after` is where its marks end."""
        start = end_of_match(_NOUN, self.text, start)
        start = end_of_match(_OPENING_VERB, self.text, start) if after is None else start
        end = start + len(self.text[start:end].rstrip())
        if after is None and (self.text.count('"', start, end) == 1 or self.text[start - 1 : start] == "'"):
            end = start + len(self.text[start:end].rstrip("\"'"))
        if title is None:
            short, title = parted(self.text[start:end])
            end = start + len(short)
        name = " ".join(self.text[start:end].split())
        is_title = _ACRONYM_OF.search(self.text[max(0, start - 14) : start])
        is_title = is_title or _STRAND.search(self.text[max(0, start - 30) : start])
        if may_name_project(name, quoted=after is not None) and not is_title:
            value = described(self.text, name, end if after is None else after, title)
            yield Candidate(start, end, value, origin, points)


def ends_in_organisation(gap: str) -> bool:
    """Whether an organisation's noun, or a school's short form, leads in to the quotation, which names that one."""
    if _SCHOOL.search(gap):
        return True
    words = words_of(gap)[-_NOUN_REACH:]
    return any(
        gazetteers.heads().longest_at(gap, words, index)[0] and not _PARTS.search(gap, words[index].end)
        for index in range(len(words))
    )


def end_of_match(pattern: re.Pattern[str], text: str, position: int) -> int:
    """Where the pattern ends if it matches at an offset, else the offset."""
    match = pattern.match(text, position)
    return match.end() if match else position

"""Candidates for projects' names beside the cues of the rules: "il progetto X", "X, laboratorio per …".

A cue speaks of what comes after it, past words that lead in to a name, or of what came before it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.project_candidates import Candidate, CandidateFinder, end_of_match, ends_in_organisation
from extractor.nlp.project_names import STRONG, WEAK, end_of_title, is_its_own, odd_name_before
from extractor.nlp.sentences import ITEM_MARK
from extractor.nlp.span_groups import Group, read
from extractor.phrase_index import words_of
from extractor.schema.mention import Label, Mention, Scope

_LEAD_IN = re.compile(
    r"[\s,:(]*(?:[-–]\s)?(?:sono\s(?=[A-ZÀ-Ý])|si chiamano\s|(?:ci sono|c'è|figurano|sono|è)\s(?=[\"«“„]|anche\s)|"
    r"(?:(?:è|e['’]) (?:stat[oa] )?)?(?:denominat|chiamat|intitolat|(?:ri)?battezzat)[oaie]\s(?:con il nome di\s)?|"
    r"si (?:chiama|intitola)\s|(?:dal|ha come|ha per|con il|che ha per|il cui) (?:titolo|nome)\s?(?:è\s|:)?\s?|"
    r"dall['’]acronimo\s|di nome\s|acronimo\s|noto (?:anche )?come\s|per\s(?=[\"«“„‘])|il\s)?[\s:(]*"
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
_BEFORE_CUE = re.compile(r"[\s,;:.)\"»”’–-]{0,4}(?:\([^()]{2,120}\)\s?,?\s?)?$")
_PHRASE_BEFORE = re.compile(
    r"(?:^|[.!?:;,(\n«“\"]\s*|\b(?:chiama|nome|via|titolo|di|è nato)\s)(?P<name>[A-ZÀ-Ý][^.,;:!?()\n«»“”\"]{3,60})$"
)
_IN_LIST = re.compile(r"(?:[,(]|\be)\s?$")
_LINKED_BEFORE = re.compile(
    r"(?:^|[.!?\n«“\"]\s?)(?P<first>[A-ZÀ-Ý][\wÀ-ÿ]+(?:\s[A-ZÀ-Ý][\wÀ-ÿ]+)*\s(?:di|del|della|dei|delle|in|per|al|alla)\s)$"
)
_TO_PLACE = re.compile(r"\b(?:a|ad|in|da)\s$")
_CALLED = re.compile(r"(?:titolo|nome|intitolat[oa]|denominat[oa]|chiamat[oa]|battezzat[oa]|chiama|intitola)\s*:?\s*$")
# "Zolla, Progetto Beta": the noun is part of the second name.
# Capitalised words that prepositions link, each of them plain by itself: "Voci di Casa".
_CHAIN = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿ]+(?:\s(?:di|del|della|dei|delle|in|per|al|alla|e)\s[A-ZÀ-Ý][a-zà-ÿ]+)+(?=[\s]?[,.;:()\n–-])"
)
_OWN_NOUN = re.compile(r",\sProgetto\s[A-ZÀ-Ý]")
# "progetto di Architettura" says what kind it is, "progetto di ricerca Zolla" names it.
_OF = re.compile(r"\b(?:di|d['’])$")
_SIGNS = tuple("@&+_/")
_LISTING = ("list", "names")
_SPEAKS_OF_ONE = re.compile(
    r"progett|iniziativ|partenariat|consorzi|programm|^(?:Il|Lo|La|Un|Una|Questo|Questa) [a-z]+$", re.IGNORECASE
)
_MAX_PHRASE_WORDS = 6


def cue_candidates(doc: Doc, finder: CandidateFinder) -> Iterator[Candidate]:
    """The candidates beside cues, in no order."""
    beside = _BesideCues(finder)
    for cue in read(doc, Group.CUES):
        if cue.label == Label.FORERUNNER_CUE:
            yield from beside.after(cue)
        elif cue.label == Label.PROJECT_CUE and cue.value != "quoted":
            yield from beside.before(cue) if cue.scope == Scope.BEFORE else beside.after(cue)


class _BesideCues:
    """Reads what stands before and after cues."""

    def __init__(self, finder: CandidateFinder) -> None:
        self._finder = finder
        self._text = finder.text

    def before(self, cue: Mention) -> Iterator[Candidate]:
        if _OWN_NOUN.match(self._text, cue.start):
            return
        window = self._text[max(0, cue.start - 140) : cue.start]
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
        quote, name = self._finder.quote_before(stop), self._finder.name_before(stop)
        if quote:
            if not self._finder.names_other(quote):
                yield from self._finder.quoted(quote, cue.origin, points)
        elif name and name.label == Label.NAME and self._text[name.start - 1 : name.start] not in _SIGNS:
            if cue.value != "weak" or not ends_in_organisation(self._text[max(0, name.start - 40) : name.start]):
                start = self._without_place(_linked_start(self._text, name.start))
                start = self._with_part_before(start, name.end)
                yield from self._finder.named(self._finder.with_prefix(start), name.end, cue.origin, points)
        elif (odd := odd_name_before(self._text, stop)) is not None:
            yield from self._finder.named(odd, stop, cue.origin, points)

    def _with_part_before(self, start: int, end: int) -> int:
        """Where a name begins that holds a comma: the text says both parts together again ("Alfa, Beta Gamma")."""
        part = self._finder.name_before(start - 2)
        if part is None or self._text[start - 2 : start] != ", " or part.label != Label.NAME:
            return start
        return part.start if self._text.count(self._text[part.start : end]) > 1 else start

    def _without_place(self, start: int) -> int:
        """Where the name begins behind the place that a verb of motion leads to: "approda a Rimini ALFA"."""
        if not _TO_PLACE.search(self._text[max(0, start - 4) : start]):
            return start
        near = self._text[start : start + 60]
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
            if is_its_own(self._text, start):
                yield from self._finder.named(start, start + len(phrase["name"]), cue.origin, 2 * WEAK)

    def after(self, cue: Mention) -> Iterator[Candidate]:
        if self._is_part_of_name(cue):
            return
        points = WEAK if cue.value == "weak" else 2 * WEAK if cue.label == Label.FORERUNNER_CUE else STRONG
        position = self._name_start(cue.end)
        if _OF.search(cue.text) and cue.end + 1 == position and not self._finder.quote_at(position):
            points = min(points, WEAK)
        found = list(self._finder.at(position, cue.origin, points)) or list(self._quoted_farther(cue, points))
        if points >= STRONG and cue.value not in _LISTING:
            found = list(self._whole_title(found, position, cue, points))
            found = found or list(self._chain(position, cue, points))
        if found and points == WEAK and _SAID_PROJECT.match(self._text, self._finder.end_of(found[0])):
            found = [replace(found[0], points=STRONG)]
        while found:
            yield found[0]
            joint = _LIST_JOINT.match(self._text, self._finder.end_of(found[0])) if cue.value in _LISTING else None
            found = list(self._finder.at(joint.end(), cue.origin, points)) if joint else []

    def _chain(self, position: int, cue: Mention, points: int) -> Iterator[Candidate]:
        """Linked capitalised words where no name was seen, if they begin with no organisation, place or person."""
        chain = _CHAIN.match(self._text, position)
        if chain and is_its_own(self._text, position):
            yield from self._finder.named(position, chain.end(), cue.origin, points)

    def _whole_title(self, found: list[Candidate], position: int, cue: Mention, points: int) -> Iterator[Candidate]:
        """The candidate, or the title in small letters that goes on beyond it; a quotation has its own end."""
        if (found and self._finder.quote_at(found[0].start - 1)) or not self._text[position : position + 1].isupper():
            yield from found
            return
        start, end = (found[0].start, found[0].end) if found else (position, position)
        is_called = bool(_CALLED.search(self._text, cue.start, position))
        whole = end_of_title(self._text, start, end, is_called=is_called)
        if whole > end and (found or is_called or is_its_own(self._text, start)):
            yield from self._finder.named(start, whole, cue.origin, points)
        else:
            yield from found

    def _quoted_farther(self, cue: Mention, points: int) -> Iterator[Candidate]:
        """A quotation after "progetto" and its complements: "progetto di cooperazione tra Italia e Svizzera “Alfa”"."""
        gap = _TO_QUOTE.match(self._text, cue.end)
        if points == WEAK or not gap or not _NO_VERB.match(gap["gap"]) or _VERB.search(gap["gap"]):
            return
        quote = self._finder.quote_at(gap.end())
        if quote and not ends_in_organisation(gap["gap"]):
            yield from self._finder.quoted(quote, cue.origin, points)

    def _is_part_of_name(self, cue: Mention) -> bool:
        """Whether "Progetto", capitalised and without an article, belongs to a list's name ("Alfa, Progetto Beta")."""
        return cue.text[0].isupper() and bool(_IN_LIST.search(self._text[max(0, cue.start - 4) : cue.start]))

    def _name_start(self, position: int) -> int:
        """Where a name may begin after a cue: past what leads in to it, programmes and codes of actions."""
        position = end_of_match(_LEAD_IN, self._text, position)
        while programme := self._finder.programme_at(position):
            position = end_of_match(_LEAD_IN, self._text, programme.end)
        after_code = end_of_match(_ACTION_CODE, self._text, position)
        return after_code if after_code == position else end_of_match(_LEAD_IN, self._text, after_code)


def _linked_start(text: str, start: int) -> int:
    """Where a name begins that opens its sentence and goes on over a linking word: "Terre di Confine"."""
    linked = _LINKED_BEFORE.search(text, max(0, start - 60), start)
    return linked.start("first") if linked and is_its_own(text, linked.start("first")) else start


def _stops(cue_start: int, gap_start: int, gap: str) -> Iterator[int]:
    """Where a name before a cue may end, the nearest first; not inside a bracket that stands between."""
    bracket = gap.find("(")
    yield from range(cue_start if bracket < 0 else gap_start + bracket, gap_start - 1, -1)

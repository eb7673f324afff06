"""Names of projects that come in bulk: "NAME (partner, partner); NAME (…)", a sum or a prize each.

In a list the layout tells more than the words: what stands where a project's name stands is one too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.nlp.agreed_names import as_rules_see
from extractor.nlp.project_candidates import Candidate, CandidateFinder, end_of_match
from extractor.nlp.project_names import STRONG, WEAK
from extractor.nlp.sentences import ITEM_MARK
from extractor.nlp.span_groups import Group, read
from extractor.schema.mention import Label, Mention

_NAME = r"(?P<name>[(«“\"]?[\wÀ-ÿ#][^\n;()«»“”\"]{1,90}?)"
_BRACKETED = re.compile(
    r"(?:(?:^|[;:\n])\s*(?:"
    + ITEM_MARK
    + r"\s*)?|\)[,.]?\s(?:e\s)?)"
    + _NAME
    + r"\s?[»”\"]?\s?\((?P<held>[^()\n]{2,250})\)"
)
# "Ecco i progetti: " before the first name; "HOP: " in "HOP: House of Pears" belongs to it.
_LEADS_IN = re.compile(r"(?:[^:(\n]*\s[^:(\n]*:\s)?")
_SERIES_JOINT = re.compile(r"\s?(?:[;,.]\s?(?:e\s|ed\s|infine\s)?|\s?e\s|\n)?\s*")
_AMOUNT_FOR = re.compile(
    r"\s(?:euro\s)?(?:(?:sono\s)?(?:vanno|andranno|destinati|assegnati|riservati)\s)?"
    r"(?:(?:a|al|alla|all['’]|per|per il|per la)(?:\s(?:progetto|iniziativa))?\s?)?(?=[\"«“„‘])"
)
_NUMBER_FOR = re.compile(r"\b\d+(?:[.,]\d+)?\s(?:a|al|per)\s(?=[\"«“„])")
_AWARDED = re.compile(
    r"\b(?:vin[ct]\w+|vittori\w+|aggiudic\w+|premi\w+|preval\w+|finanzia\w+|ammess\w+|selezionat\w+|approvat\w+|"
    r"candidat\w+|presenta\w+|propo[ns]\w+|contribut\w+|ottenut\w+|assegnat\w+)",
    re.IGNORECASE,
)
_WITH_QUOTE = re.compile(r"\s?(?:\([^()\n]{1,60}\)\s?)?[,:–-]?\s?(?:con|per|con il|col|e il suo|di)?\s?$")
_FEWEST = 3
_TO_AWARD = 140
_MOST_WORDS_OF_TITLE = 25


def list_candidates(doc: Doc, finder: CandidateFinder) -> Iterator[Candidate]:
    """The candidates of lists, in no order."""
    bodies = [m for m in map(as_rules_see, read(doc, Group.ORGANISATIONS)) if m.label == Label.ORG]
    yield from _bracketed(finder, bodies)
    yield from _paid_quotations(doc, finder)
    yield from _awarded_quotations(finder, bodies)


def _bracketed(finder: CandidateFinder, bodies: list[Mention]) -> Iterator[Candidate]:
    """Three names or more in a row, each with an organisation in brackets: "Alfa (Comune di Lodi); Beta (…)"."""
    starts = [m.start for m in bodies]
    for series in _series(finder.text):
        held = [bisect_left(starts, m.end("held")) - bisect_left(starts, m.start("held")) for m in series]
        own = [m.start("name") in starts for m in series]
        if sum(map(bool, held)) * 2 < len(series) or sum(own) * 2 > len(series):
            continue
        for match in series:
            start = end_of_match(_LEADS_IN, finder.text, match.start("name"))
            yield from finder.named(start, match.end("name"), "names.bracketed-list", STRONG)


def _series(text: str) -> Iterator[list[re.Match[str]]]:
    """Runs of bracketed names that nothing but joints part."""
    run: list[re.Match[str]] = []
    for match in _BRACKETED.finditer(text):
        if run and not _SERIES_JOINT.fullmatch(text, run[-1].end(), match.start("name")):
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append(match)
    if len(run) >= _FEWEST:
        yield run


def _paid_quotations(doc: Doc, finder: CandidateFinder) -> Iterator[Candidate]:
    """What a sum is given for, in quotes: "6,6 milioni per “Alfa” e 6,3 per “Beta”"."""
    ends = [m.end for m in read(doc, Group.VALUES) if m.label == Label.AMOUNT]
    joints = [joint for end in ends if (joint := _AMOUNT_FOR.match(finder.text, end))]
    joints += _NUMBER_FOR.finditer(finder.text) if joints else ()
    for joint in joints:
        yield from finder.at(joint.end(), "names.paid-for", 2 * WEAK)


def _awarded_quotations(finder: CandidateFinder, bodies: list[Mention]) -> Iterator[Candidate]:
    """A quotation right after an organisation that wins or proposes: "ha vinto la cooperativa Zolla con “Orti”"."""
    ends = [m.end for m in bodies]
    for quote in finder.free_quotations(_MOST_WORDS_OF_TITLE):
        index = bisect_left(ends, quote.start) - 1
        if index < 0 or not _WITH_QUOTE.fullmatch(finder.text, ends[index], quote.start):
            continue
        if finder.text[ends[index] : quote.start].strip() and _AWARDED.search(
            finder.text, max(0, bodies[index].start - _TO_AWARD), bodies[index].start
        ):
            yield from finder.at(quote.start, "names.awarded", 2 * WEAK)

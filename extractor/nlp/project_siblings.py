"""Names that stand where their siblings name projects: the other items of a list, the other headings of a page."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.nlp.agreed_names import as_rules_see
from extractor.nlp.item_heads import ITEM, Head, head_of_item
from extractor.nlp.project_candidates import Candidate, CandidateFinder
from extractor.nlp.project_names import STRONG
from extractor.nlp.span_groups import Group, read
from extractor.schema.mention import Label

_OF_PROJECTS = re.compile(
    r"\b(?:progett|microprogett|iniziativ|intervent|dossier|propost|piani\b|candidatur|partenariat|lavori|cordat)\w*",
    re.IGNORECASE,
)
_OF_PARTNERS = re.compile(
    r"\b(?:partner\w*|partenariato|partecipanti|beneficiari|soggetti|enti|scuole|comuni|consorzio|capofila|"
    r"relatori|interverranno|programma della giornata|stakeholder\w*|contatti|mobilità|attività|azioni|obiettivi)\b",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"(?:^|\n\n)(?P<head>[^\n]{3,90})\n{1,2}(?=[^\n]{60})")
_NO_NAME = re.compile(
    r"(?:pagina|pag|capitolo|sezione|parte|allegato|contatti|info|note|dove|quando|come|perch\w|cosa|chi|risorse|"
    r"budget|partner\w*|obiettiv\w|risultat\w|attivit\w|programma|date|durata|il progetto|l['’]iniziativa|lotto|fase|"
    r"tappa|asse|linea|azione|ore|luned\w|marted\w|mercoled\w|gioved\w|venerd\w|sabato|domenica)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_HEADING_LED_IN = 160
_FEWEST = 3


def sibling_candidates(doc: Doc, finder: CandidateFinder, kept: list[Candidate]) -> Iterator[Candidate]:
    """The heads of items and blocks whose siblings are the `kept` ones; in a list led in by "progetti" all are."""
    starts = _starts(finder.text, kept)
    bodies = {m.start for m in map(as_rules_see, read(doc, Group.ORGANISATIONS)) if m.label == Label.ORG}
    for heads in _lists(finder.text):
        if _names_projects(finder.text, heads, starts, bodies):
            yield from _named(finder, [head for head in heads if head[0] not in starts | bodies])
    yield from _named(finder, [head for head in _blocks_between(finder.text, starts) if head[0] not in starts | bodies])


def _starts(text: str, kept: list[Candidate]) -> set[int]:
    """Where the known names begin that fill the head of their item or block, not only its first words."""
    ends = ((c.start, c.end, head_of_item(text, c.start)) for c in kept)
    return {start for start, end, head in ends if head is None or head[1] <= end + 1 or not text[end] == " "}


def _named(finder: CandidateFinder, heads: list[Head]) -> Iterator[Candidate]:
    for start, end in heads:
        if not _NO_NAME.match(finder.text, start, end):
            yield from finder.named(start, end, "names.sibling", STRONG, after=end)


def _names_projects(text: str, heads: list[Head], known: set[int], bodies: set[int]) -> bool:
    """Whether the items of a list are projects: one is known for it, or the words that lead in to the list say so."""
    led_in = _led_in(text, heads[0][0])
    count = sum(start in known for start, _ in heads)
    if sum(start in bodies for start, _ in heads) * 2 >= len(heads):
        return False
    if _OF_PARTNERS.search(led_in):
        return count * 2 >= len(heads)
    return count > 0 or (len(heads) >= _FEWEST and bool(_OF_PROJECTS.search(led_in)))


def _led_in(text: str, start: int) -> str:
    """The line before a list."""
    before = text[max(0, start - _HEADING_LED_IN) : start].rstrip(' \n-•*–·▪0123456789.)("«“')
    return before[before.rfind("\n") + 1 :]


def _lists(text: str) -> Iterator[list[Head]]:
    """The heads of the items of each list; a number that starts anew, or a paragraph between bullets, ends a list."""
    heads: list[Head] = []
    last: re.Match[str] | None = None
    for item in ITEM.finditer(text):
        if last is not None and not _goes_on(text, last, item):
            yield from [heads] if len(heads) > 1 else []
            heads = []
        last = item
        if head := head_of_item(text, item.end()):
            heads.append(head)
    yield from [heads] if len(heads) > 1 else []


def _goes_on(text: str, last: re.Match[str], item: re.Match[str]) -> bool:
    marks = last["mark"], item["mark"]
    if all(mark[0].isdigit() for mark in marks):
        return int(marks[1][:-1]) == int(marks[0][:-1]) + 1
    return marks[0] == marks[1] and not _PARAGRAPH.search(text[last.end() : item.start()].rstrip())


def _blocks_between(text: str, known: set[int]) -> Iterator[Head]:
    """The headings in capitals right above a block of text, between two such headings that name projects."""
    heads = [head for m in _BLOCK.finditer(text) if (head := head_of_item(text, m.start("head")))]
    shouted = [head for head in heads if text[slice(*head)].isupper()]
    named = [start for start, _ in shouted if start in known]
    if len(named) > 1:
        yield from (head for head in shouted if named[0] < head[0] < named[-1])

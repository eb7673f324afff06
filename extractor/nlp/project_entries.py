"""Entries of lists of projects: a name that opens a line or stands in quotes, and after it whose project it is.

"- Orti in rete, presentato dalla cooperativa Zolla", "“Orti in rete” del Comune di Lodi; “Semi”, …", "ORTI — capofila
Zolla", or a name with a field below it ("Proponente: …"). One may be chance, several close by are a list.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.agreed_names import as_rules_see
from extractor.nlp.item_heads import GIVER, LINE, Head, head_of_item
from extractor.nlp.project_candidates import Candidate, CandidateFinder
from extractor.nlp.project_names import STRONG, WEAK
from extractor.nlp.span_groups import Group, read
from extractor.phrase_index import words_of
from extractor.schema.mention import Label

_GIVEN = re.compile(rf"[\s\"»”’]*[,:;(–—-]?\s*(?:{GIVER})\b", re.IGNORECASE)
_GIVEN_LATER = re.compile(
    r"[\"»”],\s(?:[^;.:\n\"«»“”]{3,80}),?\s(?:presentat|propost|promoss|candidat|realizzat)[oa]\s(?:da|dal\w{0,2})\b"
)
_LINK = re.compile(
    rf"[\s\"»”’*_]*(?:[,:;(–—-]\s*)?(?:(?:progetto|iniziativa|proposta|intervento)\s)?(?:(?:{GIVER})\s?:?\s?)?"
    r"(?:(?:da|dal|dalla|dallo|dai|dalle|di|del|della|dello|dei|delle|il|la|lo|i|gli|le)\s|(?:dall|dell|l)['’])?",
    re.IGNORECASE,
)
_FIELD_BELOW = re.compile(
    r"\s*\n(?:[^\n]{1,60}\.\n+)?[ \t*_]*(?:proponente|capofila|coordinatore|lead partner|lp|beneficiari\w*|partner\w*|"
    r"contribut\w+|costo|budget|importo|durata|finanziamento|soggetto|ente|titolo|cup|acronimo|programma|paes[ei])"
    r"(?:\s[a-zà-ÿ]{3,15}){0,2}[ \t]*[:=–|-]",
    re.IGNORECASE,
)
_OF_PROJECTS = re.compile(
    r"\b(?:progett|microprogett|iniziativ|intervent|dossier|propost|candidatur|partenariat|operazion|graduatori)\w*",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"(?:prof|dott|ing|arch|avv|dr|ore|h\.|on|sen|sig|info|per|a cura|ufficio|servizio|settore|via|piazza)\b|"
    r"\d{1,2}[.:,/]\d\d|[A-Z]{1,3}\d\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(r"\bore \d|\bh\.? ?\d\d|\d\d[.:]\d\d\b(?! ?euro)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:è|sono|ha|hanno|abbiamo|si|che|sarà|saranno|coordina|partecipano|anche|dopo|gli enti|stato|stata)\b",
    re.IGNORECASE,
)
# Finders that know an organisation by its noun or its name, not only by where it stands.
_SURE = ("names.head", "gazetteer")
_LED_IN = 500
_REACH = 130
_FEWEST = 3
_SAME_LIST = 900


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    is_given: bool
    is_quoted: bool = False
    is_item: bool = False


def entry_candidates(doc: Doc, finder: CandidateFinder) -> Iterator[Candidate]:
    """The names of entries; several close by in a list of projects are sure, a lone one is not."""
    seen = list(map(as_rules_see, read(doc, Group.ORGANISATIONS)))
    sure = sorted(m.start for m in seen if m.label == Label.ORG and m.origin.startswith(_SURE))
    people = {m.start for m in seen if m.label == Label.PERSON and not m.text.isupper()}
    amounts = [m.start for m in read(doc, Group.VALUES) if m.label == Label.AMOUNT]
    entries = [e for e in _entries(finder, sure) if e.start not in people]
    for group in _groups(entries):
        is_list = _is_list(finder.text, group, amounts, sure)
        for entry in group:
            points = STRONG if is_list else WEAK * (1 + entry.is_given)
            if is_list or not _holds(sure, entry.start):
                after = entry.end if entry.is_quoted or is_list else None
                yield from finder.named(entry.start, entry.end, "names.entry", points, after=after)


def _groups(entries: list[_Entry]) -> Iterator[list[_Entry]]:
    group: list[_Entry] = []
    for entry in entries:
        if group and entry.start - group[-1].end > _SAME_LIST:
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _is_list(text: str, entries: list[_Entry], amounts: list[int], bodies: list[int]) -> bool:
    """Whether the entries are several, with projects spoken of before or a sum of its own for every second.

    Where most begin with organisations it is a list of partners.
    """
    if len(entries) < _FEWEST - all(e.is_quoted or e.is_given or e.is_item for e in entries):
        return False
    if sum(_holds(bodies, e.start) or _has_noun(text, e.start) for e in entries) * 2 > len(entries):
        return False
    if _OF_PROJECTS.search(text, max(0, entries[0].start - _LED_IN), entries[0].start):
        return True
    bounds = [*(entry.start for entry in entries), len(text)]
    paid = sum(bisect_left(amounts, a) < bisect_left(amounts, b) for a, b in pairwise(bounds))
    return paid * 2 >= len(entries)


def _holds(offsets: list[int], offset: int) -> bool:
    index = bisect_left(offsets, offset)
    return index < len(offsets) and offsets[index] == offset


def _entries(finder: CandidateFinder, bodies: list[int]) -> Iterator[_Entry]:
    """The entries that open lines, and those in quotes amid a line, in order."""
    text = finder.text
    heads = {head[0]: (head, m) for m in LINE.finditer(text) if (head := head_of_item(text, m.end()))}
    quoted = {q.inner_start: (q.inner_start, q.inner_end) for q in finder.free_quotations()}
    for start in sorted(heads | quoted):
        head, line = (quoted[start], None) if start in quoted else heads[start]
        if line is not None and not _may_open_entry(text, head, line):
            continue
        given = _owner(text, head, bodies)
        if given is not None and not (given and line is not None and _holds(bodies, start)):
            yield _Entry(*head, given, line is None, line is not None and bool(line[0].strip()))


def _may_open_entry(text: str, head: Head, line: re.Match[str]) -> bool:
    """Whether an unquoted head is none of a plain sentence, a person or a field: marked, shouted, or above fields."""
    if (
        _SPEAKER.match(text, head[0])
        or _OCCASION.search(text, head[1], text.find("\n", head[1]) % (len(text) + 1))
        or _VERB.search(text, *head)
        or _opens_with_person(text, head[0])
    ):
        return False
    is_sentence = text[head[1] : head[1] + 1] == "."
    return (
        bool(line[0].strip()) or text[slice(*head)].isupper() or (not is_sentence and _has_field_below(text, head[1]))
    )


def _has_field_below(text: str, position: int) -> bool:
    line_end = text.find("\n", position)
    return line_end > 0 and bool(_FIELD_BELOW.match(text, line_end))


def _owner(text: str, head: Head, bodies: list[int]) -> bool | None:
    """Whether a word for its part says whose project the head is (True), or its organisation alone (False)."""
    if _GIVEN.match(text, head[1]) or _has_field_below(text, head[1]) or _GIVEN_LATER.match(text, head[1]):
        return True
    link = _LINK.match(text, head[1])
    if link is None or link.end() <= head[1] + 1 or link.end() - head[0] > _REACH:
        return None
    return False if _holds(bodies, link.end()) or _has_noun(text, link.end()) else None


def _has_noun(text: str, position: int) -> bool:
    """Whether the noun of an organisation stands here."""
    near = text[position : position + _REACH]
    return bool(near.strip()) and bool(gazetteers.heads().longest_at(near, words_of(near), 0)[0])


def _opens_with_person(text: str, start: int) -> bool:
    words = words_of(text[start : start + 30])
    is_shouted = bool(words) and text[start : start + words[0].end].isupper()
    return bool(words) and not is_shouted and words[0].folded in gazetteers.first_names()

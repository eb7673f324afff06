"""Candidates for projects' names that their place on the page marks: items, headings, fields, and what returns."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.nlp.agreed_names import as_rules_see
from extractor.nlp.doc_text import text_of
from extractor.nlp.project_candidates import Candidate, CandidateFinder
from extractor.nlp.project_names import STRONG, WEAK, shape_points
from extractor.nlp.sentences import ITEM_MARK
from extractor.nlp.span_groups import Group, read
from extractor.schema.mention import Label, Mention

_ITEM = re.compile(r"(?:^|\n)[ \t]*" + ITEM_MARK + r"\s*")
_OF_PARTNERS = re.compile(
    r"(?:^|\n)[ \t*_]*(?:partner\w*|partenariato|beneficiari|consorzio)[^\n]{0,20}\n\s*$", re.IGNORECASE
)
_FIELD = re.compile(
    r"^[ \t*_]*(?:(?:(?:titolo|nome|acronimo|denominazione)(?: del)? )?progetto|titolo|acronimo)[ \t*_]*[:|][ \t*_]*"
    r"(?P<name>[A-ZÀ-Ý0-9\"«“][^\n|]{1,110}?)[ \t*_.]*$",
    re.IGNORECASE | re.MULTILINE,
)
# "Progetto Strada che sale (Comune di Lodi …)": a line's opening noun names all up to the bracket or dash.
_OPENING_NOUN = re.compile(
    rf"^[ \t]*(?:{ITEM_MARK})?[ \t]*Progetto\s(?P<name>[A-ZÀ-Ý][^\n(–|:;,.\"«“]{{2,80}}?)\s(?=\(|[-–]\s)", re.MULTILINE
)
# A long name, with commas in it, that the text then calls so; shorter ones the cues tell.
_SO_CALLED = re.compile(
    r"(?:^|[.!?]\s)[\"«“]?(?P<name>[A-ZÀ-Ý](?:[^\n.;:()\"«»“” ]+ ){6,16}[^\n.;:()\"«»“” ]+?)[\"»”]?\s?[,:–-]\s"
    r"(?:(?:è|e['’])\squesto|questo(?:\sè)?)\sil\s(?:nome|titolo)\b",
    re.MULTILINE,
)
_FIELD_END = re.compile(r"\s[-–]\s|\s?\(|[\"»”]")
_THE_PROJECT = re.compile(r"\b(?:il|del|al|dal|nel|sul|questo|l['’]intero) progetto\b(?! di legge)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" \([^()\n]+\)")
_HEADING_ROW = re.compile(r"^[^\n|]*(?:\|[^\n|]*)+$", re.MULTILINE)
_HEADING_CELL = re.compile(r"(?:(?:titolo|nome|acronimo)(?: del)? )?progetto|titolo|acronimo|progetti|iniziativa")
_ROW = re.compile(r"[^\n|]*(?:\|[^\n|]*)+")
_ARTICLE = re.compile(
    r"(?:\b(?:il|lo|la|i|gli|le|al|allo|alla|del|dello|della|dal|nel|sul|ai|dei)\s|['’])$", re.IGNORECASE
)
_AFTER_LISTED = re.compile(r"\s?(?:[,(:–-]|di\s|del)")
_SPELT_OUT = re.compile(r"\b(?P<name>[A-Z][A-Za-z0-9@.+-]{2,14})\s\((?P<title>[A-Z][^()\n;]{20,160})\)")
# Every project of LIFE has the programme's name before its own; strands, years and the programme itself are none.
_LIFE = re.compile(
    r"\bL(?:IFE|ife)\s(?:IP\s)?(?=[A-ZÀ-Ý])(?!(?:Natura|Nature|Ambiente|Environment|Clima\w*|Climate|Energia|Clean|Program\w*|"
    r"Plus|Informa\w+|Governance|Unit|Biodivers\w+|Economia|Scien\w+|Il|La|Lo|I|Le|Gli|Un|Una)\b)"
)
_HEADING = 60
_TO_QUOTE = re.compile(r"\.?\s?[\"“«]")
_FEWEST_LISTED = 3
_MAX_HEADING_WORDS = 6
_OPENING = 700


def line_candidates(doc: Doc, finder: CandidateFinder) -> Iterator[Candidate]:
    """Candidates at list items, headings and fields ("Titolo: …"), in no order."""
    text = text_of(doc)
    for match in _ITEM.finditer(text):
        if not _OF_PARTNERS.search(text, max(0, match.start() - _HEADING), match.start()):
            yield from finder.at(match.end(), "names.list-item", WEAK)
    for match in _LIFE.finditer(text):
        yield from finder.at(match.end(), "names.life", STRONG)
    for field in _FIELD.finditer(text):
        yield from _field(finder, field)
    for named in (*_OPENING_NOUN.finditer(text), *_SO_CALLED.finditer(text)):
        yield from finder.named(*named.span("name"), "names.said-in-full", STRONG, after=named.end("name"))
    yield from _headings(doc, finder)
    yield from _tables(text, finder)
    yield from _opening_quotations(text, finder)
    yield from _quoted_in_title(text, finder)


def _field(finder: CandidateFinder, field: re.Match[str]) -> Iterator[Candidate]:
    start = field.start("name")
    quoted = list(finder.at(start, "names.field", STRONG)) if field["name"][0] in '"«“' else []
    if quoted:
        yield from quoted
        return
    stop = _FIELD_END.search(field["name"])
    end = start + (stop.start() if stop else len(field["name"]))
    yield from finder.named(start, end, "names.field", STRONG, after=end)


def _headings(doc: Doc, finder: CandidateFinder) -> Iterator[Candidate]:
    seen = map(as_rules_see, read(doc, Group.ORGANISATIONS))
    names = {m.start: m for m in seen if m.label in (Label.NAME, Label.ORG)}
    start = 0
    for line in text_of(doc).split("\n"):
        name = names.get(start)
        if name and name.label == Label.NAME and _heads_line(line, name):
            bracketed = names.get(name.end + 2) if _IN_BRACKETS.match(line, len(name.text)) else None
            is_led = bracketed is not None and bracketed.label == Label.ORG
            yield from finder.named(name.start, name.end, "names.heading", 2 * WEAK if is_led else WEAK)
        start += len(line) + 1


def _heads_line(line: str, name: Mention) -> bool:
    rest = line[len(name.text) :].strip()
    return not rest or (rest[0] in ":–-(" and len(name.text.split()) <= _MAX_HEADING_WORDS)


def _quoted_in_title(text: str, finder: CandidateFinder) -> Iterator[Candidate]:
    """A quotation in the first line that the text takes up again; with an article it is rather a school's name."""
    end = text.find("\n") % (len(text) + 1)
    for quote in finder.free_quotations():
        is_said = _ARTICLE.search(text, max(0, quote.start - 8), quote.start)
        if quote.end <= end and not is_said and quote.inner.casefold() in text[end:].casefold():
            yield from finder.at(quote.start, "names.quoted-in-title", WEAK)


def _opening_quotations(text: str, finder: CandidateFinder) -> Iterator[Candidate]:
    """Where "progetti" are spoken of and three lines or more open with a short quotation, each names a project."""
    opening = [q for q in finder.free_quotations() if q.start == 0 or text[q.start - 1] == "\n"]
    listed = [q for q in opening if _AFTER_LISTED.match(text, q.end)]
    if len(listed) >= _FEWEST_LISTED and "progetti" in text.casefold():
        for quote in listed:
            yield from finder.at(quote.start, "names.listed-in-quotes", STRONG)


def _tables(text: str, finder: CandidateFinder) -> Iterator[Candidate]:
    """The cells below a heading cell "Progetto", "Titolo" or "Acronimo"."""
    for heading in _HEADING_ROW.finditer(text):
        cells = [cell.strip(" *_").casefold() for cell in heading[0].split("|")]
        column = next((i for i, cell in enumerate(cells) if _HEADING_CELL.fullmatch(cell)), None)
        position = heading.end() + 1
        while column is not None and (row := _ROW.match(text, position)):
            found = row[0].split("|")
            name = found[column].strip(' *_"“”«»') if len(found) == len(cells) else ""
            start = position + sum(len(cell) + 1 for cell in found[:column]) + found[column].find(name) if name else -1
            if any(c.isupper() for c in name):
                yield from finder.named(start, start + len(name), "names.table-of-projects", STRONG, after=position)
            position = row.end() + 1


def recurring_candidates(doc: Doc, finder: CandidateFinder) -> Iterator[Candidate]:
    """The one name that a text keeps coming back to, where it says "il progetto" and nothing names it.

    In quotes it counts first, then oddly written, then of several words; each must open the text and be said again.
    """
    is_led = any(m.label == Label.LEAD_CUE for m in read(doc, Group.CUES))
    for match in _SPELT_OUT.finditer(text_of(doc)[:_OPENING]) if is_led else ():
        found = list(finder.named(match.start(), match.end("name"), "names.spelt-out", STRONG))
        if found and found[0].value.title and shape_points(match["name"]):
            yield from found
            return
    if not _THE_PROJECT.search(text_of(doc)):
        return
    names = [m for m in map(as_rules_see, read(doc, Group.ORGANISATIONS)) if m.label == Label.NAME]
    free = [(q.inner_start, q.inner_end) for q in finder.free_quotations()]
    names = [m for m in names if not (finder.is_quoted(m) or _TO_QUOTE.match(finder.text, m.end))]
    stretches = [
        *free,
        *((m.start, m.end) for m in names if shape_points(m.text)),
        *((m.start, m.end) for m in names if len(m.text.split()) > 1),
    ]
    text = text_of(doc).casefold()
    again = (s for s in stretches if s[0] < _OPENING and text.count(finder.text[slice(*s)].casefold()) > 1)
    for start, end in again:
        found = list(finder.named(start, end, "names.recurring", STRONG))
        if found:
            yield from found
            return

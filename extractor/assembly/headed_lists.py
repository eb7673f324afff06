"""Roles by the layout of the page: lines under a heading about partners, lines marked LP and PP, columns of a table."""

import re
from collections.abc import Iterator

from extractor.assembly.claims import Claim
from extractor.assembly.cue_reach import EXPLICIT
from extractor.nlp.reading import Reading, Span
from extractor.nlp.sentences import ITEM_MARK
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Role

Claimed = Iterator[tuple[Mention, Claim]]

_NAMES = (Label.ORG, Label.NAME)
_IN_LINE = 10
_LONGEST_HEADING = 70
_LONGEST_LINE = 260
_NAME_WITHIN = 40
_FEWEST_CELLS = 3
_OF_PROJECT = r"(?:\s(?:di|del|della|dell['’]|al|e|nel|con|i|il|la)\s?|\s)?(?:[a-zà-ÿ']+\s?){0,3}"
_HEADINGS = {
    Role.ASSOCIATED: r"(?:partner|enti|soggetti) (?:associati|sostenitori|osservatori)|osservatori|sostenitori|sponsor",
    Role.LEAD: r"(?:ente|partner|soggetto|beneficiario)?\s?(?:capofila|coordinatore|proponente|attuatore)|lead partner",
    Role.PARTNER: r"(?:i\s|gli altri\s|altri\s|scuole\s|enti\s|chi sono i\s)?partners?|(?:il\s)?partenariato|"
    r"chi partecipa|chi c['’]è|(?:le )?scuole|(?:i |gli )?(?:soggetti|enti) (?:coinvolti|partecipanti)|"
    r"(?:i\s)?beneficiari|(?:il\s)?consorzio|partnership|composizione",
    Role.FUNDER: r"(?:enti\s|ente\s)?finanziator[ei]",
}
_HEADING = re.compile(
    "|".join(rf"(?P<{role}>(?:{words}){_OF_PROJECT})" for role, words in _HEADINGS.items()), re.IGNORECASE
)
_ROLE_MARK = re.compile(
    r"[ \t]*(?:[-•*–]\s?)?(?:(?P<lead>LP|LB)|(?P<partner>PP?\s?\d{1,2}|PP)|(?P<associated>A[PS]P?\s?\d{1,2}))\b"
)
_LEADS_LINE = re.compile(r"capofila|coordinat(?:ore|rice)|lead partner|project leader", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:stakeholders?|info|contatti|per informazioni|autorità di gestione)\b", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*" + ITEM_MARK)
_COLUMNS = (
    (Role.LEAD, re.compile(r"proponente|capofila|beneficiario|soggetto|titolare|coordinatore|lead partner", re.I)),
    (Role.PARTNER, re.compile(r"partner|partenariato", re.I)),
)


def by_layout(reading: Reading) -> Claimed:
    """The claims of the document's layout, each on the first name of its line or on the names of its cell."""
    yield from _by_lines(reading)
    columns: list[Role | None] = []
    for line in _lines(reading.text):
        text = reading.text[line[0] : line[1]]
        cells = text.count("|") + 1
        if cells >= _FEWEST_CELLS and cells == len(columns):
            yield from _row(reading, line, columns)
        else:
            columns = _header(text) if cells >= _FEWEST_CELLS else []


def _by_lines(reading: Reading) -> Claimed:
    heading: Role | None = None
    for line in _lines(reading.text):
        text = reading.text[line[0] : line[1]]
        role = _heading(text)
        name = None if role or _ENDS.search(text) else _first_name(reading, line)
        if not name:
            heading = role
        elif marked := _ROLE_MARK.match(text):
            yield name, Claim(Role(str(marked.lastgroup)), "it.partner.marked-line", EXPLICIT)
        elif heading and (_ITEM.match(text) or (len(text) <= _LONGEST_LINE and name.label == Label.ORG)):
            yield name, _under_heading(heading, text)
        else:
            heading = None


def _under_heading(heading: Role, line: str) -> Claim:
    """The heading's role, save where a line under "Partner" says of itself that it leads."""
    if heading == Role.PARTNER and _LEADS_LINE.search(line):
        return Claim(Role.LEAD, "it.partner.headed-line", EXPLICIT)
    return Claim(heading, "it.partner.headed-line", _IN_LINE)


def _lines(text: str) -> Iterator[Span]:
    """The lines that hold anything."""
    return (m.span() for m in re.finditer(r"[^\n]+", text) if not m[0].isspace())


def _heading(text: str) -> Role | None:
    """The role that a short line announces for the lines below it."""
    words = text.strip(" \t:.-–#*")
    match = _HEADING.fullmatch(words) if len(words) <= _LONGEST_HEADING else None
    return Role(str(match.lastgroup)) if match else None


def _first_name(reading: Reading, line: Span) -> Mention | None:
    """The organisation that the line begins with, if any."""
    names = reading.within((line[0], min(line[1], line[0] + _NAME_WITHIN)), *_NAMES)
    return next(iter(names), None)


def _header(text: str) -> list[Role | None]:
    """The roles of a table's columns, empty for a row that heads none."""
    roles = [next((r for r, title in _COLUMNS if title.search(cell)), None) for cell in text.split("|")]
    return roles if any(roles) and "ruolo" not in text.lower() else []


def _row(reading: Reading, line: Span, columns: list[Role | None]) -> Claimed:
    start = line[0]
    for role, cell in zip(columns, reading.text[line[0] : line[1]].split("|"), strict=True):
        names = reading.within((start, start + len(cell)), *_NAMES) if role else []
        for name in names[:1] if role == Role.LEAD else names:
            yield name, Claim(role or Role.PARTNER, "it.partner.column", EXPLICIT)
        start += len(cell) + 1

"""Organisations in tables of partners: a cell is the name whole, whatever its capitals say."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.nlp.cover import Cover
from extractor.nlp.doc_text import text_of
from extractor.nlp.known_names import organisation_name
from extractor.nlp.span_groups import Group, read
from extractor.schema.mention import Label, Mention

# What follows the comma is a unit of the body that the cell names.
_UNIT = re.compile(
    r",\s(?=(?:Facoltà|Dipartimento|Dip\.|Istituto|Direzione|Settore|Servizio|Ufficio|Department|Faculty|Scuola)\b)"
)


def with_tables(doc: Doc, found: list[Mention]) -> list[Mention]:
    """In a table's row that gives a role, or under the heading "Partner", the first cell names the organisation."""
    cues = [cue for cue in read(doc, Group.CUES) if cue.value == "cell"]
    text = text_of(doc)
    cells = [cell for cue in cues if (cell := _first_cell(text, cue))]
    cells += [cell for cue in cues if cue.label == Label.PARTNER_CUE for cell in _cells_below(text, cue)]
    rows = Cover(cells)
    return [m for m in found if not rows.overlaps(m)] + list({c.start: c for c in cells}.values())


def _cells_below(text: str, cue: Mention) -> Iterator[Mention]:
    """The first cells of the rows below a heading row that begins with "Partner"."""
    start = text.rfind("\n", 0, cue.start) + 1
    end = text.find("\n", cue.end)
    heading = text[start:end]
    if start != cue.start or end < 0 or "|" not in heading:
        return
    position = end + 1
    for row in text[position : _table_end(text, end)].split("\n"):
        name = _UNIT.split(row.split("|")[0].split("(")[0].strip())[0]
        if heading.count("|") == row.count("|") and _may_be_name(name):
            begin = position + row.index(name)
            value = organisation_name(name)
            yield Mention(begin, begin + len(name), name, Label.ORG, "names.table-of-partners", value)
        position += len(row) + 1


def _table_end(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    return end if end >= 0 else len(text)


def _first_cell(text: str, cue: Mention) -> Mention | None:
    start = text.rfind("\n", 0, cue.start) + 1
    end = text.find("\n", cue.end)
    row = text[start : end if end >= 0 else len(text)]
    cells = [cell.strip() for cell in row.split("|")]
    name = _UNIT.split(cells[0])[0]
    if len(cells) < 2 or cue.text not in cells[1:] or not _may_be_name(name):
        return None
    value = organisation_name(name)
    begin = start + row.index(name)
    return Mention(begin, begin + len(name), name, Label.ORG, "names.table", value)


def _may_be_name(cell: str) -> bool:
    """Whether a cell may hold a name: a capital and more than a letter, so that "N." heads no row of partners."""
    return any(c.isupper() for c in cell) and sum(c.isalpha() for c in cell) > 1

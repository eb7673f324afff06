"""DOCX as Word writes it, by python-docx: changes and moves that are tracked, comments, content controls, text boxes.

LibreOffice then opens some and saves them in its own formats.
"""

import re
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.layouts.communiques import (
    CONTACT,
    HEADING,
    HEADLINE,
    ITEM,
    LETTERHEAD,
    PARAGRAPH,
    QUOTE,
    TABLE,
    Block,
    Communique,
)
from tests.layouts.layout import TEMPLATES, Layout, Order, as_written, number_in_the_head, quote_after_its_paragraph
from tests.layouts.make_libreoffice import convert
from tests.layouts.programs import settle_package

Make = Callable[[Communique, Path], None]

_STYLES = {HEADLINE: "Title", HEADING: "Heading 2", ITEM: "List Bullet", QUOTE: "Intense Quote"}
_BY = 'w:author="Redazione" w:date="2024-01-01T00:00:00Z"'
_OLD_FIGURE = "Secondo una prima stima il contributo sarebbe stato di 990.000 euro. "
_COMMENT = "Verificare: non erano 3 milioni di euro?"


def tracked(communique: Communique, path: Path) -> None:
    """A draft on which editors have worked: a figure deleted, a paragraph inserted, one moved, one commented on."""
    document = _with_margins(communique)
    headline, opening, *rest, moved, closing = communique.without(LETTERHEAD, CONTACT)
    _add(document, [headline])
    deleted = f"<w:r><w:delText xml:space='preserve'>{_OLD_FIGURE}</w:delText></w:r>"
    _add_xml(document, _change("del", 1, deleted) + _change("ins", 2, _run(opening)))
    mark = f"<w:pPr><w:rPr>{_change('moveFrom', 3)}</w:rPr></w:pPr>"
    _add_xml(document, mark + _moved("moveFrom", 4, _run(moved)))
    _add(document, rest)
    _add_xml(document, _moved("moveTo", 6, _run(moved)))
    commented = document.add_paragraph().add_run(closing.plain)
    document.add_comment(commented, text=_COMMENT, author="Direttore", initials="D")
    _save(document, path)


def boxed(communique: Communique, path: Path) -> None:
    """A text box that hangs on the first paragraph, in both of Word's forms; the text after it in content controls."""
    document = docx.Document()
    *head, opening = communique.only(LETTERHEAD, HEADLINE, PARAGRAPH)[: len(communique.only(LETTERHEAD)) + 2]
    _add(document, head)
    (quote,) = communique.only(QUOTE)
    box = (TEMPLATES / "word-text-box.xml").read_text("utf-8").format(text=quote.plain)
    document.add_paragraph(opening.plain)._p.append(parse_xml(box))
    for block in communique.blocks[len(head) + 1 :]:
        if block != quote:
            content = f"<w:sdtContent><w:p>{_run(block)}</w:p></w:sdtContent>"
            _insert(document, f"<w:sdt {nsdecls('w')}><w:sdtPr><w:tag w:val='testo'/></w:sdtPr>{content}</w:sdt>")
    _save(document, path)


def nested(communique: Communique, path: Path) -> None:
    """A page laid out as a table of one row, the table of data inside its second cell."""
    document = docx.Document()
    frame = document.add_table(rows=1, cols=2)
    left, right = frame.rows[0].cells
    body = communique.without(LETTERHEAD, CONTACT)
    cut = next(place for place, block in enumerate(body) if block.kind == TABLE)
    left.text = communique.only(LETTERHEAD)[0].plain
    for block in [*communique.only(LETTERHEAD)[1:], *body[: cut - 1]]:
        left.add_paragraph(block.plain)
    right.text = body[cut - 1].plain
    rows = body[cut].rows
    table = right.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    for block in [*body[cut + 1 :], *communique.only(CONTACT)]:
        document.add_paragraph(block.plain)
    _save(document, path)


def resaved(communique: Communique, path: Path, *, make: Make) -> None:
    """The DOCX that `make` writes, opened by LibreOffice and saved in the format of the path's suffix."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "testo.docx"
        make(communique, source)
        convert(source, path)


def _with_margins(communique: Communique) -> Any:
    """A document with sender and number in its head, another head on its first page, the contacts in its foot."""
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    sender, *address, number = communique.only(LETTERHEAD)
    for header, lines in ((section.first_page_header, [sender, number, *address]), (section.header, [sender, number])):
        header.paragraphs[0].text = lines[0].plain
        for line in lines[1:]:
            header.add_paragraph(line.plain)
    for footer in (section.first_page_footer, section.footer):
        footer.paragraphs[0].text = "Pagina 1 di 2"
        for line in communique.only(CONTACT):
            footer.add_paragraph(line.plain)
    return document


def _add(document: Any, blocks: list[Block]) -> None:
    for block in blocks:
        paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
        for part in re.split(r"(\*.+?\*)", block.text):
            paragraph.add_run(part.strip("*")).bold = part.startswith("*")


def _add_xml(document: Any, content: str) -> None:
    _insert(document, f"<w:p {nsdecls('w')}>{content}</w:p>")


def _insert(document: Any, xml: str) -> None:
    """Puts an element behind all others, save the section's properties, which come last."""
    document.element.body.insert(-1, parse_xml(xml))


def _change(kind: str, number: int, content: str = "") -> str:
    return f"<w:{kind} w:id='{900 + number}' {_BY}>{content}</w:{kind}>"


def _moved(kind: str, number: int, content: str) -> str:
    """A moved text at its old or its new place, between the marks that tell which belong together."""
    start = f"<w:{kind}RangeStart w:id='{900 + number}' w:name='move1' {_BY}/>"
    return f"{start}{_change(kind, number + 1, content)}<w:{kind}RangeEnd w:id='{900 + number}'/>"


def _run(block: Block) -> str:
    return f"<w:r><w:t xml:space='preserve'>{block.plain}</w:t></w:r>"


def _save(document: Any, path: Path) -> None:
    document.core_properties.created = document.core_properties.modified = datetime(2024, 1, 1, tzinfo=UTC)
    document.save(path)
    settle_package(path)


def _layouts(file: str, communique: str, make: Make, order: Order) -> list[Layout]:
    again = partial(resaved, make=make)
    return [
        Layout(f"word-{file}.docx", communique, make, order),
        Layout(f"word-{file}.odt", communique, again, order),
        Layout(f"word-{file}.rtf", communique, again, order),
    ]


LAYOUTS = (
    *_layouts("changes", "forli", tracked, number_in_the_head),
    *_layouts("box", "gorizia", boxed, quote_after_its_paragraph),
    *_layouts("nested", "reggio", nested, as_written),
)

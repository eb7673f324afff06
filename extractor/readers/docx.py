"""DOCX files: python-docx opens the package; paragraphs, tables, text boxes, notes, headers and footers are taken.

python-docx's own paragraphs leave out what stands in insertions, content controls and text boxes; here every text of
the body that is shown is taken in document order, then the notes.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import PartFactory
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from extractor.messages import _
from extractor.readers.docx_shown import hidden_styles_of, leave_what_is_shown
from extractor.readers.draft import Draft, Source
from extractor.readers.office_package import PACKAGE_DAMAGE, check_package
from extractor.readers.office_tables import table_blocks
from extractor.readers.page_numbers import is_page_number, without_page_count
from extractor.readers.paragraphs import joined, paragraphs_of_lines
from extractor.readers.stated import format_hints
from extractor.readers.symbol_fonts import symbol
from extractor.schema.document import Hints

_DAMAGE = (OpcError, XmlchemyError, *PACKAGE_DAMAGE)

_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = map(qn, ("w:t", "w:p", "w:tbl", "w:tr", "w:tc", "w:txbxContent"))
_FORMULA_TEXT, _SYMBOL = map(qn, ("m:t", "w:sym"))
_PROPERTIES = frozenset(map(qn, ("w:pPr", "w:rPr")))
_SIGNS = {qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_LIST_STYLE = re.compile(r"^(?:List(?:Bullet|Number)|Puntoelenco|Numeroelenco)")
_NOTES = (
    (RELATIONSHIP_TYPE.FOOTNOTES, qn("w:footnoteReference"), qn("w:footnote")),
    (RELATIONSHIP_TYPE.ENDNOTES, qn("w:endnoteReference"), qn("w:endnote")),
)
# The same document with macros, which are never run; python-docx knows but the type without.
PartFactory.part_type_for["application/vnd.ms-word.document.macroEnabled.main+xml"] = DocumentPart


def draft(source: Source) -> Draft:
    """The text of a Word document; raises UnreadableDocument for what is no Word document or a broken one."""
    check_package(source, name="DOCX", main_part="word/document.xml")
    try:
        document = Package.open(BytesIO(source.content)).main_document_part.document
        hidden = hidden_styles_of(document.styles.element)
        heads, feet = _margins(document, hidden)
        body = document.element.body
        leave_what_is_shown(body, hidden)
        text = joined([*heads, *_blocks(body), *_notes(document, hidden), *feet])
        return Draft(text, hints=_hints(document, text))
    except _DAMAGE as error:
        raise source.refuse(_("The DOCX is damaged and cannot be read.")) from error


def _hints(document: Document, text: str) -> Hints:
    properties = document.core_properties
    days = [moment.date() for moment in (properties.modified, properties.created) if moment]
    return format_hints(text, properties.title, properties.author, days)


def _margins(document: Document, hidden: frozenset[str]) -> tuple[list[str], list[str]]:
    """The text of headers and of footers, each once, page numbers left out."""
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for section in document.sections:
        for found, parts in (
            (heads, (section.first_page_header, section.header, section.even_page_header)),
            (feet, (section.first_page_footer, section.footer, section.even_page_footer)),
        ):
            for part in parts:
                if not part.is_linked_to_previous:
                    leave_what_is_shown(part.part.element, hidden)
                    found.update(dict.fromkeys(_blocks(part.part.element)))
    return [t for t in heads if not is_page_number(t)], [t for t in feet if not is_page_number(t)]


def _notes(document: Document, hidden: frozenset[str]) -> Iterator[str]:
    """The footnotes, then the endnotes, that the text refers to, in its order."""
    for kind, reference, note in _NOTES:
        for relation in document.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                root = parse_xml(relation.target_part.blob)
                leave_what_is_shown(root, hidden)
                notes = {element.get(qn("w:id")): element for element in root.iter(note)}
                for mark in document.element.body.iter(reference):
                    yield from _blocks(notes.get(mark.get(qn("w:id")), ()))


def _blocks(parent: Any) -> Iterator[str]:
    """The paragraphs and tables under `parent`, as text and none of it blank."""
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield from _paragraph(child)
        elif child.tag == _TABLE:
            yield from _table(child)
        elif child.tag not in _PROPERTIES:
            yield from _blocks(child)


def _paragraph(paragraph: Any) -> Iterator[str]:
    """The paragraph's own text, parted where its line breaks part paragraphs, then the text boxes that hang on it."""
    text = without_page_count("".join(_inline(paragraph))).strip()
    if text:
        yield from paragraphs_of_lines(f"- {text}" if _is_list_item(paragraph) else text).split("\n\n")
    for box in _nearest(paragraph, _BOX):
        yield from _blocks(box)


def _inline(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag in (_TEXT, _FORMULA_TEXT):
            yield child.text or ""
        elif child.tag == _SYMBOL:
            yield symbol(child.get(qn("w:font"), ""), child.get(qn("w:char"), ""))
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _PROPERTIES and child.tag != _BOX:
            yield from _inline(child)


def _nearest(parent: Any, tag: str) -> Iterator[Any]:
    """The elements `tag` under `parent` that do not stand in another of them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _PROPERTIES:
            yield from _nearest(child, tag)


def _is_list_item(paragraph: Any) -> bool:
    properties = paragraph.pPr
    if properties is None:
        return False
    numbered = properties.numPr is not None and properties.numPr.numId is not None and properties.numPr.numId.val
    return bool(numbered or _LIST_STYLE.match(properties.style or ""))


def _table(table: Any) -> Iterator[str]:
    yield from table_blocks([[list(_blocks(cell)) for cell in _nearest(row, _CELL)] for row in _nearest(table, _ROW)])

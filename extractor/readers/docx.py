"""DOCX files: python-docx opens the package, and its paragraphs, tables, text boxes, headers and footers are taken.

python-docx's own paragraphs leave out what stands in insertions, content controls and text boxes; here every text of
the body is taken in document order, tracked changes as accepted.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn

from extractor.messages import _
from extractor.readers.draft import Draft, Source
from extractor.readers.paragraphs import CELL_SEPARATOR, joined, paragraphs_of_lines
from extractor.readers.stated import format_hints

# lxml's parse errors are SyntaxErrors; python-docx looks up parts and attributes that a broken package lacks;
# zipfile raises RuntimeError for a password, and what struct and zlib raise under it where lengths or data are wrong.
_DAMAGE = (
    OpcError,
    XmlchemyError,
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
# Word spends up to so many bytes of XML on a letter; a package with more of it is made to burst, not to be read.
_XML_BYTES_A_CHARACTER = 20
_LONGEST_CELL = 300

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = map(qn, ("w:t", "w:p", "w:tbl", "w:tr", "w:tc", "w:txbxContent"))
_NOT_SHOWN = frozenset({*map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr")), _FALLBACK})
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_LIST_STYLE = re.compile(r"^(?:List(?:Bullet|Number)|Puntoelenco|Numeroelenco)")
_PAGE_NUMBER = re.compile(r"^(?:pag(?:ina|\.)?\s*)?\d{0,4}\s*(?:(?:/|di)\s*\d{0,4})?$", re.IGNORECASE)


def draft(source: Source) -> Draft:
    """The text of a Word document; raises UnreadableDocument for what is no Word document or a broken one."""
    _check_package(source)
    try:
        document = docx.Document(BytesIO(source.content))
        heads, feet = _margins(document)
        paragraphs = [*heads, *_blocks(document.element.body), *feet]
        properties = document.core_properties
        text = joined(paragraphs)
        return Draft(text, hints=format_hints(text, properties.title, properties.author))
    except _DAMAGE as error:
        raise source.refuse(_("The DOCX is damaged and cannot be read.")) from error


def _check_package(source: Source) -> None:
    """Raises UnreadableDocument for what is no package of a Word document, or unpacks to more than the limits."""
    try:
        members = zipfile.ZipFile(BytesIO(source.content)).infolist()
    except _DAMAGE as error:
        raise source.refuse(_("The file is not a DOCX, although its name says so.")) from error
    if "word/document.xml" not in {member.filename for member in members}:
        raise source.refuse(_("The file is a ZIP archive without a Word document in it."))
    xml = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    everything = sum(member.file_size for member in members)
    limits = source.limits
    if everything > limits.max_bytes or xml > _XML_BYTES_A_CHARACTER * limits.max_characters:
        raise source.refuse(_("The DOCX unpacks to more than the limits allow."))


def _margins(document: Any) -> tuple[list[str], list[str]]:
    """The text of headers and of footers, each once, page numbers left out."""
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for section in document.sections:
        for found, parts in (
            (heads, (section.first_page_header, section.header)),
            (feet, (section.first_page_footer, section.footer)),
        ):
            for part in parts:
                if not part.is_linked_to_previous:
                    found.update(dict.fromkeys(_blocks(part.part.element)))
    return [t for t in heads if not _PAGE_NUMBER.match(t)], [t for t in feet if not _PAGE_NUMBER.match(t)]


def _blocks(parent: Any) -> Iterator[str]:
    """The paragraphs and tables under `parent`, as text and none of it blank."""
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield from _paragraph(child)
        elif child.tag == _TABLE:
            yield from _table(child)
        elif child.tag not in _NOT_SHOWN:
            yield from _blocks(child)


def _paragraph(paragraph: Any) -> Iterator[str]:
    """The paragraph's own text, parted where its line breaks part paragraphs, then the text boxes that hang on it."""
    text = "".join(_inline(paragraph)).strip()
    if text:
        yield from paragraphs_of_lines(f"- {text}" if _is_list_item(paragraph) else text).split("\n\n")
    for box in _nearest(paragraph, _BOX):
        yield from _blocks(box)


def _inline(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _NOT_SHOWN and child.tag != _BOX:
            yield from _inline(child)


def _nearest(parent: Any, tag: str) -> Iterator[Any]:
    """The elements `tag` under `parent` that are shown and do not stand in another of them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _NOT_SHOWN:
            yield from _nearest(child, tag)


def _is_list_item(paragraph: Any) -> bool:
    properties = paragraph.pPr
    if properties is None:
        return False
    numbered = properties.numPr is not None and properties.numPr.numId is not None and properties.numPr.numId.val
    return bool(numbered or _LIST_STYLE.match(properties.style or ""))


def _table(table: Any) -> Iterator[str]:
    """A table as one paragraph with a line a row; one that only lays out a page as the paragraphs in its cells."""
    rows = [[list(_blocks(cell)) for cell in _nearest(row, _CELL)] for row in _nearest(table, _ROW)]
    cells = [" ".join(cell) for row in rows for cell in row]
    if max(map(len, rows), default=0) < 2 or any(len(cell) > _LONGEST_CELL for cell in cells):
        yield from (block for row in rows for cell in row for block in cell)
        return
    lines = [CELL_SEPARATOR.join(" ".join(" ".join(cell).split()) for cell in row) for row in rows]
    text = "\n".join(line for line in lines if line.strip(CELL_SEPARATOR))
    if text:
        yield text

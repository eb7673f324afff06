"""ODT files: XML in an archive. Paragraphs, lists, tables, text boxes, notes, headers and footers are taken.

lxml, which reads the web pages, reads them with entities left unexpanded. The libraries made for the format (odfdo,
odfpy) write documents rather than read them: they would only open the archive, and expand entities besides.
What tracked changes have deleted lies apart from the text in this format, so that the text is as accepted.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from lxml import etree

from extractor.messages import _
from extractor.readers.draft import Draft, Source
from extractor.readers.odt_names import (
    BOXES,
    HIDING,
    LINE_BREAK,
    LIST,
    NOT_TEXT,
    NOTE,
    PAGE_FIELDS,
    PARAGRAPHS,
    SPACES,
    TABLE,
    TABLE_CELL,
    TABLE_ROW,
    named,
)
from extractor.readers.office_package import PACKAGE_DAMAGE, check_package
from extractor.readers.office_tables import table_blocks
from extractor.readers.page_numbers import PAGE_FIELD, is_page_number, without_page_count
from extractor.readers.paragraphs import joined, paragraphs_of_lines
from extractor.readers.stated import format_hints
from extractor.schema.document import Hints

_DAMAGE = (etree.LxmlError, *PACKAGE_DAMAGE)
_LOCKED = b"manifest:encryption-data"
_HEADS = ("header-first", "header", "header-left")
_FEET = ("footer-first", "footer", "footer-left")


def draft(source: Source) -> Draft:
    """The text of an OpenDocument text; raises UnreadableDocument for what is none, is locked or broken."""
    check_package(source, name="ODT", main_part="content.xml")
    try:
        with zipfile.ZipFile(BytesIO(source.content)) as package:
            parts = set(package.namelist())
            if "META-INF/manifest.xml" in parts and _LOCKED in package.read("META-INF/manifest.xml"):
                raise source.refuse(_("The ODT is protected by a password."))
            content, styles, meta = (
                _tree(package.read(part)) if part in parts else etree.Element("none")
                for part in ("content.xml", "styles.xml", "meta.xml")
            )
        text = _Text(content, styles).whole()
        return Draft(text, hints=_hints(meta, text))
    except _DAMAGE as error:
        raise source.refuse(_("The ODT is damaged and cannot be read.")) from error


def _tree(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(content, parser)


class _Text:
    """The text of a document, from the trees of its content and of its styles."""

    def __init__(self, content: Any, styles: Any) -> None:
        self._body = next(content.iter(named("office:text")), ())
        self._pages = list(styles.iter(named("style:master-page")))
        self._hidden = {name for tree in (content, styles) for name in _hidden_styles(tree)}
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}

    def whole(self) -> str:
        """Headers, text, notes, footers: paragraphs apart by a blank line."""
        body = list(self._blocks(self._body))
        notes = [note for kind in self._notes.values() for note in kind]
        return joined([*self._margins(_HEADS), *body, *notes, *self._margins(_FEET)])

    def _margins(self, names: tuple[str, ...]) -> list[str]:
        """The paragraphs of the headers or footers, each once, page numbers left out."""
        found: dict[str, None] = {}
        for page in self._pages:
            for name in names:
                for margin in page.iterchildren(named(f"style:{name}")):
                    if margin.get(named("style:display")) != "false":
                        found.update(dict.fromkeys(self._blocks(margin)))
        return [text for text in found if not is_page_number(text)]

    def _blocks(self, parent: Any, *, listed: bool = False) -> Iterator[str]:
        """The paragraphs and tables under `parent`, as text and none of it blank."""
        for child in parent:
            if self._is_unseen(child):
                continue
            if child.tag in PARAGRAPHS:
                yield from self._paragraph(child, listed=listed)
            elif child.tag == TABLE:
                yield from table_blocks(list(self._rows(child)))
            else:
                yield from self._blocks(child, listed=listed or child.tag == LIST)

    def _rows(self, parent: Any) -> Iterator[list[list[str]]]:
        for child in parent:
            if child.tag == TABLE_ROW:
                yield [list(self._blocks(cell)) for cell in child.iterchildren(TABLE_CELL)]
            else:
                yield from self._rows(child)

    def _paragraph(self, paragraph: Any, *, listed: bool) -> Iterator[str]:
        """The paragraph's own text, parted where its line breaks part paragraphs, then the boxes that hang on it."""
        boxes: list[Any] = []
        text = without_page_count("".join(self._inline(paragraph, boxes))).strip()
        if text:
            yield from paragraphs_of_lines(f"- {text}" if listed else text).split("\n\n")
        for box in boxes:
            yield from self._blocks(box)

    def _inline(self, parent: Any, boxes: list[Any]) -> Iterator[str]:
        """The text under `parent` in pieces; boxes are put aside, and notes where notes belong."""
        yield " ".join(f"x{parent.text or ''}x".split())[1:-1]
        for child in parent:
            if child.tag in BOXES:
                boxes.append(child)
            elif child.tag == NOTE:
                self._note(child)
            elif not self._is_unseen(child):
                yield from self._sign(child) or self._inline(child, boxes)
            yield " ".join(f"x{child.tail or ''}x".split())[1:-1]

    def _sign(self, element: Any) -> str:
        """What an element without text of its own stands for; nothing for one with text."""
        if element.tag in PAGE_FIELDS:
            return PAGE_FIELD
        if element.tag == LINE_BREAK:
            return "\n"
        return " " * (element.tag in SPACES)

    def _note(self, note: Any) -> None:
        kind = note.get(named("text:note-class"), "footnote")
        for body in note.iterchildren(named("text:note-body")):
            self._notes.setdefault(kind, []).extend(self._blocks(body))

    def _is_unseen(self, element: Any) -> bool:
        if element.tag in NOT_TEXT or not isinstance(element.tag, str):
            return True
        style = element.get(named("text:style-name"))
        return style in self._hidden or any(element.get(name) in values for name, values in HIDING.items())


def _hidden_styles(tree: Any) -> Iterator[str]:
    for properties in tree.iter(named("style:text-properties")):
        if properties.get(named("text:display")) == "none":
            yield properties.getparent().get(named("style:name"))


def _hints(meta: Any, text: str) -> Hints:
    def stated(name: str) -> str:
        return next((element.text or "" for element in meta.iter(named(name))), "")

    days = [_day(stated(name)) for name in ("dc:date", "meta:creation-date")]
    authors = "; ".join(filter(None, map(stated, ("meta:initial-creator", "dc:creator"))))
    return format_hints(text, stated("dc:title"), authors, [day for day in days if day])


def _day(moment: str) -> date | None:
    try:
        return datetime.fromisoformat(moment[:10]).date()
    except ValueError:
        return None

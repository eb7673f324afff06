"""DOCX, ODT, RTF and PDF written by LibreOffice from flat OpenDocument texts."""

import re
import shutil
import tempfile
import zipfile
from functools import partial
from html import escape
from pathlib import Path

from tests.layouts.communiques import ITEM, NOTE, TABLE, Block, Communique
from tests.layouts.layout import (
    TEMPLATES,
    Layout,
    Order,
    as_written,
    filled,
    number_in_the_head,
    quote_after_its_paragraph,
)
from tests.layouts.programs import run, settle_package, settle_pdf

_FILTERS = {".docx": "docx:MS Word 2007 XML", ".odt": "odt", ".rtf": "rtf", ".pdf": "pdf"}


def written(communique: Communique, path: Path, *, template: str, **gaps: str) -> None:
    """Fills the flat text and lets LibreOffice save it in the format of the path's suffix."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "testo.fodt"
        notes = [note.text for note in communique.only(NOTE)]
        render = partial(_marked_up, notes=notes)
        styles = (TEMPLATES / "styles.xml").read_text("utf-8")
        source.write_text(filled(template, communique, render, styles=styles, **gaps), "utf-8")
        convert(source, path)


def convert(source: Path, path: Path) -> None:
    """Lets LibreOffice open `source` and save it as `path`, without the dates of the day."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        options = ("--headless", "--convert-to", _FILTERS[path.suffix], "--outdir", folder)
        run(("soffice", profile, *options, source), source.parent)
        shutil.copy(Path(folder) / f"{source.stem}{path.suffix}", path)
    if zipfile.is_zipfile(path):
        settle_package(path)
    elif path.suffix == ".pdf":
        settle_pdf(path)


def _marked_up(blocks: list[Block], notes: list[str]) -> str:
    elements = "\n".join(_element(block, notes) for block in blocks)
    listed = r'<text:list text:style-name="Bullets">' + "\n{}</text:list>\n"
    return re.sub(r"(?:<text:list-item>.*\n?)+", lambda items: listed.format(items[0]), elements)


def _element(block: Block, notes: list[str]) -> str:
    if block.kind == TABLE:
        columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
        return f'<table:table table:name="Dati">{columns}{"".join(map(_row, block.rows))}</table:table>'
    text = re.sub(r"\*(.+?)\*", r'<text:span text:style-name="Strong">\1</text:span>', escape(block.text))
    for number, note in enumerate(notes, start=1):
        text = text.replace(f"[^{number}]", _note(number, note))
    if block.kind == ITEM:
        return f'<text:list-item><text:p text:style-name="Paragraph">{text}</text:p></text:list-item>'
    return f'<text:p text:style-name="{block.kind.capitalize()}">{text}</text:p>'


def _row(cells: tuple[str, ...]) -> str:
    cell = '<table:table-cell table:style-name="Bordered"><text:p text:style-name="Cell">{}</text:p></table:table-cell>'
    return f"<table:table-row>{''.join(cell.format(escape(text)) for text in cells)}</table:table-row>"


def _note(number: int, text: str) -> str:
    body = f'<text:note-body><text:p text:style-name="Footnote">{escape(text)}</text:p></text:note-body>'
    citation = f"<text:note-citation>{number}</text:note-citation>"
    return f'<text:note text:id="n{number}" text:note-class="footnote">{citation}{body}</text:note>'


def _layouts(file: str, communique: str, formats: str, template: str, order: Order, columns: int = 1) -> list[Layout]:
    make = partial(written, template=f"{template}.fodt", columns=str(columns))
    return [Layout(f"office-{file}.{suffix}", communique, make, order) for suffix in formats.split()]


LAYOUTS = (
    *_layouts("letter", "savona", "docx odt rtf pdf", "letter", number_in_the_head),
    *_layouts("notes", "camerino", "docx odt rtf pdf", "letter", number_in_the_head),
    *_layouts("long-table", "potenza", "docx pdf", "letter", number_in_the_head),
    *_layouts("two-columns", "matera", "docx odt pdf", "columns", as_written, 2),
    *_layouts("three-columns", "forli", "pdf", "columns", as_written, 3),
    *_layouts("box", "gorizia", "docx odt rtf pdf", "box", quote_after_its_paragraph),
    *_layouts("changes", "majella", "docx odt rtf", "changes", as_written),
)

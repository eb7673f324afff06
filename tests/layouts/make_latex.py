"""PDFs set by pdfLaTeX: hyphenation, ligatures, small caps, footnotes, columns."""

import re
import shutil
import tempfile
from functools import partial
from pathlib import Path

from tests.layouts.communiques import (
    CAPTION,
    CONTACT,
    HEADING,
    HEADLINE,
    ITEM,
    LETTERHEAD,
    NOTE,
    QUOTE,
    TABLE,
    Block,
    Communique,
)
from tests.layouts.layout import Layout, Order, as_written, filled, last, number_last
from tests.layouts.programs import run, settle_pdf

_COMMANDS = {
    LETTERHEAD: "letterline",
    CONTACT: "contactline",
    HEADLINE: "headline",
    HEADING: "heading",
    QUOTE: "pullquote",
    CAPTION: "figurecaption",
}
_SPECIAL = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "€": r"\euro{}"}


def typeset(communique: Communique, path: Path, *, template: str) -> None:
    """Fills the template and lets TeX run over it twice, for the number of pages."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "text.tex"
        notes = [block.text for block in communique.blocks if block.kind == NOTE]
        source.write_text(filled(template, communique, partial(_marked, notes=notes)), "utf-8")
        for _ in range(2):
            run(("pdflatex", "-interaction=batchmode", "-halt-on-error", source.name), source.parent)
        shutil.copy(source.with_suffix(".pdf"), path)
    settle_pdf(path)


def _marked(blocks: list[Block], notes: list[str]) -> str:
    parts = [_block(block, notes) for block in blocks]
    listed = "\n\n".join(parts)
    return re.sub(r"(?:\\item .*\n*)+", lambda items: f"\\begin{{itemize}}\n{items[0]}\\end{{itemize}}\n\n", listed)


def _block(block: Block, notes: list[str]) -> str:
    if block.kind == TABLE:
        rows = [" & ".join(map(_text, row)) + r" \\" for row in block.rows]
        return f"\\tableofrows{{{rows[0]}}}{{\n{chr(10).join(rows[1:])}\n}}"
    text = _text(block.text)
    for number, note in enumerate(notes, start=1):
        text = text.replace(f"[^{number}]", f"\\footnote{{{_text(note)}}}")
    if block.kind == ITEM:
        return f"\\item {text}\n"
    return f"\\{_COMMANDS[block.kind]}{{{text}}}" if block.kind in _COMMANDS else text


def _text(text: str) -> str:
    for sign, command in _SPECIAL.items():
        text = text.replace(sign, command)
    return re.sub(r"\*(.+?)\*", r"\\named{\1}", text)


def _layout(file: str, communique: str, template: str, order: Order = as_written) -> Layout:
    return Layout(f"{file}.pdf", communique, partial(typeset, template=f"{template}.tex"), order)


LAYOUTS = (
    _layout("latex-plain", "camerino", "article", last(NOTE)),
    _layout("latex-two-columns", "forli", "two-columns"),
    _layout("latex-three-columns", "gorizia", "three-columns"),
    _layout("latex-table", "savona", "booktabs"),
    _layout("latex-long-table", "potenza", "longtable"),
    _layout("latex-landscape", "reggio", "landscape"),
    _layout("latex-narrow", "matera", "narrow"),
    _layout("latex-small-caps", "majella", "small-caps"),
    _layout("latex-margin", "savona", "margin", number_last),
)

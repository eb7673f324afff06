"""Web pages: saved as browsers and sites save them, and printed to PDF by Chromium with the layouts of CSS."""

import html
import re
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyphen

from tests.layouts.communiques import (
    CAPTION,
    HEADING,
    HEADLINE,
    ITEM,
    QUOTE,
    TABLE,
    Block,
    Communique,
)
from tests.layouts.layout import Layout, Order, as_written, filled, last, number_in_the_head, quote_after_its_paragraph
from tests.layouts.programs import run, settle_pdf

_TAGS = {HEADLINE: "h1", HEADING: "h2", ITEM: "li", QUOTE: "blockquote"}
_SYLLABLES = pyphen.Pyphen(lang="it_IT")
_SOFT_HYPHEN = "\u00ad"
_CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
)


def marked_up(blocks: list[Block], letters: Callable[[str], str] = html.escape) -> str:
    """The blocks as elements; `letters` turns the text between the tags into HTML."""
    elements = "\n".join(_element(block, letters) for block in blocks)
    return re.sub(r"(?:<li>.*</li>\n?)+", lambda items: f"<ul>\n{items[0]}</ul>\n", elements)


def with_soft_hyphens(text: str) -> str:
    """The text as HTML with a soft hyphen at each place where a word of it may be broken."""
    return re.sub(r"\w{5,}", lambda word: str(_SYLLABLES.inserted(word[0], _SOFT_HYPHEN)), html.escape(text))


def _element(block: Block, letters: Callable[[str], str]) -> str:
    if block.kind == TABLE:
        head, *rows = block.rows
        return (
            f"<table>\n<thead>{_row(head, 'th')}</thead>\n" + "\n".join(_row(row, "td") for row in rows) + "\n</table>"
        )
    text = re.sub(r"\[\^(\d+)\]", r"<sup>\1</sup>", letters(block.text))
    text = re.sub(r"\*(.+?)\*", r"<em>\1</em>", text)
    if block.kind == CAPTION:
        return f'<figure><div class="picture"></div><figcaption>{text}</figcaption></figure>'
    tag = _TAGS.get(block.kind)
    return f"<{tag}>{text}</{tag}>" if tag else f'<p class="{block.kind}">{text}</p>'


def _row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"


def saved(communique: Communique, path: Path, *, template: str, encoding: str, published: str) -> None:
    """A web page saved in an encoding, with its day of publication; letters that it lacks are character references."""
    page = filled(template, communique, marked_up, charset=encoding, published=published)
    path.write_bytes(page.encode(encoding, errors="xmlcharrefreplace"))


def printed(communique: Communique, path: Path, *, template: str, options: tuple[str, ...], soft: bool) -> None:
    """The page printed to PDF, with soft hyphens in its words or without."""
    letters = with_soft_hyphens if soft else html.escape
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "pagina.html"
        page.write_text(filled(template, communique, partial(marked_up, letters=letters)), "utf-8")
        run((*_CHROMIUM, f"--user-data-dir={folder}", *options, f"--print-to-pdf={path}", page.as_uri()), page.parent)
    settle_pdf(path)


def _printed(
    file: str,
    communique: str,
    order: Order = as_written,
    *,
    options: tuple[str, ...] = ("--no-pdf-header-footer",),
    soft: bool = False,
) -> Layout:
    make = partial(printed, template=f"{file}.html", options=options, soft=soft)
    return Layout(f"chromium-{file}.pdf", communique, make, order)


def _saved(file: str, communique: str, template: str, encoding: str, published: str) -> Layout:
    make = partial(saved, template=f"{template}.html", encoding=encoding, published=published)
    return Layout(f"page-{file}.html", communique, make)


LAYOUTS = (
    _printed("letter", "reggio"),
    _printed("two-columns", "forli", soft=True),
    _printed("three-columns", "majella", soft=True),
    _printed("pull-quote", "gorizia", quote_after_its_paragraph),
    _printed("side-box", "savona", last(TABLE)),
    _printed("long-table", "potenza"),
    _printed("heads-and-feet", "camerino", number_in_the_head),
    _printed("browser", "matera", options=()),
    _printed("drop-cap", "forli"),
    _printed("shadow", "majella"),
    _saved("portal", "savona", "portal", "utf-8", "2025-05-14T09:30:00+02:00"),
    _saved("portal-notes", "camerino", "portal", "utf-8", "2024-02-03T12:00:00+01:00"),
    _saved("portal-utf-16", "reggio", "portal", "utf-16", "2026-01-27T08:00:00+01:00"),
    _saved("newspaper-cp1252", "majella", "newspaper", "cp1252", "2022-04-08T18:45:00+02:00"),
    _saved("newspaper-utf-8", "gorizia", "newspaper", "utf-8", "2025-03-06T07:10:00+01:00"),
)

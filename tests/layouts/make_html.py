"""Web pages: saved as browsers and sites save them, and printed to PDF by Chromium with the layouts of CSS."""

import html
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyphen

from tests.layouts.communiques import (
    CAPTION,
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
from tests.layouts.layout import Layout, Order, as_written, filled, last
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


def saved(communique: Communique, path: Path, *, template: str, encoding: str = "utf-8") -> None:
    """A saved web page in an encoding; letters that it lacks are written as character references."""
    path.write_bytes(filled(template, communique, marked_up).encode(encoding, errors="xmlcharrefreplace"))


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


def _saved(file: str, communique: str, template: str, encoding: str, order: Order = as_written) -> Layout:
    return Layout(
        f"page-{file}.html", communique, partial(saved, template=f"{template}.html", encoding=encoding), order
    )


def _quote_after_its_paragraph(communique: Communique) -> list[Block]:
    """The quote hangs in the middle of the first paragraph, which a reader finishes first."""
    head, body = communique.only(LETTERHEAD, HEADLINE), communique.without(LETTERHEAD, HEADLINE, QUOTE)
    return [*head, body[0], *communique.only(QUOTE), *body[1:]]


def _number_in_the_head(communique: Communique) -> list[Block]:
    """Sender and number run along the head of every page, the contacts along the foot."""
    sender, *address, number = communique.only(LETTERHEAD)
    return [sender, number, *address, *communique.without(LETTERHEAD, CONTACT), *communique.only(CONTACT)]


def _head_in_capitals(communique: Communique) -> list[Block]:
    """A browser draws small capitals as capitals."""
    head = [replace(block, text=block.text.upper()) for block in communique.only(LETTERHEAD)]
    return [*head, *communique.without(LETTERHEAD)]


def _bullets_drawn(communique: Communique) -> list[Block]:
    """A browser draws the bullets of a list as discs, which are no letters."""
    return [replace(block, kind=PARAGRAPH) if block.kind == ITEM else block for block in communique.blocks]


LAYOUTS = (
    _printed("letter", "reggio"),
    _printed("two-columns", "forli", soft=True),
    _printed("three-columns", "majella", soft=True),
    _printed("pull-quote", "gorizia", _quote_after_its_paragraph),
    _printed("side-box", "savona", last(TABLE)),
    _printed("long-table", "potenza"),
    _printed("heads-and-feet", "camerino", _number_in_the_head),
    _printed("browser", "matera", _bullets_drawn, options=()),
    _printed("drop-cap", "forli"),
    _printed("shadow", "majella", _head_in_capitals),
)

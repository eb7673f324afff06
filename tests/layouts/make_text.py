"""Plain texts and Markdown as editors and old mail programs save them: encodings, wrapped lines, marks of emphasis."""

import textwrap
from functools import partial
from pathlib import Path

from tests.layouts.communiques import HEADING, HEADLINE, ITEM, TABLE, Block, Communique
from tests.layouts.layout import Layout

_MARKS = {HEADLINE: "# ", HEADING: "## ", ITEM: "* "}


def encoded(communique: Communique, path: Path, *, encoding: str, width: int = 0) -> None:
    """The plain text in an encoding with Windows' line ends, its lines wrapped at `width` unless that is 0."""
    paragraphs = [wrapped(block.plain, width) for block in communique.blocks]
    path.write_bytes("\r\n\r\n".join(paragraphs).replace("\n", "\r\n").replace("\r\r", "\r").encode(encoding))


def wrapped(text: str, width: int) -> str:
    """The lines of a text broken at spaces so that none is longer than `width`, unless that is 0."""
    fill = partial(textwrap.fill, width=width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(fill, text.split("\n"))) if width else text


def markdown(communique: Communique, path: Path) -> None:
    """Markdown: headings, emphasis, bullets, a table with its rule."""
    path.write_text("\n\n".join(map(_marked, communique.blocks)) + "\n", "utf-8")


def _marked(block: Block) -> str:
    if block.kind == TABLE:
        head, *rows = (f"| {' | '.join(row)} |" for row in block.rows)
        return "\n".join([head, "|" + " --- |" * len(block.rows[0]), *rows])
    return _MARKS.get(block.kind, "") + block.text.replace("*", "**")


LAYOUTS = (
    Layout("text-cp1252.txt", "forli", partial(encoded, encoding="cp1252")),
    Layout("text-utf-16.txt", "gorizia", partial(encoded, encoding="utf-16")),
    Layout("text-wrapped.txt", "matera", partial(encoded, encoding="utf-8", width=72)),
    Layout("markdown.md", "savona", markdown),
)

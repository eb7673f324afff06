"""What a layout is: a communiqué, the program that sets it, and the order in which a reader should give its blocks."""

import string
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.layouts.communiques import (
    CAPTION,
    CONTACT,
    HEADING,
    HEADLINE,
    ITEM,
    LETTERHEAD,
    NOTE,
    PARAGRAPH,
    QUOTE,
    TABLE,
    Block,
    Communique,
    joined,
    load,
)

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
FILES = FOLDER / "files"
BODY = (HEADING, PARAGRAPH, ITEM, TABLE, QUOTE, CAPTION)

Order = Callable[[Communique], list[Block]]
Render = Callable[[list[Block]], str]


def as_written(communique: Communique) -> list[Block]:
    """Letterhead, headline, body, notes, contacts."""
    return list(communique.blocks)


def last(*kinds: str) -> Order:
    """As written, with the blocks of these kinds after all others: they stand beside the text or below it."""
    return lambda communique: [*communique.without(*kinds), *communique.only(*kinds)]


def number_in_the_head(communique: Communique) -> list[Block]:
    """Sender and number stand in the head of the page, the contacts in its foot."""
    sender, *address, number = communique.only(LETTERHEAD)
    return [sender, number, *address, *communique.without(LETTERHEAD, CONTACT), *communique.only(CONTACT)]


def number_last(communique: Communique) -> list[Block]:
    """The number stands in the foot or along the margin, where a reader comes to it last."""
    *head, number = communique.only(LETTERHEAD)
    return [*head, *communique.without(LETTERHEAD), number]


def quote_after_its_paragraph(communique: Communique) -> list[Block]:
    """The quote hangs on the first paragraph, which a reader finishes first."""
    head, body = communique.only(LETTERHEAD, HEADLINE), communique.without(LETTERHEAD, HEADLINE, QUOTE)
    return [*head, body[0], *communique.only(QUOTE), *body[1:]]


@dataclass(frozen=True)
class Layout:
    """One file of the set. `make` writes it to a path; `order` says what a reader should give, in which order."""

    file: str
    communique: str
    make: Callable[[Communique, Path], None]
    order: Order = as_written

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return FILES / self.file

    def write(self) -> None:
        """Makes the file with its program, and its expected text from the communiqué alone."""
        communique = load(self.communique)
        self.make(communique, self.path)
        expected_of(self.path).write_text(joined(self.order(communique)) + "\n", "utf-8")


def expected_of(path: Path) -> Path:
    """Where the expected text of a file lies."""
    return path.with_name(f"{path.name}.expected.txt")


class _Template(string.Template):
    """A template whose gaps begin with a sign that neither TeX nor HTML nor JavaScript uses."""

    delimiter = "§"


def filled(name: str, communique: Communique, render: Render, **gaps: str) -> str:
    """The template `templates/NAME` with the parts of the communiqué in its gaps, each as `render` marks it up.

    `§plain_PART` is a part without markup; `gaps` are further texts, for gaps of their own.
    """
    head, body = communique.only(LETTERHEAD), communique.only(*BODY)
    parts = {
        "letterhead": head,
        "sender": head[:1],
        "address": head[1:-1],
        "number": head[-1:],
        "headline": communique.only(HEADLINE),
        "body": body,
        "main": [block for block in body if block.kind != QUOTE],
        "main_rest": [block for block in body[1:] if block.kind != QUOTE],
        "opening": body[:1],
        "rest": body[1:],
        "text": [block for block in body if block.kind != TABLE],
        "table": communique.only(TABLE),
        "quote": communique.only(QUOTE),
        "notes": communique.only(NOTE),
        "contacts": communique.only(CONTACT),
    }
    marked = {part: render(blocks) for part, blocks in parts.items()}
    plain = {f"plain_{part}": joined(blocks) for part, blocks in parts.items()}
    return _Template((TEMPLATES / name).read_text("utf-8")).substitute(marked | plain | gaps)

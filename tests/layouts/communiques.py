"""The communiqués behind the layouts: Markdown files of our own, read into blocks, and the plain text of the blocks.

What stands before the headline is the letterhead, what follows the rule is the foot with the contacts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.readers.paragraphs import CELL_SEPARATOR

SOURCES = Path(__file__).parent / "sources"

LETTERHEAD, HEADLINE, HEADING, PARAGRAPH, ITEM = "letterhead", "headline", "heading", "paragraph", "item"
TABLE, QUOTE, CAPTION, NOTE, CONTACT = "table", "quote", "caption", "note", "contact"

_MARKED = {"# ": HEADLINE, "## ": HEADING, "- ": ITEM, "> ": QUOTE, "![": CAPTION}
_NOTE = re.compile(r"^\[\^\d+\]: ")
_NOTE_MARK = re.compile(r"\[\^\d+\]")

Row = tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph by its kind. `text` keeps marks of emphasis (*…*) and of notes ([^1]); a table has `rows` instead."""

    kind: str
    text: str
    rows: tuple[Row, ...] = ()

    @property
    def plain(self) -> str:
        """What a reader should give for it: no marks of emphasis or notes, a list's items with a hyphen."""
        if self.rows:
            return "\n".join(CELL_SEPARATOR.join(row) for row in self.rows)
        text = _NOTE_MARK.sub("", self.text).replace("*", "")
        return f"- {text}" if self.kind == ITEM else text


@dataclass(frozen=True)
class Communique:
    """The blocks of one communiqué in reading order."""

    blocks: tuple[Block, ...]

    def only(self, *kinds: str) -> list[Block]:
        """The blocks of these kinds."""
        return [block for block in self.blocks if block.kind in kinds]

    def without(self, *kinds: str) -> list[Block]:
        """The blocks of all other kinds."""
        return [block for block in self.blocks if block.kind not in kinds]

    @property
    def headline(self) -> str:
        """The plain headline."""
        return self.only(HEADLINE)[0].plain


def load(name: str) -> Communique:
    """The communiqué in `sources/NAME.md`."""
    text = (SOURCES / f"{name}.md").read_text("utf-8")
    head, body = re.split(r"^(?=# )", text, maxsplit=1, flags=re.MULTILINE)
    body, foot = body.split("\n---\n")
    return Communique(
        (
            *(Block(LETTERHEAD, line) for line in head.split("\n") if line),
            *_body(body),
            *(Block(CONTACT, line) for line in foot.split("\n") if line),
        )
    )


def joined(blocks: Iterable[Block]) -> str:
    """The plain text of blocks, one blank line between them."""
    return "\n\n".join(block.plain for block in blocks)


def _body(text: str) -> Iterator[Block]:
    """The blocks from the headline on, notes last."""
    blocks = [block for part in re.split(r"\n{2,}", text.strip()) for block in _blocks(part)]
    yield from (block for block in blocks if block.kind != NOTE)
    yield from (block for block in blocks if block.kind == NOTE)


def _blocks(part: str) -> Iterator[Block]:
    if part.startswith("|"):
        yield Block(TABLE, "", tuple(_cells(line) for line in part.split("\n")))
        return
    for piece in re.split(r"\n(?=- |\[\^\d+\]: )", part):
        yield _block(" ".join(piece.split("\n")))


def _block(line: str) -> Block:
    if note := _NOTE.match(line):
        return Block(NOTE, line[note.end() :])
    for mark, kind in _MARKED.items():
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark).removesuffix("]" if kind == CAPTION else ""))
    return Block(PARAGRAPH, line)


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))

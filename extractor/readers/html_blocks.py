"""A web page's tree → the paragraphs that a reader of the page sees, with how much of each is links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.etree import iterwalk

from extractor.readers.paragraphs import CELL_SEPARATOR, paragraphs_of_lines

_UNSEEN = frozenset(
    "script style noscript template svg math nav aside form button select iframe object dialog head title"
    " footer".split()
)
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4"
    " h5 h6 header hr li main ol p pre section summary table tbody tfoot thead ul td th tr".split()
)
_BANNERS = frozenset(
    "cookie cookies consent gdpr iubenda breadcrumb breadcrumbs footer adv advertisement pubblicita share related"
    " correlati newsletter sidebar navbar navigation comments commenti".split()
)
# A part with such a name that holds the article all the same is its frame: "content-with-sidebar".
_ARTICLES = ("h1", "main", "article")
_FOR_SCREEN_READERS = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"))
_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|\*{1,3})\]?|\(\d{1,3}\)")
# Not after a short word or a figure: m², CO₂, 10⁶.
_BEFORE_NOTE_MARK = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?»”\"'’)\]€%])\s*$")
_LONGEST_CELL = 300


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table; `linked` is the share of its characters that lie in links."""

    text: str
    linked: float
    is_headline: bool


def blocks_of(body: Any) -> list[Block]:
    """The blocks under `body` in document order; menus, forms, banners and what is hidden are left out."""
    return list(_Walk(body).blocks())


class _Walk:
    """One pass over a tree: the text gathered for the block that is open, and where the walk stands."""

    def __init__(self, body: Any) -> None:
        self._body = body
        self._data_tables = {table for table in body.iter("table") if _holds_data(table)}
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0
        self._tables = 0
        self._verbatim = 0

    def blocks(self) -> Iterator[Block]:
        walk = iterwalk(self._body, events=("start", "end"))
        for event, element in walk:
            if event == "start" and (_is_unseen(element) or self._is_note_mark(element)):
                walk.skip_subtree()
            elif event == "start":
                yield from self._enter(element)
            else:
                yield from self._leave(element)

    def _enter(self, element: Any) -> Iterator[Block]:
        tag = element.tag
        if tag in _BLOCKS:
            yield from self._edge(tag)
        if element in self._data_tables:
            self._tables += 1
        if tag == "br":
            self._parts.append(" " if self._tables else "\n")
        self._links += tag == "a"
        self._verbatim += tag == "pre"
        self._add(element.text)

    def _leave(self, element: Any) -> Iterator[Block]:
        tag = element.tag
        if not _is_unseen(element):
            if element in self._data_tables:
                self._tables -= 1
                yield from self._flush(is_table=True)
            elif tag == "caption" or (tag in _BLOCKS and not self._tables):
                yield from self._flush(is_headline=tag == "h1")
            self._links -= tag == "a"
            self._verbatim -= tag == "pre"
        if element is not self._body:
            self._add(element.tail)

    def _is_note_mark(self, element: Any) -> bool:
        """Whether the element is a raised number that leads to a note, which would stick to the word before it."""
        return (
            element.tag == "sup"
            and bool(_NOTE_MARK.fullmatch("".join(element.itertext()).strip()))
            and bool(_BEFORE_NOTE_MARK.search("".join(self._parts[-3:])))
        )

    def _edge(self, tag: str) -> Iterator[Block]:
        """What the beginning of a block means: a new paragraph, or a new cell or row of a table of data."""
        if not self._tables:
            yield from self._flush()
            if tag == "li":
                self._parts.append("- ")
        elif tag == "tr":
            self._parts.append("\n")
        else:
            self._parts.append(CELL_SEPARATOR if tag in ("td", "th") else " ")

    def _add(self, text: str | None) -> None:
        if text:
            shown = text if self._verbatim else " ".join(f"x{text}x".split())[1:-1]
            self._parts.append(shown)
            self._linked += len(shown.strip()) if self._links else 0

    def _flush(self, *, is_headline: bool = False, is_table: bool = False) -> Iterator[Block]:
        raw = "".join(self._parts)
        linked = self._linked / max(1, len(raw.strip()))
        self._parts, self._linked = [], 0
        if is_table:
            rows = (" ".join(row.split()).removeprefix(CELL_SEPARATOR.lstrip()) for row in raw.split("\n"))
            texts = ["\n".join(row for row in rows if row.strip(CELL_SEPARATOR))]
        else:
            texts = paragraphs_of_lines(raw).split("\n\n")
        yield from (Block(text, linked, is_headline) for text in texts if text.strip(" -"))


def _holds_data(table: Any) -> bool:
    """Whether the table has rows of short cells; others only lay out the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    return max(map(len, rows), default=0) > 1 and all(
        len("".join(cell.itertext())) <= _LONGEST_CELL for row in rows for cell in row
    )


def _is_unseen(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    return _is_hidden(element) or _is_banner(element)


def _is_hidden(element: Any) -> bool:
    style = str(element.get("style", "")).replace(" ", "").lower()
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
        or not _FOR_SCREEN_READERS.isdisjoint(element.get("class", "").lower().split())
    )


def _is_banner(element: Any) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}".lower().replace("-", " ").replace("_", " ")
    return (
        element.tag in ("div", "section", "p", "ol", "ul")
        and not _BANNERS.isdisjoint(names.split())
        and next(element.iter(*_ARTICLES), None) is None
    )

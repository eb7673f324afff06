"""RTF files. striprtf knows the format's destinations and character sets; the text is put together here.

Its own text loses notes, headers, text boxes and the cells of tables, and shows what tracked changes have deleted.
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import date

from striprtf.striprtf import charset_map, destinations, specialchars

from extractor.messages import _
from extractor.readers.draft import Draft, Source
from extractor.readers.page_numbers import PAGE_FIELD, is_page_number
from extractor.readers.paragraphs import joined
from extractor.readers.rtf_flow import Flow
from extractor.readers.rtf_tokens import Token, tokens
from extractor.readers.stated import format_hints
from extractor.readers.symbol_fonts import symbol

_HEADS = frozenset({"header", "headerf", "headerl", "headerr"})
_FEET = frozenset({"footer", "footerf", "footerl", "footerr"})
_BOXES = frozenset({"shptxt", "dptxbxtext"})
# Destinations that hold what is read here, in spite of the star that lets other programs pass them over.
_ENTERED = frozenset({"shp", "shpinst", "shpgrp", "object", "result", "do"})
_LIST_MARKS = frozenset({"listtext", "pntext"})
_STATED = frozenset({"title", "author", "creatim", "revtim"})
_SIGNS = {
    **{"~": " ", "-": "\u00ad", "_": "-", "line": "\n", "\n": "\n", "\r": "\n"},
    **{"nestcell": " | ", "chpgn": PAGE_FIELD},
}
_HIDING = frozenset({"v", "deleted", "mvf"})
_CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SYMBOL_CHARSET = 2
_PAGE_CODES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_SKIP = "skip"


@dataclass(slots=True)
class _Font:
    encoding: str | None = None
    name: str = ""
    is_symbol: bool = False


@dataclass(slots=True)
class _Group:
    """What holds within a group, and ends with it. `destination` says where its text goes if not into the flow."""

    flow: Flow
    destination: str = ""
    font: int | None = None
    after_unicode: int = 1
    in_table: bool = False
    hidden: frozenset[str] = field(default_factory=frozenset)


def draft(source: Source) -> Draft:
    """The text of an RTF file; raises UnreadableDocument for what holds none, or is longer than the limit."""
    walk = _Walk()
    for token in tokens(source.content):
        walk.take(token)
        if walk.characters > source.limits.max_characters:
            source.check_length(walk.characters)
    if not walk.was_closed:
        raise source.refuse(_("The RTF breaks off before its end."))
    text = joined(walk.blocks())
    stated = walk.stated
    return Draft(text, hints=format_hints(text, stated["title"], stated["author"], walk.days()))


class _Walk:
    """One pass over the tokens: the groups that are open, the fonts, and the flows of text so far."""

    def __init__(self) -> None:
        self.characters = 0
        self.was_closed = False
        self.stated = dict.fromkeys(_STATED, "")
        self._body = Flow()
        self._heads, self._feet, self._notes = list[Flow](), list[Flow](), list[Flow]()
        self._group = _Group(self._body)
        self._outer: list[_Group] = []
        self._fonts: dict[int, _Font] = {}
        self._font = _Font()
        self._default_font: int | None = None
        self._encoding = "cp1252"
        self._code = ""
        self._skip = 0
        self._starred = False
        self._bytes = bytearray()

    def blocks(self) -> Iterator[str]:
        """Headers, body, notes, footers; of headers and footers each text once, page numbers left out."""
        margins = [dict.fromkeys(b for flow in flows for b in flow.blocks()) for flows in (self._heads, self._feet)]
        heads, feet = ([text for text in margin if not is_page_number(text)] for margin in margins)
        yield from heads
        yield from self._body.blocks()
        yield from (block for note in self._notes for block in note.blocks())
        yield from feet

    def days(self) -> list[date]:
        """The days on which the file was last changed and made, as far as it says so."""
        found = []
        for name in ("revtim", "creatim"):
            try:
                found.append(date(*map(int, self.stated[name].split())))
            except (TypeError, ValueError):
                continue
        return found

    def take(self, token: Token) -> None:
        """Goes on by one token."""
        if self.was_closed:
            return
        if token.kind == "text":
            self._letters(token.text)
            return
        self._flush()
        if token.kind == "open":
            self._skip = 0
            self._outer.append(self._group)
            self._group = copy(self._group)
        elif token.kind == "close":
            self._close()
        elif self._skip and token.word != "*":
            self._skip -= 1
        else:
            self._word(token.word, token.number)
            self._starred = token.word == "*"

    def _close(self) -> None:
        self._skip = 0
        if self._outer:
            self._group = self._outer.pop()
        self.was_closed = not self._outer

    def _word(self, word: str, number: int | None) -> None:
        if word in _ENTERED or self._opens(word) or self._group.destination == _SKIP:
            return
        if self._starred or (word in destinations and word not in _STATED):
            self._group.destination = _SKIP
        elif self._group.destination:
            self._state(word, number)
        else:
            self._shape(word, number)

    def _opens(self, word: str) -> bool:
        """Whether the word begins a part of its own: another flow, a table of fonts, a field, a property."""
        group = self._group
        flow: Flow | None = None
        if group.destination == _SKIP:
            return False
        if word in _HEADS or word in _FEET or word == "footnote":
            flow = Flow()
            (self._heads if word in _HEADS else self._feet if word in _FEET else self._notes).append(flow)
        elif word in _BOXES:
            flow = group.flow.box()
        elif word in _LIST_MARKS:
            group.flow.mark_item()
            group.destination = _SKIP
        elif word in ("fonttbl", "info", "fldinst", "upr") or (word in _STATED and group.destination == "info"):
            group.destination = word
            self._code = ""
        elif word == "ud" and group.destination == "upr":
            group.destination = ""
        else:
            return False
        if flow is not None:
            group.flow, group.in_table = flow, False
        return True

    def _state(self, word: str, number: int | None) -> None:
        """A word in a table of fonts, or in a property that is a moment."""
        if self._group.destination == "fonttbl":
            if word == "f":
                self._font = self._fonts[number or 0] = _Font()
            elif word == "fcharset":
                self._font.encoding = charset_map.get(number, None) if number else None
                self._font.is_symbol = number == _SYMBOL_CHARSET
        elif word in ("yr", "mo", "dy") and self._group.destination in self.stated:
            self.stated[self._group.destination] += f" {number}"

    def _shape(self, word: str, number: int | None) -> None:
        """A word about the text: what it looks like, where a paragraph ends, a letter."""
        if word in _HIDING:
            hidden = self._group.hidden - {word}
            self._group.hidden = hidden if number == 0 else hidden | {word}
        elif word in _SIGNS or word in specialchars:
            self._sign(word)
        elif word == "u":
            self._write(chr((number or 0) % 0x10000))
            self._skip = self._group.after_unicode
        elif word == "fldrslt" and next(iter(self._code.upper().split()), "") in _PAGE_CODES:
            self._write(PAGE_FIELD)
            self._group.destination = _SKIP
        else:
            self._set(word, number)

    def _sign(self, word: str) -> None:
        ends: dict[str, Callable[[], None]] = {
            **dict.fromkeys(("par", "sect", "page", "nestrow"), self._end_paragraph),
            "cell": self._group.flow.end_cell,
            "row": self._group.flow.end_row,
        }
        if word in ends:
            ends[word]()
        else:
            self._write(_SIGNS.get(word) or str(specialchars[word]))

    def _end_paragraph(self) -> None:
        if not self._group.hidden:
            self._group.flow.end_paragraph(in_table=self._group.in_table)

    def _set(self, word: str, number: int | None) -> None:
        group = self._group
        if word == "f":
            group.font = number
        elif word == "uc":
            group.after_unicode = max(0, number or 0)
        elif word == "pard":
            group.in_table = False
        elif word == "intbl":
            group.in_table = True
        elif word == "plain":
            group.font, group.hidden = self._default_font, frozenset()
        elif word == "deff":
            self._default_font = number
        elif word == "ansicpg" and number:
            self._encoding = f"cp{number}"
        elif word in _CODE_PAGES:
            self._encoding = _CODE_PAGES[word]

    def _letters(self, letters: bytes) -> None:
        passed = min(self._skip, len(letters))
        self._skip -= passed
        self._bytes += letters[passed:]

    def _flush(self) -> None:
        """Turns the bytes gathered so far into text, by the character set of their font."""
        if not self._bytes:
            return
        letters, self._bytes = bytes(self._bytes), bytearray()
        destination = self._group.destination
        font = self._fonts.get(self._group.font or 0, _Font())
        if destination == "fonttbl":
            self._font.name += letters.decode("latin-1").rstrip(";")
        elif font.is_symbol and not destination:
            self._write("".join(symbol(font.name, f"{letter:x}") for letter in letters))
        else:
            self._write(_decoded(letters, font.encoding or self._encoding))

    def _write(self, text: str) -> None:
        destination = self._group.destination
        if destination == "fldinst":
            self._code += text
        elif destination in self.stated:
            self.stated[destination] += text
        elif not destination and not self._group.hidden:
            self.characters += len(text)
            self._group.flow.write(text)


def _decoded(letters: bytes, encoding: str) -> str:
    try:
        return letters.decode(encoding, errors="replace")
    except LookupError:
        return letters.decode("cp1252", errors="replace")

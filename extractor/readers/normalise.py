"""The one form of text that offsets refer to, and the way back to the text as a reader found it.

Owned here, for every format alike: Unicode NFC, plain spaces, no invisible characters, no ligatures, no marks of
emphasis, single spaces, at most one blank line. The usual quotes, apostrophes and dashes stay as they are; what only
stands in for one (accents for apostrophes, <<Vela>>) is written as one, so that few signs have to be looked for.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.readers.emphasis import emphasis_marks
from extractor.schema.layout import TextBox

Edit = tuple[int, int, str]

_SPACES = dict.fromkeys(
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
_BREAKS = {"\r\n": "\n"} | dict.fromkeys("\r\v\f\x85\u2028", "\n") | {"\u2029": "\n\n"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Word and LaTeX have a hyphen of its own that keeps a line together; names are looked up with the plain one.
_HYPHENS = dict.fromkeys("\u2010\u2011", "-")
# Symbol and Wingdings bullets reach the text as private characters.
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf02d", "•")
_DASHES = {"\u2012": "–", "\u2015": "—", "\u2212": "-", "\ufe58": "—", "\ufe63": "-", "\uff0d": "-"}
_QUOTES = {"\uff02": '"', "\uff07": "'", "\u201f": "“", "\u301d": "“", "\u301e": "”", "\u226a": "«", "\u226b": "»"}
_REPLACED = _SPACES | _BREAKS | _LIGATURES | _HYPHENS | _BULLETS | _DASHES | _QUOTES

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # soft hyphen, zero width, direction
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e0fff"  # variants, byte order, anchors, tags
)
_SPECIAL = re.compile(
    f"[{_INVISIBLE}]+|[\ud800-\udfff]|\r\n|[{re.escape(''.join(k for k in _REPLACED if len(k) == 1))}]"
)
_FOREIGN_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_SPACE_RUN = re.compile(r" {2,}")
_LINE_EDGE = re.compile(r" +(?=\n)|(?<=\n) +")
_BLANK_LINES = re.compile(r"\n{3,}")
# Lists drawn by a program and lists typed by hand begin alike.
_BULLET = re.compile(r"^(?:[•▪◦‣●○·] ?|\* )(?=\S)", re.MULTILINE)
# An accent, a prime or a letter of phonetics in the place of an apostrophe: "l´Universita`", "ʼ90".
_APOSTROPHE = re.compile(
    r"(?:(?<=[^\W\d_])|(?<!\w)(?=.\d\d(?!\d)))[´`\u02b9\u02bb\u02bc\u02c8\u2032\u201b\ua78c](?![´`])"
)
# An apostrophe that some program doubled, as databases do.
_DOUBLED = re.compile(r"(?<=[^\W\d_])''(?=[^\W\d_])")
# Two apostrophes or accents in the place of a double quote.
_DOUBLE_QUOTE = re.compile(r"(?<![\w'’])(?:''|‘‘|``|´´)(?=\w)|(?<=[\w.,;:!?…%€)»])(?:''|’’|´´)(?![\w'’])")
_OPENING_ANGLES = re.compile(r"(?<![\w<])<<(?=\s?\w)")
_CLOSING_ANGLES = re.compile(r"(?<=[\w.!?…)])>>(?![\w>])")
_TEXT_EDGE = re.compile(r"\A[ \n]+|[ \n]+\Z")


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text; `origins[i]` is the raw offset that `text[i]` came from, with one more for the end."""

    text: str
    origins: Sequence[int]

    def position(self, raw: int) -> int:
        """Where the raw offset `raw` lies in the text; that of a dropped character is its successor's."""
        return bisect_left(self.origins, raw)

    def carry(self, boxes: Iterable[TextBox]) -> Iterator[TextBox]:
        """The boxes with their raw offsets carried over; a box of which no character is left goes."""
        for box in boxes:
            start, end = self.position(box.start), self.position(box.end)
            if start < end:
                yield box._replace(start=start, end=end)

    def rewrite(self, edits: Iterable[Edit]) -> "Normalised":
        """The text with `edits` made: (start, end, new text) in ascending order, none touching another."""
        pieces: list[str] = []
        origins = array("I")
        done = 0
        for start, end, new in edits:
            pieces += self.text[done:start], new
            origins.extend(self.origins[done:start])
            origins.extend([self.origins[start]] * len(new))
            done = end
        if not done:
            return self
        pieces.append(self.text[done:])
        origins.extend(self.origins[done:])
        return Normalised("".join(pieces), origins)


def normalise(raw: str) -> Normalised:
    """The normalised form of `raw`. Normalising it again changes nothing."""
    current = Normalised(raw, range(len(raw) + 1))
    while True:
        before = current.text
        for edits in _PASSES:
            current = current.rewrite(edits(current.text))
        if current.text == before:
            return current


def _special(text: str) -> Iterator[Edit]:
    for match in _SPECIAL.finditer(text):
        found = match.group()
        lost = "\ufffd" if "\ud800" <= found <= "\udfff" else ""
        yield match.start(), match.end(), _REPLACED.get(found, lost)


def _composed(text: str) -> Iterator[Edit]:
    """Unicode NFC, cluster by cluster, so that each composed letter keeps its own origin."""
    if unicodedata.is_normalized("NFC", text):
        return
    for run in _FOREIGN_RUN.finditer(text):
        if not unicodedata.is_normalized("NFC", run.group()):
            yield from _composed_run(run.group(), run.start())


def _composed_run(run: str, offset: int) -> Iterator[Edit]:
    starts = [i for i, char in enumerate(run) if i == 0 or not unicodedata.combining(char)]
    clusters = [run[a:b] for a, b in zip(starts, [*starts[1:], len(run)], strict=True)]
    composed = [unicodedata.normalize("NFC", cluster) for cluster in clusters]
    whole = unicodedata.normalize("NFC", run)
    if "".join(composed) != whole:  # letters that compose with their neighbour, as in Korean
        yield offset, offset + len(run), whole
        return
    for start, cluster, new in zip(starts, clusters, composed, strict=True):
        if cluster != new:
            yield offset + start, offset + start + len(cluster), new


def _without_emphasis(text: str) -> Iterator[Edit]:
    for start, end in emphasis_marks(text):
        yield start, end, ""


def _replacing(pattern: re.Pattern[str], new: str) -> Callable[[str], Iterator[Edit]]:
    def edits(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), new

    return edits


_PASSES: tuple[Callable[[str], Iterator[Edit]], ...] = (
    _special,
    _composed,
    _replacing(_DOUBLE_QUOTE, '"'),
    _replacing(_DOUBLED, "'"),
    _replacing(_APOSTROPHE, "'"),
    _replacing(_OPENING_ANGLES, "«"),
    _replacing(_CLOSING_ANGLES, "»"),
    _without_emphasis,
    _replacing(_SPACE_RUN, " "),
    _replacing(_LINE_EDGE, ""),
    _replacing(_BULLET, "- "),
    _replacing(_BLANK_LINES, "\n\n"),
    _replacing(_TEXT_EDGE, ""),
)

"""Sentence borders for communiqués: abbreviations, headings without a full stop, lists led in by a colon.

spaCy's own sentencizer splits at "S.p.A." and "n. 12" and knows no paragraphs; facts are scoped by sentence here,
so the borders must hold on letterheads and lists too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc

from extractor.nlp.doc_text import text_of

#: How an item of a list begins: a bullet, or its number with a stop or a bracket.
ITEM_MARK = r"(?:[-•*–·▪]|\d{1,2}[.)])"
_BORDER = re.compile(
    r"(?P<stop>[.!?…]+[\"»”’')\]]*)(?=\s+[\"«“‘(\[–-]*[A-ZÀ-Ý0-9])|(?P<paragraph>\n\s*\n)|(?P<item>\n)(?=\s*[-•*–·▪]\s)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"«“'’])(?:[A-Z]|[a-z]|dott|dr|prof|avv|ing|arch|geom|rag|sig|sigg|on|sen|mons|art|artt|n|nr|num|tel|pag|pagg|"
    r"vol|ecc|etc|cfr|es|ca|cd|c\.d|p\.v|u\.s|c\.m|s\.p\.a|s\.r\.l|spett|egr|vs|ss|sec|gen|feb|mar|apr|mag|giu|lug|ago|"
    r"set|sett|ott|nov|dic|lun|gio|ven|sab|dom|mln|mld|min|max|ed|im|rev|st|jr|mr|mrs|dr\.ssa|dott\.ssa|prof\.ssa|p)\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12
_BULLET = re.compile(r"[ \t]*" + ITEM_MARK + r"\s")
_ITEM_NUMBER = re.compile(r"[ \t]*(?:[-•*–·▪]\s+)?\d{1,3}\.")
# Nobody writes one that long: a table without stops is cut, lest each of its facts be weighed against all others.
_LONGEST_SENTENCE = 5_000
_SHORT_HEADING = 50


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """`(start, end)` of each sentence without the white space around it, in order."""
    start = 0
    for match in _BORDER.finditer(text):
        if _is_border(text, start, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _is_border(text: str, start: int, match: re.Match[str]) -> bool:
    if match["stop"]:
        before = text[max(start, match.end("stop") - _LONGEST_ABBREVIATION) : match.end("stop")]
        return not _ABBREVIATION.search(before) and not _numbers_item(text, match.end("stop"))
    before = text[max(start, match.start() - 3) : match.start()].rstrip()
    leads_on = _leads_into_list(text, before, match)
    return not leads_on


def _numbers_item(text: str, stop: int) -> bool:
    """Whether the full stop belongs to a list item's number: "3. Alfa"."""
    return bool(_ITEM_NUMBER.fullmatch(text, text.rfind("\n", 0, stop) + 1, stop))


def _leads_into_list(text: str, before: str, match: re.Match[str]) -> bool:
    """Whether a paragraph break only leads on to a list's next item: after a colon, a short heading or an item."""
    if not _BULLET.match(text, match.end()):
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    is_heading = len(line) <= _SHORT_HEADING and not line.endswith((".", "!", "?"))
    is_item = bool(_BULLET.match(line)) and not line.endswith((".", "!", "?"))
    return before.endswith((":", ";", ",")) or is_heading or is_item


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without the white space around it, in pieces if it is too long; nothing if it is all white space."""
    while start < end:
        cut = _cut(text, start, end)
        first, last = start, cut
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last
        start = cut


def _cut(text: str, start: int, end: int) -> int:
    """Where a piece that begins at `start` ends: at the last white space within reach of a stretch too long."""
    reach = start + _LONGEST_SENTENCE
    if end <= reach:
        return end
    cut = max(text.rfind(" ", start, reach), text.rfind("\n", start, reach)) + 1
    return cut if cut > start else reach


def sentences(doc: Doc) -> Doc:
    """Sets all tokens' `is_sent_start` at once: one by one, each would cost a look at the whole text."""
    starts = [start for start, _ in sentence_spans(text_of(doc))]
    first = [token.i == 0 or _holds_one(starts, token.idx, token.idx + len(token.text)) for token in doc]
    flags: Any = np.where(np.array(first, dtype=bool), 1, -1).astype("uint64")
    return doc.from_array([SENT_START], flags.reshape(-1, 1))


def _holds_one(offsets: list[int], start: int, end: int) -> bool:
    index = bisect_left(offsets, start)
    return index < len(offsets) and offsets[index] < end

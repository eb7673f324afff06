"""Markdown's marks of emphasis and headings, found in prose of any format.

Communiqués are pasted from content systems that leave `**bold**` and `## heading` in the text; the marks say nothing
and would stand inside names. Only pairs that surely are marks are taken: a star that is a footnote's sign, a product
or a bullet stays. One pass over the marks, so that a text full of unclosed ones costs no more than any other.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_MARK = re.compile(r"(?P<heading>^#{1,6} +(?=\S))|(?P<end>\n\n)|(?P<mark>\*+|_+)", re.MULTILINE)
_OPENS_BEFORE = frozenset("\"'“”«‘’([*_")
_CLOSES_AFTER = frozenset("\"'“”»‘’)].,;:!?…%€*_")
_LONGEST_MARK = 3


def emphasis_marks(text: str) -> list[Span]:
    """The spans of paired `*`, `**`, `***`, `_`, `__`, `___` and of leading `#`s, in ascending order.

    A pair never reaches beyond its paragraph.
    """
    return sorted(_marks(text))


def _marks(text: str) -> Iterator[Span]:
    opened: dict[str, Span] = {}
    for match in _MARK.finditer(text):
        if match.lastgroup == "heading":
            yield match.span()
        elif match.lastgroup == "end":
            opened.clear()
        elif match.end() - match.start() <= _LONGEST_MARK:
            mark, span = match.group(), match.span()
            if mark in opened and _can_close(text, span):
                yield opened.pop(mark)
                yield span
            elif _can_open(text, span):
                opened[mark] = span


def _can_open(text: str, span: Span) -> bool:
    before, after = text[span[0] - 1 : span[0]], text[span[1] : span[1] + 1]
    return not before.isalnum() and (after.isalnum() or after in _OPENS_BEFORE)


def _can_close(text: str, span: Span) -> bool:
    before, after = text[span[0] - 1 : span[0]], text[span[1] : span[1] + 1]
    return not after.isalnum() and (before.isalnum() or before in _CLOSES_AFTER)

"""Quoted stretches, whatever the marks: “…”, «…», "…", ‘…’."""

import re
from dataclasses import dataclass

_QUOTED = re.compile(
    r"“(?P<curly>[^“”\n]{2,200})”|«\s?(?P<angle>[^«»\n]{2,200}?)\s?»|\"(?P<straight>[^\"\n]{2,200})\"|„(?P<low>[^„“”\n]{2,200})[“”]|‘(?P<single>[^‘’\n]{2,80})’"
    r"|(?<!\w)'(?P<tick>[A-ZÀ-Ý](?:[^'\n]|'(?=\w)){1,80})'(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` with its marks; `inner_start` and `inner_end` without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    inner: str


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text in order; none runs over a line's end."""
    found = []
    for match in _QUOTED.finditer(text):
        kind = str(match.lastgroup)
        inner = match[kind]
        stripped = inner.strip(" *_,.;")
        start = match.start(kind) + inner.index(stripped) if stripped else match.start(kind)
        found.append(Quotation(match.start(), match.end(), start, start + len(stripped), stripped))
    return [q for q in found if q.inner]

"""Quoted stretches, whatever the marks: “…”, «…», "…", ‘…’."""

import re
from dataclasses import dataclass

# A quotation may run on over the end of a line, not of a paragraph.
_LINE_END = r"(?<=[^\n])\n(?=[^\s\-•*–·▪])"
_QUOTED = re.compile(
    r"“(?P<curly>(?:[^“”\n]|WRAP){2,200})”|«\s?(?P<angle>(?:[^«»\n]|WRAP){2,200}?)\s?»"
    r"|\"(?P<straight>[^\"\n]{2,200})\"|„(?P<low>(?:[^„“”\n]|WRAP){2,200})[“”]|‘(?P<single>[^‘’\n]{2,80})’"
    r"|(?<!\w)'(?P<tick>[A-ZÀ-Ý](?:[^'\n]|'(?=\w)|WRAP){1,80})'(?!\w)".replace("WRAP", _LINE_END)
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
    """The quotations of a text in order; none runs over a paragraph's end."""
    found = []
    for match in _QUOTED.finditer(text):
        kind = str(match.lastgroup)
        inner = match[kind]
        stripped = inner.strip(" *_,.;")
        start = match.start(kind) + inner.index(stripped) if stripped else match.start(kind)
        found.append(Quotation(match.start(), match.end(), start, start + len(stripped), stripped))
    return [q for q in found if q.inner]

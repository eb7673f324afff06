"""Where a text says what an item states: the sentence that a reader of misses wants to see.

Extracted items carry evidence; gold items do not, so their words are looked for: names as they are written, sums and
dates by the values that the text's expressions have.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from extractor.matching import Json, fold
from extractor.values.amounts import find_amounts
from extractor.values.dates import find_dates

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s)|(?=\n)|$)")
_LONGEST = 300


def sentence_of(item: Json, text: str, published: str | None = None) -> str | None:
    """The sentence that an item rests on, or that names it; None where the text does not say it in so many words.

    `published` is the document's ISO date, by which dates without a year are read.
    """
    start = next(_places(item, text, published), None)
    if start is None:
        return None
    sentence = next((m for m in _SENTENCE.finditer(text) if m.start() <= start < m.end()), None)
    if sentence is None:
        return None
    first = max(sentence.start(), start - _LONGEST // 2)
    return " ".join(text[first : min(sentence.end(), first + _LONGEST)].split())


def _places(item: Json, text: str, published: str | None) -> Iterator[int]:
    """The offsets at which the text states the item, the likeliest first."""
    for evidence in item.get("evidence") or []:
        yield evidence["start"]
    for name in (item.get("name"), item.get("acronym"), *(item.get("aliases") or [])):
        yield from _named(str(name or ""), text)
    if item.get("amount"):
        yield from _worth(str(item["amount"]), text)
    if item.get("rate"):
        yield from (m.start() for m in re.finditer(rf"\b{re.escape(str(item['rate']))}\s?(?:%|per cento)", text))
    if item.get("edtf"):
        yield from _dated(item, text, published)


def _named(name: str, text: str) -> Iterator[int]:
    """Where the name stands, in any case and spacing, else its last word ("i Comuni di A e B")."""
    words = fold(name).split()
    if words:
        found = re.search(r"\W+".join(map(re.escape, words)), text, re.IGNORECASE)
        found = found or re.search(rf"\b{re.escape(words[-1])}\b", text, re.IGNORECASE)
        yield from [found.start()] if found else []


def _worth(amount: str, text: str) -> Iterator[int]:
    try:
        wanted = Decimal(amount)
    except InvalidOperation:
        return
    yield from (found.start for found in find_amounts(text) if found.amount == wanted)


def _dated(item: Json, text: str, published: str | None) -> Iterator[int]:
    reference = date.fromisoformat(published) if published and re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None
    found = find_dates(text, reference)
    yield from (d.start for d in found if d.edtf == item["edtf"])
    yield from (d.start for d in found if d.first is not None and str(d.first) == item.get("start"))

"""Short texts through the real pipeline, and ways to look at a result whole."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from extractor.assembly.assemble import assemble
from extractor.nlp.pipeline import Pipeline
from extractor.nlp.reading import Reading
from extractor.rules import load_rules
from extractor.schema.document import Document, Hints
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Item, Record


@cache
def pipeline() -> Pipeline:
    """The pipeline with the project's own rules and no model, built once a process."""
    return Pipeline(load_rules())


def document(text: str, hints: Hints | None = None) -> Document:
    """A document that has this text."""
    return Document(
        id=f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}",
        source="prova.txt",
        media_type="text/plain",
        text=text,
        hints=hints or Hints(),
    )


@lru_cache(maxsize=512)
def read_text(text: str, published: date | None = None) -> Reading:
    """The mentions of a text, read as published on a day."""
    return pipeline().read(document(text), published)


def record_of(text: str, published: date | None = None) -> Record:
    """The record of a text."""
    return assemble(read_text(text, published))


def unmarked(text: str) -> str:
    """The text without the square brackets that mark what is expected in it."""
    return text.replace("[", "").replace("]", "")


def marked(text: str, mentions: Iterable[Mention]) -> str:
    """The text with square brackets around each mention."""
    spans = {(m.start, m.end) for m in mentions}
    opening, closing = [s for s, _ in spans], [e for _, e in spans]
    pieces = (
        "]" * closing.count(i) + "[" * opening.count(i) + (text[i] if i < len(text) else "")
        for i in range(len(text) + 1)
    )
    return "".join(pieces)


def marked_by(reading: Reading, *labels: Label) -> str:
    """A reading's text with square brackets around the mentions of the labels."""
    return marked(reading.text, reading.of(*labels))


def table(items: Iterable[Item], *fields: str) -> list[tuple[Any, ...]]:
    """The items' fields as plain values, a row each; `quotes` stands for the words of the evidence."""
    rows = []
    for item in items:
        plain = item.model_dump(mode="json") | {"quotes": [e.quote for e in item.evidence]}
        rows.append(tuple(plain[field] for field in fields))
    return rows

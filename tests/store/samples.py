"""Records for the store's tests, built from a text whose quotes are looked up, never counted."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from extractor.schema.record import Record

TEXT = (
    "Trieste, 3 marzo 2021. Il progetto Lagune Vive, guidato dal Consorzio Delta, parte con 450.000 euro. "
    "Con il Consorzio Delta lavora il Museo del Mare. Il primo incontro si tiene a Grado il 9 aprile 2021."
)
NOON = datetime(2021, 3, 4, 12, tzinfo=UTC)


def evidence(quote: str, text: str = TEXT, *, nth: int = 0) -> dict[str, Any]:
    """The evidence for the `nth` time that the quote stands in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return {"start": start, "end": start + len(quote), "quote": quote, "page": None, "bbox": None}


def lists(text: str = TEXT) -> dict[str, list[dict[str, Any]]]:
    """What an extraction finds in the text."""

    def item(item_id: str, quote: str, **fields: Any) -> dict[str, Any]:
        return {"id": item_id, "origin": "it.test.rule", "evidence": [evidence(quote, text)], **fields}

    return {
        "projects": [item("p1", "Lagune Vive", name="Lagune Vive", confidence=0.9)],
        "partners": [
            item("o1", "Consorzio Delta", name="Consorzio Delta", project="p1", role="lead", confidence=0.8),
            item("o2", "Museo del Mare", name="Museo del Mare", project="p1", confidence=0.6),
        ],
        "budgets": [item("b1", "450.000 euro", amount="450000", project="p1", kind="total", confidence=0.7)],
        "dates": [
            item("d1", "3 marzo 2021", edtf="2021-03-03", kind="publication", start="2021-03-03", end="2021-03-03"),
            item("d2", "9 aprile 2021", edtf="2021-04-09", kind="event", event="e1", project="p1"),
        ],
        "places": [item("l1", "Grado", name="Grado", kind="event", event="e1", project="p1")],
        "events": [item("e1", "primo incontro", name="primo incontro", place="l1", organiser="o1", project="p1")],
    }


def record(
    found: dict[str, list[dict[str, Any]]] | None = None,
    *,
    text: str = TEXT,
    source: str = "lagune.txt",
    content: bytes = b"lagune",
) -> Record:
    """The record of a file with this name and these bytes."""
    document = {
        "id": f"sha256:{sha256(content).hexdigest()}",
        "source": source,
        "media_type": "text/plain",
        "text": text,
        "title": "Lagune Vive",
        "publisher": "Regione",
        "published": "2021-03-03",
        "authors": ["Ada Bo"],
    }
    return Record.model_validate({"document": document, **(lists(text) if found is None else found)})

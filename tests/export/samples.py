"""A record that has something in every field, for the exports' tests."""

from hashlib import sha256
from typing import Any

from extractor.schema.record import LISTS, Record

TEXT = "Il progetto Sponde Aperte,\u2028guidato dall'«Ente Sponde», vale 1.500 euro a Gorizia.\x85\n"


def record(source: str = "sponde.txt", content: bytes = b"sponde", **lists: Any) -> Record:
    """The record of a file with this name and these bytes; its lists are full unless others are given."""
    document = {
        "id": f"sha256:{sha256(content).hexdigest()}",
        "source": source,
        "media_type": "text/plain",
        "text": TEXT,
        "title": "Sponde Aperte",
        "publisher": "Ente Sponde",
        "number": "12",
        "published": "2022-05",
        "authors": ["Ugo Foscarini"],
    }
    return Record.model_validate({"document": document, **(lists or full())})


def empty(source: str = "vuoto.txt", content: bytes = b"vuoto") -> Record:
    """A record without facts."""
    return record(source, content, **{name: [] for name in LISTS})


def full() -> dict[str, list[dict[str, Any]]]:
    """Six lists whose items use every field."""
    start = TEXT.index("Sponde Aperte")
    evidence = {"start": start, "end": start + 13, "quote": "Sponde Aperte", "page": 2, "bbox": [1.5, 2, 3, 4.25]}
    item = {"evidence": [evidence], "confidence": 0.75, "origin": "it.test.rule", "notes": ["anno dedotto"]}
    span = {"start": "2022-05-01", "end": "2022-05-31"}
    project: dict[str, Any] = {
        "name": "Sponde Aperte",
        "acronym": "SA",
        "title": "Sponde",
        "programme": "LIFE",
        "countries": ["IT"],
    }
    project |= {"identifiers": [{"scheme": "cup", "value": "B11"}], "website": "https://sponde.example"}
    place = {"name": "Gorizia", "country": "IT", "code": "031007", "lat": 45.94, "lon": 13.62}
    refs = {"project": "p1", "event": "e1"}
    return {
        "projects": [{**item, "id": "p1", **project, "start": "2022", "end": "2024-06", "duration_months": 30}],
        "partners": [{**item, "id": "o1", "project": "p1", "name": "Ente", "country": "IT", "department": "Acque"}],
        "budgets": [{**item, "id": "b1", "project": "p1", "partner": "o1", "amount": "1500", "rate": "76.5"}],
        "dates": [{**item, **span, **refs, "id": "d1", "edtf": "2022-05", "precision": "month"}],
        "places": [{**item, **place, **refs, "id": "l1"}],
        "events": [{**item, **span, "id": "e1", "project": "p1", "name": "avvio", "place": "l1", "organiser": "o1"}],
    }

"""Documents of the tests' own words, with the records that a machine might propose for them."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractor.schema.document import Document
from extractor.schema.record import LISTS, Record
from extractor.store.session import Store, open_store
from tui.review_state import Clock

TEXT = """COMUNICATO STAMPA n. 318 del 14/03/2022

Acque condivise: parte VALDORA, il progetto che misura i torrenti delle Alpi

La Comunità montana della Val Dora e il Politecnico di Aosta hanno presentato ieri a Cuneo il progetto VALDORA, \
finanziato dal programma Interreg ALCOTRA. In tre anni, dal primo aprile 2022, quaranta stazioni leggeranno la portata \
dei torrenti e la manderanno ai comuni in tempo reale.

Il progetto vale 1.850.000 euro, di cui circa 1,4 milioni dall'Unione europea. Alla Comunità montana, capofila, vanno \
620mila euro; gli altri partner sono il Politecnico di Aosta, il Consorzio Irriguo Stura e il Conseil Savoie Eau, \
francese.

«Chi vive a valle deve sapere che cosa succede a monte», ha detto la presidente Marta Giraudo al convegno \
"Torrenti in ascolto". I primi dati saranno pubblici entro il 30 giugno 2023.

Informazioni: www.valdora.example
"""
START = datetime(2022, 3, 21, 9, 0, tzinfo=UTC)


def ticking(start: datetime = START) -> Clock:
    """A clock that goes on by a minute each time it is asked."""
    minutes = iter(range(100_000))
    return lambda: start + timedelta(minutes=next(minutes))


def record(
    text: str = TEXT, source: str = "valdora.txt", facts: dict[str, list[dict[str, Any]]] | None = None, **about: Any
) -> Record:
    """A record over a text; each fact says in `words` (and `nth` of them) where it stands."""
    digest = f"sha256:{sha256((source + text).encode()).hexdigest()}"
    document = Document(id=digest, source=source, media_type="text/plain", text=text)
    lists = {
        name: [_item(document, name, number, fact) for number, fact in enumerate((facts or {}).get(name, []), 1)]
        for name in LISTS
    }
    info = {"id": digest, "source": source, "media_type": "text/plain", "text": text, **about}
    return Record.model_validate({"document": info, **lists})


def _item(document: Document, name: str, number: int, fact: dict[str, Any]) -> dict[str, Any]:
    values = {"confidence": 0.9, "origin": f"it.{name}.example", **fact}
    words, nth = values.pop("words"), values.pop("nth", 0)
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    prefix = {"projects": "p", "partners": "o", "budgets": "b", "dates": "d", "places": "l", "events": "e"}[name]
    return {"id": f"{prefix}{number}", "evidence": [document.evidence(start, start + len(words))], **values}


def valdora() -> Record:
    """The example of the picture: sixteen facts in all six lists, some of them doubtful."""
    return record(
        title="Acque condivise: parte VALDORA, il progetto che misura i torrenti delle Alpi",
        publisher="Comunità montana della Val Dora",
        number="318",
        published="2022-03-14",
        facts={
            "projects": [
                {
                    "words": "VALDORA",
                    "nth": 1,
                    "name": "VALDORA",
                    "programme": "Interreg ALCOTRA",
                    "countries": ["IT", "FR"],
                    "duration_months": 36,
                    "website": "www.valdora.example",
                    "confidence": 0.97,
                }
            ],
            "partners": [
                {
                    "words": "Comunità montana della Val Dora",
                    "name": "Comunità montana della Val Dora",
                    "role": "lead",
                    "country": "IT",
                    "project": "p1",
                    "confidence": 0.94,
                },
                {
                    "words": "Politecnico di Aosta",
                    "name": "Politecnico di Aosta",
                    "country": "IT",
                    "project": "p1",
                    "confidence": 0.91,
                },
                {
                    "words": "Consorzio Irriguo Stura",
                    "name": "Consorzio Irriguo Stura",
                    "country": "IT",
                    "project": "p1",
                    "confidence": 0.72,
                },
                {
                    "words": "Conseil Savoie Eau",
                    "name": "Conseil Savoie Eau",
                    "country": "FR",
                    "project": "p1",
                    "confidence": 0.64,
                    "notes": ["paese letto dall'aggettivo «francese»"],
                },
            ],
            "budgets": [
                {"words": "1.850.000 euro", "amount": "1850000", "kind": "total", "project": "p1", "confidence": 0.96},
                {
                    "words": "circa 1,4 milioni",
                    "amount": "1400000",
                    "kind": "eu_contribution",
                    "approximate": True,
                    "project": "p1",
                    "confidence": 0.58,
                    "notes": ["la valuta è presa dall'importo che precede"],
                },
                {
                    "words": "620mila euro",
                    "amount": "620000",
                    "kind": "partner_share",
                    "partner": "o1",
                    "project": "p1",
                    "confidence": 0.88,
                },
            ],
            "dates": [
                {
                    "words": "14/03/2022",
                    "kind": "publication",
                    "start": "2022-03-14",
                    "end": "2022-03-14",
                    "edtf": "2022-03-14",
                    "confidence": 0.99,
                },
                {
                    "words": "ieri",
                    "kind": "event",
                    "start": "2022-03-13",
                    "end": "2022-03-13",
                    "edtf": "2022-03-13",
                    "event": "e1",
                    "project": "p1",
                    "confidence": 0.81,
                    "notes": ["letta rispetto alla data di pubblicazione"],
                },
                {
                    "words": "primo aprile 2022",
                    "kind": "project_start",
                    "start": "2022-04-01",
                    "end": "2022-04-01",
                    "edtf": "2022-04-01",
                    "project": "p1",
                    "confidence": 0.9,
                },
                {
                    "words": "entro il 30 giugno 2023",
                    "kind": "deadline",
                    "start": "2023-06-30",
                    "end": "2023-06-30",
                    "edtf": "2023-06-30",
                    "project": "p1",
                    "confidence": 0.86,
                },
            ],
            "places": [
                {
                    "words": "Cuneo",
                    "name": "Cuneo",
                    "kind": "event",
                    "country": "IT",
                    "code": "004078",
                    "event": "e1",
                    "project": "p1",
                    "confidence": 0.93,
                },
                {
                    "words": "Alpi",
                    "name": "Alpi",
                    "kind": "area",
                    "type": "macroregion",
                    "project": "p1",
                    "confidence": 0.44,
                },
            ],
            "events": [
                {
                    "words": "Torrenti in ascolto",
                    "name": "Torrenti in ascolto",
                    "project": "p1",
                    "place": "l1",
                    "organiser": "o1",
                    "start": "2022-03-13",
                    "end": "2022-03-13",
                    "confidence": 0.77,
                }
            ],
        },
    )


def small(number: int, *, words: str = "") -> Record:
    """A short document with two facts; its words differ with its number."""
    text = f"Il Comune di Borgo {number} guida il progetto PONTE{number}.{words}\n"
    return record(
        text,
        source=f"borgo-{number}.txt",
        title=f"Nasce PONTE{number}",
        publisher=f"Comune di Borgo {number}",
        published="2022-02-01",
        facts={
            "projects": [{"words": f"PONTE{number}", "name": f"PONTE{number}", "confidence": 0.8}],
            "partners": [
                {
                    "words": f"Comune di Borgo {number}",
                    "name": f"Comune di Borgo {number}",
                    "role": "lead",
                    "project": "p1",
                    "confidence": 0.7,
                }
            ],
        },
    )


def two_leads() -> Record:
    """A project that two partners lead: a warning, and perhaps right."""
    return record(
        "Alfa e Beta guidano PONTE.\n",
        source="ponte.txt",
        facts={
            "projects": [{"words": "PONTE", "name": "PONTE"}],
            "partners": [
                {"words": name, "name": name, "role": "lead", "project": "p1", "confidence": 0.8}
                for name in ("Alfa", "Beta")
            ],
        },
    )


def further_documents() -> list[Record]:
    """Documents to fill a queue with, each with one fact or two."""
    return [
        _named("mulini.pdf", "I mulini del Reno tornano a girare", "Unione dei Comuni del Reno", "2022-03-16", 0.74),
        _named(
            "boschi.docx",
            "Boschi in rete fra Carnia e Carinzia",
            "Comunità di montagna della Carnia",
            "2022-03-17",
            0.52,
        ),
        _named("porti.html", "Porti silenziosi, al via le misure", "Autorità portuale di Ancona", "2022-03-18", 0.88),
        _named("sentieri.txt", "Sentieri per tutti sull'Appennino", "Parco dei Cento Laghi", "2022-03-18", 0.81),
        _named("latte.txt", "La filiera del latte guarda al clima", "Regione Molise", "2022-03-21", 0.69),
    ]


def _named(source: str, title: str, publisher: str, published: str, confidence: float) -> Record:
    facts = {"projects": [{"words": title.split()[0], "name": title.split()[0], "confidence": confidence}]}
    return record(f"{title}\n", source=source, facts=facts, title=title, publisher=publisher, published=published)


def filled_store(folder: Path, *records: Record) -> Store:
    """A store on SQLite that holds these records, added in this order."""
    store = open_store(f"sqlite:///{folder / 'review.db'}")
    for one in records:
        store.save_record(one, path=f"{folder}/{one.document.source}")
    return store

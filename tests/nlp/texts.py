"""Short texts through the real pipeline, and ways to look at a result whole."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from extractor.assembly.assemble import assemble
from extractor.nlp.pipeline import Pipeline
from extractor.nlp.reading import Reading
from extractor.rules import load_rules
from extractor.schema.document import Document, Hints
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Item, Record

_WORDS = (
    "il la di e con per da «Alfa» “Beta Gamma” ( ) , ; : . … - – • | € % « ” \" ' ’ capofila partner sono: S.p.A. Srl "
    "oggi ieri maggio 3 80 n. 1.200 Sondrio sloveni Anna Verdi LIFE FESR 2014-2020 entro mesi @ www.x.example ALFA"
).split(" ")
_PHRASES = (
    "Comunicato n. 12 del 03/05/2021",
    "Ufficio Stampa del Comune di Lodi",
    "(AGIPRESS) - SONDRIO, 4 MAG - ",
    "Il progetto «Alfa Viva - Acque lente in pianura»",
    "i progetti ValleViva, Zolla e Brezza",
    "nasce ValleViva",
    "guidato dall’Università di Pavia",
    "è coordinato dal Consorzio Terra Umida (CTU)",
    "Partner sono i Comuni di Lodi e Pavia, la Huber Holz GmbH (Austria)",
    "il Dipartimento di Ingegneria dell'Università di Maribor",
    "Comune di Lodi | Italia | Capofila",
    "finanziato con 30 mila euro dal programma Interreg Italia-Svizzera",
    "un budget complessivo di 1,2 milioni di euro, cofinanziato all'80 %",
    "40 mila euro andranno alla Provincia",
    "il bando ha una dotazione di 5 milioni",
    "il primo incontro si terrà il 12 maggio a Graz",
    "ospitato dalla Camera di commercio di Sondrio",
    "il convegno “Acque di pianura”",
    "avviato nel marzo 2021, si concluderà a giugno",
    "entro il 2024",
    "durerà 30 mesi",
    "CUP J49J21000010006",
    "in Slovenia, Croazia e Austria",
    "dice Anna Verdi, presidente della Fondazione Bruno",
)
_JOINTS = (" ", " ", ", ", ". ", "", "\n", "\n\n", "\n- ", " | ", " (", ") ", ": ")


def any_text() -> st.SearchStrategy[str]:
    """Texts made of words and phrases of communiqués in any order, joined in any way."""
    piece = st.sampled_from(_PHRASES) | st.sampled_from(_WORDS)
    return st.lists(st.tuples(piece, st.sampled_from(_JOINTS)), max_size=14).map(
        lambda pairs: "".join(piece + joint for piece, joint in pairs)
    )


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

"""The whole record of a text; and of any text a record whose evidence stands where it says."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.assembly.assemble import assemble
from extractor.schema.record import Record, Status
from tests.nlp.texts import any_text, document, pipeline, record_of, table

TEXT = """\
Comunicato n. 12 del 03/05/2021
Ufficio Stampa del Comune di Lodi

Parte ValleViva, il progetto per i pascoli di pianura

Il progetto ValleViva, finanziato dal programma Interreg Italia-Svizzera, è coordinato dal Comune di Lodi. Partner \
sono l'Università di Pavia e la Brezza Chiara SA (Svizzera). Il budget complessivo del progetto è di 1,2 milioni di \
euro, di cui 300 mila euro andranno all'Università di Pavia. Il progetto durerà 30 mesi.

Il primo incontro si terrà il 12 maggio a Sondrio. «Siamo contenti» dice Anna Verdi, sindaca del Comune di Crema.
"""


def test_the_whole_record_of_a_communique() -> None:
    record = record_of(TEXT)
    assert (record.document.number, record.document.published) == ("12", "2021-05-03")
    assert table(record.projects, "id", "name", "relevance", "programme", "countries", "duration_months") == [
        ("p1", "ValleViva", "main", "Interreg Italia-Svizzera", ["CH", "IT"], 30)
    ]
    assert table(record.partners, "id", "project", "name", "role", "country") == [
        ("o1", "p1", "Comune di Lodi", "lead", "IT"),
        ("o2", "p1", "Università di Pavia", "partner", "IT"),
        ("o3", "p1", "Brezza Chiara SA", "partner", "CH"),
    ]
    assert table(record.budgets, "id", "project", "partner", "amount", "kind") == [
        ("b1", "p1", None, "1200000", "total"),
        ("b2", "p1", "o2", "300000", "partner_share"),
    ]
    assert table(record.dates, "id", "project", "event", "kind", "edtf") == [
        ("d1", None, None, "publication", "2021-05-03"),
        ("d2", "p1", "e1", "event", "2021-05-12"),
    ]
    assert table(record.places, "id", "project", "event", "name", "kind") == [
        ("l1", "p1", None, "Svizzera", "seat"),
        ("l2", "p1", "e1", "Sondrio", "event"),
    ]
    assert table(record.events, "id", "project", "name", "start", "place", "organiser") == [
        ("e1", "p1", "primo incontro", "2021-05-12", "l2", None)
    ]


def test_every_item_is_proposed_with_an_origin_a_confidence_and_evidence() -> None:
    for _, item in record_of(TEXT).items():
        assert item.status == Status.PROPOSED
        assert item.origin
        assert 0 < item.confidence < 1
        assert item.evidence


def test_a_text_without_facts_gives_a_record_without_items() -> None:
    record = record_of("Domani si semina in tutta la pianura.")
    assert list(record.items()) == []


def test_the_same_text_gives_the_same_record() -> None:
    again = assemble(pipeline().read(document(TEXT)))
    assert again == record_of(TEXT)


@settings(max_examples=200, deadline=None)
@given(any_text(), st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_text_gives_a_record_whose_quotes_stand_in_it(text: str, published: date | None) -> None:
    record = record_of(text, published)
    assert all(text[e.start : e.end] == e.quote for _, item in record.items() for e in item.evidence)
    assert Record.model_validate_json(record.model_dump_json()) == record

"""The document's own fields: what the text says of itself first, then what the file says."""

from datetime import date

import pytest

from extractor.assembly.document import describe
from extractor.nlp.reading import Reading
from extractor.schema.document import Hints
from extractor.schema.record import DocumentInfo
from tests.nlp.texts import document, pipeline

HINTS = Hints(title="Titolo del file", publisher="Chi ha scritto", published=date(2020, 1, 2), authors=("Un Autore",))
TEXT = (
    "Comunicato n. 12 del 03/05/2021\nUfficio Stampa del Comune di Lodi\n\nParte la semina in pianura\n\n"
    "di Anna Verdi\n\nSi semina in tutta la pianura da mattina a sera."
)


def described(text: str, hints: Hints | None = None) -> DocumentInfo:
    reading: Reading = pipeline().read(document(text, hints))
    return describe(reading)


@pytest.mark.parametrize("hints", [None, HINTS], ids=["alone", "before the file's own"])
def test_what_the_text_says_of_itself(hints: Hints | None) -> None:
    info = described(TEXT, hints)
    assert (info.number, info.published, info.title) == ("12", "2021-05-03", "Parte la semina in pianura")
    assert (info.publisher, info.authors) == ("Ufficio Stampa del Comune di Lodi", ["Anna Verdi"])


def test_what_the_file_says_where_the_text_is_silent() -> None:
    info = described("Si semina.", HINTS)
    assert (info.number, info.published, info.title) == (None, "2020-01-02", "Titolo del file")
    assert (info.publisher, info.authors) == ("Chi ha scritto", ["Un Autore"])


def test_what_nothing_says_stays_empty() -> None:
    info = described("Si semina.")
    assert (info.number, info.published, info.title, info.publisher, info.authors) == (None, None, None, None, [])
    assert (info.source, info.media_type, info.text) == ("prova.txt", "text/plain", "Si semina.")


def test_a_day_without_a_year_is_kept_open() -> None:
    assert described("(AGIPRESS) - LODI, 4 MAG - Si semina in pianura.").published == "XXXX-05-04"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("In pianura si semina a maggio", "In pianura si semina a maggio"),
        ("La semina in pianura", "Parte la semina in pianura"),
        ("Dove e quando si parte", "Parte la semina in pianura"),
        ("A maggio", "Parte la semina in pianura"),
    ],
    ids=["repeated by the text", "less than the text's", "not in the text", "too short to tell"],
)
def test_the_title_that_the_file_states_counts_where_the_text_repeats_it(stated: str, expected: str) -> None:
    text = "Parte la semina in pianura\n\nIn pianura si semina a maggio\n\nLodi è pronta da mattina a sera."
    assert described(text, Hints(title=stated)).title == expected

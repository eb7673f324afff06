"""What a communiqué says of itself: number, publisher, title, dateline, authors, the day it was published."""

from typing import Any

import pytest

from extractor.schema.mention import Label
from extractor.values.dates import TemporalExpression
from tests.nlp.texts import read_text

LABELS = (Label.NUMBER, Label.PUBLISHER, Label.TITLE, Label.DATELINE, Label.AUTHOR, Label.PUBLISHED)
BODY = "\n\nIl progetto è partito ieri e se ne parla in pianura da mattina a sera senza sosta."


def header(text: str) -> dict[str, list[str]]:
    """The words of each part of the header that was found."""
    reading = read_text(text)
    found = {label.value: [m.text for m in reading.of(label)] for label in LABELS}
    return {label: texts for label, texts in found.items() if texts}


HEADERS: dict[str, tuple[str, dict[str, list[str]]]] = {
    "press office": (
        "Comunicato n. 12 del 03/05/2021\nUfficio Stampa del Comune di Lodi\n\nParte la semina in pianura" + BODY,
        {
            "NUMBER": ["12"],
            "PUBLISHED": ["03/05/2021"],
            "PUBLISHER": ["Ufficio Stampa del Comune di Lodi"],
            "TITLE": ["Parte la semina in pianura"],
        },
    ),
    "agency": (
        "Parte la semina in pianura\n\n(AGIPRESS) - SONDRIO, 4 MAG 2021 - Il progetto è partito." + BODY,
        {
            "TITLE": ["Parte la semina in pianura"],
            "PUBLISHER": ["AGIPRESS"],
            "DATELINE": ["SONDRIO"],
            "PUBLISHED": ["4 MAG 2021"],
        },
    ),
    "place and day": (
        "Parte la semina in pianura\n\nSondrio, 3 maggio 2021 - Il progetto è partito." + BODY,
        {"TITLE": ["Parte la semina in pianura"], "DATELINE": ["Sondrio"], "PUBLISHED": ["3 maggio 2021"]},
    ),
    "place in capitals": (
        "Parte la semina in pianura\n\nSONDRIO – Il progetto è partito." + BODY,
        {"TITLE": ["Parte la semina in pianura"], "DATELINE": ["SONDRIO"]},
    ),
    "day alone on its line": (
        "Parte la semina in pianura\n\n3 maggio 2021" + BODY,
        {"TITLE": ["Parte la semina in pianura"], "PUBLISHED": ["3 maggio 2021"]},
    ),
    "byline": (
        "Parte la semina in pianura\n\ndi Anna Verdi e Mario Gandini" + BODY,
        {"TITLE": ["Parte la semina in pianura"], "AUTHOR": ["Anna Verdi", "Mario Gandini"]},
    ),
    "day after the place at the end": (
        "Parte la semina in pianura" + BODY + "\n\nSondrio, 3 maggio 2021",
        {"TITLE": ["Parte la semina in pianura"], "DATELINE": ["Sondrio"], "PUBLISHED": ["3 maggio 2021"]},
    ),
    "a day in a sentence publishes nothing": (
        "Parte la semina in pianura\n\nIl 3 maggio 2021 si semina in tutta la pianura, a partire da Lodi e dintorni.",
        {"TITLE": ["Parte la semina in pianura"]},
    ),
    "a line of contacts is no title": (
        "Via Roma 3, 26900 Lodi - tel. 0371 000000\n\nParte la semina in pianura" + BODY,
        {"TITLE": ["Parte la semina in pianura"]},
    ),
    "an organisation that opens a title is no letterhead": (
        "Fondazione Cariplo, un milione per la semina in pianura" + BODY,
        {"TITLE": ["Fondazione Cariplo, un milione per la semina in pianura"]},
    ),
    "a letterhead with what is below it": (
        "Università degli Studi di Pavia – notizie\n\nParte la semina in pianura" + BODY,
        {"PUBLISHER": ["Università degli Studi di Pavia"], "TITLE": ["Parte la semina in pianura"]},
    ),
    "what a paper calls itself is no title": (
        "Nota per la stampa di domani\n\nParte la semina in pianura" + BODY,
        {"TITLE": ["Parte la semina in pianura"]},
    ),
    "a page's buttons publish nothing": (
        "Stampa Condividi A- A+\n\nParte la semina in pianura" + BODY,
        {"TITLE": ["Parte la semina in pianura"]},
    ),
    "a sentence is no title": ("Il progetto è partito ieri.", {}),
    "a byline without a first name is none": ("di buon mattino in pianura", {"TITLE": ["di buon mattino in pianura"]}),
    "nothing": ("", {}),
}


@pytest.mark.parametrize(("text", "expected"), HEADERS.values(), ids=HEADERS)
def test_the_header_is_exactly(text: str, expected: dict[str, list[str]]) -> None:
    assert header(text) == expected


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Comunicato n. 12 del 03/05/2021" + BODY, "2021-05-03"),
        ("(AGIPRESS) - SONDRIO, 4 MAG - Il progetto è partito." + BODY, "XXXX-05-04"),
        ("Notizie di maggio\n\nCronaca | 7 novembre 2023" + BODY, "2023-11-07"),
    ],
)
def test_the_day_of_publication(text: str, edtf: str) -> None:
    (mention,) = read_text(text).of(Label.PUBLISHED)
    value: Any = mention.value
    assert isinstance(value, TemporalExpression)
    assert value.edtf == edtf


@pytest.mark.parametrize(
    ("letterhead", "number"),
    [
        ("Comunicato 41 – 26 maggio 2023", ["41"]),
        ("Sondrio, 26 maggio 2023\nProt. 31447", ["31447"]),
        ("prot. n. 41/99", ["41/99"]),
        ("Notiziario quadrimestrale - Anno XI, n. 2 - agosto 2021", ["2"]),
        ("FLASH n. 214/2024", ["214/2024"]),
        ("Lettera ai soci – numero 14, 22 novembre 2019", ["14"]),
        ("Lettera ai soci – n. 7 del 22 novembre 2019", ["7"]),
        ("Decreto n. 34 sui consorzi di bonifica della pianura", []),
        ("Scuola elementare n. 2 di Sondrio", []),
    ],
)
def test_the_number_in_a_letterhead(letterhead: str, number: list[str]) -> None:
    assert header(f"{letterhead}\n\nParte la semina in pianura{BODY}").get("NUMBER", []) == number


def test_a_byline_in_capitals_is_written_as_names() -> None:
    (author,) = read_text("Parte la semina in pianura\n\ndi ANNA VERDI" + BODY).of(Label.AUTHOR)
    assert author.value == "Anna Verdi"

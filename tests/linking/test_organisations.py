"""One organisation under several names is one; namesakes and longer names of others stay apart."""

import pytest

from extractor.linking.organisations import group_organisations
from tests.nlp.texts import read_text

GROUPS: dict[str, tuple[str, list[tuple[str, str | None, list[str]]]]] = {
    "acronym in brackets, then alone": (
        "Paga il Consorzio Terra Umida (CTU). Il CTU ringrazia.",
        [("Consorzio Terra Umida", "CTU", ["Consorzio Terra Umida", "CTU", "CTU"])],
    ),
    "initials without brackets": (
        "Paga il Consorzio Terra Umida. Poi CTU ringrazia.",
        [("Consorzio Terra Umida", "CTU", ["Consorzio Terra Umida", "CTU"])],
    ),
    "shortened name": (
        "Paga la Rossi Meccanica Srl. Poi la Rossi Meccanica ringrazia.",
        [("Rossi Meccanica Srl", None, ["Rossi Meccanica Srl", "Rossi Meccanica"])],
    ),
    "bare head goes to the last one before": (
        "Pagano la Provincia di Sondrio e la Provincia di Como. La Provincia ringrazia.",
        [
            ("Provincia di Sondrio", None, ["Provincia di Sondrio"]),
            ("Provincia di Como", None, ["Provincia di Como", "Provincia"]),
        ],
    ),
    "bare head before the full name": (
        "La Provincia ringrazia. Paga infatti la Provincia di Sondrio.",
        [("Provincia di Sondrio", None, ["Provincia", "Provincia di Sondrio"])],
    ),
    "bare head of nothing": ("La Provincia ringrazia.", []),
    "two comuni stay apart": (
        "Pagano il Comune di Lodi e il Comune di Como.",
        [("Comune di Lodi", None, ["Comune di Lodi"]), ("Comune di Como", None, ["Comune di Como"])],
    ),
    "case and accents are one": (
        "Paga il Comune di Cantù. Il COMUNE DI CANTU' ringrazia.",
        [("Comune di Cantù", None, ["Comune di Cantù", "COMUNE DI CANTU"])],
    ),
    "people are none": ("Paga Anna Verdi.", []),
}


@pytest.mark.parametrize(("text", "expected"), GROUPS.values(), ids=GROUPS)
def test_organisations_are_exactly(text: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    groups = group_organisations(read_text(text))
    assert [(o.name, o.acronym, [m.text for m in o.mentions]) for o in groups] == expected


COUNTRIES = {
    "of its place": ("Paga l'Università di Maribor.", "SI"),
    "of the gazetteer": ("Paga il CNR.", "IT"),
    "of its head": ("Paga il Landkreis Altötting.", "DE"),
    "unknown": ("Paga la Rossi Meccanica Srl.", None),
}


@pytest.mark.parametrize(("text", "country"), COUNTRIES.values(), ids=COUNTRIES)
def test_country_of_an_organisation(text: str, country: str | None) -> None:
    (organisation,) = group_organisations(read_text(text))
    assert organisation.country == country

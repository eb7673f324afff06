"""Names typed: organisations, departments, people, and what only the context can tell."""

from typing import Any

import pytest

from extractor.schema.mention import Label, OrganisationName
from tests.nlp.texts import marked_by, read_text, unmarked

ORGANISATIONS = {
    "by its head": "Paga la [Provincia di Sondrio] da sola.",
    "by its legal form": "Paga la [Rossi Meccanica Srl] da sola.",
    "by a legal form with dots": "Paga la [Rossi Meccanica S.r.l.] da sola.",
    "by a foreign legal form": "Paga la [Huber Holz GmbH] da sola.",
    "of the gazetteer by acronym": "Paga il [CNR] da solo.",
    "a list under a plural head": "Pagano i Comuni di [Lodi], [Pavia] e [Sondrio] insieme.",
    "regions under a plural head": "Pagano le Regioni [Piemonte] e [Liguria] insieme.",
    "a list that goes on with another": "Pagano i Comuni di [Lodi] e [Pavia] e la [Fondazione Bruno] insieme.",
    "a person is none": "Paga Anna Verdi da sola.",
    "a person with an office is none": "Paga l'assessora Marta Gandini da sola.",
    "a place is none": "Si va a Sondrio in treno.",
    "lower case is none": "La fondazione paga, il comune no.",
}


@pytest.mark.parametrize("text", ORGANISATIONS.values(), ids=ORGANISATIONS)
def test_organisations_are_exactly(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.ORG) == text


PEOPLE = {
    "first name and surname": "Ne parla [Anna Verdi] domani.",
    "title and surname with a rare first name": "Ne parla l'assessora [Zelinda Gandini] domani.",
    "three words": "Ne parla [Anna Maria Verdi] domani.",
    "with a particle": "Ne parla [Anna De Santis] domani.",
    "a place is none": "Si va a San Candido domani.",
    "an organisation is none": "Ne parla la Fondazione Anna Verdi domani.",
}


@pytest.mark.parametrize("text", PEOPLE.values(), ids=PEOPLE)
def test_people_are_exactly(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.PERSON) == text


@pytest.mark.parametrize(
    "text",
    [
        "Se ne occupa il [Dipartimento di Ingegneria] dell'Università di Pavia.",
        "Se ne occupa l'[Assessorato alla Cultura di Lodi].",
    ],
)
def test_departments_are_exactly(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.DEPARTMENT) == text


VALUES: dict[str, tuple[str, dict[str, Any]]] = {
    "head": (
        "Paga la Provincia di Sondrio.",
        {"name": "Provincia di Sondrio", "type": "province", "country": "IT"},
    ),
    "acronym in brackets": (
        "Paga il Consorzio Aria Pulita (CAP).",
        {"name": "Consorzio Aria Pulita", "type": "association", "acronym": "CAP"},
    ),
    "bare head": ("Paga la Provincia.", {"name": "Provincia", "type": "province", "bare": True}),
    "head in small letters": (
        "Paga l'università degli studi di Pavia.",
        {"name": "Università degli studi di Pavia", "type": "university", "country": "IT"},
    ),
    "one of a list": ("Pagano i Comuni di Lodi e Pavia.", {"name": "Comune di Lodi", "type": "municipality"}),
    "without its nation": (
        "Paga il Comune bellunese di Lentiai.",
        {"name": "Comune di Lentiai", "type": "municipality"},
    ),
    "legal form alone": ("Paga la Rossi Meccanica Srl.", {"name": "Rossi Meccanica Srl"}),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.values(), ids=VALUES)
def test_what_a_mention_says_of_its_organisation(text: str, expected: dict[str, Any]) -> None:
    value = next(read_text(text).of(Label.ORG)).value
    assert isinstance(value, OrganisationName)
    assert {key: getattr(value, key) for key in expected} == expected


def test_a_table_s_row_with_a_role_gives_its_first_cell_whole() -> None:
    text = "[Museo della lana e del feltro] | Italia | Capofila\n[Weberei am Fluss] | Austria | Partner"
    assert marked_by(read_text(unmarked(text)), Label.ORG) == text


def test_a_table_s_cell_names_the_body_without_its_unit() -> None:
    text = "[Università di Zagabria], Settore foreste | Croazia | Partner"
    assert marked_by(read_text(unmarked(text)), Label.ORG) == text

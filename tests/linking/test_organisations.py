"""One organisation under several names is one; namesakes and longer names of others stay apart."""

import pytest

from extractor.linking.organisations import group_organisations
from extractor.nlp.pipeline import Pipeline
from extractor.rules import load_rules
from tests.data.aliases import alias, aliases
from tests.nlp.texts import document, read_text

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
    "bare head of a body that a place has once": (
        "La Provincia ringrazia. Poi la Provincia tace.",
        [("Provincia", None, ["Provincia", "Provincia"])],
    ),
    "bare head in a dated text": (
        "LODI, 3 MAG 2021 - Il Comune ringrazia.",
        [("Comune di Lodi", None, ["Comune"])],
    ),
    "bare head of many": ("La Società ringrazia.", []),
    "a synonym": (
        "Paga l'Università di Pavia. L'Ateneo ringrazia.",
        [("Università di Pavia", None, ["Università di Pavia", "Ateneo"])],
    ),
    "administration": (
        "Paga il Comune di Lodi. L'Amministrazione comunale ringrazia.",
        [("Comune di Lodi", None, ["Comune di Lodi", "Amministrazione comunale"])],
    ),
    "the state": ("Paga lo Stato.", [("Stato italiano", None, ["Stato"])]),
    "the confederation": (
        "Paga la Confederazione, in franchi.",
        [("Confederazione svizzera", None, ["Confederazione"])],
    ),
    "a confederation of others": ("Paga la Confederazione, in euro.", []),
    "the adjective of its place": (
        "Paga l'Università di Padova. L'ateneo patavino ringrazia.",
        [("Università di Padova", None, ["Università di Padova", "ateneo patavino"])],
    ),
    "a town that acts, then its administration": (
        "Ne fanno parte Lodi e Pavia. Il Comune di Lodi ringrazia.",
        [("Comune di Lodi", None, ["Lodi", "Comune di Lodi"]), ("Pavia", None, ["Pavia"])],
    ),
    "an administration, then its town": (
        "Paga il Comune di Lodi. Ne fanno parte Lodi e Pavia.",
        [("Comune di Lodi", None, ["Comune di Lodi", "Lodi"]), ("Pavia", None, ["Pavia"])],
    ),
    "a head that says of a town what it is": (
        "Triora è il Comune capofila.",
        [("Triora", None, ["Triora", "Comune"])],
    ),
    "a managing body and what it manages": (
        "Paga l'Ente di gestione delle Aree protette delle Alpi Liguri. Le Aree protette delle Alpi Liguri tacciono.",
        [
            (
                "Ente di gestione delle Aree protette delle Alpi Liguri",
                None,
                ["Ente di gestione delle Aree protette delle Alpi Liguri", "Aree protette delle Alpi Liguri"],
            )
        ],
    ),
    "the code of a country is no acronym": (
        "Pagano l'Instituto de Agua (ES) e la Cámara de Avila (ES).",
        [("Instituto de Agua", None, ["Instituto de Agua"]), ("Cámara de Avila", None, ["Cámara de Avila"])],
    ),
    "capitals of a heading": (
        "REGIONE LOMBARDIA\n\nPaga la Regione Lombardia.",
        [("Regione Lombardia", None, ["REGIONE LOMBARDIA", "Regione Lombardia"])],
    ),
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


GIVEN: dict[str, tuple[str, list[tuple[str, str | None, list[str]]]]] = {
    "a fuller name does not count": (
        "Paga l'HIT. La Fondazione Hub Innovazione Trentino ringrazia.",
        [("Hub Innovazione Trentino", "HIT", ["HIT", "Fondazione Hub Innovazione Trentino"])],
    ),
    "a fuller name before it does not count": (
        "La Fondazione Hub Innovazione Trentino ringrazia. Paga l'HIT.",
        [("Hub Innovazione Trentino", "HIT", ["Fondazione Hub Innovazione Trentino", "HIT"])],
    ),
    "an acronym that the text does not have is no fact": (
        "Pagano le Due Torri.",
        [("Consorzio Torri", None, ["Due Torri"])],
    ),
    "names that are given stay apart, however alike": (
        "Pagano Alfa e Beta.",
        [("Parco Alpi Liguri", None, ["Alfa"]), ("Ente Parco Alpi Liguri", None, ["Beta"])],
    ),
    "two forms of one name": (
        "Paga Alfa. Poi Alfa Due ringrazia.",
        [("Parco Alpi Liguri", None, ["Alfa", "Alfa Due"])],
    ),
}
TAUGHT = Pipeline(
    load_rules(),
    aliases=aliases(
        alias("partners", "Hub Innovazione Trentino", "HIT", acronym="HIT"),
        alias("partners", "Consorzio Torri", "Due Torri", acronym="CTX", line=2),
        alias("partners", "Parco Alpi Liguri", "Alfa", "Alfa Due", line=3),
        alias("partners", "Ente Parco Alpi Liguri", "Beta", line=4),
    ),
)


@pytest.mark.parametrize(("text", "expected"), GIVEN.values(), ids=GIVEN)
def test_a_name_that_the_user_gives_stands(text: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    groups = group_organisations(TAUGHT.read(document(text)))
    assert [(o.name, o.acronym, [m.text for m in o.mentions]) for o in groups] == expected


COUNTRIES = {
    "of its place": ("Paga l'Università di Maribor.", "SI"),
    "of the gazetteer": ("Paga il CNR.", "IT"),
    "unknown": ("Paga la Rossi Meccanica Srl.", None),
}


@pytest.mark.parametrize(("text", "country"), COUNTRIES.values(), ids=COUNTRIES)
def test_country_of_an_organisation(text: str, country: str | None) -> None:
    (organisation,) = group_organisations(read_text(text))
    assert organisation.country == country

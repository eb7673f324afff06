"""The country that an organisation's name tells: for certain, or by what such names are."""

import pytest

from extractor.linking.countries import country_in, usual_country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("CNR", "IT"),
        ("Università di Maribor", "SI"),
        ("Comune di Crema", "IT"),
        ("Ministero bavarese dell'Agricoltura", "DE"),
        ("Istituto italiano dei ponti", "IT"),
        ("Museo naval de Lugo", "ES"),
        ("Archivio del Porto", None),
        ("Opera di Porto d'Alfa", None),
        ("Studio Tedeschi", None),
        ("Comunità montana Alfa", None),
        ("Salina Chiara srl", None),
    ],
)
def test_a_name_may_be_certain(name: str, country: str | None) -> None:
    assert country_in(name) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Salina Chiara S.r.l.", "IT"),
        ("Lumière Blanche SAS", "FR"),
        ("Bosco & Figli Sas", "IT"),
        ("Sininen Metsä Oy", "FI"),
        ("Grüne Wiese GmbH", None),
        ("Comunità montana Alfa", "IT"),
        ("Landkreis Altötting", "DE"),
        ("Comune di Nessundove", None),
        ("Coldiretti giovani", "IT"),
        ("La Brezza", None),
    ],
)
def test_some_names_are_usual_in_one_country(name: str, country: str | None) -> None:
    assert usual_country(name) == country

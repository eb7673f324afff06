"""Names that lists tell: items without a noun of an organisation, and names cut short before their complement."""

import pytest

from extractor.schema.mention import Label
from tests.nlp.texts import marked_by, read_text, unmarked

LISTED = {
    "items of any look": (
        "Partner:\n\n- [Il Cerchio Blu di Lodi];\n\n- [Réseau des Landes] (Francia);\n\n- [I.C. di Offanengo];\n\n"
        "- [Comune di Crema]."
    ),
    "numbered": "Il progetto coinvolge i seguenti soggetti:\n\n1. [Aeroporto di Lodi]\n\n2. [Filanda 2000 S.p.A]",
    "an item's place is no partner": "Viaggeranno con noi:\n\n- [Colegio del Eo], Ribadeo – Spagna",
    "a list of other things": "Nel pacco ci sono:\n\n- Quaderni Rossi;\n\n- Penne Verdi.",
}


@pytest.mark.parametrize("text", LISTED.values(), ids=LISTED)
def test_each_item_of_a_list_of_partners_begins_with_its_name(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.ORG) == text


WHOLE = {
    "complement with a place": "Ne è partner il [Centro di formazione edile di Lodi], come sempre.",
    "one capital and an adjective": "Ne è partner il [Soccorso alpino della val Brembana], come sempre.",
    "foreign words in small letters": "Ne è partner il [Kmetijski zavod Goriška] di Bled.",
    "no verb": "Ne è partner la [Fondazione d'Arco] pagano.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_names_go_on_to_their_end(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.ORG) == text


def test_a_name_with_its_place_is_one_name() -> None:
    text = "Ne è partner la [Filanda Rossa di Mechelen]."
    assert marked_by(read_text(unmarked(text)), Label.NAME) == text

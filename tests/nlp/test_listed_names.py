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
    "no space after the dash": 'Partner:\n\n-[10o Gymnasio Patron], Patrasso – Grecia\n-[Școala "Ion Pop" nr. 4], Iași',
    "commas without their space": "Partner:\n- [Lycée Jeanne Morel] ,Nancy – Francia\n- [Liceum nr 7],Opole – Polonia",
    "numbers of partners": "Chi c'è\n\nLP [Provincia di Lodi] (IT)\nPP2 [Conservatoire des rives], sezione Lot (FR)",
    "items in small letters between": "Partner:\n\n- la parrocchia;\n\n- [Erbario del Taro S.p.A.], che vende",
    "a list of other things": "Nel pacco ci sono:\n\n- Quaderni Rossi;\n\n- Penne Verdi.",
}


@pytest.mark.parametrize("text", LISTED.values(), ids=LISTED)
def test_each_item_of_a_list_of_partners_begins_with_its_name(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.ORG) == text


WHOLE = {
    "complement with a place": "Ne è partner il [Centro di formazione edile di Lodi], come sempre.",
    "one capital and an adjective": "Ne è partner il [Soccorso alpino della val Brembana], come sempre.",
    "foreign words in small letters": "Ne è partner il [Kmetijski zavod Goriška] di Bled.",
    "a complement after a bare head": "Ne è partner il [Collegio delle guide di Aprica], come sempre.",
    "two lower-case nouns": "Ne è partner la [Società del porto turistico di Lavagna], come sempre.",
    "its members": "Ne è partner il [Consorzio latterie Val d'Elva], come sempre.",
    "a managing body": "Ne è partner l'[Ente di gestione delle aree protette delle Alpi Liguri], come sempre.",
    "French": "Ne è partner l'[École de l'eau] di Gap.",
    "Spanish": "Ne è partner il [Museo de las Olas], a Cadice.",
    "a foreign name before its seat": "Ne è partner il [Lycée horticole de Romans] e basta.",
    "several valleys": "Ne è partner l'[Unione montana Alfa, Beta e Gamma] da anni.",
    "two trades": "Ne è partner il [Molino e pastificio Bruni srl] di Lodi.",
    "named after a person": "Ne è partner la [Società filarmonica Giuseppe Verdi di Lodi] da anni.",
    "a purpose": "Ne è partner l'associazione [Correre senza fretta], come sempre.",
    "quotation with a town": "Ne è partner l'[Istituto agrario «Bruna Verdi» di Lodi], come sempre.",
    "a clause is no complement": "Il [Comitato] di pilotaggio decide, la [Società] ha un piano.",
    "hyphens with links": "Ne è partner la [Universidade de Trás-os-Montes] da anni.",
    "a nation before the place": "Ne è partner il [gruppo di azione locale cipriota di Troodos] da anni.",
    "towns that it serves": "Ne è partner l'[Agenzia del TPL di Como, Lecco e Varese] da anni.",
    "a branch with an adjective": "Ne è partner la [Caritas lucchese], come sempre.",
    "a form in words": "Ne è partner [Babel Cooperativa sociale], come sempre.",
    "a first word before a place": "Ne sono partner: [Acque di Sondrio spa], [F.lli Bruni snc].",
    "an abbreviated head": "Ne è partner la [Coop. Sugherai del Monte], come sempre.",
    "a purpose in small letters is none": "Ne è partner il [Consorzio di bonifica Pianura Alta] per le opere.",
    "an office before a person": "Lo dice il direttore del [GAL] Mario Rossi, come sempre.",
    "no verb": "Ne è partner la [Fondazione d'Arco] pagano.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_names_go_on_to_their_end(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.ORG) == text


def test_a_name_with_its_place_is_one_name() -> None:
    text = "Ne è partner la [Filanda Rossa di Mechelen]."
    assert marked_by(read_text(unmarked(text)), Label.NAME) == text

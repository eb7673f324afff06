"""Names told by the words beside them: nouns of their sort, adjectives of their place, words of partnership."""

import pytest

from extractor.linking.organisations import group_organisations
from extractor.nlp.described_names import described
from extractor.schema.mention import Label, Mention, OrganisationName
from tests.nlp.texts import marked_by, read_text, unmarked

DESCRIBED = {
    "a conjunction inside": "Paga la cooperativa sociale [Pane e Fiori] di Todi.",
    "a link inside": "Paga la Ong pavese [Ponti sul Canale] da sola.",
    "a repeated word": "Paga l'associazione [Passo dopo Passo] da sola.",
    "its seat": "Paga la società [Autolinee Bellino] di Sampeyre.",
    "another body follows": "Paga la cooperativa [Il Nodo] e Legambiente.",
    "a sentence ends": "Paga la ditta [Alfa.Bus]. Bruno Verdi tace.",
}


@pytest.mark.parametrize("text", DESCRIBED.values(), ids=DESCRIBED)
def test_a_name_reaches_to_its_end_and_no_further(text: str) -> None:
    plain, start, end = unmarked(text), text.index("["), text.index("]") - 1
    found = Mention(
        start, start + len(plain[start:end].split()[0]), plain[start:end].split()[0], Label.NAME, "names.capitals"
    )
    told = described(plain, found)
    assert (told.start, told.end, told.label) == (start, end, Label.ORG)


PEOPLE_NO_MORE = {
    "a noun after it": "Guida Bruno Alfa, il caseificio di Lodi.",
    "a German noun within": "Guida Bruno-Kolleg, e basta.",
}


@pytest.mark.parametrize("text", PEOPLE_NO_MORE.values(), ids=PEOPLE_NO_MORE)
def test_what_the_model_took_for_a_person_may_be_a_body(text: str) -> None:
    name = text[6 : text.index(",")]
    assert described(text, Mention(6, 6 + len(name), name, Label.PERSON, "model:x")).label == Label.ORG


def test_a_longer_name_of_the_model_s_loses_its_seat() -> None:
    text = "Paga la Fondation Neige Vive di Lodi."
    found = Mention(8, 36, text[8:36], Label.ORG, "model:x", OrganisationName(text[8:36]))
    assert described(text, found).text == "Fondation Neige Vive"


ADJECTIVES = {
    "a university": ("Paga l'[ateneo patavino].", ["Università di Padova"]),
    "a region": ("Paga la [Regione siciliana].", ["Regione Sicilia"]),
    "a nationality": ("Paga l'università slovena.", []),
    "one of several": ("Paga un ateneo patavino.", []),
}


@pytest.mark.parametrize(("text", "names"), ADJECTIVES.values(), ids=ADJECTIVES)
def test_adjectives_of_places_name_bodies(text: str, names: list[str]) -> None:
    reading = read_text(unmarked(text))
    assert marked_by(reading, Label.ORG) == text
    assert [o.name for o in group_organisations(reading)] == names


ACTING = {
    "members": "Ne fanno parte [Accettura], [Aliano] e [Craco].",
    "members with countries": "Le città sono [Gand] (Belgio) e [Tampere] (Finlandia).",
    "a leader": "Capofila la cittadina olandese di [Tilburg].",
    "a leader in brackets": "Ci lavorano [Torino] (capofila) e [Genova].",
    "each with its nation": "Con noi la tedesca [Lindau], la belga [Eupen] e l'austriaca [Linz].",
    "regions": "Ne fanno parte [Liguria] e [Valle d'Aosta].",
    "towns of a network": "Nella rete Urbact [Carpi], insieme a [Oulu] e [Nantes], lavora.",
    "towns where one goes": "Si va a Lodi e Pavia in treno, con Milano vicina.",
    "towns together": "Lodi, insieme a Pavia e Crema, è in pianura.",
}


@pytest.mark.parametrize("text", ACTING.values(), ids=ACTING)
def test_places_act_where_words_of_partnership_govern_them(text: str) -> None:
    reading = read_text(unmarked(text))
    assert marked_by(reading, Label.ORG) == text

"""Names of projects that come in bulk, or without the word "progetto": exactly these, over exactly these characters."""

import pytest

from extractor.nlp.item_heads import head_of_item
from extractor.schema.mention import Label
from tests.nlp.texts import marked_by, read_text, unmarked

LISTED = {
    "brackets with partners": (
        "Ecco i progetti: [Zolla.Viva] (Comune di Lodi, Università di Pavia); [Ruggia] (Provincia di Cremona); "
        "[Argine II] (Comune di Crema)."
    ),
    "items with a proposer": (
        "Le iniziative scelte:\n- [La Via Larga], presentato dal Comune di Lodi\n"
        "- [(R)Esistere], della Cooperativa sociale Zolla: una casa per tutti"
    ),
    "items and whose they are": (
        "I progetti approvati:\n- [Cascina Aperta] della Fondazione Bruno – Un asilo. Contributo: 2 milioni\n"
        "- [Museo del Gelso] del Comune di Lodi – Un archivio. Contributo: 1 milione\n"
        "- [Argine Vivo], Comune di Crema – Un approdo. Contributo: 900 mila euro"
    ),
    "fields below the names": (
        "Partenariati approvati.\n\n[ZAP] - [Zolla and Plough]\nproponente: Fondazione Bruno\neuro 60.000\n\n"
        "[MULINO]: grinding again\nproponente: Fondazione Verga\neuro 50.000"
    ),
    "quotations parted by semicolons": (
        "Tra i progetti: “[Rogge]”, proposto dal Comune di Lodi; “[Semi rari]” della Fondazione Bruno; "
        "“[Serra Larga]”, del Comune di Crema."
    ),
    "quotations in a row": "I progetti sono tre: “[Semi rari]”, “[Rami bassi]” e “[Orti larghi]”.",
    "a sum for each": "Vanno 50 mila euro a “[Semi rari]” e 30 mila euro a “[Rami bassi]”: due progetti.",
    "the sibling of a known one": (
        "Il piano ha tre progetti:\n\n1. [Zolla Viva]\nLa terra.\n\n"
        "2. [Hospes]\nLe case.\n\n3. [Gran Aria]\nI sentieri."
    ),
}

NAMED = {
    "called so": "Il progetto, che per tutti si chiama [Ruggia], parte domani.",
    "an integrated plan": "Parte il piano integrato territoriale [Valli Larghe] in pianura.",
    "one of several": "Si propone di crescere “[Campo Largo]”, una delle reti approvate a maggio.",
    "in quotes between two signs": "Lodi lavorerà a “[Bimbi a bordo]”, nata da un'idea di Crema. È un progetto.",
    "after programme and action": 'ERASMUS+ KA229 "[Each Field Has a Name]"\n\nIl progetto è partito.',
    "over the end of a line": "Parte il progetto “[Argine\nVivo]” in pianura.",
    "a cue over the end of a line": "Oggi: si\nchiama [Ruggia] il progetto della pianura. Con [Ruggia] si semina.",
    "a title in small letters": "Il progetto [Una scuola per domani], finanziato dal PNRR, piace.",
    "a title said to be one": "Il progetto dal titolo [Studio delle acque basse del Garda] è partito.",
    "LIFE before a name": "[LIFE Brughiera] compie un anno.",
    "a verb before the name": "Parte [Semina], il progetto della Fondazione Bruno.",
    "a noun that opens the line": "Progetto [Strada che sale] (Comune di Lodi capofila, Comune di Crema)",
    "a headline and its story": "Al via [Smart Pianura]: il progetto porterà la rete in cinque paesi.",
}

NONE = {
    "a school": 'I.I.S. "Rossi-Verdi" - Lodi\n\nIl progetto parte domani. L\'I.I.S. "Rossi-Verdi" è pronto.',
    "a call": "Finanziati dal bando 2024 “Terre larghe” della Fondazione Bruno ventitré progetti.",
    "works of art": "Il film “Mare fondo” e il libro “Le onde” piacciono ai partner del progetto.",
    "someone's word": "Il progetto piace. «Siamo contenti», ha detto la sindaca.",
    "partners in a list": "PARTNER\n1. Fondazione Bruno, Lodi\n2. Comune di Crema, capofila\n3. Provincia di Sondrio",
    "a kind of project": "La docente segue il progetto di Architettura da marzo.",
    "furniture of a page": "Leggi i progetti: Home, Diario. Categoria: progetti europei - Letto 311 volte.",
    "initials of the author": "Il progetto parte domani.\n\nR.BI.",
    "a field": "BUDGET TOTALE € 1.000.000\nIl progetto parte.",
}


@pytest.mark.parametrize("text", [*LISTED.values(), *NAMED.values()], ids=[*LISTED, *NAMED])
def test_projects_are_exactly(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.PROJECT) == text


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_project(text: str) -> None:
    assert marked_by(read_text(text), Label.PROJECT) == text


HEADS = {
    "up to a comma": ("Orti larghi, presentato da Zolla", "Orti larghi"),
    "up to a dash": ("ORTI – capofila Zolla", "ORTI"),
    "up to a bracket": ("Orti (Comune di Lodi)", "Orti"),
    "up to its owner": ("Orti della cooperativa Zolla", "Orti"),
    "without quotation marks": ("“Orti larghi”, del Comune", "Orti larghi"),
    "a bracket inside": ("(R)Esistere, della cooperativa", "(R)Esistere"),
    "small letters": ("orti larghi, presentato da Zolla", None),
    "a bracket alone": ("(quota: 3 euro)", None),
}


@pytest.mark.parametrize(("line", "head"), HEADS.values(), ids=HEADS)
def test_the_head_of_an_item(line: str, head: str | None) -> None:
    found = head_of_item(line, 0)
    assert (line[slice(*found)] if found else None) == head

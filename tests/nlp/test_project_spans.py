"""Projects' names: the candidates that add up, every mention of them, and what is no project."""

import pytest

from extractor.schema.mention import Label
from tests.nlp.texts import marked_by, read_text, unmarked

PROJECTS = {
    "after the noun": "Parte domani il progetto [ValleViva] in pianura.",
    "in quotes": "Parte domani il progetto “[Cortili vivi]” in pianura.",
    "all mentions, with and without the noun": (
        "Il progetto “[Cortili vivi]” è pronto. Con [Cortili vivi] si semina, e [Cortili Vivi] piace."
    ),
    "by its acronym too": "Il progetto “[Analisi della ruggine]” ([RUGGIA]) è pronto. Grazie ad [RUGGIA] si respira.",
    "born and of an odd shape": "In pianura nasce [ValleViva], laboratorio per i pascoli.",
    "born and said again": "In pianura nasce [FiloVerde]. Con [FiloVerde] si semina.",
    "LIFE belongs to the name": "Parte il progetto [LIFE Brughiera] in pianura.",
    "a list of names": "Partono i progetti [Zolla], [Filanda] e [Mulino] in pianura.",
    "below a letterhead, which is none": (
        "COMUNICATO STAMPA\n\nLodi, 12 marzo 2024\n\nParte “[Filo Verde]”, il progetto Interreg Europe della scuola. "
        "Il costo complessivo è di 1,2 milioni di euro."
    ),
    "initiative with a name": "Parte l'iniziativa denominata “[Cortili vivi]” in pianura.",
}


@pytest.mark.parametrize("text", PROJECTS.values(), ids=PROJECTS)
def test_projects_are_exactly(text: str) -> None:
    assert marked_by(read_text(unmarked(text)), Label.PROJECT) == text


NONE = {
    "a programme": "Il progetto è finanziato dal programma Horizon Europe.",
    "a programme after the noun": "È un progetto Interreg Italia-Svizzera per i pascoli.",
    "a fund": "Il progetto PNRR della scuola è partito.",
    "a place": "Il progetto Lodi parte domani.",
    "an organisation": "Il progetto della Provincia di Sondrio parte domani.",
    "an event": "Il convegno “Acque di pianura” si tiene domani.",
    "born once without other signs": "In pianura nasce Zolla.",
    "common words": "Il progetto europeo parte domani, i progettisti sono pronti.",
    "a quotation of someone": "Il progetto piace: “Siamo contenti” dice la sindaca.",
    "a newsletter": "Nasce “Notizie dalla pianura”, la newsletter del Comune.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_project(text: str) -> None:
    assert marked_by(read_text(text), Label.PROJECT) == text

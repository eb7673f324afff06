"""Roles that the form of a list, a sum, a heading or a column gives, over exactly these organisations."""

import pytest

from tests.nlp.texts import record_of, table

START = "Il progetto ValleViva è partito. "
LISTS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "three in a row": (
        START + "Si sono messi in tre: il Comune di Lodi, la Fondazione Bruno e l'Università di Pavia.",
        [("Comune di Lodi", "partner"), ("Fondazione Bruno", "partner"), ("Università di Pavia", "partner")],
    ),
    "only two in a row": (START + "Ne hanno scritto il Comune di Lodi e la Fondazione Bruno.", []),
    "who is given a sum": (
        START + "Al Comune di Lodi vanno 20 mila euro, altri 30 mila euro alla Fondazione Bruno.",
        [("Comune di Lodi", "partner"), ("Fondazione Bruno", "partner")],
    ),
    "who a sum comes from": (
        START + "Dalla Fondazione Bruno 45 mila euro per i prati.",
        [("Fondazione Bruno", "funder")],
    ),
    "a list of awards": (
        "Ecco i contributi: Fondazione Bruno (50.000), Comune di Lodi (80.000), Comune di Pavia (13.000 euro).",
        [("Fondazione Bruno", "lead"), ("Comune di Lodi", "lead"), ("Comune di Pavia", "lead")],
    ),
    "a heading over lines": (
        START + "\n\nPartner di progetto\n\nComune di Lodi – Italia\nUniversità di Graz – Austria, coordinatrice\n\n"
        "Info: Comune di Pavia",
        [("Comune di Lodi", "partner"), ("Università di Graz", "lead")],
    ),
    "columns of a table": (
        START + "\n\nTitolo | Proponente | Partner\nErbe alte | Comune di Lodi | Fondazione Bruno; Università di Pavia",
        [("Comune di Lodi", "lead"), ("Fondazione Bruno", "partner"), ("Università di Pavia", "partner")],
    ),
    "a list with things said of its members": (
        START + "Con loro lavorano il Comune di Lodi, che presta le barche, e, da Graz, la Fondazione Bruno.",
        [("Comune di Lodi", "partner"), ("Fondazione Bruno", "partner")],
    ),
    "a list by sides": (
        START + "Collaborano come partner, sul versante sloveno, l'Università di Maribor; su quello italiano "
        "il Comune di Lodi e la Fondazione Bruno.",
        [("Università di Maribor", "partner"), ("Comune di Lodi", "partner"), ("Fondazione Bruno", "partner")],
    ),
    "who is thanked": (
        START + "Si ringraziano il Comune di Lodi, la Fondazione Bruno e l'Università di Pavia.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_the_form_of_a_list_gives_exactly(text: str, expected: list[tuple[str, str]]) -> None:
    assert table(record_of(text).partners, "name", "role") == expected


WORDS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "leads, after a pronoun": (START + "Lo guida il Comune di Lodi.", [("Comune di Lodi", "lead")]),
    "leads, two of them": (
        START + "Ha due capofila: qui il Comune di Lodi, là l'Università di Maribor.",
        [("Comune di Lodi", "lead"), ("Università di Maribor", "lead")],
    ),
    "leads, the second in order alone": (
        START + "Capofila: Comune di Lodi, Fondazione Bruno.",
        [("Comune di Lodi", "lead")],
    ),
    "leads, what it is named for": (
        "Il progetto ValleViva, che il Comune di Lodi coordinerà, è partito.",
        [("Comune di Lodi", "lead")],
    ),
    "leads, through a person": (
        START + "È coordinato dalla professoressa Anna Verdi dell'Università di Pavia.",
        [("Università di Pavia", "lead")],
    ),
    "leads, as nobody else does": (
        START + "È un progetto del Comune di Lodi.",
        [("Comune di Lodi", "lead")],
    ),
    "leads not, as somebody else does": (
        START + "È un progetto del Comune di Lodi. Capofila è la Fondazione Bruno.",
        [("Fondazione Bruno", "lead")],
    ),
    "takes part, after the leader's sentence": (
        START + "Capofila è il Comune di Lodi. Poi ci sono la Fondazione Bruno e l'Università di Pavia.",
        [("Comune di Lodi", "lead"), ("Fondazione Bruno", "partner"), ("Università di Pavia", "partner")],
    ),
    "takes part, of a meeting": (
        START + "Hanno partecipato all'incontro il Comune di Lodi e la Fondazione Bruno.",
        [("Comune di Lodi", "contributor"), ("Fondazione Bruno", "contributor")],
    ),
    "takes part, of the project": (
        START + "Hanno partecipato il Comune di Lodi e la Fondazione Bruno.",
        [("Comune di Lodi", "partner"), ("Fondazione Bruno", "partner")],
    ),
    "supports": (START + "È sostenuto dalla Fondazione Bruno.", [("Fondazione Bruno", "associated")]),
    "supports with a sum": (
        START + "È sostenuto dalla Fondazione Bruno con 20 mila euro.",
        [("Fondazione Bruno", "funder")],
    ),
    "supports without money": (
        START + "Seguono i lavori, senza budget, il Comune di Lodi e la Fondazione Bruno.",
        [("Comune di Lodi", "associated"), ("Fondazione Bruno", "associated")],
    ),
    "approves accounts": (START + "L'assemblea della Fondazione Bruno ha approvato il bilancio.", []),
    "a speaker's house": (
        START + "Interverranno Anna Verdi dell'Università di Pavia e Mario Gandini (Fondazione Bruno).",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WORDS.values(), ids=WORDS)
def test_words_give_exactly(text: str, expected: list[tuple[str, str]]) -> None:
    assert table(record_of(text).partners, "name", "role") == expected


UNITS = [
    "l'Università di Pavia, Dipartimento di Chimica, e il Comune di Lodi",
    "l'Università di Pavia attraverso il Dipartimento di Chimica, e il Comune di Lodi",
    "il Dipartimento di Chimica dell'Università di Pavia e il Comune di Lodi",
]


@pytest.mark.parametrize("listed", UNITS)
def test_a_unit_stands_for_its_organisation(listed: str) -> None:
    partners = record_of(START + f"Partner sono {listed}.").partners
    assert [(p.name, p.role, p.department) for p in partners] == [
        ("Università di Pavia", "partner", "Dipartimento di Chimica"),
        ("Comune di Lodi", "partner", None),
    ]

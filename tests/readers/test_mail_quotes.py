"""Whose words stand in an e-mail: the sender's are read, what is quoted or signed below them is not."""

import pytest

from extractor.readers.mail_quotes import own_words

OWN = "Gentile redazione,\n\nil progetto parte a maggio."
EARLIER = "Quando parte il progetto?\n\nSaluti"
QUOTED = "> Quando parte il progetto?\n> Saluti"

INTRODUCTIONS = [
    "Il giorno mar 12 mar 2024 alle ore 10:15 Anna Rossi <anna@example.org> ha scritto:",
    "Il giorno mar 12 mar 2024 alle ore 10:15 Anna Rossi\n<anna.rossi.ufficio.stampa@example.org> ha scritto:",
    "Il 12/03/2024 10:15, Anna Rossi ha scritto:",
    "On Tue, Mar 12, 2024 at 10:15 AM Anna Rossi <anna@example.org> wrote:",
    "-----Messaggio originale-----\nDa: Anna Rossi\nInviato: martedì 12 marzo 2024 10:15\nA: Stampa\nOggetto: Quando?",
    "________________________________\nDa: Anna Rossi <anna@example.org>\nInviato: martedì 12 marzo 2024 10:15\n"
    "A: Stampa <stampa@example.org>\nCc: Altri\nOggetto: Quando?\n",
    "From: Anna Rossi\nSent: Tuesday, March 12, 2024 10:15 AM\nTo: Stampa\nSubject: When?",
]


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
@pytest.mark.parametrize("earlier", [EARLIER, QUOTED])
def test_the_earlier_mail_below_is_left_out(introduction: str, earlier: str) -> None:
    assert own_words(f"{OWN}\n\n{introduction}\n\n{earlier}", forwarded=False).rstrip("_ \n") == OWN


def test_words_between_and_below_marked_lines_are_the_sender_s() -> None:
    text = f"{INTRODUCTIONS[0]}\n{QUOTED}\n\nA maggio.\n\n> E dove?\n\nA Pola."
    assert own_words(text, forwarded=False).split() == ["A", "maggio.", "A", "Pola."]


@pytest.mark.parametrize(
    "text",
    [
        "Il 12 marzo l'assessore ha scritto ai sindaci:\n\nsi parte.",
        "Il Comune nel 2024 ha scritto alla Regione.\n\nLa Regione ha risposto.",
        "Da: maggio a giugno.\nA: tutti.",
        "Da: la redazione\n\nOggetto: niente date qui",
        "Voci di spesa\n--\npersonale\n" + "una riga\n" * 20,
    ],
)
def test_what_only_looks_alike_stays(text: str) -> None:
    assert own_words(text, forwarded=False) == text.rstrip("\n")


@pytest.mark.parametrize("introduction", INTRODUCTIONS[4:])
@pytest.mark.parametrize(
    "earlier", ["Comunicato n. 4\n\nParte il progetto.", "> Comunicato n. 4\n>\n> Parte il progetto."]
)
def test_a_mail_that_hands_on_another_is_about_that_one(introduction: str, earlier: str) -> None:
    words = own_words(f"Per conoscenza.\n\n{introduction}\n\n{earlier}", forwarded=True).replace("_", "").split()
    assert words == "Per conoscenza. Comunicato n. 4 Parte il progetto.".split()


@pytest.mark.parametrize("mark", ["---------- Forwarded message ---------", "Inizio messaggio inoltrato:"])
def test_the_mark_of_handing_on_is_enough(mark: str) -> None:
    header = "Da: Anna Rossi\nDate: mar 12 mar 2024\nSubject: Nota\nTo: Stampa"
    assert own_words(f"{mark}\n{header}\n\nParte il progetto.", forwarded=False).strip() == "Parte il progetto."


@pytest.mark.parametrize(
    "below", ["-- \nAnna Rossi\nUfficio stampa", "--\nAnna Rossi", "Inviato da iPhone", "Sent from my Galaxy"]
)
def test_signatures_and_greetings_of_programs_are_left_out(below: str) -> None:
    assert own_words(f"{OWN}\n\n{below}", forwarded=False).strip() == OWN


def test_a_mail_of_nothing_but_a_quotation_keeps_it() -> None:
    text = f"{INTRODUCTIONS[0]}\n\n{EARLIER}"
    assert own_words(text, forwarded=False) == text

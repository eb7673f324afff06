"""Which of the first lines is the title: what belongs to the page, the paper or the message is passed over."""

import pytest

from extractor.nlp.text_lines import lines_of
from extractor.nlp.title_line import is_contact, title_in

TITLE = "Parte la semina in pianura con due trattori elettrici"
BODY = (
    "Il progetto è partito ieri mattina e se ne parla in tutta la pianura, dai campi di Lodi fino alle cascine lungo"
    " l'Adda, dove i primi due trattori sono arrivati insieme ai tecnici."
)


def title(text: str) -> str | None:
    found = title_in(lines_of(text))
    return found[1] if found else None


ABOVE = {
    "path": "Home > Notizie > Agricoltura",
    "path with guillemets": "Provincia » Archivio comunicati » Maggio 2021",
    "short path": "Natura › Campi e cascine",
    "menu with bars": "La redazione | Abbonamenti | Pubblicità",
    "menu without signs": "HOME CRONACA POLITICA SPORT METEO",
    "links": "Vai alla rassegna (/rassegna) e ai video (/video)",
    "arrows": "← La grandine del 2 maggio | Trattori in festa →",
    "entry of a menu": "- Il nostro progetto per i campi",
    "skip link": "Salta al contenuto",
    "cookies": "Questo sito usa i cookie per migliorare la tua esperienza",
    "newsletter's notice": "Se non leggi bene questo messaggio aprilo nel browser",
    "page's buttons": "Stampa Condividi A- A+",
    "press list": "A tutte le redazioni",
    "embargo": "EMBARGO fino alle ore 12 di lunedì 3 maggio",
    "section and clock": "Attualità - 04 maggio 2021, 09:15",
    "sender": "Da: Segreteria del consorzio della pianura",
    "address": "Via Roma 3, 26900 Lodi",
    "data sheet": "Luogo: Lodi e i comuni lungo l'Adda",
    "newspaper": "La Gazzetta dei Campi - cronache dalla bassa Lombardia",
    "on-line paper": "il quotidiano on line della bassa Lombardia",
    "blog": "Il blog della Cooperativa dei due ponti",
    "press office": "ALC - Agenzia di stampa e comunicazione della Bassa",
    "department": "Assessorato dell'Agricoltura, dello sviluppo rurale e dei fiumi",
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_what_stands_above_a_title_is_passed_over(above: str) -> None:
    assert title(f"{above}\n\n{TITLE}\n\n{BODY}") == TITLE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"Oggetto: I: R: {TITLE}", TITLE),
        (f" date 2021-05 {TITLE}", TITLE),
        (f"### {TITLE}", TITLE),
        ("Semina, via libera ai trattori elettrici", "Semina, via libera ai trattori elettrici"),
        ("Cooperazione: Italia e Libano firmano", "Cooperazione: Italia e Libano firmano"),
        ("INTERVISTE / «La terra non ha fretta»", "INTERVISTE / «La terra non ha fretta»"),
    ],
)
def test_a_title_is_taken_without_what_announces_it(line: str, expected: str) -> None:
    assert title(f"{line}\n\n{BODY}") == expected


def test_a_title_stands_above_the_body() -> None:
    assert title(f"{BODY}\n\nCome si è arrivati a questo punto") is None


def test_a_paper_names_the_document_where_nothing_else_does() -> None:
    assert title(f"Notiziario della bassa pianura lombarda\n\n{BODY}") == "Notiziario della bassa pianura lombarda"


def test_a_long_line_goes_before_a_short_one() -> None:
    assert title(f"Due trattori\n\n{TITLE}\n\n{BODY}") == TITLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [("viale Europa 12, Lodi", True), ("tel. 0371 000000", True), ("Semina, via libera al piano 2021", False)],
)
def test_contacts(text: str, expected: bool) -> None:
    assert is_contact(text) is expected

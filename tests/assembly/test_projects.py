"""Projects: one item for each, main or mentioned, with what the text says of each one alone."""

from datetime import date
from typing import Any

import pytest

from tests.nlp.texts import record_of, table

PROJECTS: dict[str, tuple[str, list[tuple[str, str, list[str]]]]] = {
    "every mention is evidence": (
        "Il progetto “Cortili vivi” è pronto. Con Cortili vivi si semina.",
        [("Cortili vivi", "main", ["Cortili vivi", "Cortili vivi"])],
    ),
    "the commonest spelling is the name": (
        "AL VIA IL PROGETTO CORTILI VIVI\n\nIl progetto “Cortili Vivi” è pronto. Con Cortili Vivi si semina.",
        [("Cortili Vivi", "main", ["CORTILI VIVI", "Cortili Vivi", "Cortili Vivi"])],
    ),
    "a forerunner is only mentioned": (
        "Il progetto ValleViva prosegue il lavoro del progetto Brezza. ValleViva piace.",
        [("ValleViva", "main", ["ValleViva", "ValleViva"]), ("Brezza", "mentioned", ["Brezza"])],
    ),
    "all of a list are main": (
        "I progetti scelti sono tre:\n- “Zolla bassa”, proposto dal Comune di Lodi\n"
        "- “Riva alta”, proposto dal Comune di Como\n- “Filo d'erba”, proposto dal Comune di Lecco",
        [
            ("Zolla bassa", "main", ["Zolla bassa"]),
            ("Riva alta", "main", ["Riva alta"]),
            ("Filo d'erba", "main", ["Filo d'erba"]),
        ],
    ),
    "none": ("Il bando del programma Horizon Europe è aperto, dice l'Università di Pavia.", []),
}


@pytest.mark.parametrize(("text", "expected"), PROJECTS.values(), ids=PROJECTS)
def test_projects_are_exactly(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert table(record_of(text).projects, "name", "relevance", "quotes") == expected


FIELDS: dict[str, tuple[str, dict[str, Any]]] = {
    "title and acronym": (
        "Parte il progetto “Analisi della ruggine” (RUGGIA).",
        {"name": "Analisi della ruggine", "acronym": "RUGGIA", "title": None},
    ),
    "name and title": (
        "Parte il progetto “RUGGIA - Analisi della ruggine in pianura”.",
        {"name": "RUGGIA", "title": "Analisi della ruggine in pianura"},
    ),
    "programme": ("Il progetto ValleViva è finanziato dal programma LIFE.", {"programme": "LIFE"}),
    "the inner of two programmes": (
        "Il progetto ValleViva è finanziato da Interreg, con il programma Interreg Italia-Svizzera.",
        {"programme": "Interreg Italia-Svizzera"},
    ),
    "the programme in brackets": (
        "Piace il progetto ValleViva (Interreg Italia-Svizzera), dopo anni di LIFE.",
        {"programme": "Interreg Italia-Svizzera"},
    ),
    "a fund gives way to a programme": (
        "Il progetto ValleViva è pagato con fondi FESR. È parte del programma Interreg Italia-Svizzera.",
        {"programme": "Interreg Italia-Svizzera"},
    ),
    "LIFE by its name": ("Parte il progetto LIFE Brughiera.", {"programme": "LIFE"}),
    "no programme": ("Il progetto ValleViva piace.", {"programme": None}),
    "duration": ("Il progetto ValleViva ha una durata di 30 mesi.", {"duration_months": 30}),
    "duration in years": ("Il progetto ValleViva durerà tre anni.", {"duration_months": 36}),
    "duration in an adjective": ("ValleViva, triennale, parte oggi. È il progetto ValleViva.", {"duration_months": 36}),
    "duration of a project": ("Parte il progetto ValleViva, un partenariato di due anni.", {"duration_months": 24}),
    "duration as a field": ("Progetto: ValleViva\n\nDURATA PROGETTO\n24 mesi\n", {"duration_months": 24}),
    "duration with money": ("Il progetto ValleViva vale 4 milioni in tre anni e mezzo.", {"duration_months": 42}),
    "duration of work": ("Il progetto ValleViva piace. Sono 30 mesi di lavoro.", {"duration_months": 30}),
    "duration from first to last day": (
        "Il progetto ValleViva è iniziato il 1° marzo 2021 e si concluderà il 28 febbraio 2024.",
        {"duration_months": 36},
    ),
    "a delay is no duration": ("Il progetto ValleViva parte con un ritardo di sei mesi.", {"duration_months": None}),
    "a stay is no duration": ("Il progetto ValleViva offre tirocini di tre mesi.", {"duration_months": None}),
    "experience is no duration": ("Il progetto ValleViva nasce da oltre 20 anni di semina.", {"duration_months": None}),
    "an age is no duration": ("Il progetto ValleViva è per i ragazzi dai 14 anni in su.", {"duration_months": None}),
    "countries by adjectives": (
        "Il progetto ValleViva riunisce partner sloveni e austriaci.",
        {"countries": ["AT", "SI"]},
    ),
    "countries of those who take part": (
        "Il progetto ValleViva è coordinato dal Comune di Lodi. Ne è partner l'Università di Maribor.",
        {"countries": ["IT", "SI"]},
    ),
    "countries in a row": (
        "Al progetto ValleViva lavorano nove partner di cinque Paesi (Austria, Polonia e Ungheria).",
        {"countries": ["AT", "HU", "PL"]},
    ),
    "countries by how many of each": (
        "Parte il progetto ValleViva. Siamo in dodici: quattro italiani, tre finlandesi, gli altri sono tedeschi.",
        {"countries": ["DE", "FI", "IT"]},
    ),
    "countries by sides": (
        "Parte il progetto ValleViva. Sul versante francese si semina, sul lato italiano si ara.",
        {"countries": ["FR", "IT"]},
    ),
    "countries by letters": (
        "Parte il progetto ValleViva: Alfa, Faenza (I); Beta, Castellón (E); Gamma, Aveiro (P).",
        {"countries": ["ES", "IT", "PT"]},
    ),
    "Italy alone is none": ("Il progetto ValleViva è coordinato dal Comune di Lodi.", {"countries": []}),
    "an adjective without a partnership": ("Il progetto ValleViva studia il latte sloveno.", {"countries": []}),
    "CUP": (
        "Il progetto ValleViva piace. CUP: J49J21000010006.",
        {"identifiers": [{"scheme": "cup", "value": "J49J21000010006"}]},
    ),
    "website": (
        "Il progetto ValleViva piace. Info: www.lodi.example e www.valleviva.example.",
        {"website": "www.valleviva.example"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), FIELDS.values(), ids=FIELDS)
def test_what_is_said_of_a_project(text: str, expected: dict[str, Any]) -> None:
    (project,) = record_of(text).projects
    plain = project.model_dump(mode="json")
    assert {name: plain[name] for name in expected} == expected


def test_each_project_has_its_own_programme_and_duration() -> None:
    text = (
        "I progetti sono due.\n\n"
        "Zolla Bassa\n\nIl progetto Zolla Bassa, finanziato dal programma LIFE, durerà 24 mesi.\n\n"
        "Riva Alta\n\nIl progetto Riva Alta, finanziato dal programma Horizon Europe, durerà 36 mesi."
    )
    assert table(record_of(text).projects, "name", "programme", "duration_months") == [
        ("Zolla Bassa", "LIFE", 24),
        ("Riva Alta", "Horizon Europe", 36),
    ]


def test_start_and_end_are_the_project_s_own() -> None:
    text = "Il progetto ValleViva, avviato il 1° marzo 2021, si concluderà il 28 febbraio 2024."
    assert table(record_of(text, date(2021, 5, 7)).projects, "start", "end") == [("2021-03-01", "2024-02-28")]


def test_the_projects_of_a_list_share_what_is_said_of_all() -> None:
    text = (
        "I progetti finanziati dal programma Erasmus+:\n\n- Zolla Viva (Comune di Lodi)\n"
        "- Riva Alta (Comune di Lecco)\n"
        "- Argine Vivo (Comune di Como)\n\nTutte le attività durano dodici mesi."
    )
    assert table(record_of(text).projects, "name", "programme", "duration_months") == [
        ("Zolla Viva", "Erasmus+", 12),
        ("Riva Alta", "Erasmus+", 12),
        ("Argine Vivo", "Erasmus+", 12),
    ]


RELEVANCE = {
    "what the text is about": ("Parte il progetto ValleViva. ValleViva piace.", {"ValleViva": "main"}),
    "a forerunner": (
        "Parte il progetto ValleViva. ValleViva piace. Eredita i dati del progetto “Zolla bassa”.",
        {"ValleViva": "main", "Zolla bassa": "mentioned"},
    ),
    "a candidate to come": (
        "Parte il progetto ValleViva. ValleViva piace. Verrà il progetto “Zolla bassa”, candidato al nuovo bando.",
        {"ValleViva": "main", "Zolla bassa": "mentioned"},
    ),
    "with a paragraph and money of its own": (
        "Parte il progetto ValleViva. ValleViva piace. ValleViva cresce.\n\n"
        "Va un contributo di 25.000 euro al progetto “Zolla bassa”.",
        {"ValleViva": "main", "Zolla bassa": "main"},
    ),
    "one under two names": (
        "ZAP: Zolle e Aratri di Pianura\n\nIl progetto ZAP parte domani.",
        {"ZAP": "main"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), RELEVANCE.values(), ids=RELEVANCE)
def test_which_projects_are_main(text: str, expected: dict[str, str]) -> None:
    assert {p.name: p.relevance.value for p in record_of(text).projects} == expected

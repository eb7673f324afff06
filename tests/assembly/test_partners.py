"""Partners: who has a role and which, over exactly which words; and those who have none."""

import pytest

from extractor.schema.record import Role
from tests.nlp.texts import record_of, table

START = "Il progetto ValleViva è partito. "
ROLES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "lead": (
        "Il progetto ValleViva è coordinato dalla Provincia di Sondrio.",
        [("Provincia di Sondrio", "lead")],
    ),
    "lead before its cue": (
        START + "Il Comune di Lodi è capofila del progetto.",
        [("Comune di Lodi", "lead")],
    ),
    "lead in brackets among partners": (
        START + "Partner sono il Comune di Lodi (capofila), l'Università di Pavia e il Museo della Lana.",
        [("Comune di Lodi", "lead"), ("Università di Pavia", "partner"), ("Museo della Lana", "partner")],
    ),
    "partners in a sentence": (
        START + "Partner sono l'Università di Pavia, la Fondazione Bruno e la Rossi Meccanica Srl.",
        [("Università di Pavia", "partner"), ("Fondazione Bruno", "partner"), ("Rossi Meccanica Srl", "partner")],
    ),
    "partners in a list": (
        START + "Sono partner:\n- Comune di Lodi\n- Fondazione Bruno\n- Huber Holz GmbH",
        [("Comune di Lodi", "partner"), ("Fondazione Bruno", "partner"), ("Huber Holz GmbH", "partner")],
    ),
    "partners in a table": (
        START + "\n\nEnte | Paese | Ruolo\nComune di Lodi | Italia | Capofila\nHuber Holz | Austria | Partner",
        [("Comune di Lodi", "lead"), ("Huber Holz", "partner")],
    ),
    "comuni under a plural": (
        START + "Partecipano al progetto i Comuni di Lodi, Pavia e Sondrio.",
        [("Comune di Lodi", "partner"), ("Comune di Pavia", "partner"), ("Comune di Sondrio", "partner")],
    ),
    "lead and, with it, partners": (
        "Il progetto ValleViva è guidato dalla Provincia di Sondrio insieme al Comune di Lodi.",
        [("Provincia di Sondrio", "lead"), ("Comune di Lodi", "partner")],
    ),
    "patron": (
        START + "L'iniziativa ha il patrocinio del Comune di Lodi.",
        [("Comune di Lodi", "associated")],
    ),
    "funder": (
        "Il progetto ValleViva è finanziato dalla Fondazione Bruno.",
        [("Fondazione Bruno", "funder")],
    ),
    "host": (
        "Il primo incontro del progetto ValleViva è stato ospitato dalla Camera di commercio di Sondrio.",
        [("Camera di commercio di Sondrio", "host")],
    ),
    "the weightiest of several roles": (
        "Il progetto ValleViva è coordinato dal Comune di Lodi. L'incontro è stato ospitato dal Comune di Lodi.",
        [("Comune di Lodi", "lead")],
    ),
    "one item under two names": (
        START + "Partner sono il Consorzio Terra Umida (CTU) e il Comune di Lodi. Il CTU è capofila del progetto.",
        [("Consorzio Terra Umida", "lead"), ("Comune di Lodi", "partner")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ROLES.values(), ids=ROLES)
def test_partners_are_exactly(text: str, expected: list[tuple[str, str]]) -> None:
    assert table(record_of(text).partners, "name", "role") == expected


NOBODY = {
    "a person": START + "Partner della semina è Anna Verdi.",
    "the employer of a speaker": START + "«Siamo contenti» dice Anna Verdi, presidente della Fondazione Bruno.",
    "the employer of several": START + "Ne parlano il sindaco del Comune di Lodi e la direttrice del Museo della Lana.",
    "who coordinates a working group": START
    + "Ne parla Mario Gandini, coordinatore del gruppo di lavoro del Comune di Lodi.",
    "an organisation named in passing": START + "Una lettera è arrivata alla Provincia di Sondrio.",
    "an address": START + "Info: Comune di Lodi, piazza Broletto 1.",
    "a programme": "Il progetto ValleViva è finanziato dal programma Horizon Europe.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_nobody_is_a_partner(text: str) -> None:
    assert table(record_of(text).partners, "name", "role") == []


def test_every_mention_with_a_role_is_evidence() -> None:
    text = (
        "Il progetto ValleViva è coordinato dal Comune di Lodi. Capofila è il Comune di Lodi. "
        "Il Comune di Lodi è grande."
    )
    (partner,) = record_of(text).partners
    assert [(e.start, e.end, e.quote) for e in partner.evidence] == [
        (39, 53, "Comune di Lodi"),
        (69, 83, "Comune di Lodi"),
    ]


FIELDS: dict[str, tuple[str, tuple[str, str | None, str | None, str | None]]] = {
    "acronym": (
        START + "Capofila è il Consorzio Terra Umida (CTU).",
        ("Consorzio Terra Umida", "CTU", "IT", None),
    ),
    "country of its place": (
        START + "Capofila è l'Università di Maribor.",
        ("Università di Maribor", None, "SI", None),
    ),
    "country in brackets": (START + "Capofila è la Brezza Chiara (Slovenia).", ("Brezza Chiara", None, "SI", None)),
    "country in an adjective": (
        START + "Capofila è l'azienda slovena Brezza Chiara.",
        ("Brezza Chiara", None, "SI", None),
    ),
    "country after its town": (
        START + "Capofila è la Brezza Chiara (Trujillo, Spagna).",
        ("Brezza Chiara", None, "ES", None),
    ),
    "country of the nearest adjective": (
        START + "Partner svizzeri assistono l'azienda slovena Brezza Chiara, capofila.",
        ("Brezza Chiara", None, "SI", None),
    ),
    "country said against its head": (
        START + "Capofila è la Comunità montana di Onsara (Svizzera).",
        ("Comunità montana di Onsara", None, "CH", None),
    ),
    "country of its legal form": (
        START + "Capofila è la Brezza Chiara srl.",
        ("Brezza Chiara srl", None, "IT", None),
    ),
    "department": (
        START + "Capofila è il Dipartimento di Ingegneria dell'Università di Maribor.",
        ("Università di Maribor", None, "SI", "Dipartimento di Ingegneria"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), FIELDS.values(), ids=FIELDS)
def test_what_is_said_of_a_partner(text: str, expected: tuple[str, str | None, str | None, str | None]) -> None:
    assert table(record_of(text).partners, "name", "acronym", "country", "department") == [expected]


def test_each_project_has_its_own_partners() -> None:
    text = (
        "I progetti sono due:\n- “Zolla bassa”, coordinato dal Comune di Lodi\n"
        "- “Riva alta”, coordinato dal Comune di Como"
    )
    record = record_of(text)
    names = {p.id: p.name for p in record.projects}
    assert [(names[str(p.project)], p.name, p.role) for p in record.partners] == [
        ("Zolla bassa", "Comune di Lodi", "lead"),
        ("Riva alta", "Comune di Como", "lead"),
    ]


def test_without_a_project_a_partner_belongs_to_none() -> None:
    text = "Il seminario si è tenuto a Graz, ospitato dalla Camera di commercio di Graz."
    assert table(record_of(text).partners, "project", "name", "role") == [(None, "Camera di commercio di Graz", "host")]


@pytest.mark.parametrize(
    "text",
    [
        "Il progetto ValleViva è partito: il Comune di Lodi coordinerà un'attività sui canali.",
        "Nel progetto ValleViva il Comune di Lodi guiderà il gruppo di lavoro sulle acque.",
        "Il progetto ValleViva parte da uno studio condotto dal Comune di Lodi.",
        "Con il progetto ValleViva le imprese saranno guidate da tecnici che lavorano per il Comune di Lodi.",
    ],
)
def test_who_leads_a_part_does_not_lead_the_project(text: str) -> None:
    assert [p.name for p in record_of(text).partners if p.role == Role.LEAD] == []


@pytest.mark.parametrize(
    "text",
    [
        "Il progetto ValleViva è coordinato dal Comune di Lodi, che guida il partenariato.",
        "Il Comune di Lodi coordinerà il progetto ValleViva e le sue attività.",
    ],
)
def test_who_leads_the_project_does(text: str) -> None:
    assert [p.name for p in record_of(text).partners if p.role == Role.LEAD] == ["Comune di Lodi"]

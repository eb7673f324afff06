"""Budgets: whose money, for what, with which rate; and the money that funds nothing."""

import pytest

from tests.nlp.texts import record_of, table

Row = tuple[str | None, str, str | None, bool]
BUDGETS: dict[str, tuple[str, list[Row]]] = {
    "total": (
        "Il progetto ValleViva ha un budget complessivo di 1,2 milioni di euro.",
        [("1200000", "total", None, False)],
    ),
    "total by its value": ("Il progetto ValleViva vale 300.000 euro.", [("300000", "total", None, False)]),
    "total with the rate paid": (
        "Il progetto ValleViva ha un budget di 500 mila euro, cofinanziato all'80 % dal FESR.",
        [("500000", "total", "80", False)],
    ),
    "about": ("Il progetto ValleViva ha un budget di circa 500 mila euro.", [("500000", "total", None, True)]),
    "grant of a programme of the EU": (
        "Il progetto ValleViva è finanziato con 200 mila euro dal programma LIFE.",
        [("200000", "eu_contribution", None, False)],
    ),
    "grant of a region": (
        "Il progetto ValleViva è finanziato con 200 mila euro dalla Regione Lombardia.",
        [("200000", "national_contribution", None, False)],
    ),
    "grant of a foundation": (
        "Il progetto ValleViva è finanziato dalla Fondazione Bruno con 30 mila euro.",
        [("30000", "national_contribution", None, False)],
    ),
    "two payers": (
        "Il progetto ValleViva ha ottenuto 200 mila euro dal programma LIFE e 50 mila euro dalla Regione Lombardia.",
        [("200000", "eu_contribution", None, False), ("50000", "national_contribution", None, False)],
    ),
    "pot of a call": (
        "Il bando ha una dotazione finanziaria di 5 milioni di euro.",
        [("5000000", "call", None, False)],
    ),
    "rate alone": (
        "Il progetto ValleViva è cofinanziato all'80 % dal programma LIFE.",
        [(None, "eu_contribution", "80", False)],
    ),
    "prize": ("Il progetto ValleViva ha vinto un premio di 5.000 euro.", [("5000", "other", None, False)]),
    "the same sum twice": (
        "Il progetto ValleViva ha un budget di 300 mila euro. Il budget di 300.000 euro basta al progetto.",
        [("300000", "total", None, False)],
    ),
    "a round figure and the exact one": (
        "ValleViva, un progetto con un budget di 1,2 milioni di euro\n\n"
        "Il progetto ValleViva ha un budget di 1.215.000 euro.",
        [("1215000", "total", None, False)],
    ),
    "the whole and a payer's part without a currency": (
        "Il progetto ValleViva costa 118.000 euro; 94.400 li mette la Regione Lombardia.",
        [("118000", "total", None, False), ("94400", "national_contribution", None, False)],
    ),
    "three payers in a row": (
        "L'investimento del progetto ValleViva è di 2.400.000 euro, dei quali 1.200.000 a carico del FESR e 800.000 "
        "dello Stato.",
        [
            ("2400000", "total", None, False),
            ("1200000", "eu_contribution", None, False),
            ("800000", "national_contribution", None, False),
        ],
    ),
    "a cue that leads in to the next sum": (
        "Il progetto ValleViva: in totale 5.900.000 euro, il contributo comunitario è di 5.300.000.",
        [("5900000", "total", None, False), ("5300000", "eu_contribution", None, False)],
    ),
    "sustained with": (
        "Il progetto ValleViva è sostenuto dal programma LIFE con 900.000 euro.",
        [("900000", "eu_contribution", None, False)],
    ),
    "the contribution of a payer amounts to": (
        "Il contributo del FESR al progetto ValleViva ammonta a 816.000 euro.",
        [("816000", "eu_contribution", None, False)],
    ),
    "the contribution a ministry assigned": (
        "Progetto ValleViva: il contributo assegnato dalla Regione Lombardia ammonta a 60.000 euro.",
        [("60000", "national_contribution", None, False)],
    ),
    "called to add": (
        "Al progetto ValleViva la Regione Lombardia è chiamata ad aggiungere 60.000 euro.",
        [("60000", "national_contribution", None, False)],
    ),
    "the whole, of which a rate is paid": (
        "La dotazione del progetto ValleViva è di 500.000 euro, coperti per l'80 per cento dal FESR.",
        [("500000", "total", "80", False)],
    ),
    "asked for and then less": (
        "Dai 900.000 euro chiesti per il progetto ValleViva si è scesi a un budget di 600.000 euro.",
        [("600000", "total", None, False)],
    ),
    "at stake": ("Con il bando dei pascoli sono in palio 5 milioni di euro.", [("5000000", "call", None, False)]),
    "the pot of a measure": (
        "Esce il bando dei pascoli\n\nLa misura dispone di 600.000 euro.",
        [("600000", "call", None, False)],
    ),
    "the pot of a call in all": (
        "Esce il bando dei pascoli\n\nLa dotazione complessiva è di 600.000 euro.",
        [("600000", "call", None, False)],
    ),
    "columns of a table": (
        "Il progetto ValleViva e gli altri\n\nN. | Titolo | Paese | Costo totale (€) | Contributo regionale (€)\n"
        "1 | ValleViva | Italia | 98.600,00 | 69.000,00",
        [("98600", "total", None, False), ("69000", "national_contribution", None, False)],
    ),
    "dollars": ("Il progetto ValleViva ha un budget di 300 mila dollari.", [("300000", "total", None, False)]),
}

SIGNS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "over several projects, behind": (
        "Il Comune porta a casa 3 milioni di euro per sette progetti.",
        [("3000000", "other")],
    ),
    "over several projects, before": (
        "Sono nove i progetti di cooperazione finanziati, per un ammontare di 2 milioni di euro di fondi comunitari.",
        [("2000000", "other")],
    ),
    "in the pot": ("In palio ci sono 14 milioni di euro.", [("14000000", "call")]),
    "what a programme disposes of": (
        "Il programma dispone, per il settennato, di circa 150 milioni di euro.",
        [("150000000", "call")],
    ),
    "endowed": ("Si riprova con il nuovo fondo, che la Regione ha dotato di 12 milioni.", [("12000000", "call")]),
    "a line and its sum": (
        "Diverso il discorso per la linea C, trenta milioni di euro, aperta ai piccoli.",
        [("30000000", "call")],
    ),
    "parts for several things": (
        "Il progetto ValleViva fa tre cose: 300 mila euro per gli asili; 200 mila per i bus; 90 mila per l'asta.",
        [("300000", "other"), ("200000", "other"), ("90000", "other")],
    ),
    "one part": (
        "Il progetto ValleViva ha un budget di 300 mila euro, di cui 28 mila per la formazione.",
        [("300000", "total"), ("28000", "other")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SIGNS.values(), ids=SIGNS)
def test_the_words_around_tell(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(b.amount, b.kind) for b in record_of(text).budgets] == expected


@pytest.mark.parametrize(("text", "expected"), BUDGETS.values(), ids=BUDGETS)
def test_budgets_are_exactly(text: str, expected: list[Row]) -> None:
    assert table(record_of(text).budgets, "amount", "kind", "rate", "approximate") == expected


NONE = {
    "a contract": "Il progetto ValleViva: lavori aggiudicati all'impresa Bruno per 610 mila euro più Iva.",
    "a headline of other news": (
        "Il progetto ValleViva è finito.\n\nLeggi anche\nNeve, riaperto il passo\nFrana: costa 320mila euro"
    ),
    "turnover": "Partner del progetto ValleViva è la Rossi Meccanica Srl, con un fatturato di 3 milioni di euro.",
    "price": "Per il progetto ValleViva si paga un biglietto di 600 euro.",
    "wages": "Il progetto ValleViva cerca un tecnico: lo stipendio è di 30.000 euro.",
    "damages": "Prima del progetto ValleViva i danni ammontavano a 2 milioni di euro.",
    "largest grant of a call": "Il progetto ValleViva apre agli altri: il contributo massimo è di 20.000 euro.",
    "overtaken": "Il progetto ValleViva era stato inizialmente fissato in 300.000 euro.",
    "a ceiling": "Per il progetto ValleViva ogni rete può chiedere 200.000 euro.",
    "turned down": "Il progetto ValleViva è nuovo: la prima versione, bocciata due anni fa, valeva 300.000 euro.",
    "turned down, the word first": "Progetto ValleViva: respinto il contributo di 300.000 euro.",
    "small change": "Il progetto ValleViva ha un budget di 80 euro.",
    "no money": "Il progetto ValleViva ha 300 soci, tel. 0371 500000, e cresce del 20 %.",
    "without any word for it": "Al progetto ValleViva si è parlato di 300 mila euro.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_money_that_funds_nothing(text: str) -> None:
    assert table(record_of(text).budgets, "amount", "kind", "rate", "approximate") == []


SHARES = {
    "with": "Il progetto ValleViva è coordinato dal Comune di Lodi con 40 mila euro.",
    "in brackets": "Partner del progetto ValleViva sono il Comune di Lodi (40 mila euro) e l'Università di Pavia.",
    "to": "Partner del progetto ValleViva è il Comune di Lodi. Di questi, 40 mila euro andranno al Comune di Lodi.",
    "goes to, before": "Partner del progetto ValleViva è il Comune di Lodi. Al Comune di Lodi toccano 40 mila euro.",
    "without a unit": "Partner del progetto ValleViva è il Comune di Lodi. Al Comune di Lodi ne spettano 40mila.",
    "the quota of": "Partner del progetto ValleViva è il Comune di Lodi. La quota del Comune di Lodi è di 40mila euro.",
    "by its town": "Partner del progetto ValleViva è il Comune di Lodi. A Lodi arriveranno 40 mila euro.",
    "for the one town alone": (
        "Partner del progetto ValleViva è il Comune di Lodi. Per la sola Lodi ci sono 40mila euro."
    ),
    "with a clause between": (
        "Partner del progetto ValleViva è il Comune di Lodi. Al Comune di Lodi, che aprirà un forno, vanno 40mila euro."
    ),
    "the part that is due to": (
        "Partner del progetto ValleViva è il Comune di Lodi. La parte che spetta al Comune di Lodi è di 40mila euro."
    ),
    "entrusted to": (
        "Partner del progetto ValleViva è il Comune di Lodi. Una parte, 40 mila euro, è affidata al Comune di Lodi."
    ),
    "by its noun alone": "Partner del progetto ValleViva è il Comune di Lodi. Al Comune restano 40 mila euro.",
    "by the noun of what it is": (
        "Partner del progetto ValleViva è il Comune di Lodi. Alla città, che aprirà un forno, vanno 40 mila euro."
    ),
    "manages itself": (
        "Partner del progetto ValleViva è il Comune di Lodi. Il Comune di Lodi gestirà direttamente 40 mila euro."
    ),
    "manages": "Partner del progetto ValleViva è il Comune di Lodi. Il Comune di Lodi gestirà 40 mila euro.",
}


@pytest.mark.parametrize("text", SHARES.values(), ids=SHARES)
def test_the_share_of_a_partner(text: str) -> None:
    record = record_of(text)
    owners = {p.id: p.name for p in record.partners}
    assert [(b.amount, b.kind, owners[str(b.partner)]) for b in record.budgets] == [
        ("40000", "partner_share", "Comune di Lodi")
    ]


def test_evidence_is_the_amount_and_its_rate() -> None:
    text = "Il progetto ValleViva ha un budget di 500 mila euro, cofinanziato all'80 % dal FESR."
    assert table(record_of(text).budgets, "quotes", "currency") == [(["500 mila euro", "80 %"], "EUR")]


def test_currency() -> None:
    text = "Il progetto ValleViva ha un budget di 300 mila franchi svizzeri."
    assert table(record_of(text).budgets, "amount", "currency") == [("300000", "CHF")]


def test_money_goes_to_the_project_of_its_sentence_and_a_call_s_to_none() -> None:
    text = (
        "Il progetto “Zolla bassa”, proposto dal Comune di Lodi, ha un budget di 30 mila euro. "
        "Il progetto “Riva alta”, proposto dal Comune di Como, ha un budget di 20 mila euro.\n\n"
        "Il bando ha una dotazione di 5 milioni di euro."
    )
    record = record_of(text)
    names = {p.id: p.name for p in record.projects}
    assert [(b.amount, b.kind, names.get(str(b.project))) for b in record.budgets] == [
        ("30000", "total", "Zolla bassa"),
        ("20000", "total", "Riva alta"),
        ("5000000", "call", None),
    ]

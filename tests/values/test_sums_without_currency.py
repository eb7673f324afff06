"""Sums whose currency or unit the text leaves out, in sentences and in tables; and counts that are none."""

import pytest

from extractor.values.amounts import find_amounts
from extractor.values.money_tables import find_table_amounts

SUMS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "a part of the sum before it": (
        "L'importo è di 118.000 euro; 94.400 li mette la Regione.",
        [("118.000 euro", "118000", "EUR"), ("94.400", "94400", "EUR")],
    ),
    "a word of money in the sentence": (
        "Il Comune ne riceverà 175.000 per l'argine.",
        [("175.000", "175000", "EUR")],
    ),
    "thousands in a word": (
        "Spesa di 200.000 euro, al Comune 61mila.",
        [("200.000 euro", "200000", "EUR"), ("61mila", "61000", "EUR")],
    ),
    "millions": ("Conta su 2,31 milioni, quasi tutti pubblici.", [("2,31 milioni", "2310000", "EUR")]),
    "millions in brackets": ("- ALFA BETA (1,9 milioni), dodici corriere.", [("1,9 milioni", "1900000", "EUR")]),
    "millions of funds": ("Arrivano 3 milioni di fondi.", [("3 milioni", "3000000", "EUR")]),
    "the unit of the sum before": (
        "Vanno 2,5 milioni alla Regione e 1,3 al Comune.",
        [("2,5 milioni", "2500000", "EUR"), ("1,3", "1300000", "EUR")],
    ),
    "small parts of millions": (
        "Sono 8 milioni tondi: cinque della Fondazione, 3 dalla Regione.",
        [("8 milioni", "8000000", "EUR"), ("cinque", "5000000", "EUR"), ("3", "3000000", "EUR")],
    ),
    "what one gets of it": (
        "Il progetto ha 3,9 milioni di euro. Lo guida Alfa, che ne riceverà 1,2.",
        [("3,9 milioni di euro", "3900000", "EUR"), ("1,2", "1200000", "EUR")],
    ),
    "francs of the sentence": (
        "Costa 200.000 euro di qua e 610.000 franchi di là, dei quali 300.000 dal Cantone.",
        [("200.000 euro", "200000", "EUR"), ("610.000 franchi", "610000", "CHF"), ("300.000", "300000", "CHF")],
    ),
    "a score of thousands": ("Costo: una sessantina di migliaia.", [("una sessantina di migliaia", "60000", "EUR")]),
    "the scale before the number": (
        "Stimato in M€ 4,60 e poi in MEUR 5, più K€ 250.",
        [("M€ 4,60", "4600000", "EUR"), ("MEUR 5", "5000000", "EUR"), ("K€ 250", "250000", "EUR")],
    ),
    "a small m before the sign": ("Vale 15 m €.", [("15 m €", "15000000", "EUR")]),
    "hundreds of thousands": (
        "Il molo è costato un milione e 250 dalla Provincia, il faro due milioni e quattrocento.",
        [("un milione e 250", "1250000", "EUR"), ("due milioni e quattrocento", "2400000", "EUR")],
    ),
    "hundreds that are counted": ("Sono costati un milione e 300 alberi.", []),
    "a part called so": (
        "Oltre 60 milioni di euro, più di 14 dei quali per il porto.",
        [("Oltre 60 milioni di euro", "60000000", "EUR"), ("più di 14", "14000000", "EUR")],
    ),
    "millions and a half": (
        "Di nove milioni di euro a noi ne resta uno e mezzo.",
        [("nove milioni di euro", "9000000", "EUR"), ("uno e mezzo", "1500000", "EUR")],
    ),
    "an hour and a half": (
        "Nove milioni di euro, e si finisce alle due e mezzo.",
        [("Nove milioni di euro", "9000000", "EUR")],
    ),
    "parts of a list": (
        "Il grosso, 47,9 milioni, va alle strade; 21,8 sono per i ponti.",
        [("47,9 milioni", "47900000", "EUR"), ("21,8", "21800000", "EUR")],
    ),
    "an answer": (
        "Dodici milioni non sono tanti.\n\nNo. Noi ne gestiamo 1,15.",
        [("Dodici milioni", "12000000", "EUR"), ("1,15", "1150000", "EUR")],
    ),
    "pounds of another country": (
        "Vale 3 miliardi di lire libanesi e 20 mila dinari giordani.",
        [("3 miliardi di lire libanesi", "3000000000", "LBP"), ("20 mila dinari giordani", "20000", "JOD")],
    ),
    "people": ("Costa 300.000 euro per 1.200 alunni e 4.000 famiglie.", [("300.000 euro", "300000", "EUR")]),
    "a range of people": ("Costa 300.000 euro, per 3.000 o 5.000 visitatori.", [("300.000 euro", "300000", "EUR")]),
    "inhabitants": ("La popolazione è di 2 milioni.", []),
    "a height": ("Un contributo per la malga, a quota 2.050 e oltre.", []),
    "a number of a paper": ("Il contributo della delibera n. 12.400 è noto.", []),
    "another paragraph": ("Costa 300.000 euro.\n\nLa valle ne conta 12.400.", [("300.000 euro", "300000", "EUR")]),
}


@pytest.mark.parametrize(("text", "expected"), SUMS.values(), ids=SUMS)
def test_sums_are_exactly(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.text, str(one.amount), one.currency) for one in find_amounts(text)] == expected


TABLES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a column of euro": (
        "Titolo | Posti | Costo totale (€)\nAlfa | 1.200 | 114.285,00\nBeta | 900 | 98600",
        [("114.285,00", "114285"), ("98600", "98600")],
    ),
    "thousands": ("Ente | Budget (migliaia di euro)\nAlfa | 120", [("120", "120000")]),
    "too little": ("Ente | Budget (€)\nAlfa | 120", []),
    "a rate": ("Ente | Tasso di contributo\nAlfa | 85000", []),
    "no money": ("Ente | Alunni\nAlfa | 1.200", []),
    "no table": ("Costo totale: 12.000", []),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_sums_of_a_table_are_exactly(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(find_table_amounts(text))
    assert [(one.text, str(one.amount)) for one in found] == expected
    assert all(text[one.start : one.end] == one.text for one in found)

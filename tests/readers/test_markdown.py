"""Markdown: what a reader of the page would read."""

from datetime import date
from pathlib import Path

from extractor.readers.read import read
from tests.readers import samples

SOURCE = """---
title: "Al via Posidonia Viva"
date: 2024-03-12
author: Ufficio stampa
---
# Al via **Posidonia Viva** #
Il progetto ([www.posidonia.example](https://www.posidonia.example/)) ha un [bando](https://bando.example).
Scrivere a <stampa@example.org>, file `nome_di_file`, prezzo 5 \\* 3.

<!-- da togliere -->
---

| Partner | Ruolo |
|---------|:-----:|
| Comune di Pola | capofila |

> Una citazione
> su due righe

* uno
* due
"""


def test_a_whole_page(tmp_path: Path) -> None:
    document = read(samples.write(tmp_path, "a.md", SOURCE.encode()))
    assert document.text.split("\n\n") == [
        "Al via Posidonia Viva",
        "Il progetto (www.posidonia.example) ha un bando (https://bando.example).\n"
        "Scrivere a stampa@example.org, file nome_di_file, prezzo 5 * 3.",
        "Partner | Ruolo\nComune di Pola | capofila",
        "Una citazione\nsu due righe",
        "- uno",
        "- due",
    ]
    assert document.hints.title == "Al via Posidonia Viva"
    assert document.hints.published == date(2024, 3, 12)
    assert document.hints.authors == ("Ufficio stampa",)


def test_long_rows_of_dashes_cost_nothing(tmp_path: Path) -> None:
    assert read(samples.write(tmp_path, "a.md", b"testo\n\n" + b"-" * 50_000 + b"x")).text.startswith("testo")

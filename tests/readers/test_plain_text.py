"""Text files: encodings told apart, and line breaks that were meant from those that were not."""

from pathlib import Path

import pytest

from extractor.readers.encoding import decode, decode_markup
from extractor.readers.paragraphs import paragraphs_of_lines
from extractor.readers.read import read
from tests.readers import samples

ITALIAN = "L’attività è già finanziata: «più qualità», 80 € a metà"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_italian_in_the_encodings_of_offices(encoding: str, tmp_path: Path) -> None:
    document = read(samples.write(tmp_path, "a.txt", ITALIAN.encode(encoding)))
    assert document.text == ITALIAN


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\x7fELF\x02\x01\x01" + b"\0" * 500, b"abc\0\1\2\3" * 40])
def test_binary_data_is_no_text(content: bytes) -> None:
    assert decode(content) is None


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    assert decode(b"testo " * 100 + b"\0") == "testo " * 100 + "\0"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<meta charset='iso-8859-1'>", "cp1252"),
        ('<?xml version="1.0" encoding="windows-1250"?>', "cp1250"),
        ("", "utf-8"),
    ],
)
def test_a_page_is_read_as_it_declares_unless_it_proves_to_be_utf8(declared: str, encoding: str) -> None:
    text = f"{declared}<p>Poreč – già “città”</p>".replace("č", "č" if encoding != "cp1252" else "c")
    assert decode_markup(text.replace("à", "á").encode(encoding)) == text.replace("à", "á")


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    page = "<meta charset=latin1><p>perché</p>"
    assert decode_markup(page.encode()) == page


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [
                "TORINO, 4 FEB - Il progetto coinvolge otto",
                "partner di cinque Paesi e durerà.",
                "Il capofila è Torino.",
            ],
            [
                "TORINO, 4 FEB - Il progetto coinvolge otto\npartner di cinque Paesi e durerà.",
                "Il capofila è Torino.",
            ],
            id="wrapped lines stay one paragraph",
        ),
        pytest.param(
            ["x " * 80, "Y " * 80], [("x " * 80).strip(), ("Y " * 80).strip()], id="long lines are paragraphs"
        ),
        pytest.param(
            ["Ufficio stampa del Comune di Ravenna", "Tel. 0544 000000", "Comunicato n. 7"],
            ["Ufficio stampa del Comune di Ravenna\nTel. 0544 000000", "Comunicato n. 7"],
            id="short lines were ended on purpose where the next word would have fitted",
        ),
        pytest.param(
            ["Partecipano:", "- il Comune di Pola", "- il Comune di Ravenna"],
            ["Partecipano:", "- il Comune di Pola", "- il Comune di Ravenna"],
            id="items of a list",
        ),
        pytest.param(
            ["A " * 30 + "il progetto che il programma", "", "cofinanzia."],
            ["A " * 30 + "il progetto che il programma\ncofinanzia."],
            id="a sentence cut by a blank line",
        ),
        pytest.param(
            ["Partner | Ruolo", "Comune di Pola | partner " + "x" * 120],
            ["Partner | Ruolo\nComune di Pola | partner " + "x" * 120],
            id="rows of a table",
        ),
    ],
)
def test_paragraphs(lines: list[str], expected: list[str]) -> None:
    assert paragraphs_of_lines("\n".join(lines)).split("\n\n") == expected

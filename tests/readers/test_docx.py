"""DOCX: everything a reader of the page sees, in its order."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor.readers.read import read
from extractor.schema.document import Document
from tests.readers import samples


def document_of(folder: Path, document: "docx.document.Document") -> Document:
    return read(samples.write(folder, "a.docx", samples.saved(document)))


def with_body(xml: str) -> "docx.document.Document":
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent>{xml}</w:sdtContent></w:sdt>"))
    return document


def test_paragraphs_tables_and_lists_in_document_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Al via Posidonia Viva", level=1)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Partner", "Budget", "Comune\ndi Pola", "85.000 €"], strict=True):
        cell.text = text
    document.add_paragraph("I prossimi passi:")
    document.add_paragraph("un incontro a Pola", style="List Bullet")
    document.add_paragraph("uno a Ravenna", style="List Number")
    assert document_of(tmp_path, document).text == (
        "Al via Posidonia Viva\n\nPartner | Budget\nComune di Pola | 85.000 €\n\nI prossimi passi:"
        "\n\n- un incontro a Pola\n\n- uno a Ravenna"
    )


def test_headers_come_first_and_footers_last_without_page_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Il testo.")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Comune di Ravenna"
    section.header.paragraphs[0].text = "Comune di Ravenna"
    section.footer.paragraphs[0].text = "Pagina 1 di 3"
    section.first_page_footer.paragraphs[0].text = "Piazza del Popolo 1"
    assert document_of(tmp_path, document).text == "Comune di Ravenna\n\nIl testo.\n\nPiazza del Popolo 1"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<w:p><w:r><w:t>in un controllo</w:t></w:r></w:p>", "in un controllo"),
        (
            "<w:p><w:ins><w:r><w:t>inserito</w:t></w:r></w:ins><w:del><w:r><w:delText>tolto</w:delText></w:r></w:del>"
            "<w:moveFrom><w:r><w:t>spostato</w:t></w:r></w:moveFrom></w:p>",
            "inserito",
        ),
        (
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>una</w:t><w:tab/><w:t>riga</w:t><w:br/>"
            "<w:t>S3</w:t><w:noBreakHyphen/><w:t>4</w:t></w:r></w:p>",
            "una riga\nS3-4",
        ),
        (
            "<w:p><w:r><w:t>prima</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>riquadro</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r><w:r><w:t> dopo</w:t></w:r></w:p>",
            "prima dopo\n\nriquadro",
        ),
        (
            "<w:p><w:r><w:fldChar/><w:instrText>DATE</w:instrText><w:t>12 marzo</w:t></w:r></w:p>",
            "12 marzo",
        ),
    ],
)
def test_what_python_docx_would_leave_out(xml: str, expected: str, tmp_path: Path) -> None:
    assert document_of(tmp_path, with_body(xml)).text == expected


def test_a_paragraph_for_every_line_of_a_pasted_text(tmp_path: Path) -> None:
    lines = (
        "Il progetto, che il programma Interreg cofinanzia con fondi",
        "europei, durerà tre anni.",
        "Parte a maggio.",
    )
    text = read(samples.write(tmp_path, "a.docx", samples.word(lines))).text
    assert text == f"{lines[0]}\n{lines[1]}\n\n{lines[2]}"


def test_line_breaks_inside_a_paragraph_part_headlines_and_wrap_sentences(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(
        "Barche più silenziose per i porti\nA Pola il bilancio di due anni\n"
        "Dopo due anni di misure i pescherecci di otto porti hanno eliche nuove\n"
        "e motori che si spengono alla banchina, con un risparmio per tutti."
    )
    assert document_of(tmp_path, document).text == (
        "Barche più silenziose per i porti\n\nA Pola il bilancio di due anni\n\n"
        "Dopo due anni di misure i pescherecci di otto porti hanno eliche nuove\n"
        "e motori che si spengono alla banchina, con un risparmio per tutti."
    )


def test_only_properties_that_the_text_confirms_are_hints(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Al via Posidonia Viva")
    document.add_paragraph("di Anna Rossi")
    document.core_properties.title = "Al via «Posidonia Viva»"
    document.core_properties.author = "Anna Rossi; Utente Windows"
    hints = document_of(tmp_path, document).hints
    assert (hints.title, hints.authors, hints.published) == ("Al via «Posidonia Viva»", ("Anna Rossi",), None)


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "testo che si moltiplica"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>prima&a;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(samples.word())) as old, zipfile.ZipFile(buffer, "w") as package:
        for name in old.namelist():
            package.writestr(name, bomb if name == "word/document.xml" else old.read(name))
    assert read(samples.write(tmp_path, "a.docx", buffer.getvalue())).text == "prima"

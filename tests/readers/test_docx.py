"""DOCX: everything a reader of the page sees, in its order."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
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
    document.core_properties.modified = datetime(2024, 3, 12, 9, 30, tzinfo=UTC)
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


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(content: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{content}</w:p>"


DELETED = "<w:r><w:delText>tolto</w:delText></w:r>"
FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (paragraph(run("Il progetto"), "<w:del/>") + paragraph(run(" parte.")), "Il progetto parte."),
        (
            paragraph(run("Uno,"), "<w:moveFrom/>") + paragraph(run(" due,"), "<w:del/>") + paragraph(run(" tre.")),
            "Uno, due, tre.",
        ),
        (paragraph(f"<w:del>{DELETED}</w:del>", "<w:del/>") + paragraph(run("Resta.")), "Resta."),
        (paragraph(run("Prima."), "<w:ins/>") + paragraph(run("Dopo.")), "Prima.\n\nDopo."),
        (paragraph(run("Prima."), "<w:del/>") + f"<w:tbl>{row('Ente', 'Euro')}</w:tbl>", "Prima.\n\nEnte | Euro"),
        (
            f"<w:tbl>{row('Ente', 'Euro')}{row('Pola', '5', properties='<w:del/>')}{row('Zara', '7')}</w:tbl>",
            "Ente | Euro\nZara | 7",
        ),
        (
            paragraph(run("visto") + run(" nascosto", "<w:vanish/>") + run(" di nuovo", "<w:vanish w:val='0'/>")),
            "visto di nuovo",
        ),
        (
            "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{run('Clicca qui')}</w:sdtContent></w:sdt>{run('Testo.')}</w:p>",
            "Testo.",
        ),
        (
            f"<w:p>{FIELD.format('begin')}{run('codice')}{FIELD.format('begin')}{FIELD.format('separate')}{run('anche')}"
            f"{FIELD.format('end')}{FIELD.format('separate')}{run('esito')}{FIELD.format('end')}{run('.')}</w:p>",
            "esito.",
        ),
        (f"<w:p>{FIELD.format('begin')}{run('mai chiuso')}</w:p><w:p>{run('Si legge.')}</w:p>", "Si legge."),
        ("<w:p><w:fldSimple w:instr=' DATE '><w:r><w:t>12 marzo</w:t></w:r></w:fldSimple></w:p>", "12 marzo"),
        (
            "<w:p><w:r><w:t>85.000 </w:t><w:sym w:font='Symbol' w:char='F0A0'/><w:t xml:space='preserve'> a 20</w:t>"
            "<w:sym w:font='Symbol' w:char='00B0'/></w:r></w:p>",
            "85.000 € a 20°",
        ),
        ("<w:p><w:r><w:t>par</w:t><w:softHyphen/><w:t>tenariato</w:t></w:r></w:p>", "partenariato"),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('Ente')}</w:p></w:tc><w:tc><w:tbl>{row('Pola', '5')}</w:tbl></w:tc></w:tr>"
            "</w:tbl>",
            "Ente | Pola | 5",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{run('Bilancio')}</w:p></w:tc></w:tr>"
            f"{row('Pola', '5')}</w:tbl>",
            "Bilancio\nPola | 5",
        ),
    ],
)
def test_what_is_shown_of_a_final_document(xml: str, expected: str, tmp_path: Path) -> None:
    assert document_of(tmp_path, with_body(xml)).text == expected


def test_text_of_a_hidden_style_is_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("Nascosto", WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    document.add_paragraph("Si vede").add_run(" e non si vede", style=style)
    assert document_of(tmp_path, document).text == "Si vede"


def test_page_numbers_go_from_a_foot_that_says_more(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Il testo.")
    foot = document.sections[0].footer.paragraphs[0]
    fields = "".join(
        f"{run(words)}<w:fldSimple w:instr=' {code} '><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        for words, code in (("Comunicato n. 7 – pagina ", "PAGE"), (" di ", "NUMPAGES"))
    )
    for part in parse_xml(f"<w:p {nsdecls('w')}>{fields}</w:p>"):
        foot._p.append(part)
    assert document_of(tmp_path, document).text == "Il testo.\n\nComunicato n. 7"


NOTES = (
    f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator' w:id='-1'><w:p>{run('mai')}</w:p></w:footnote>"
    f"<w:footnote w:id='3'><w:p>{run('Terza.')}</w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>"
    f"{run('Seconda.')}</w:p></w:footnote><w:footnote w:id='4'><w:p>{run('Tolta.')}</w:p></w:footnote></w:footnotes>"
)


def test_notes_stand_after_the_text_in_its_order(tmp_path: Path) -> None:
    def reference(number: int) -> str:
        return f"<w:r><w:footnoteReference w:id='{number}'/></w:r>"

    document = with_body(
        f"<w:p>{run('Il progetto')}{reference(2)}{run(' parte')}{reference(3)}<w:del>{reference(4)}</w:del></w:p>"
    )
    document.sections[0].footer.paragraphs[0].text = "In fondo"
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, NOTES.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert document_of(tmp_path, document).text == "Il progetto parte\n\nSeconda.\n\nTerza.\n\nIn fondo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ravenna, 12 marzo. Al via.", date(2024, 3, 12)),
        ("Ravenna, 12/03/2024. Al via.", date(2024, 3, 12)),
        ("Ravenna, 12.3. Al via.", date(2024, 3, 12)),
        ("Ravenna, 12 marzo 2023. Al via.", None),
        ("Ravenna, 12/3/2023. Al via.", None),
        ("Ravenna, 13 marzo. Al via nel 2024.", None),
    ],
)
def test_the_day_of_the_properties_gives_a_named_day_its_year(text: str, expected: date | None, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.core_properties.modified = datetime(2024, 3, 12, 9, 30, tzinfo=UTC)
    hints = document_of(tmp_path, document).hints
    assert (hints.published, hints.published_in) == (expected, "properties" if expected else "metadata")


def test_a_document_with_macros_is_read_as_any(tmp_path: Path) -> None:
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(samples.word())) as old, zipfile.ZipFile(buffer, "w") as package:
        for name in old.namelist():
            macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
            package.writestr(name, old.read(name).replace(plain, macros))
    assert read(samples.write(tmp_path, "a.docm", buffer.getvalue())).text == samples.TEXT

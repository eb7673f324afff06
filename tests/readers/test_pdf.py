"""PDF: paragraphs from lines, columns, tables, pages; and every word framed where it was drawn."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Table, TableStyle

from extractor.readers.read import read
from extractor.schema.document import Document
from tests.readers import samples

LATIN = tuple(paragraph.replace("Ruđer Bošković", "Boskovic") for paragraph in samples.COMMUNIQUE)
STYLE = ParagraphStyle("body", parent=getSampleStyleSheet()["BodyText"], fontSize=11, leading=14)
LINE = 14


def text_of(folder: Path, content: bytes) -> str:
    return read(samples.write(folder, "a.pdf", content)).text


def lines_from(top: float, *texts: str, x: float = 72) -> list[tuple[float, float, str]]:
    return [(x, top + LINE * number, text) for number, text in enumerate(texts)]


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return read(samples.write(tmp_path, "a.pdf", samples.pdf(LATIN * 6)))


def test_layout_covers_every_word_and_sign_in_order(document: Document) -> None:
    assert all(a.end <= b.start for a, b in pairwise(document.layout))
    covered = {offset for box in document.layout for offset in range(box.start, box.end)}
    assert {document.text[i] for i in range(len(document.text)) if i not in covered} <= {" ", "\n"}
    assert max(box.page for box in document.layout) > 1


@pytest.mark.parametrize(
    "quote", ["Croazia", "1,2 milioni di euro", "Bologna", "La Romagnola", "Posidonia", "12 marzo 2024"]
)
def test_a_quote_on_one_line_is_framed_exactly(quote: str, tmp_path: Path) -> None:
    """The words cropped by the evidence's box from the PDF are the quote: no bracket, apostrophe or neighbour more."""
    path = samples.write(
        tmp_path, "a.pdf", samples.pdf(("Sulla stessa riga: (" + quote + "), dell'" + quote + "; fine.",))
    )
    document = read(path)
    with pdfplumber.open(path) as pdf:
        start = -1
        for _ in range(2):
            start = document.text.index(quote, start + 1)
            evidence = document.evidence(start, start + len(quote))
            assert evidence.page == 1
            assert evidence.bbox is not None
            x0, top, x1, bottom = evidence.bbox
            inside = pdf.pages[0].within_bbox((x0 - 0.1, top - 0.1, x1 + 0.1, bottom + 0.1))
            assert inside.extract_text() == quote


def test_evidence_after_a_page_break_names_its_page(document: Document) -> None:
    last = document.text.rindex("settembre 2026")
    assert document.evidence(last, last + 14).page == max(box.page for box in document.layout)


def test_a_paragraph_cut_by_a_page_is_joined(tmp_path: Path) -> None:
    pages: list[list[tuple[float, float, str]]] = [
        [
            (72, 700, "Il progetto coinvolge undici comuni della costa e dell'entroterra, che"),
            (290, 820, "Pagina 1 di 2"),
        ],
        lines_from(80, "metteranno a disposizione scuole e biblioteche."),
    ]
    expected = (
        "Il progetto coinvolge undici comuni della costa e dell'entroterra, che"
        " metteranno a disposizione scuole e biblioteche."
    )
    assert text_of(tmp_path, samples.drawn_pdf(pages)) == expected


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("e dei giovani che vivono nel Comune di", "Spello e nei borghi vicini.", True),
        ("e dei giovani, per un costo totale di", "480.000 euro.", True),
        ("e dei giovani dei borghi", "La Regione ha approvato ieri il bando.", False),
        ("e dei giovani che vivono nei borghi.", "Spello ha aderito per prima.", False),
    ],
)
def test_a_page_cuts_a_paragraph_before_a_name_or_a_number(end: str, start: str, joined: bool, tmp_path: Path) -> None:
    first = "Il progetto nasce per i bisogni delle scuole"
    pages = [lines_from(700, first, end), lines_from(80, start, "Il seguito.")]
    text = text_of(tmp_path, samples.drawn_pdf(pages))
    assert text.startswith(f"{first} {end}{' ' if joined else chr(10) * 2}{start}")


def test_running_heads_stand_once_and_feet_last(tmp_path: Path) -> None:
    pages = [
        [(72, 40, "Comune di Ravenna"), *lines_from(200, text), (72, 815, f"Piazza del Popolo 1 - pag. {number}")]
        for number, text in enumerate(("Prima pagina intera.", "Seconda pagina intera.", "Terza pagina intera."), 1)
    ]
    expected = (
        "Comune di Ravenna\n\nPrima pagina intera.\n\nSeconda pagina intera.\n\nTerza pagina intera."
        "\n\nPiazza del Popolo 1 - pag. 1"
    )
    assert text_of(tmp_path, samples.drawn_pdf(pages)) == expected


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("una rete di coope-", "razione tra i porti", "una rete di cooperazione tra i porti"),
        ("un comitato tecnico-", "scientifico comune", "un comitato tecnico-scientifico comune"),
        ("la Regione Emilia-", "Romagna con altre", "la Regione Emilia-Romagna con altre"),
        ("il programma 2021-", "2027 della Regione", "il programma 2021-2027 della Regione"),
        ("la quota - del totale -", "resta uguale", "la quota - del totale - resta uguale"),
    ],
)
def test_hyphens_at_the_end_of_lines(first: str, second: str, joined: str, tmp_path: Path) -> None:
    filler = "Questa riga arriva fino al margine destro della colonna ed è più lunga di ogni altra,"
    page = lines_from(200, filler, "come tutte quelle di questa pagina, che parla di " + first, second + ".")
    expected = f"{filler} come tutte quelle di questa pagina, che parla di {joined}."
    assert text_of(tmp_path, samples.drawn_pdf([page])) == expected


def test_a_mended_word_keeps_the_boxes_of_both_halves(tmp_path: Path) -> None:
    filler = "Questa riga arriva fino al margine destro della colonna ed è più lunga di ogni altra,"
    page = lines_from(200, filler, "e questa finisce con una parola spezzata: coope-", "razione.")
    document = read(samples.write(tmp_path, "a.pdf", samples.drawn_pdf([page])))
    start = document.text.index("cooperazione")
    bbox = document.evidence(start, start + len("cooperazione")).bbox
    assert bbox is not None
    assert bbox[0] == pytest.approx(72, abs=1)
    assert bbox[3] - bbox[1] == pytest.approx(LINE + 11, abs=2)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = "Il castello riapre dopo tre anni di lavori e diventa la casa comune dei giovani artisti di tutta la valle. "
    right = "La mostra resta aperta fino a ottobre e poi comincia un viaggio nelle biblioteche di sei città europee. "
    buffer = BytesIO()
    frames = [Frame(56, 100, 230, 600), Frame(310, 100, 230, 600)]
    template = BaseDocTemplate(buffer, pagesize=A4)
    template.addPageTemplates(PageTemplate(frames=frames))
    template.build([Paragraph(left * 12, STYLE), Paragraph(right * 12, STYLE)])
    assert text_of(tmp_path, buffer.getvalue()) == f"{(left * 12).strip()}\n\n{(right * 12).strip()}"


def test_tables_are_read_by_rows(tmp_path: Path) -> None:
    rows = [
        ["Partner", "Ruolo", "Budget"],
        ["Università di Bologna, campus di Ravenna e dei mari", "capofila", "410.000 €"],
        ["Comune di Pola", "partner", "85.000 €"],
    ]
    buffer = BytesIO()
    table = Table(rows, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    SimpleDocTemplate(buffer, pagesize=A4).build(
        [Paragraph("Ecco i partner.", STYLE), table, Paragraph("Fine.", STYLE)]
    )
    expected = "Ecco i partner.\n\n" + "\n".join(" | ".join(row) for row in rows) + "\n\nFine."
    assert text_of(tmp_path, buffer.getvalue()) == expected


def test_letters_drawn_twice_for_a_shadow_are_read_once(tmp_path: Path) -> None:
    page = lines_from(200, "Titolo con ombra") + lines_from(200.3, "Titolo con ombra", x=72.4)
    assert text_of(tmp_path, samples.drawn_pdf([page])) == "Titolo con ombra"


def test_a_browsers_print_marks_are_left_out(tmp_path: Path) -> None:
    page = [
        (24, 24, "12/03/24, 10:15"),
        *lines_from(200, "Il testo della pagina."),
        (24, 830, "https://www.example.org/notizia 1/1"),
    ]
    assert text_of(tmp_path, samples.drawn_pdf([page])) == "Il testo della pagina."


def test_only_a_title_that_the_text_repeats_is_a_hint(tmp_path: Path) -> None:
    for title, expected in (
        (samples.HEADLINE.upper(), samples.HEADLINE.upper()),
        ("Microsoft Word - Documento1", None),
    ):
        buffer = BytesIO()
        story = [Paragraph(text, STYLE) for text in LATIN]
        SimpleDocTemplate(buffer, pagesize=A4, title=title, author="Utente Windows").build(story)
        hints = read(samples.write(tmp_path, "a.pdf", buffer.getvalue())).hints
        assert (hints.title, hints.authors, hints.published) == (expected, (), None)

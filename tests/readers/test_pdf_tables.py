"""Tables of PDF pages as rows of cells: with rules and without, with cells of several lines, over two pages."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from extractor.readers.read import read
from tests.readers import samples

BODY = getSampleStyleSheet()["BodyText"]
HEADS = ("Partner", "Ruolo", "Budget")
ROWS = (
    HEADS,
    ("Università degli Studi di Camerino, Scuola di Bioscienze e Medicina veterinaria", "capofila", "410.000 €"),
    ("Comune di Visso", "partner", "85.000 €"),
    ("Parco nazionale dei Monti Sibillini", "partner associato senza quota di finanziamento", "0 €"),
)
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
BARE = TableStyle([])
STRIPES = TableStyle([("BACKGROUND", (0, row), (-1, row), colors.lightgrey) for row in range(0, len(ROWS), 2)])
MIDDLE = TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE")])


def text_of(folder: Path, story: list[object], **options: float) -> str:
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, **options).build(story)
    return read(samples.write(folder, "a.pdf", buffer.getvalue())).text


def set_table(rows: tuple[tuple[str, ...], ...], style: TableStyle, **options: int) -> Table:
    return Table([[Paragraph(cell, BODY) for cell in row] for row in rows], [180, 110, 80], style=style, **options)


def as_rows(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join(" | ".join(row) for row in rows)


@pytest.mark.parametrize("style", [GRID, BARE, STRIPES, MIDDLE], ids=["grid", "bare", "stripes", "middle"])
def test_a_cell_of_several_lines_is_one_cell(style: TableStyle, tmp_path: Path) -> None:
    story = [Paragraph("Ecco i partner.", BODY), set_table(ROWS, style), Paragraph("Fine della tabella.", BODY)]
    assert text_of(tmp_path, story) == f"Ecco i partner.\n\n{as_rows(ROWS)}\n\nFine della tabella."


def test_a_table_over_two_pages_has_its_heads_once(tmp_path: Path) -> None:
    rows = (HEADS, *((f"Comune numero {number}", "partner", f"{number}.000 €") for number in range(1, 61)))
    assert text_of(tmp_path, [set_table(rows, GRID, repeatRows=1)]) == as_rows(rows)


def test_a_row_with_an_empty_cell_has_the_others(tmp_path: Path) -> None:
    rows = (HEADS, ("Comune di Visso", "", "85.000 €"), ("Comune di Ussita", "partner", "20.000 €"))
    expected = as_rows((HEADS, ("Comune di Visso", "85.000 €"), rows[2]))
    assert text_of(tmp_path, [set_table(rows, GRID)]) == expected


def test_the_words_of_a_cell_are_framed_where_they_stand(tmp_path: Path) -> None:
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, leftMargin=72, topMargin=72).build([set_table(ROWS, GRID)])
    document = read(samples.write(tmp_path, "a.pdf", buffer.getvalue()))
    start = document.text.index("Comune di Visso")
    box = document.evidence(start, start + len("Comune di Visso")).bbox
    whole = document.text.index("Università")
    long = document.evidence(whole, document.text.index(" | capofila")).bbox
    assert box and long
    assert box[3] - box[1] == pytest.approx(10, abs=0.1)
    assert long[3] - long[1] > 30 and long[3] < box[1]


def test_two_words_at_the_ends_of_a_line_are_no_table(tmp_path: Path) -> None:
    page = [
        (72.0, 100.0, "Università di Camerino"),
        (400.0, 100.0, "3 febbraio 2024"),
        (72.0, 140.0, "Il testo comincia qui."),
    ]
    expected = "Università di Camerino\n\n3 febbraio 2024\n\nIl testo comincia qui."
    assert text_of_drawn(tmp_path, page) == expected


def text_of_drawn(folder: Path, page: list[tuple[float, float, str]]) -> str:
    return read(samples.write(folder, "a.pdf", samples.drawn_pdf([page]))).text


@pytest.mark.parametrize("padding", [1.5, 3])
def test_cells_with_no_more_than_a_space_between_are_told_by_the_rows(padding: float, tmp_path: Path) -> None:
    close = TableStyle([(f"{side}PADDING", (0, 0), (-1, -1), padding) for side in ("LEFT", "RIGHT")])
    close.add("ALIGN", (0, 0), (-1, 0), "CENTER")
    rows = (HEADS, ("Parco dei Monti Sibillini", "capofila", "410.000 €"), *ROWS[2:3], ("Ussita", "partner", "90 €"))
    story = [Paragraph("Ecco chi sono i partner.", BODY), Table(rows, style=close), Paragraph("Fine.", BODY)]
    assert text_of(tmp_path, story) == f"Ecco chi sono i partner.\n\n{as_rows(rows)}\n\nFine."


def test_running_heads_and_feet_do_not_stand_in_the_table(tmp_path: Path) -> None:
    rows = (HEADS, *((f"Comune numero {number}", "partner", f"{number}.000 €") for number in range(1, 61)))

    def draw_margins(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        for top, left, right in ((30, "Provincia di Savona", "Nota n. 3"), (810, "Ufficio stampa", "Via Sormano")):
            canvas.drawString(80, A4[1] - top, left)
            canvas.drawString(400, A4[1] - top, right)

    buffer = BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=A4)
    template.build([set_table(rows, BARE, repeatRows=1)], onFirstPage=draw_margins, onLaterPages=draw_margins)
    text = read(samples.write(tmp_path, "a.pdf", buffer.getvalue())).text
    assert text == "\n\n".join(("Provincia di Savona", "Nota n. 3", as_rows(rows), "Ufficio stampa", "Via Sormano"))


@pytest.mark.parametrize("heads", [(), HEADS])
def test_a_row_cut_by_the_end_of_a_column_is_one_row(heads: tuple[str, ...], tmp_path: Path) -> None:
    def row(left: float, top: float, *cells: str) -> list[tuple[float, float, str]]:
        return [(left + 95 * number, top, cell) for number, cell in enumerate(cells)]

    before, after = "Il progetto riunisce cinque enti della costa:", "Il primo incontro si tiene venerdì a Pontedera."
    page = [
        *row(50, 70, before),
        *row(50, 100, *HEADS),
        *row(50, 120, "Val d'Era", "capofila", "9.000 €"),
        *row(50, 140, "Unione", "partner", "20.000 €"),
        *row(345, 55, *heads),
        *row(345, 75, "della Valdera"),
        *row(345, 95, "Pomaia", "partner", "10.000 €"),
        *row(345, 115, "Cascina", "partner", "30.000 €"),
        *row(345, 160, after),
    ]
    rows = as_rows(
        (
            HEADS,
            ("Val d'Era", "capofila", "9.000 €"),
            ("Unione della Valdera", "partner", "20.000 €"),
            ("Pomaia", "partner", "10.000 €"),
            ("Cascina", "partner", "30.000 €"),
        )
    )
    assert text_of_drawn(tmp_path, page) == f"{before}\n\n{rows}\n\n{after}"

"""Words of PDF pages: boxes that lie on the ink however the page is turned, and letters told from marks."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageOps
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from extractor.readers.read import read
from tests.readers import samples

SCALE = 4
EM = 20
WORD = "Posidonia"


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def set_text(*steps: Callable[[PDFTextObject], None]) -> bytes:
    """A page with one text object, begun at (100, 700) in Helvetica 11."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(100, 700)
        text.setFont("Helvetica", 11)
        for step in steps:
            step(text)
        canvas.drawText(text)

    return drawn(draw)


def said(string: str, *, size: float = 11, rise: float = 0) -> Callable[[PDFTextObject], None]:
    def step(text: PDFTextObject) -> None:
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(string)

    return step


def text_of(folder: Path, content: bytes) -> str:
    return read(samples.write(folder, "a.pdf", content)).text


def ink(path: Path) -> tuple[float, ...]:
    """The box of all that is black on the first page as it is shown, in points from its top left corner."""
    with PdfDocument(path) as pdf:
        picture = pdf[0].render(scale=SCALE).to_pil().convert("L")
    box = ImageOps.invert(picture).getbbox()
    assert box
    return tuple(side / SCALE for side in box)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (150, 200, 500, 700)])
def test_a_box_lies_on_the_ink(
    rotation: int, turn: int, crop: tuple[float, float, float, float] | None, tmp_path: Path
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        if crop:
            canvas.setCropBox(crop)
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.setFont("Helvetica", EM)
        canvas.drawString(0, 0, WORD)

    path = samples.write(tmp_path, "a.pdf", drawn(draw))
    box = read(path).evidence(0, len(WORD)).bbox
    assert box
    drawn_in = ink(path)
    assert all(a <= b + 0.5 for a, b in zip(box[:2], drawn_in[:2], strict=True))
    assert all(a >= b - 0.5 for a, b in zip(box[2:], drawn_in[2:], strict=True))
    assert sorted((box[2] - box[0], box[3] - box[1])) == pytest.approx(
        [EM, stringWidth(WORD, "Helvetica", EM)], abs=0.1
    )


def test_what_lies_beyond_the_edges_is_not_shown_and_not_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 50, 500, 700))
        canvas.drawString(100, 600, "Il testo della pagina.")
        canvas.drawString(100, 750, "impaginato_def.indd 1")

    assert text_of(tmp_path, drawn(draw)) == "Il testo della pagina."


def test_invisible_text_over_a_scan_is_text(tmp_path: Path) -> None:
    content = set_text(lambda text: text.setTextRenderMode(3), said("Letto da una macchina."))
    assert text_of(tmp_path, content) == "Letto da una macchina."


@pytest.mark.parametrize(
    ("before", "raised", "after", "expected"),
    [
        ("Era il 2019", "1", ", dice il rapporto.", "Era il 2019, dice il rapporto."),
        ("Il progetto costa 85.000", "12", " euro.", "Il progetto costa 85.000 euro."),
        ("Il Comune", "(2)", " aderisce.", "Il Comune aderisce."),
        ("Una piazza di 300 m", "2", " rinasce.", "Una piazza di 300 m² rinasce."),
        ("Torna la 1", "a", " edizione.", "Torna la 1ª edizione."),
        ("L'opera di M", "me", " Curie.", "L'opera di Mme Curie."),
    ],
)
def test_raised_letters(before: str, raised: str, after: str, expected: str, tmp_path: Path) -> None:
    assert text_of(tmp_path, set_text(said(before), said(raised, size=7, rise=4), said(after))) == expected


def test_a_note_stands_apart_without_its_mark(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, size, string in (
            (100, 700, 11, "Il progetto è nato nel 2019"),
            (234, 704, 7, "1"),
            (238, 700, 11, "."),
            (100, 200, 9, "1"),
            (105, 200, 9, "Delibera n. 40 della Giunta."),
        ):
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, string)

    expected = "Il progetto è nato nel 2019.\n\nDelibera n. 40 della Giunta."
    assert text_of(tmp_path, drawn(draw)) == expected


def test_lowered_and_smaller_letters_stay_in_their_word(tmp_path: Path) -> None:
    content = set_text(said("Meno CO"), said("2", size=7, rise=-2), said(" per l'E"), said("NTE", size=8))
    assert text_of(tmp_path, content) == "Meno CO2 per l'ENTE"


@pytest.mark.parametrize("spacing", [2, 4])
def test_letters_spaced_out_are_words(spacing: float, tmp_path: Path) -> None:
    content = set_text(lambda text: text.setCharSpace(spacing), said("COMUNICATO STAMPA"))
    assert text_of(tmp_path, content) == "COMUNICATO STAMPA"


def test_accents_drawn_apart_stand_on_their_letters(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "La citt")
        width = canvas.stringWidth("La citt")
        canvas.drawString(101 + width, 700, "`")
        canvas.drawString(100 + width, 700, "a rinasce")

    assert text_of(tmp_path, drawn(draw)) == "La città rinasce"


def test_a_large_initial_begins_its_line_whenever_it_was_drawn(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 40)
        canvas.drawString(100, 672, "N")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(100, 720, "Un titolo")
        for number, line in enumerate(("ovanta scuole della valle", "piantano alberi, e altre", "trenta le seguono.")):
            canvas.drawString(132, 692 - 14 * number, line)

    document = read(samples.write(tmp_path, "a.pdf", drawn(draw)))
    assert document.text.startswith("Un titolo\n\nNovanta scuole della valle piantano alberi, e altre trenta")
    start = document.text.index("Novanta")
    box = document.evidence(start, start + len("Novanta")).bbox
    assert box and box[0] == pytest.approx(100, abs=0.1) and box[3] > A4[1] - 672


def test_dots_drawn_as_shapes_are_bullets(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for top, line in ((700, "una biblioteca dei materiali"), (684, "undici laboratori")):
            canvas.circle(105, top + 4, 2, stroke=0, fill=1)
            canvas.drawString(115, top, line)

    assert text_of(tmp_path, drawn(draw)) == "- una biblioteca dei materiali\n\n- undici laboratori"

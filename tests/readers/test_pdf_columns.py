"""The order in which the parts of a PDF page are read: columns, headlines over them, boxes and quotes beside them."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractor.readers.read import read
from tests.readers import samples

HEADLINE = "Tre valli, un solo archivio: comincia il viaggio delle carte"
FIRST = (
    "Le carte dei notai, gli estimi e le mappe delle tre valli lasciano i depositi e diventano un archivio comune, che"
    " si potrà consultare da ogni biblioteca della provincia. Lo prevede il progetto approvato ieri."
)
SECOND = (
    "Il lavoro comincia a marzo con il restauro di ottanta registri; subito dopo toccherà alle mappe, che per le loro"
    " misure richiedono una macchina fatta apposta. In tutto si prevedono trenta mesi."
)
THIRD = (
    "Alla fine ogni comune riceverà la copia delle proprie carte, e le scuole potranno usarle senza chiedere permessi."
    " Resta da decidere dove andranno gli originali, che oggi stanno in quattro luoghi."
)
QUOTE = "«Ogni registro è una porta: noi abbiamo trovato la chiave»"


class Page:
    """A page on which strings are set into columns; `top` counts points from the top."""

    def __init__(self) -> None:
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4)

    def line(self, x: float, top: float, text: str, size: float = 10) -> None:
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawString(x, A4[1] - top, text)

    def column(self, x: float, top: float, width: float, text: str, size: float = 10) -> float:
        """Sets the text in a column, and gives the baseline of the line after it."""
        return self.flow(x, top, [width], text, size)

    def flow(self, x: float, top: float, widths: Sequence[float], text: str, size: float = 10) -> float:
        """Sets the text in lines of the given widths, the last one for all others."""
        for number, line in enumerate(wrapped(text.split(), widths, size)):
            self.line(x, top + 1.3 * size * number, line, size)
        return top + 1.3 * size * (number + 1)

    def content(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()


def wrapped(words: Iterable[str], widths: Sequence[float], size: float) -> list[str]:
    lines: list[str] = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", size) <= widths[min(len(lines), len(widths)) - 1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paragraphs(folder: Path, page: Page) -> list[str]:
    return read(samples.write(folder, "a.pdf", page.content())).text.split("\n\n")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_three_columns_below_a_headline_whichever_was_drawn_first(order: Sequence[int], tmp_path: Path) -> None:
    page = Page()
    page.line(50, 80, HEADLINE, 17)
    texts = (FIRST, SECOND, THIRD)
    for column in order:
        page.column(50 + 170 * column, 120, 150, texts[column])
    assert paragraphs(tmp_path, page) == [HEADLINE, *texts]


def test_columns_drawn_line_by_line_all_across(tmp_path: Path) -> None:
    page = Page()
    left, right = (wrapped(text.split(), [230], 10) for text in (FIRST + " " + SECOND, THIRD + " " + SECOND))
    for number, (a, b) in enumerate(zip(left, right, strict=False)):
        page.line(50, 120 + 13 * number, a)
        page.line(310, 120 + 13 * number, b)
    read_lines = " ".join(paragraphs(tmp_path, page))
    shown = min(len(left), len(right))
    assert read_lines == " ".join((*left[:shown], *right[:shown]))


def test_a_paragraph_goes_on_in_the_next_column(tmp_path: Path) -> None:
    page = Page()
    lines = wrapped((FIRST + " " + SECOND).split(), [230], 10)
    for column, part in enumerate((lines[:5], lines[5:])):
        for number, line in enumerate(part):
            page.line(50 + 260 * column, 120 + 13 * number, line)
    assert paragraphs(tmp_path, page) == [FIRST + " " + SECOND]


def test_two_letterheads_side_by_side_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = Page()
    page.line(50, 50, "Archivio delle Tre Valli", 16)
    page.line(50, 66, "Istituto per le carte comuni", 9)
    page.line(400, 48, "Prot. n. 1204/2024", 9)
    page.line(400, 60, "Sondrio, 4 marzo 2024", 9)
    page.column(50, 140, 480, FIRST)
    expected = [
        "Archivio delle Tre Valli",
        "Istituto per le carte comuni",
        "Prot. n. 1204/2024",
        "Sondrio, 4 marzo 2024",
    ]
    assert paragraphs(tmp_path, page) == [*expected, FIRST]


def test_a_pull_quote_is_read_after_the_paragraph_that_gives_way_to_it(tmp_path: Path) -> None:
    page = Page()
    page.column(400, 127, 130, QUOTE, 13)
    end = page.flow(50, 120, [330] * 5 + [480], f"{FIRST} {SECOND} {THIRD}")
    page.column(50, end + 12, 480, SECOND)
    assert paragraphs(tmp_path, page) == [f"{FIRST} {SECOND} {THIRD}", QUOTE, SECOND]


def test_a_side_box_is_read_after_the_text_beside_it(tmp_path: Path) -> None:
    page = Page()
    page.canvas.setFillGray(0.9)
    page.canvas.rect(380, A4[1] - 300, 160, 190, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    page.column(390, 127, 140, "Le tre valli hanno insieme ventinove comuni, sei biblioteche e un solo museo.", 9)
    end = page.column(50, 120, 310, FIRST)
    end = page.column(50, end + 10, 310, SECOND)
    page.column(50, end + 10, 310, THIRD)
    box = "Le tre valli hanno insieme ventinove comuni, sei biblioteche e un solo museo."
    assert paragraphs(tmp_path, page) == [FIRST, SECOND, THIRD, box]


def test_a_line_up_the_margin_is_read_last_and_whole(tmp_path: Path) -> None:
    page = Page()
    page.canvas.saveState()
    page.canvas.translate(30, 300)
    page.canvas.rotate(90)
    page.canvas.setFont("Helvetica", 8)
    page.canvas.drawString(0, 0, "Prot. n. 1204 del 4 marzo 2024")
    page.canvas.restoreState()
    page.column(50, 120, 480, f"{FIRST} {SECOND}")
    assert paragraphs(tmp_path, page) == [f"{FIRST} {SECOND}", "Prot. n. 1204 del 4 marzo 2024"]


def test_a_watermark_does_not_mix_with_the_lines(tmp_path: Path) -> None:
    page = Page()
    page.canvas.saveState()
    page.canvas.translate(150, 600)
    page.canvas.rotate(40)
    page.canvas.setFont("Helvetica", 60)
    page.canvas.drawString(0, 0, "BOZZA")
    page.canvas.restoreState()
    page.column(50, 120, 480, f"{FIRST} {SECOND}")
    assert paragraphs(tmp_path, page) == [f"{FIRST} {SECOND}", "BOZZA"]


def test_many_columns_of_single_letters_end(tmp_path: Path) -> None:
    page = Page()
    for column in range(250):
        for row in range(3):
            page.line(10 + 2.2 * column, 100 + 20 * (column + row), "i", 1)
    assert len(" ".join(paragraphs(tmp_path, page)).replace(" ", "")) > 0

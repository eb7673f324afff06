"""Pages that are pictures: which are taken for such, what is read in them, and where evidence is framed."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import UnreadableDocument
from extractor.readers.read import read
from extractor.schema.document import Document
from extractor.schema.evidence import Evidence
from tests.readers import samples
from tests.readers.scans import as_pdf, needs_tesseract, pictures, scanned

LATIN = tuple(paragraph.replace("Ruđer Bošković", "Boskovic") for paragraph in samples.COMMUNIQUE)
PDF = samples.pdf(LATIN)
SHEET = pictures(samples.drawn_pdf([[(72, 100, "Una pagina di prova.")]]), resolution=50)[0]


def document(folder: Path, content: bytes) -> Document:
    return read(samples.write(folder, "a.pdf", content))


def reason(folder: Path, content: bytes) -> str:
    with pytest.raises(UnreadableDocument) as refusal:
        document(folder, content)
    return refusal.value.reason


def drawn(*pages: list[tuple[Image.Image, tuple[float, float, float, float]] | str]) -> bytes:
    """A PDF of pages with pictures at places (x, y, width and height, from the bottom) and lines of text."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in pages:
        for number, what in enumerate(page):
            if isinstance(what, str):
                canvas.drawString(72, 700 - 14 * number, what)
            else:
                canvas.drawImage(ImageReader(what[0]), *what[1])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def quoted(one: Document, words: str) -> Evidence:
    start = one.text.index(words)
    return one.evidence(start, start + len(words))


WHOLE = (0.0, 0.0, *A4)
LOGO = (72.0, 750.0, 80.0, 40.0)
LONG = [f"Riga numero {number} di un testo che si legge da sé." for number in range(6)]


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pytesseract", None)


@pytest.mark.usefixtures("without_extra")
@pytest.mark.parametrize(
    ("content", "page"),
    [
        (drawn([(SHEET, WHOLE)]), 1),
        (drawn([(SHEET, (100, 200, 300, 480))]), 1),
        (drawn([(SHEET, (0, 0, A4[0], 421)), (SHEET, (0, 421, A4[0], 421))]), 1),
        (drawn([*LONG], [(SHEET, WHOLE)]), 2),
        (drawn([*LONG], [(SHEET, WHOLE), "Prot. n. 118 del 4/3/2024"]), 2),
    ],
    ids=["whole", "cutting", "in strips", "second page", "stamped"],
)
def test_a_page_that_is_a_picture_needs_recognition(tmp_path: Path, content: bytes, page: int) -> None:
    assert reason(tmp_path, content) == (
        f"The PDF is a scan: page {page} is a picture without text."
        " To have it read, install text recognition with pip install 'spoglio[ocr]'."
    )


@pytest.mark.usefixtures("without_extra")
def test_outlines_of_letters_are_a_picture(tmp_path: Path) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for number in range(300):
        canvas.circle(20 + number, 500, 3)
    canvas.save()
    assert reason(tmp_path, buffer.getvalue()).startswith("The PDF is a scan: page 1 is a picture without text.")


@pytest.mark.usefixtures("without_extra")
@pytest.mark.parametrize(
    "content",
    [
        drawn([(SHEET, LOGO), "Poche parole."]),
        drawn([(SHEET, WHOLE), *LONG]),
        drawn([(SHEET, (72, 72, 450, 300)), "Una foto con didascalia."]),
        drawn([*LONG], []),
    ],
    ids=["logo", "background", "photo", "blank page"],
)
def test_pages_with_a_text_of_their_own_need_none(tmp_path: Path, content: bytes) -> None:
    assert not document(tmp_path, content).ocr


@pytest.mark.usefixtures("without_extra")
def test_a_page_with_nothing_but_a_logo_holds_no_text(tmp_path: Path) -> None:
    assert reason(tmp_path, drawn([(SHEET, LOGO)])) == "The pages of the PDF hold no text."


@needs_tesseract
@pytest.mark.parametrize(("turned", "askew"), [(0, 0.0), (0, 0.7), (90, 0.0), (180, 0.0), (270, -0.4)])
def test_a_scan_has_the_text_of_its_original(tmp_path: Path, turned: int, askew: float) -> None:
    one = document(tmp_path, scanned(PDF, turned=turned, askew=askew))
    expected = document(tmp_path, PDF).text
    assert one.ocr
    assert Levenshtein.distance(one.text, expected) <= 0.01 * len(expected)
    assert one.text.count("\n\n") == expected.count("\n\n")


@needs_tesseract
@pytest.mark.parametrize("words", ["1,2 milioni di euro", "Pola", "85.000 euro"])
def test_evidence_is_framed_where_the_words_are(tmp_path: Path, words: str) -> None:
    seen, drawn_at = quoted(document(tmp_path, scanned(PDF)), words), quoted(document(tmp_path, PDF), words)
    assert seen.page == drawn_at.page == 1
    assert seen.bbox == pytest.approx(drawn_at.bbox, abs=3.5)


@needs_tesseract
def test_evidence_on_a_turned_sheet_is_framed_on_the_page_as_it_is_shown(tmp_path: Path) -> None:
    x0, top, x1, bottom = quoted(document(tmp_path, PDF), "85.000 euro").bbox or (0, 0, 0, 0)
    seen = quoted(document(tmp_path, scanned(PDF, turned=90)), "85.000 euro")
    assert seen.bbox == pytest.approx((top, A4[0] - x1, bottom, A4[0] - x0), abs=3.5)


@needs_tesseract
def test_columns_of_a_scan_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"sinistra {word} e qualche altra parola" for word in ("uno", "due", "tre", "quattro", "cinque", "sei")]
    right = [f"destra {word} e qualche altra parola" for word in ("uno", "due", "tre", "quattro", "cinque", "sei")]
    lines = [(x, 100 + 14.0 * n, text) for x, side in ((60.0, left), (320.0, right)) for n, text in enumerate(side)]
    assert " ".join(document(tmp_path, scanned(samples.drawn_pdf([lines]))).text.split()) == " ".join([*left, *right])


@needs_tesseract
def test_only_pages_without_text_are_recognised(tmp_path: Path) -> None:
    first, second = "Nel testo: l0 zero resta zero.", "Questa pagina viene dallo scanner."
    sheet = pictures(samples.drawn_pdf([[(72, 100, second)]]))[0]
    one = document(tmp_path, drawn([first], [(sheet, WHOLE)]))
    assert (one.text, one.ocr) == (f"{first}\n\n{second}", True)
    assert [quoted(one, words).page for words in (first, second)] == [1, 2]


@needs_tesseract
def test_pictures_in_which_nothing_is_read(tmp_path: Path) -> None:
    assert reason(tmp_path, as_pdf([Image.new("L", (800, 1100), 255)])) == "The pages of the PDF hold no text."


@needs_tesseract
def test_a_sheet_of_any_size_is_read(tmp_path: Path) -> None:
    sheet = pictures(PDF)[0]
    assert samples.HEADLINE in document(tmp_path, as_pdf([sheet], resolution=20)).text


@needs_tesseract
def test_a_strip_longer_than_tesseract_takes_is_drawn_smaller(tmp_path: Path) -> None:
    strip = Image.new("L", (9000, 120), 255)
    strip.paste(pictures(PDF)[0].crop((150, 180, 1000, 300)), (100, 0))
    assert "Ravenna" in document(tmp_path, as_pdf([strip], resolution=30)).text

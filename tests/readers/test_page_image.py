"""The picture of a page: its evidence framed, and one sentence where there is no picture."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageChops
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import UnreadableDocument
from extractor.readers.page_image import PageImage, page_image
from extractor.readers.read import read, source_at
from extractor.schema.evidence import Evidence
from tests.readers import samples
from tests.readers.test_email import message

WORD = "Posidonia"
PAGES = [[(72.0, 100.0, f"Prima pagina: {WORD} Viva.")], [(72.0, 700.0, f"Seconda pagina: {WORD}.")]]


def pdf(folder: Path, content: bytes | None = None) -> Path:
    return samples.write(folder, "a.pdf", content or samples.drawn_pdf(PAGES))


def image(path: Path, page: int, *evidence: Evidence) -> PageImage:
    return page_image(path, page, evidence, of=source_at(path).id)


def reason(path: Path, of: str | None = None) -> str:
    with pytest.raises(UnreadableDocument) as refusal:
        page_image(path, 1, [], of=of or source_at(path).id)
    assert refusal.value.path == path
    return refusal.value.reason


def test_a_page_is_drawn_whole(tmp_path: Path) -> None:
    picture = image(pdf(tmp_path), 2)
    assert (picture.page, picture.pages, picture.marked) == (2, 2, None)
    assert picture.image.height == 2000
    assert picture.image.width == pytest.approx(2000 / 2**0.5, abs=2)


@pytest.mark.parametrize("page", [1, 2])
def test_nothing_but_the_evidence_is_marked(tmp_path: Path, page: int) -> None:
    path = pdf(tmp_path)
    document = read(path)
    start = [document.text.index(WORD), document.text.rindex(WORD)][page - 1]
    evidence = document.evidence(start, start + len(WORD))
    assert evidence.page == page and evidence.bbox
    marked, plain = image(path, page, evidence), image(path, page)
    changed = ImageChops.difference(marked.image, plain.image).getbbox()
    scale = 2000 / A4[1]
    assert changed == pytest.approx([side * scale for side in evidence.bbox], abs=3 * scale)
    assert marked.marked == pytest.approx(evidence.bbox[1] / A4[1])


def test_the_frame_is_strong_and_the_words_stay_legible(tmp_path: Path) -> None:
    path = pdf(tmp_path)
    document = read(path)
    start = document.text.index(WORD)
    evidence = document.evidence(start, start + len(WORD))
    box = evidence.bbox
    assert box
    scale = 2000 / A4[1]
    words = image(path, 1, evidence).image.crop(tuple(round(side * scale) for side in box))
    assert words.getpixel((0, 0)) != (255, 255, 255)
    assert min(words.convert("L").tobytes()) < 60


def test_beyond_the_end_the_last_page_is_shown(tmp_path: Path) -> None:
    assert image(pdf(tmp_path), 9).page == 2


@pytest.mark.parametrize("side", [200, 14_000])
def test_a_picture_is_as_large_whatever_the_page(tmp_path: Path, side: float) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(side, side / 2))
    canvas.showPage()
    canvas.save()
    assert image(pdf(tmp_path, buffer.getvalue()), 1).image.size == pytest.approx((2000, 1000), abs=1)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert reason(tmp_path / "via.pdf", of="sha256:0") == "The file does not exist (any more)."


def test_a_file_that_has_changed(tmp_path: Path) -> None:
    assert reason(pdf(tmp_path), of=f"sha256:{'0' * 64}") == "The file has changed since it was read."


def test_an_attachment_is_drawn_as_any_file(tmp_path: Path) -> None:
    mail = message("Nota")
    mail.add_attachment(samples.drawn_pdf(PAGES), maintype="application", subtype="pdf", filename="a.pdf")
    path = samples.write(tmp_path, "a.eml", mail.as_bytes()) / "a.pdf"
    assert page_image(path, 1, [], of=source_at(path).id).pages == len(PAGES)
    samples.write(tmp_path, "a.eml", b"Subject: Nota\n\nTesto.")
    with pytest.raises(UnreadableDocument) as refusal:
        page_image(path, 1, [], of=f"sha256:{'0' * 64}")
    assert refusal.value.reason == "The e-mail does not hold this attachment (any more)."


def test_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    path = samples.write(tmp_path, "a.txt", samples.plain())
    assert reason(path) == "Only a PDF has pages to show."


def test_a_locked_pdf(tmp_path: Path) -> None:
    path = pdf(tmp_path, samples.drawn_pdf(PAGES, encrypt=StandardEncryption("chiave")))
    assert reason(path) == "The PDF is protected by a password."


def test_a_damaged_pdf(tmp_path: Path) -> None:
    path = pdf(tmp_path, b"%PDF-1.7\n" + b"x" * 500)
    assert reason(path) == "The PDF is damaged and cannot be read."

"""`spoglio show`: a record to be read in the terminal, a fact in its sentence, and its words marked on the page."""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractor.__main__ import main
from extractor.readers.page_image import page_image
from extractor.readers.read import read, source_at
from extractor.schema.evidence import BBox
from extractor.schema.record import Record
from extractor.store.session import open_store
from tests.readers import samples

AMOUNT = "1.250.000 euro"
SHARE = "300.000 euro"
FIRST = f"Il progetto Posidonia Viva vale {AMOUNT} in tutto."
SECOND = f"Al Dott. Rossi ne spettano {SHARE}."
PAGES = [[(72.0, 100.0, FIRST)], [(72.0, 700.0, SECOND)]]
Show = Callable[..., tuple[int, str, str]]


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Show:
    def run(*arguments: str | Path) -> tuple[int, str, str]:
        store = f"sqlite:///{tmp_path / 'store.db'}"
        monkeypatch.setattr(sys, "argv", ["spoglio", "--lang", "en", "show", *map(str, arguments), "--db", store])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return run


def stored(path: Path, *quotes: str, **fields: Any) -> BBox:
    """Keeps a record of the file in the store beside it, with one budget that rests on the quotes; its first box."""
    document = read(path)
    starts = [(document.text.index(quote), len(quote)) for quote in quotes]
    evidence = [document.evidence(start, start + length) for start, length in starts]
    budget = {"id": "b1", "origin": "it.test.rule", "confidence": 0.8, "amount": "1250000", "evidence": evidence}
    info = document.model_dump(include={"id", "source", "media_type", "text"})
    record = Record.model_validate({"document": info | fields, "budgets": [budget | {"notes": ["a remark"]}]})
    with open_store(f"sqlite:///{path.parent / 'store.db'}") as store:
        store.save_record(record, path=str(path))
    return evidence[0].bbox or (0, 0, 0, 0)


def pdf(folder: Path) -> Path:
    return samples.write(folder, "posidonia.pdf", samples.drawn_pdf(PAGES))


def turned_pdf(folder: Path) -> Path:
    """A page that lies on its side in the file and is shown upright, by the rotation that it asks for."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setPageRotation(90)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(300, 400, FIRST)
    canvas.showPage()
    canvas.save()
    return samples.write(folder, "girata.pdf", buffer.getvalue())


def words(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines() if line.strip(" ─")]


def test_a_record_is_listed_with_its_header(show: Show, tmp_path: Path) -> None:
    path = pdf(tmp_path)
    stored(path, AMOUNT, SHARE, title="Posidonia Viva", published="2024-03-12")
    code, out, err = show(path)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "Document: posidonia.pdf"
    assert out.splitlines()[3:6] == ["State: to review", "Title: Posidonia Viva", "Published on: 12 March 2024"]
    assert words(out)[-2:] == [
        ["amounts", "value", "sort", "%", "state", "words", "in", "the", "text", "page"],
        ["b1", "1,250,000", "EUR", "other", "amount", "80", "proposed", "1.250.000", "euro", "1"],
    ]


def test_a_fact_is_shown_in_its_sentences(show: Show, tmp_path: Path) -> None:
    stored(pdf(tmp_path), AMOUNT, SHARE)
    code, out, err = show("posidonia.pdf", "--fact", "B1")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == ["b1 · 1,250,000 EUR", "proposed · confidence 80 % · from it.test.rule"]
    assert "! a remark" in out.splitlines()
    assert out.splitlines()[-3:] == [
        FIRST.replace(AMOUNT, f"[{AMOUNT}]") + " (page 1)",
        "",
        SECOND.replace(SHARE, f"[{SHARE}]") + " (page 2)",
    ]


def test_words_that_overlap_are_shown_once(show: Show, tmp_path: Path) -> None:
    stored(pdf(tmp_path), AMOUNT, "1.250.000", "vale", "000 euro in tutto")
    _code, out, _err = show("posidonia.pdf", "--fact", "b1")
    sentence = out.splitlines()[-1].removesuffix(" (page 1)")
    assert sentence == "Il progetto Posidonia Viva [vale] [1.250.000 euro][ in tutto]."


@pytest.mark.parametrize("make", [pdf, turned_pdf])
def test_the_picture_marks_the_words_and_nothing_else(make: Callable[[Path], Path], show: Show, tmp_path: Path) -> None:
    path, target = make(tmp_path), tmp_path / "page.png"
    x0, top, x1, bottom = stored(path, AMOUNT)
    code, _out, err = show(path, "--fact", "b1", "--image", target)
    assert (code, err) == (0, f"Page 1, with the words marked, is in {target}.\n")
    with Image.open(target, formats=["PNG"]) as picture:
        marked, plain = picture.convert("RGB"), _plain(path)
    scale = 2000 / A4[1]
    changed = ImageChops.difference(marked, plain).getbbox()
    assert changed == pytest.approx([side * scale for side in (x0, top, x1, bottom)], abs=3 * scale)
    inside = plain.convert("L").crop(tuple(round(side * scale) for side in (x0, top, x1, bottom)))
    ink = inside.point(lambda shade: 255 * (shade < 128)).getbbox()
    assert ink and ink[2] - ink[0] > 0.95 * inside.width, "the box holds the words from end to end"


def _plain(path: Path) -> Image.Image:
    return page_image(path, 1, [], of=source_at(path).id).image.convert("RGB")


def test_other_pages_are_said(show: Show, tmp_path: Path) -> None:
    stored(pdf(tmp_path), SHARE, AMOUNT)
    target = tmp_path / "page.png"
    code, _out, err = show("posidonia.pdf", "--fact", "b1", "--image", target)
    assert (code, err.splitlines()) == (
        0,
        [f"Page 2, with the words marked, is in {target}.", "Other words of the fact stand on page 1."],
    )


def test_a_document_without_pages(show: Show, tmp_path: Path) -> None:
    stored(samples.write(tmp_path, "a.txt", FIRST.encode()), AMOUNT)
    code, _out, err = show("a.txt", "--fact", "b1", "--image", tmp_path / "page.png")
    assert (code, err) == (1, "a.txt has no pages to draw: only a PDF has.\n")
    assert not (tmp_path / "page.png").exists()


def test_a_file_that_is_gone(show: Show, tmp_path: Path) -> None:
    path = pdf(tmp_path)
    stored(path, AMOUNT)
    path.unlink()
    code, out, err = show("posidonia.pdf", "--fact", "b1", "--image", tmp_path / "page.png")
    assert (code, err) == (1, f"{path}: The file does not exist (any more).\n")
    assert FIRST.replace(AMOUNT, f"[{AMOUNT}]") in out


def test_a_file_that_has_changed(show: Show, tmp_path: Path) -> None:
    path = pdf(tmp_path)
    stored(path, AMOUNT)
    turned_pdf(tmp_path).rename(path)
    code, _out, err = show("posidonia.pdf", "--fact", "b1", "--image", "x.png")
    assert (code, err) == (1, f"{path}: The file has changed since it was read.\n")


def test_a_picture_that_cannot_be_written(show: Show, tmp_path: Path) -> None:
    stored(pdf(tmp_path), AMOUNT)
    target = tmp_path / "nowhere" / "page.png"
    code, _out, err = show("posidonia.pdf", "--fact", "b1", "--image", target)
    assert (code, err) == (1, f"{target} cannot be written: No such file or directory.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["posidonia.pdf", "--fact", "b7"], 1, "posidonia.pdf holds no fact b7."),
        (["posidonia.pdf", "--image", "x.png"], 2, "--image needs --fact. For help: spoglio show --help"),
        (["altro.pdf"], 1, "The store holds no document altro.pdf."),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(
    show: Show, tmp_path: Path, arguments: list[str], code: int, sentence: str
) -> None:
    stored(pdf(tmp_path), AMOUNT)
    assert show(*arguments) == (code, "", f"{sentence}\n")

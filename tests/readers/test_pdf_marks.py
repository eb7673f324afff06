"""Where the words of a fact stand on their page: a box a line, close around the words."""

from pathlib import Path

import pytest

from extractor.readers.pdf_file import opened
from extractor.readers.pdf_marks import marks_on
from extractor.readers.read import read, source_at
from extractor.schema.evidence import BBox, Evidence
from tests.readers import samples

# Two columns: the words at a line's end go on below, beside words of the other column.
LEFT = [
    "Guida il progetto della semina sui colli la Camera di commer-",
    "cio di Pavia, che lo ha proposto alla Regione nel maggio 2021",
]
RIGHT = [
    "Le prime prove si sono fatte a Lodi e a Crema, in aprile,",
    "e altre se ne faranno in autunno su tutta la pianura.",
]
PAGE = [
    (left, 100.0 + 14 * row, text) for left, column in ((40.0, LEFT), (400.0, RIGHT)) for row, text in enumerate(column)
]


def pdf(folder: Path) -> Path:
    return samples.write(folder, "a.pdf", samples.drawn_pdf([PAGE, [(40.0, 100.0, "Seconda pagina: Pavia.")]]))


def evidence(path: Path, words: str) -> Evidence:
    document = read(path)
    start = document.text.index(words)
    return document.evidence(start, start + len(words))


def marks(path: Path, *evidence: Evidence, page: int = 1) -> list[BBox]:
    with opened(source_at(path)) as pdf:
        return marks_on(pdf[page - 1], page, evidence)


def test_words_on_two_lines_have_a_box_on_each(tmp_path: Path) -> None:
    path = pdf(tmp_path)
    whole = evidence(path, "Camera di commercio di Pavia")
    assert whole.bbox
    above, below = marks(path, whole)
    assert above[3] <= below[3] and above[0] > below[2], "the end of a line, and the beginning of the next"
    assert (below[0], above[1], above[2], below[3]) == pytest.approx(whole.bbox, abs=0.01)


def test_words_on_one_line_have_the_box_of_the_evidence(tmp_path: Path) -> None:
    path = pdf(tmp_path)
    one = evidence(path, "maggio 2021")
    assert one.bbox
    assert marks(path, one) == [pytest.approx(one.bbox, abs=0.01)]


def test_only_what_stands_on_the_page_is_marked(tmp_path: Path) -> None:
    path = pdf(tmp_path)
    assert marks(path, evidence(path, "maggio 2021"), page=2) == []


def test_words_that_the_page_does_not_spell_keep_the_box_of_the_evidence(tmp_path: Path) -> None:
    path = pdf(tmp_path)
    scanned = Evidence(start=0, end=6, quote="Crerna", page=1, bbox=(400.0, 90.0, 700.0, 120.0))
    assert marks(path, scanned) == [(400.0, 90.0, 700.0, 120.0)]

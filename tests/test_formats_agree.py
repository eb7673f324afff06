"""The same communiqué gives the same facts in whatever format; a PDF says besides where on the page they stand."""

import re
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfplumber.pdf import PDF

from extractor.schema.evidence import Evidence
from extractor.schema.record import LISTS, Record
from tests.data.command_line import FirstRun, contents, spoglio
from tests.data.communiques import SAVED_AS, TEXTS, old_office

pytest_plugins = ("tests.data.runs",)

_OF_THE_SOURCE = {"id", "source", "media_type", "text"}
# How far below the line the letters of a font go, programs tell variously.
_MEASURING_ERROR_PT = 0.5


def facts(record: Record) -> dict[str, Any]:
    """All that the record states, save where in the text it stands; of evidence the words alone."""
    items: dict[str, Any] = {
        name: [item.model_dump(mode="json", exclude={"evidence"}) for item in getattr(record, name)] for name in LISTS
    }
    quotes = {item.id: [" ".join(evidence.quote.split()) for evidence in item.evidence] for _, item in record.items()}
    return {"document": record.document.model_dump(exclude=_OF_THE_SOURCE), "quotes": quotes, **items}


def every_evidence(record: Record) -> list[Evidence]:
    return [evidence for _, item in record.items() for evidence in item.evidence]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def holds(longer: list[str], shorter: list[str]) -> bool:
    """Whether the words of the one stand in the other, one after the other."""
    return any(longer[start : start + len(shorter)] == shorter for start in range(len(longer)))


def test_the_run_does_every_document(first_run: FirstRun) -> None:
    assert (first_run.run.code, first_run.run.err) == (0, "")
    assert set(first_run.records()) == {f"{name}.{suffix}" for name in TEXTS for suffix in SAVED_AS}
    assert f"{len(TEXTS) * len(SAVED_AS)} documents extracted, 0 failed." in first_run.run.out


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_has_facts_to_compare(name: str, first_run: FirstRun) -> None:
    record = first_run.records()[f"{name}.txt"]
    assert 100 <= len(words(TEXTS[name])) <= 300
    assert record.projects
    assert record.dates
    assert sum(1 for _ in record.items()) >= 8


@pytest.mark.parametrize("suffix", sorted(set(SAVED_AS) - {"txt"}))
@pytest.mark.parametrize("name", TEXTS)
def test_every_format_gives_the_facts_of_the_plain_text(name: str, suffix: str, first_run: FirstRun) -> None:
    records = first_run.records()
    assert facts(records[f"{name}.{suffix}"]) == facts(records[f"{name}.txt"])


def test_an_old_encoding_changes_no_record_but_for_its_source(first_run: FirstRun, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name, text in TEXTS.items():
        (old / f"{name}.txt").write_bytes(old_office(text))
    assert spoglio("extract", old, "--out", tmp_path / "out", "--no-store").code == 0
    records = first_run.records()
    for content in contents(tmp_path / "out").values():
        record = Record.model_validate_json(content)
        expected = records[record.document.source]
        assert record.model_dump(exclude={"document": {"id"}}) == expected.model_dump(exclude={"document": {"id"}})


@pytest.mark.parametrize("suffix", sorted(set(SAVED_AS) - {"pdf"}))
def test_only_a_pdf_has_pages(suffix: str, first_run: FirstRun) -> None:
    records = first_run.records()
    for name in TEXTS:
        evidence = every_evidence(records[f"{name}.{suffix}"])
        assert {(each.page, each.bbox) for each in evidence} == {(None, None)}


def framed(pdf: PDF, evidence: Evidence) -> list[str]:
    """The words of the page that lie wholly in the evidence's box."""
    assert evidence.page is not None
    assert evidence.bbox is not None
    x0, top, x1, bottom = evidence.bbox
    error = _MEASURING_ERROR_PT
    grown = (x0 - error, top - error, x1 + error, bottom + error)
    return words(pdf.pages[evidence.page - 1].within_bbox(grown).extract_text())


@pytest.mark.parametrize("name", TEXTS)
def test_the_box_of_a_fact_frames_its_words_on_its_page(name: str, first_run: FirstRun) -> None:
    with pdfplumber.open(first_run.documents / "pdf" / f"{name}.pdf") as pdf:
        assert len(pdf.pages) == 2
        for evidence in every_evidence(first_run.records()[f"{name}.pdf"]):
            quote, inside = words(evidence.quote), framed(pdf, evidence)
            assert holds(inside, quote) or is_cut_by_the_page(pdf, quote, inside), evidence


def is_cut_by_the_page(pdf: PDF, quote: list[str], inside: list[str]) -> bool:
    """Whether only the words before the end of the first page are framed, as they must be where it cuts the quote."""
    every = words(pdf.pages[0].extract_text())
    assert every[-2:] == ["Pagina", "1"]
    return bool(inside) and quote[: len(inside)] == inside == every[-2 - len(inside) : -2]

"""The measure of a layout: what counts as a wrong letter, and which lists of facts differ."""

from pathlib import Path

from benchmarks.layouts import expected_path, folded, measured
from extractor.extract import Extractor

TEXT = "Il progetto “ValleViva”, coordinato dal Comune di Lodi, costa 200.000 euro.\n"


def test_blanks_and_the_forms_of_quotation_marks_are_no_letters() -> None:
    assert folded("L’idea  è\n\n“viva”.") == folded('L\'idea è "viva".') == 'L\'idea è "viva".'


def test_edits_are_counted_and_lists_that_differ_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT.replace("200", "350").replace(" costa", "  costa"), "utf-8")
    expected_path(path).write_text(TEXT, "utf-8")
    result = measured(path, Extractor(model="none"))
    assert (result.distance, result.expected) == (2, len(folded(TEXT)))
    assert result.wrong_lists == ("budgets",)

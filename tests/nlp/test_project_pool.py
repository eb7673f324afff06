"""The stretches that may be projects' names though nothing says so, each with how it was found."""

import pytest

from extractor.nlp.project_candidates import CandidateFinder
from extractor.nlp.project_pool import free_candidates
from tests.nlp.texts import pipeline

POOL = {
    "quoted": ("Piace “Orti che cantano” a tutti.", {("Orti che cantano", "names.any-quote")}),
    "quoted with its title": ("Piace “ORTI: una rete di semi antichi” a tutti.", {("ORTI", "names.any-quote")}),
    "oddly written": ("Piace molto OrtoViva, a tutti.", {("OrtoViva", "names.any-odd"), ("OrtoViva", "names.any")}),
    "before a dash": ("- Malghe che restano – 20 mila euro", {("Malghe che restano", "names.any-line")}),
    "before a bracket": (
        "vincono: Semi di quartiere (Orto Botanico), bene",
        {("Semi di quartiere", "names.any-bracket")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), POOL.values(), ids=POOL)
def test_pool_holds(text: str, expected: set[tuple[str, str]]) -> None:
    doc = pipeline().annotated(text)
    found = {(c.value.name, c.origin) for c in free_candidates(CandidateFinder(doc))}
    assert expected <= found


def test_pool_leaves_out_other_things_and_common_words() -> None:
    doc = pipeline().annotated("nel convegno “Orti che cantano” si parla di tutto, e molto.")
    assert {c.value.name for c in free_candidates(CandidateFinder(doc))} == {"Orti"}


def test_nothing_of_the_pool_weighs_by_itself() -> None:
    doc = pipeline().annotated("Piace “Orti che cantano” di OrtoViva a tutti.")
    assert {c.points for c in free_candidates(CandidateFinder(doc))} == {0}

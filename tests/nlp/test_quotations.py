"""Quotations: all marks, exactly what stands between them, nothing over a line's end."""

import pytest

from extractor.nlp.quotations import quotations

MARKS = {
    "curly": ("“", "”"),
    "angle": ("«", "»"),
    "angle with spaces": ("« ", " »"),
    "straight": ('"', '"'),
    "low and high": ("„", "“"),
    "low and closing": ("„", "”"),
    "single": ("‘", "’"),
}


@pytest.mark.parametrize(("opening", "closing"), MARKS.values(), ids=MARKS)
def test_the_stretch_between_the_marks(opening: str, closing: str) -> None:
    text = f"Nasce {opening}Cortili vivi{closing} in città"
    (found,) = quotations(text)
    assert text[found.start : found.end] == f"{opening}Cortili vivi{closing}"
    assert text[found.inner_start : found.inner_end] == found.inner == "Cortili vivi"


NONE = {
    "open only": "Nasce “Cortili vivi in città",
    "over a paragraph's end": "Nasce “Cortili\n\nvivi” in città",
    "nothing inside": "Nasce “ . ” in città",
    "apostrophes": "l’acqua dell’Adda e l'aria",
    "too long": "Nasce “" + "a" * 201 + "”",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_quotation(text: str) -> None:
    assert quotations(text) == []


def test_several_in_order_without_the_marks_of_emphasis() -> None:
    text = '“*Uno*”, «Due.» e "Tre"'
    assert [q.inner for q in quotations(text)] == ["Uno", "Due", "Tre"]
    assert [text[q.inner_start : q.inner_end] for q in quotations(text)] == ["Uno", "Due", "Tre"]

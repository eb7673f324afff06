"""Names as the document spells them: taken piece by piece, or whole from one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.phrase_index import key_of
from extractor.schema.record import ListName
from tests.tui.examples import record
from tui.spoken_names import SpokenNames, name_end, whole
from tui.text_layout import Line

TEXT = (
    "Guida il Comune di Lodi con l'Università d’Alfa Nuova e il Dipartimento di Scienze agrarie della stessa, per "
    "“Acque chiare del Po”. Dal 3 al 5 maggio 2021 vi vanno 1,2 milioni di euro."
)


def found(list_name: ListName, field: str, typed: str, text: str = TEXT) -> str | None:
    return SpokenNames(record(text), list_name, None).find(field, typed)


@pytest.mark.parametrize(
    ("list_name", "field", "typed", "offered"),
    [
        ("partners", "name", "com", "Comune di Lodi"),
        ("partners", "name", "universita d'a", "Università d’Alfa Nuova"),
        ("partners", "department", "dip", "Dipartimento di Scienze"),
        ("partners", "department", "Dipartimento di Scienze", "Dipartimento di Scienze agrarie"),
        ("partners", "department", "Dipartimento di Scienze agrarie", "Dipartimento di Scienze agrarie della stessa"),
        ("partners", "name", "zz", None),
        ("partners", "name", " ", None),
        ("dates", "edtf", "dal", "Dal 3 al 5 maggio 2021"),
        ("budgets", "amount", "1,", "1,2 milioni di euro"),
        ("budgets", "amount", "7", None),
    ],
)
def test_what_was_begun_is_offered_as_the_text_goes_on(
    list_name: ListName, field: str, typed: str, offered: str | None
) -> None:
    assert found(list_name, field, typed) == offered


def test_a_new_fact_is_none_that_is_there() -> None:
    facts = {"partners": [{"words": "Comune di Lodi", "name": "Comune di Lodi"}]}
    made = record("Il Comune di Lodi e il Comune di Como.", facts=facts)
    assert SpokenNames(made, "partners", None).find("name", "c") == "Comune di Como"
    assert SpokenNames(made, "partners", made.partners[0]).find("name", "c") == "Comune di Lodi"


@given(st.text("aÀbB d'.“\n-", max_size=30), st.integers(0, 30))
def test_a_name_goes_on_within_the_text(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert offset <= name_end(text, offset) <= len(text)


@given(st.text("aÀbB d'-", min_size=1, max_size=30), st.text("aÀbB d'", min_size=1, max_size=4))
def test_what_is_offered_begins_as_what_was_typed(text: str, typed: str) -> None:
    offered = found("partners", "name", typed, text)
    assert offered is None or " ".join(key_of(offered)).startswith(" ".join(key_of(typed)))


@pytest.mark.parametrize(
    ("list_name", "words", "wanted"),
    [
        ("dates", "3", "Dal 3 al 5 maggio 2021"),
        ("budgets", "1,2", "1,2 milioni di euro"),
        ("dates", "Lodi", "Lodi"),
        ("partners", "Com", "Comune di Lodi"),
        ("partners", "Comune di", "Comune di"),
        ("partners", "stessa", "stessa"),
        ("projects", "Acque", "Acque chiare del Po"),
    ],
)
def test_what_a_word_points_at(list_name: ListName, words: str, wanted: str) -> None:
    start = TEXT.index(words)
    place = whole(record(TEXT), list_name, Line(start, start + len(words)))
    assert TEXT[place.start : place.end] == wanted

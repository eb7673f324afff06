"""Completion of names: whatever is offered holds a word that begins so, approved names first."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.phrase_index import key_of
from extractor.schema.decision import Action
from extractor.schema.record import ListName
from extractor.store.session import Store
from tests.tui.examples import START, filled_store, record
from tui.completion import Completer, Names, suggestion, taken
from tui.spoken_names import SpokenNames

NAMES = st.lists(st.text("aàbB d'-+1", min_size=1, max_size=12), max_size=8)


def names(*forms: str) -> Names:
    return Names((key_of(form), form) for form in forms)


def completer(store: Store, list_name: ListName, text: str = "") -> Completer:
    return Completer(store, list_name, SpokenNames(record(text), list_name, None))


def words_of(text: str) -> str:
    return " ".join(key_of(text))


def begins_a_word_of(name: str, typed: str) -> bool:
    key = key_of(name)
    return any(" ".join(key[word:]).startswith(words_of(typed)) for word in range(len(key)))


@given(NAMES, st.text("aàbB d'-+1", max_size=4))
def test_what_is_offered_has_a_word_that_begins_with_what_was_typed(forms: list[str], typed: str) -> None:
    found = names(*forms).find(typed)
    assert found is None or (found in forms and begins_a_word_of(found, typed))


@given(NAMES, st.text("aàbB d'-+1", max_size=4))
def test_nothing_is_offered_only_where_no_word_begins_so(forms: list[str], typed: str) -> None:
    ends_in_a_word = typed[-1:].isalnum()
    if ends_in_a_word and names(*forms).find(typed) is None:
        assert not any(begins_a_word_of(form, typed) for form in forms)


@given(NAMES, st.text("aàbB d'-+1", max_size=4))
def test_a_suggestion_that_is_taken_is_the_name(forms: list[str], typed: str) -> None:
    found = names(*forms).find(typed)
    if found is not None:
        assert taken(typed, suggestion(typed, found)) == found


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", None),
        (" .", None),
        ("u", "Università di Udine"),
        ("universita di u", "Università di Udine"),
        ("UNIVERSITÀ DI T", "Università di Trento"),
        ("forl", "Comune di Forlì"),
        ("comune", "Comune"),
        ("comune ", "Comune di Forlì"),
        ("comune dell’", "Comune dell'Aquila"),
        ("comune dell'a", "Comune dell'Aquila"),
        ("aquila", "Comune dell'Aquila"),
        ("quila", None),
    ],
)
def test_what_is_offered(typed: str, offered: str | None) -> None:
    known = names("Università di Udine", "Comune di Forlì", "Comune", "Comune dell'Aquila", "Università di Trento")
    assert known.find(typed) == offered


def test_an_acronym_stands_for_its_name_once_it_is_whole() -> None:
    known = Names([(("cnr", "iia"), "CNR-IIA")], acronyms=[(("cnr",), "Consiglio nazionale delle ricerche")])
    assert (known.find("cn"), known.find("CNR")) == ("CNR-IIA", "Consiglio nazionale delle ricerche")


@pytest.mark.parametrize(
    ("typed", "name", "shown"),
    [
        ("com", "Comune di Forlì", "Comune di Forlì"),
        ("emilia r", "Emilia-Romagna", "Emilia-Romagna"),
        ("forl", "Comune di Forlì", "forl  → Comune di Forlì"),
        ("ljub", "Lubiana", "ljub  → Lubiana"),
    ],
)
def test_a_name_that_begins_otherwise_stands_behind_an_arrow(typed: str, name: str, shown: str) -> None:
    assert suggestion(typed, name) == shown
    assert taken(typed, shown) == name


@pytest.mark.parametrize(
    ("list_name", "field", "typed", "offered"),
    [
        ("partners", "name", "università di bol", "Università di Bologna"),
        ("partners", "name", "cnr", "Consiglio nazionale delle ricerche"),
        ("partners", "name", "comune di vinchia", "Comune di Vinchiaturo"),
        ("places", "name", "lomb", "Lombardia"),
        ("places", "name", "Rom", "Roma"),
        ("places", "name", "ljub", "Lubiana"),
        ("places", "name", "Roma", None),
        ("projects", "programme", "interreg alp", "Interreg Alpine Space"),
        ("projects", "programme", "italia-slov", "Interreg Italia-Slovenia"),
        ("projects", "name", "università", None),
    ],
)
def test_the_gazetteers_complete(
    store: Store, list_name: ListName, field: str, typed: str, offered: str | None
) -> None:
    assert completer(store, list_name).find(field, typed) == offered


def test_what_the_text_or_a_list_spells_out_is_completed(store: Store) -> None:
    assert completer(store, "partners").completes("name")
    assert completer(store, "events").completes("name")
    assert not completer(store, "partners").completes("country")


def test_the_names_of_the_document_come_first(store: Store) -> None:
    text = "Guida l'Università di Bosco Nuovo con il Dipartimento di Scienze agrarie."
    assert completer(store, "partners", text).find("name", "univ") == "Università di Bosco Nuovo"
    assert completer(store, "partners", text).find("department", "dip") == "Dipartimento di Scienze"
    assert completer(store, "partners").find("name", "università di bol") == "Università di Bologna"


def approved(folder: Path, *partners: tuple[str, ...]) -> Store:
    """A store of approved documents, one for each group of partners."""
    records = [
        record(
            " ".join(names),
            source=f"{number}.txt",
            facts={"partners": [{"words": name, "name": name} for name in names]},
        )
        for number, names in enumerate(partners)
    ]
    store = filled_store(folder, *records)
    for one in records:
        store.decide(one.document.id, action=Action.APPROVE, reviewer="anna", at=START)
    return store


def test_names_that_were_approved_come_first_the_most_frequent_before_all(tmp_path: Path) -> None:
    with approved(tmp_path, ("Università di Bosco", "Università di Lago"), ("Università di Lago",)) as store:
        find = completer(store, "partners").find
        assert find("name", "univ") == "Università di Lago"
        assert find("name", "università di b") == "Università di Bosco"
        assert find("name", "lag") == "Università di Lago"
        assert find("name", "università di bol") == "Università di Bologna"


def test_a_store_that_fails_takes_only_its_own_names_away(tmp_path: Path) -> None:
    with approved(tmp_path, ("Università di Lago",)) as store:
        (tmp_path / "review.db").write_bytes(b"no database")
        assert completer(store, "partners").find("name", "università di b") == "Università di Bologna"

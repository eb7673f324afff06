"""The head of project names: what it sees of a name, and when its word stands against the rules'."""

from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc

from extractor.linear_model import Linear, to_arrays
from extractor.nlp.project_head import KEY, judged, load, seen_names
from extractor.nlp.project_spans import ruled_names
from extractor.phrase_index import key_of
from tests.nlp.texts import pipeline

WIDTH = 2
TEXT = "da oggi il progetto “Orti vivi” parte. A molti piace OrtoNet, e con OrtoNet si semina."


def read_with_states(text: str) -> Doc:
    doc = pipeline().annotated(text)
    doc.tensor = np.arange(len(doc) * WIDTH, dtype=float).reshape(len(doc), WIDTH)
    return doc


def head(**weights: float) -> Linear:
    """A head that goes by the named features alone, from a bias that makes a project a little unlikely."""
    names = tuple(name.replace("_", " ") for name in weights)
    values = np.zeros((len(names) + 3 * WIDTH, 2), np.float32)
    values[: len(names), 1] = list(weights.values())
    return Linear(
        names, values, np.array([0.4, 0.0], np.float32), np.zeros(3 * WIDTH, np.float32), np.ones(1, np.float32)
    )


def kept(model: Linear, text: str = TEXT) -> set[str]:
    doc = read_with_states(text)
    candidates, ruled = ruled_names(doc)
    keys = judged(doc, model, candidates, ruled)
    return {c.value.name for c in candidates if key_of(c.value.name) in keys}


def test_what_is_seen_of_a_name() -> None:
    doc = read_with_states(TEXT)
    candidates, ruled = ruled_names(doc)
    seen = seen_names(doc, candidates, ruled)
    orto = seen["ortonet",].features
    assert {n for n in orto if n.startswith(("told", "words ", "opens"))} >= {"told 2", "words 1", "opens ortonet"}
    assert (orto["shape"], orto["shouted"], orto["ruled"], orto["quoted"]) == (1.0, 0.0, 0.0, 0.0)
    assert orto["others ruled"] == pytest.approx(1 / 5)
    orti = seen["orti", "vivi"].features
    assert (orti["ruled"], orti["quoted"], orti["points"] >= 1.0) == (1.0, 1.0, True)


def test_the_state_is_of_the_name_and_the_words_beside_it() -> None:
    doc = read_with_states("Piace OrtoNet a tutti.")
    candidates, ruled = ruled_names(doc)
    assert seen_names(doc, candidates, ruled)["ortonet",].state.tolist() == [2.0, 3.0, 0.0, 1.0, 4.0, 5.0]


def test_in_doubt_the_rules_word_stands() -> None:
    assert kept(head()) == {"Orti vivi"}


def test_a_likely_name_is_added() -> None:
    assert kept(head(shape=1.0)) == {"Orti vivi", "OrtoNet"}


def test_a_surely_wrong_one_is_dropped() -> None:
    assert kept(head(ruled=-2.0)) == set()


def test_a_body_is_added_only_where_it_is_very_likely() -> None:
    body = "ci piace la “Cooperativa Verdelago” a tutti."
    assert kept(head(is_ORG=1.0), body) == set()
    assert kept(head(is_ORG=3.0), body) == {"Cooperativa Verdelago"}


def test_without_states_the_rules_word_stands() -> None:
    doc = pipeline().annotated(TEXT)
    candidates, ruled = ruled_names(doc)
    assert judged(doc, head(shape=9.0), candidates, ruled) == ruled == {("orti", "vivi")}


def test_a_stored_head_is_read_and_a_missing_one_is_none(tmp_path: Path) -> None:
    model = head(shape=1.0)
    np.savez_compressed(tmp_path / "projects.npz", allow_pickle=False, **to_arrays(model, KEY))
    copy = load(tmp_path / "projects.npz")
    assert copy is not None
    assert copy.names == ("shape",)
    assert load(tmp_path / "none.npz") is None

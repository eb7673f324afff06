"""Fits the head of project names to the development part of the corpus; to be run before `training.facts.fit`.

    python -m training.facts.fit_projects corpus/development models/it_spoglio_accurate

With `--fold 0` or `--fold 1` every other document is left out, so that the head can be measured on those.

The finders of names were written while looking at many of the same documents, so their word is worth more there than
elsewhere: of each name the head also sees a copy without half of what they say of it.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extractor.gold import find_gold_documents, load_gold
from extractor.linear_model import Array, Features, Linear, to_arrays
from extractor.matching import Json, same_name
from extractor.nlp.pipeline import Pipeline
from extractor.nlp.project_head import FILE, KEY, seen_names
from extractor.nlp.project_spans import ruled_names
from extractor.phrase_index import key_of
from extractor.readers.read import read
from extractor.rules import load_rules
from extractor.schema.mention import ProjectName
from training.names.own_corpus import FOLDS as HALVES
from training.names.own_corpus import kept_of_fold

_REGULARISATION = 0.1
_STATE_SCALE = 0.2
_FEWEST = 3
_HIDDEN = 0.5
_OPTIONAL = 0.5
_STEPS = 300
_OF_RULES = ("ruled", "sign ", "points")


@dataclass(frozen=True)
class Example:
    """A name of a document, whether it is a project's, and how much it counts."""

    features: Features
    state: Array
    is_project: bool
    weight: float


def examples(paths: Sequence[Path], golds: dict[str, Json], model: str, *, seed: int = 1) -> Iterator[Example]:
    """All names of the documents, each as it is and once with half of the rules' word hidden."""
    pipeline = Pipeline(load_rules(), model=model)
    chance = random.Random(seed)
    for path in paths:
        doc = pipeline.annotated(read(path).text)
        candidates, ruled = ruled_names(doc)
        names = {key_of(c.value.name): c.value for c in reversed(candidates)}
        for key, seen in seen_names(doc, candidates, ruled).items():
            right = [item for item in golds[path.stem]["projects"] if same_name(item, _item(names[key]))]
            weight = _OPTIONAL if right and all(item.get("optional") for item in right) else 1.0
            for features in (seen.features, _hidden(seen.features, chance)):
                yield Example(features, seen.state, bool(right), weight)


def _item(name: ProjectName) -> Json:
    return {"name": name.name, "acronym": name.acronym, "title": name.title}


def _hidden(features: Features, chance: random.Random) -> Features:
    return {n: value for n, value in features.items() if not n.startswith(_OF_RULES) or chance.random() > _HIDDEN}


def fit(found: Sequence[Example]) -> Linear:
    """The head: the two kinds are no project and a project."""
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform([example.features for example in found])
    is_kept = np.asarray((matrix != 0).sum(axis=0)).ravel() >= _FEWEST
    states = np.array([example.state for example in found], np.float32)
    mean: Array = states.mean(axis=0)
    scale: Array = np.float32(_STATE_SCALE) / (states.std(axis=0) + np.float32(1e-6))
    inputs = hstack([matrix[:, is_kept], csr_matrix((states - mean) * scale)]).tocsr()
    model = LogisticRegression(C=_REGULARISATION, max_iter=_STEPS)
    model.fit(inputs, [e.is_project for e in found], sample_weight=[e.weight for e in found])
    # One row of weights tells the two apart; the model has one for each kind.
    weights = np.vstack([np.zeros_like(model.coef_[0]), model.coef_[0]]).T.astype(np.float32)
    bias = np.array([0.0, model.intercept_[0]], np.float32)
    return Linear(tuple(vectorizer.get_feature_names_out()[is_kept]), weights, bias, mean, scale)


def main(folder: Path, model: Path, fold: int | None) -> None:
    """Writes the head into the folder of the model."""
    paths = kept_of_fold(find_gold_documents(folder), fold)
    head = fit(list(examples(paths, load_gold(folder), str(model))))
    np.savez_compressed(model / FILE, allow_pickle=False, **to_arrays(head, KEY))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="documents with gold, never the test part")
    parser.add_argument("model", type=Path, help="folder of the model that the head goes with")
    parser.add_argument("--fold", type=int, choices=range(HALVES), help="learn from every other document alone")
    arguments = parser.parse_args()
    main(arguments.folder, arguments.model, arguments.fold)

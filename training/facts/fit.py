"""Fits the head of facts to the development part of the corpus.

    python -m training.facts.fit corpus/development models/it_spoglio_accurate

With `--fold 0` or `--fold 1` every other document is left out, so that the head can be measured on those.

Rules are written while looking at the same documents, so they are surer there than elsewhere: of each document the head
also sees a copy in which half of the rules' decisions are left out (`_HIDDEN`). A kind that is rare weighs more, by the
square root of how rare it is. The second look learns from probabilities that the first gives to documents it has not
seen, and so does the calibration from those of the second.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from extractor.assembly.assemble import Known
from extractor.assembly.learned.candidates import DECIDED, candidates
from extractor.assembly.learned.features import Decisions, FeatureReader, neighbours
from extractor.assembly.learned.head import FILE, LOOKS, Calibration, Head, Seen, save
from extractor.assembly.learned.judge import DROPPED_FROM, RulesAlone, decisions_of
from extractor.extract import Extractor
from extractor.gold import find_gold_documents, load_gold
from extractor.linear_model import Array, Linear
from extractor.matching import Json
from extractor.nlp.reading import Reading
from extractor.schema.record import ListName
from training.facts.targets import Target, targets
from training.facts.variants import renamed
from training.names.invented_names import Inventor
from training.names.own_corpus import FOLDS as HALVES
from training.names.own_corpus import kept_of_fold

FOLDS = 5
_REGULARISATION = 0.1
_STATE_SCALE = 0.1
_FEWEST = 3
_HIDDEN = 0.5
_VARIANTS = 1
_OPTIONAL = 0.5
"""How much an item counts that gold leaves open."""
_STEPS = 200


@dataclass(frozen=True)
class Example:
    """A candidate as the head sees it, with its target.

    `document` tells which of the folds it belongs to, `version` which of the document's texts it stands in.
    """

    seen: Seen
    target: Target
    document: int
    version: int


def examples(paths: Sequence[Path], golds: dict[str, Json], model: str, *, seed: int = 1) -> Iterator[Example]:
    """All candidates of the documents, each as it is, once with some of the rules' decisions hidden, and of variants.

    A variant has other names, and some of the rules' decisions are hidden in it too.
    """
    extractor = Extractor(model=model)
    chance = random.Random(seed)
    inventor = Inventor(random.Random(seed))
    for number, path in enumerate(paths):
        reading, gold = extractor.read(path), golds[path.stem]
        yield from _examples(reading, gold, (number, 0))
        yield from _examples(reading, gold, (number, 1), hidden_by=chance)
        for version in range(2, 2 + _VARIANTS):
            document, other = renamed(reading.document, gold, inventor)
            variant = extractor.pipeline.read(document, document.hints.published)
            yield from _examples(variant, other, (number, version), hidden_by=chance)


def _examples(
    reading: Reading, gold: Json, of: tuple[int, int], *, hidden_by: random.Random | None = None
) -> Iterator[Example]:
    """The candidates of a text, `of` which document and version; where a chance is given it hides rules' decisions."""
    if reading.words is None:
        return
    known = Known(reading)
    found = candidates(reading, known.organisations, known.linked)
    wanted = targets(reading, found, known.organisations, known.linked, gold)
    told: Decisions = decisions_of(known.record(RulesAlone()))
    if hidden_by:
        told = {key: kind for key, kind in told.items() if hidden_by.random() > _HIDDEN}
    reader = FeatureReader(reading, reading.words, told)
    for candidate, target in zip(found, wanted, strict=True):
        yield Example(Seen.of(candidate, reader, reading.words), target, *of)


def fit_head(found: Sequence[Example]) -> Head:
    """The head of all lists."""
    models: dict[tuple[ListName, int], Linear] = {}
    calibrations: dict[ListName, Calibration] = {}
    for name in DECIDED:
        mine = [example for example in found if example.seen.candidate.list == name]
        first = _out_of_fold(name, mine)
        wide = _with_neighbours(mine, first)
        second = _out_of_fold(name, wide)
        models[name, LOOKS[0]], models[name, LOOKS[1]] = _fit(name, mine), _fit(name, wide)
        calibrations[name] = _calibrate(name, wide, second)
    return Head(models, calibrations)


def _out_of_fold(name: ListName, found: list[Example]) -> list[list[float]]:
    """The probabilities of each example by a model that has not learnt from its document."""
    result: list[list[float]] = [[] for _ in found]
    for fold in range(FOLDS):
        model = _fit(name, [example for example in found if example.document % FOLDS != fold])
        for index, example in enumerate(found):
            if example.document % FOLDS == fold:
                result[index] = model.probabilities(example.seen.features, example.seen.state)
    return result


def _with_neighbours(found: list[Example], probabilities: list[list[float]]) -> list[Example]:
    """The examples with what a first look made of those around them."""
    wide = list(found)
    for key in sorted({(example.document, example.version) for example in found}):
        mine = [index for index, example in enumerate(found) if (example.document, example.version) == key]
        around = neighbours([found[index].seen.looked(probabilities[index]) for index in mine])
        for index, more in zip(mine, around, strict=True):
            seen = found[index].seen
            wide[index] = replace(found[index], seen=replace(seen, features=seen.features | more))
    return wide


def _fit(name: ListName, found: Sequence[Example]) -> Linear:
    learnt = [example for example in found if example.target.kind is not None]
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform([example.seen.features for example in learnt])
    is_kept = np.asarray((matrix != 0).sum(axis=0)).ravel() >= _FEWEST
    states = np.array([example.seen.state for example in learnt], np.float32)
    mean: Array = states.mean(axis=0)
    scale: Array = np.float32(_STATE_SCALE) / (states.std(axis=0) + np.float32(1e-6))
    inputs = hstack([matrix[:, is_kept], csr_matrix((states - mean) * scale)]).tocsr()
    kinds = np.array([example.target.kind for example in learnt])
    counts = np.bincount(kinds, minlength=len(DECIDED[name]))
    rarity = np.sqrt(counts.max() / np.maximum(counts, 1))[kinds]
    model = LogisticRegression(C=_REGULARISATION, max_iter=_STEPS)
    shares = np.array([_OPTIONAL if example.target.optional else 1.0 for example in learnt])
    fitted = model.fit(inputs, kinds, sample_weight=shares * rarity / rarity.mean())
    weights = np.zeros((inputs.shape[1], len(DECIDED[name])), np.float32)
    bias = np.full(len(DECIDED[name]), -30, np.float32)
    weights[:, fitted.classes_], bias[fitted.classes_] = fitted.coef_.T, fitted.intercept_
    return Linear(tuple(vectorizer.get_feature_names_out()[is_kept]), weights, bias, mean, scale)


def _calibrate(name: ListName, found: list[Example], probabilities: list[list[float]]) -> Calibration:
    """The rising step function nearest to what came true (isotonic regression), of the kinds that would be said."""
    stated, right = [], []
    for example, kinds in zip(found, probabilities, strict=True):
        best = max(range(1, len(kinds)), key=kinds.__getitem__)
        counts = example.target.kind is not None and not example.target.optional
        if counts and kinds[0] < DROPPED_FROM:
            stated.append(kinds[best])
            right.append(DECIDED[name][best] in example.target.right)
    fitted = IsotonicRegression(y_min=0.02, y_max=0.98, out_of_bounds="clip").fit(stated, right)
    grid = np.linspace(0, 1, 21, dtype=np.float32)
    return Calibration(grid, fitted.predict(grid).astype(np.float32))


def main(folder: Path, model: Path, fold: int | None) -> None:
    """Writes the head into the folder of the model."""
    paths = kept_of_fold(find_gold_documents(folder), fold)
    save(fit_head(list(examples(paths, load_gold(folder), str(model)))), model / FILE)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="documents with gold, never the test part")
    parser.add_argument("model", type=Path, help="folder of the model that the head goes with")
    parser.add_argument("--fold", type=int, choices=range(HALVES), help="learn from every other document alone")
    arguments = parser.parse_args()
    main(arguments.folder, arguments.model, arguments.fold)

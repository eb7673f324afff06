"""Measures how often what each rule says is right, for the confidence that records carry.

    python -m training.measure_confidence corpus/development rules MODEL MODEL --unseen 211

Extracts the documents of the folder, scores them against the gold beside them, and counts for each list and origin
how many of the proposed items were right, those apart on which rules and model agree (`confidence.csv`). The two
models hold heads fitted with `training.facts.fit --fold 0` and `--fold 1`: each reads the documents that it has not
learnt from.

Rules were written while looking at most of these documents and are surer there than elsewhere. So what is stated is
then scaled, a logistic curve over its log odds (Platt 1999), by the documents whose number is `--unseen` or higher,
which were written when the rules were done (`calibration.csv`). Run it when rules or models have changed; never on the
test part.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from extractor.assembly.assemble import assemble
from extractor.assembly.confidence import COUNTS, SCALE, agreed_spans, is_agreed, log_odds, unscaled
from extractor.evaluate import Evaluation, evaluate
from extractor.extract import Extractor
from extractor.gold import find_gold_documents, load_gold
from extractor.matching import Json
from extractor.schema.record import LISTS, Record
from training.names.own_corpus import kept_of_fold

Key = tuple[str, str, int]


def main(folder: Path, rules: Path, models: list[str], unseen: int) -> None:
    """Writes both tables into the folder `rules`: `list,origin,agreed,right,proposed` and `slope,intercept`."""
    golds = load_gold(folder)
    records, agreed = _read(folder, models)
    _write(rules / COUNTS, golds, records, agreed)
    late = {stem: gold for stem, gold in golds.items() if int(stem[:3]) >= unseen}
    with unscaled():
        records, _ = _read(folder, models)
        _scale(rules / SCALE, evaluate(late, {s: r.model_dump(mode="json") for s, r in records.items() if s in late}))


def _read(folder: Path, models: list[str]) -> tuple[dict[str, Record], set[tuple[str, str]]]:
    """The records of all documents, each by the model that has not learnt from it, and the items that are agreed on."""
    sources = find_gold_documents(folder)
    records: dict[str, Record] = {}
    agreed: set[tuple[str, str]] = set()
    for fold, model in enumerate(models):
        extractor = Extractor(model=model)
        for path in sorted(set(sources) - set(kept_of_fold(sources, fold))):
            reading = extractor.read(path)
            record = records[path.stem] = assemble(reading)
            spans = agreed_spans(reading)
            agreed |= {(path.stem, i.id) for name in LISTS for i in getattr(record, name) if is_agreed(i, spans)}
    return records, agreed


def _scale(table: Path, result: Evaluation) -> None:
    stated = np.array([[log_odds(one.confidence)] for one in result.judged])
    fitted = LogisticRegression(C=1e6).fit(stated, [one.right for one in result.judged])
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("slope", "intercept"))
        writer.writerow((round(float(fitted.coef_[0, 0]), 3), round(float(fitted.intercept_[0]), 3)))


def _write(table: Path, golds: dict[str, Json], records: dict[str, Record], agreed: set[tuple[str, str]]) -> None:
    plain = {stem: record.model_dump(mode="json") for stem, record in records.items()}
    proposed: Counter[Key] = Counter(
        (name, item["origin"], int((stem, item["id"]) in agreed))
        for stem, record in plain.items()
        for name in LISTS
        for item in record[name]
    )
    wrong: Counter[Key] = Counter(
        (miss.list, miss.item["origin"], int((miss.document, miss.item["id"]) in agreed))
        for miss in evaluate(golds, plain).misses
        if miss.kind == "wrong"
    )
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("list", "origin", "agreed", "right", "proposed"))
        for key, count in sorted(proposed.items()):
            writer.writerow((*key, count - wrong[key], count))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="documents with gold, never the test part")
    parser.add_argument("rules", type=Path, help="where the tables go")
    parser.add_argument("models", nargs=2, help="those of fold 0 and fold 1")
    parser.add_argument("--unseen", type=int, default=0, help="the first number of the documents that no rule knew")
    arguments = parser.parse_args()
    main(arguments.folder, arguments.rules, arguments.models, arguments.unseen)

"""Measures how often what each rule says is right, for the confidence that records carry.

    python -m training.measure_confidence corpus/development rules/confidence.csv MODEL MODEL

Extracts the documents of the folder, scores them against the gold beside them, and counts for each list and origin
how many of the proposed items were right, those apart on which rules and model agree. The two models are those of
`training.names.adapt --fold 0` and `--fold 1`: each reads the documents that it has not learnt from. Run it when rules
or models have changed; never on the test part.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from extractor.assembly.assemble import assemble
from extractor.assembly.confidence import agreed_spans, is_agreed
from extractor.evaluate import evaluate
from extractor.extract import Extractor
from extractor.gold import find_gold_documents, load_gold
from extractor.matching import Json
from extractor.schema.record import LISTS, Record
from training.names.own_corpus import kept_of_fold

Key = tuple[str, str, int]


def main(folder: Path, table: Path, models: list[str]) -> None:
    """Writes the table `list,origin,agreed,right,proposed`, in order, from the documents of `folder`."""
    golds = load_gold(folder)
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
    _write(table, golds, records, agreed)


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
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])

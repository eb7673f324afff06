"""Measures how often what each rule says is right, for the confidence that records carry.

    python -m training.measure_confidence corpus/development rules/confidence.csv

Extracts the documents of the folder, scores them against the gold beside them, and counts for each list and origin
how many of the proposed items were right. Run it when rules have changed; never on the test part.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from extractor.evaluate import evaluate
from extractor.extract import Extractor
from extractor.gold import gold_documents, load_gold
from extractor.matching import Json
from extractor.readers.find import find_documents
from extractor.schema.record import LISTS


def main(folder: Path, table: Path) -> None:
    """Writes the table `list,origin,right,proposed`, in order, from the documents of `folder`."""
    golds = load_gold(folder)
    documents = [source for source in find_documents([folder]) if isinstance(source, Path)]
    extractor = Extractor()
    sources = gold_documents(folder, documents)
    records: dict[str, Json] = {path.stem: extractor.extract(path).model_dump(mode="json") for path in sources}
    proposed = Counter((name, item["origin"]) for record in records.values() for name in LISTS for item in record[name])
    wrong = Counter(
        (miss.list, miss.item["origin"]) for miss in evaluate(golds, records).misses if miss.kind == "wrong"
    )
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("list", "origin", "right", "proposed"))
        for (name, origin), count in sorted(proposed.items()):
            writer.writerow((name, origin, count - wrong[name, origin], count))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""How far two readers agree: the second annotation scored against the first, as records are scored against gold.

Run as `python -m benchmarks.agreement`. Twenty documents of the corpus were annotated twice, the second time by a
reader who saw the texts and the contract alone (`corpus/second_annotation`). What the second reader marks as optional
is no claim, and is left out.
"""

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from extractor.evaluate import Tally, evaluate
from extractor.gold import load_gold
from extractor.matching import Json

CORPUS = Path(__file__).parents[1] / "corpus"


def claims(gold: Json) -> dict[str, Any]:
    """A gold annotation as if it were a record: what it holds for certain."""
    lists = {key: items for key, items in gold.items() if isinstance(items, list)}
    return {key: [item for item in items if not item.get("optional")] for key, items in lists.items()}


def main() -> None:
    """Prints precision, recall and F1 of each list."""
    second = load_gold(CORPUS / "second_annotation")
    known = load_gold(CORPUS / "development") | load_gold(CORPUS / "test")
    result = evaluate({name: known[name] for name in second}, {name: claims(gold) for name, gold in second.items()})
    table = Table(title=f"{result.documents} documents annotated twice")
    for heading in ("list", "precision", "recall", "F1"):
        table.add_column(heading)
    tallies: dict[str, Tally] = {**result.strict, "all five": result.all_five}
    for name, tally in tallies.items():
        table.add_row(name, *(f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1)))
    Console().print(table)


if __name__ == "__main__":
    main()

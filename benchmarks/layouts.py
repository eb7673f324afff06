"""How readers keep the layouts of `tests/layouts`: letters that are wrong, and whether the facts are those of the text.

Run as `python -m benchmarks.layouts [MODEL]`; the model is "fast" unless another is named. The character error rate is
the Levenshtein distance between the text that was read and the expected one, over the length of the expected one.
Both are normalised as readers normalise, runs of blanks and line breaks are one space, and apostrophes and quotation
marks of all forms are the same. Paragraphs therefore count in the facts alone: these must be the same that the expected
text gives as a plain text file, save for evidence and confidence.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.progress import track
from rich.table import Table

from extractor.errors import UnreadableDocument
from extractor.extract import Extractor
from extractor.readers.normalise import normalise
from extractor.schema.record import LISTS, Record

FILES = Path(__file__).parents[1] / "tests" / "layouts" / "files"
AIM = 0.005
"""The error rate below which a text layer counts as read."""

_EXPECTED = ".expected.txt"
_SAME_SIGNS = str.maketrans("’‘“”„≪≫", '\'\'"""«»')

Facts = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Measured:
    """One file as it was read: characters expected, how many edits away it is, and the lists whose facts differ."""

    path: Path
    expected: int
    distance: int
    wrong_lists: tuple[str, ...]

    @property
    def error_rate(self) -> float:
        """Edits for each character expected."""
        return self.distance / self.expected


def layout_files() -> list[Path]:
    """The files of the set, without their expected texts."""
    return sorted(path for path in FILES.iterdir() if not path.name.endswith(_EXPECTED))


def expected_path(path: Path) -> Path:
    """The plain text file that says what a reader should give for `path`."""
    return path.with_name(path.name + _EXPECTED)


def folded(text: str) -> str:
    """The text as the error rate compares it."""
    return " ".join(normalise(text).text.translate(_SAME_SIGNS).split())


def facts_of(record: Record) -> Facts:
    """What a record states, apart from where in the text it stands and how sure it is."""
    left_out = {"evidence", "confidence"}
    return {name: [item.model_dump(mode="json", exclude=left_out) for item in getattr(record, name)] for name in LISTS}


def measured(path: Path, extractor: Extractor) -> Measured:
    """The file read and compared with its expected text. Raises UnreadableDocument if it cannot be read."""
    record, plain = extractor.extract(path), extractor.extract(expected_path(path))
    expected, text = folded(plain.document.text), folded(record.document.text)
    facts, plain_facts = facts_of(record), facts_of(plain)
    wrong = tuple(name for name in LISTS if facts[name] != plain_facts[name])
    return Measured(path, len(expected), Levenshtein.distance(expected, text), wrong)


def main() -> None:
    """Measures every file and shows them, and the totals of each format."""
    extractor = Extractor(model=sys.argv[1] if len(sys.argv) > 1 else "fast")
    console = Console()
    table = Table("file", "CER %", "facts", title="layouts")
    read: dict[str, list[Measured]] = defaultdict(list)
    for path in track(layout_files(), "layouts", transient=True):
        try:
            result = measured(path, extractor)
        except UnreadableDocument as error:
            table.add_row(path.name, "", error.reason)
            continue
        read[_format(path)].append(result)
        table.add_row(path.name, f"{100 * result.error_rate:.2f}", ", ".join(result.wrong_lists) or "same")
    console.print(table)
    console.print(_totals(read))


def _format(path: Path) -> str:
    return "scan" if path.name.startswith("scan-") else path.suffix.removeprefix(".")


def _totals(read: dict[str, list[Measured]]) -> Table:
    table = Table("format", "read", f"under {AIM:.1%}", "same facts", "CER %", title="totals")
    for name, results in sorted(read.items()):
        table.add_row(name, *_total(results))
    table.add_row("all", *_total([result for results in read.values() for result in results]))
    return table


def _total(results: list[Measured]) -> Iterator[str]:
    yield str(len(results))
    yield str(sum(result.error_rate < AIM for result in results))
    yield str(sum(not result.wrong_lists for result in results))
    yield f"{100 * sum(result.distance for result in results) / sum(result.expected for result in results):.2f}"


if __name__ == "__main__":
    main()

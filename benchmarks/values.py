"""Our reader of dates against `dateparser.search.search_dates`: characters a second, and values right, in one run.

    python -m benchmarks.values [--texts FOLDER]

The speed is taken on the corpus' plain texts (or on any folder of `.txt` files), the values on the table that the tests
use: a reader is right if it finds one thing in the line and its day is the value's first day.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from dateparser.search import search_dates
from rich.console import Console
from rich.table import Table

from extractor.values.amounts import find_amounts
from extractor.values.dates import find_dates
from tests.values.edtf_bounds import bounds_of
from tests.values.tables import ways_of

ROOT = Path(__file__).parents[1]
TABLE = "dates.yaml"
READ_ON = date(2023, 5, 17)
_LEAST_SECONDS = 1.0


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=ROOT / "corpus", help="a folder of .txt files to time on")
    text = _joined(parser.parse_args().texts)
    console = Console()
    speed = Table("reader", "characters a second", title="Speed")
    ours = _speed(_find_ours, text)
    theirs = _speed(_find_theirs, text)
    unaided = _speed(_find_unaided, text)
    speed.add_row("extractor.values.dates", f"{ours:,.0f}")
    speed.add_row("extractor.values.amounts", f"{_speed(find_amounts, text):,.0f}")
    speed.add_row("dateparser.search, told the language", f"{theirs:,.0f}")
    speed.add_row("dateparser.search, as it comes", f"{unaided:,.0f}")
    speed.add_row("dates: times as fast", f"{ours / theirs:,.0f} and {ours / unaided:,.0f}")
    console.print(speed)
    rows = list(_rows())
    right = Table("reader", "right", "of", "share", title="Values of our own table")
    for name, reader in (("extractor.values.dates", _our_day), ("dateparser.search", _their_day)):
        count = sum(reader(line) == day for line, day in rows)
        right.add_row(name, str(count), str(len(rows)), f"{count / len(rows):.0%}")
    console.print(right)


def _joined(folder: Path) -> str:
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        raise SystemExit(f"no .txt file in {folder}")
    return "\n\n".join(texts)


def _find_ours(text: str) -> object:
    return find_dates(text, READ_ON)


def _find_theirs(text: str) -> object:
    return _search(text)


def _find_unaided(text: str) -> object:
    return search_dates(text)


def _search(text: str) -> list[tuple[str, datetime]]:
    base = datetime.combine(READ_ON, datetime.min.time())
    return search_dates(text, languages=["it"], settings={"RELATIVE_BASE": base}) or []


def _speed(reader: Callable[[str], object], text: str) -> float:
    """Characters a second of processor time, over as many rounds as fill a second."""
    reader(text[:1000])
    rounds, begun = 0, time.process_time()
    while time.process_time() - begun < _LEAST_SECONDS:
        reader(text)
        rounds += 1
    return rounds * len(text) / (time.process_time() - begun)


def _rows() -> Iterator[tuple[str, date]]:
    """The ways of the table whose value lies in time, with its first day."""
    for way in ways_of(TABLE):
        first, _last = bounds_of(way.expected["edtf"])
        if first is not None:
            yield way.text, first


def _our_day(text: str) -> date | None:
    found = find_dates(text, READ_ON)
    return found[0].first if len(found) == 1 else None


def _their_day(text: str) -> date | None:
    found = _search(text)
    return found[0][1].date() if len(found) == 1 else None


if __name__ == "__main__":
    main()

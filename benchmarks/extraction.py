"""How fast records are made: the cold start beside spaCy's own, and how time and memory grow with the text.

Run as `python benchmarks/extraction.py`. The cold start of one document is told as a ratio to importing spaCy and
making its blank Italian pipeline, both in fresh processes of this run; growth is told for texts from 1 kB to 1 MB made
of the sample corpus, each in a process of its own. A text that grows tenfold should cost ten times as much.
"""

import resource
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractor.extract import Extractor

CORPUS = Path(__file__).parents[1] / "corpus" / "development"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
STARTS = 5
BLANK = "import spacy; spacy.blank('it')"


def cold(*arguments: str) -> float:
    """The seconds of the quickest of several fresh Python processes."""
    seconds = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def grown(size: int) -> tuple[float, float]:
    """The seconds and the peak megabytes of extracting a text of `size` characters, the pipeline already warm."""
    text = "\n\n".join(path.read_text("utf-8", errors="replace") for path in sorted(CORPUS.glob("*.txt")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text((text * (size // len(text) + 1))[:size], "utf-8")
        extractor = Extractor()
        extractor.extract(next(iter(sorted(CORPUS.glob("*.txt")))))
        start = time.perf_counter()
        extractor.extract(path)
        seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Prints both tables."""
    console = Console()
    document = str(next(iter(sorted(CORPUS.glob("*.txt")))))
    with tempfile.TemporaryDirectory() as folder:
        ours = cold("-m", "extractor", "extract", document, "--no-store", "--out", folder)
    blank = cold("-c", BLANK)
    console.print(f"cold start: {ours:.2f} s, blank spaCy {blank:.2f} s, ratio {ours / blank:.2f}")
    table = Table("characters", "seconds", "characters a second", "peak MB")
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for size, (seconds, megabytes) in zip(SIZES, pool.map(grown, SIZES, chunksize=1), strict=True):
            table.add_row(f"{size:,}", f"{seconds:.3f}", f"{size / seconds:,.0f}", f"{megabytes:.0f}")
    console.print(table)


if __name__ == "__main__":
    main()

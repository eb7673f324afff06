"""How fast records are made: what rules and head add to the trained model, the cold start, growth with the text.

Run as `python benchmarks/extraction.py [MODEL]`. All figures come from this one run, each from a process of its own, so
that ratios hold on a busy machine:

- the time of all the rest (readers, rules, linking, assembly, the head with its second assembly) beside that of the
  trained model and the tokenizer, over the development part; it should be at most 1;
- the cold start of one document beside importing spaCy and making its blank Italian pipeline;
- time and memory for texts from 1 kB to 1 MB, made of the sample corpus: a text that grows tenfold should cost ten
  times as much.
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
from extractor.gold import find_gold_documents
from extractor.trained_models import DEFAULT, path_of

CORPUS = Path(__file__).parents[1] / "corpus" / "development"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
STARTS = 5
WARM_UP = 20
BLANK = "import spacy; spacy.blank('it')"


def cold(*arguments: str) -> float:
    """The seconds of the quickest of several fresh Python processes."""
    seconds = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def peak() -> float:
    """The most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def corpus(model: str) -> tuple[float, float, float]:
    """Over the sample corpus: the rest's time ÷ that of model and tokenizer, documents a second, peak megabytes.

    Each text is read by the bare model right before it is extracted, so that both meet the same machine.
    """
    paths = find_gold_documents(CORPUS)
    extractor = Extractor(model=model)
    for path in paths[:WARM_UP]:
        extractor.extract(path)
    start = time.perf_counter()
    for path in paths:
        extractor.extract(path)
    speed, megabytes = len(paths) / (time.perf_counter() - start), peak()
    import spacy

    bare, whole, nlp = 0.0, 0.0, spacy.load(path_of(model))
    for text, path in [(extractor.read(path).text, path) for path in paths]:
        start = time.process_time()
        nlp(text)
        middle = time.process_time()
        extractor.extract(path)
        bare, whole = bare + middle - start, whole + time.process_time() - middle
    return (whole - bare) / bare, speed, megabytes


def grown(model: str, size: int) -> tuple[float, float]:
    """The seconds and the peak megabytes of extracting a text of `size` characters, the pipeline already warm."""
    text = "\n\n".join(path.read_text("utf-8", errors="replace") for path in sorted(CORPUS.glob("*.txt")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text((text * (size // len(text) + 1))[:size], "utf-8")
        extractor = Extractor(model=model)
        extractor.extract(next(iter(sorted(CORPUS.glob("*.txt")))))
        start = time.process_time()
        extractor.extract(path)
        seconds = time.process_time() - start
    return seconds, peak()


def main(model: str) -> None:
    """Prints all figures."""
    console = Console()
    document = str(next(iter(sorted(CORPUS.glob("*.txt")))))
    with tempfile.TemporaryDirectory() as folder:
        ours = cold("-m", "extractor", "extract", document, "--model", model, "--no-store", "--out", folder)
    blank = cold("-c", BLANK)
    console.print(f"cold start: {ours:.2f} s, blank spaCy {blank:.2f} s, ratio {ours / blank:.2f}")
    table = Table("characters", "seconds", "characters a second", "peak MB")
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        ratio, speed, megabytes = pool.apply(corpus, (model,))
        console.print(
            f"rest ÷ model and tokenizer: {ratio:.2f}; {speed:.1f} documents a second, peak {megabytes:.0f} MB"
        )
        for size in SIZES:
            seconds, megabytes = pool.apply(grown, (model, size))
            table.add_row(f"{size:,}", f"{seconds:.3f}", f"{size / seconds:,.0f}", f"{megabytes:.0f}")
    console.print(table)


if __name__ == "__main__":
    main(*sys.argv[1:] or [DEFAULT])

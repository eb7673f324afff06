"""The models of names side by side: load time, words a second, memory and, with KIND at hand, how right they are.

    python -m benchmarks.models [it_core_news_lg …] [--data FOLDER]

Measures spaCy's blank Italian pipeline, the shipped ones and any other that is installed or lies in a folder, each in
a fresh process on one core. The words are the project's own development texts, read as documents. `--data` is a
folder with `kind/`, as `training/README.md` describes it; the published figures beside the tables are NERMuD's, told
on words: compare them with that column.
"""

import argparse
import os
import resource
import time
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractor.trained_models import SHIPPED, path_of

CORPUS = Path(__file__).parents[1] / "corpus" / "development"
BLANK = "blank"
WORDS = 60_000
PUBLISHED = (
    "Published on WN_test, F1 of words: IT5 for NERMuD 2023 84 (PER 89, LOC 84, ORG 79); camoscio 7B with LoRA 90; "
    "spaCy's it_core_news_lg tells 88.4 of whole names, on a Wikipedia test of its own."
)


def measure(model: str) -> tuple[float, float, float]:
    """Seconds to load a model, words a second, and the process's peak megabytes."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import spacy

    start = time.perf_counter()
    nlp = spacy.blank("it") if model == BLANK else spacy.load(path_of(model))
    loaded = time.perf_counter() - start
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(CORPUS.glob("*.txt"))]
    list(nlp.pipe(texts[:3]))
    words = 0
    start = time.perf_counter()
    while words < WORDS:
        words += sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(texts))
    seconds = time.perf_counter() - start
    return loaded, words / seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(others: list[str], data: Path | None) -> None:
    """Prints the tables."""
    console = Console()
    table = Table("model", "load, s", "words a second", "ratio to blank", "peak MB")
    models = [BLANK, *SHIPPED, *others]
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        measured = dict(zip(models, pool.map(measure, models, chunksize=1), strict=True))
    for model, (loaded, speed, megabytes) in measured.items():
        ratio = measured[BLANK][1] / speed
        table.add_row(model, f"{loaded:.2f}", f"{speed:,.0f}", f"{ratio:.1f}", f"{megabytes:.0f}")
    console.print(table)
    if data is not None:
        import spacy

        from training.names.evaluate import tables

        pipelines = {Path(model).name: spacy.load(path_of(model)) for model in [*SHIPPED, *others]}
        console.print(*tables(pipelines, data, CORPUS.with_name("test")), "", PUBLISHED, sep="\n", markup=False)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipelines", nargs="*", help="names or folders of other spaCy pipelines")
    parser.add_argument("--data", type=Path, help="folder with kind/")
    arguments = parser.parse_args()
    main(arguments.pipelines, arguments.data)

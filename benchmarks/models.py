"""The models of names side by side: speed, memory, the records made with them, and with KIND how right they are.

    python -m benchmarks.models [it_core_news_lg …] [--data FOLDER]

Measures spaCy's blank Italian pipeline, the shipped ones and any other that is installed or lies in a folder, each in
a fresh process on one core, and prints Markdown. The words are the project's own development texts, read as documents;
the records are those of the test part. `--data` is a folder with `kind/`, as `training/README.md` describes it. The
published figures beside the tables are NERMuD's, told on words: compare them with that column.
"""

import argparse
import os
import resource
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console

from extractor.trained_models import NO_MODEL, SHIPPED, path_of

CORPUS = Path(__file__).parents[1] / "corpus"
BLANK = "blank"
WORDS = 60_000
PUBLISHED = (
    "Published on WN_test, F1 of words: IT5 for NERMuD 2023 84 (PER 89, LOC 84, ORG 79); camoscio 7B with LoRA 90. "
    "spaCy's it_core_news_lg tells 88.4 of whole names, on a Wikipedia test of its own."
)


def measure(model: str) -> tuple[float, float, float]:
    """Seconds to load a model, words a second, and the process's peak megabytes."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    import spacy

    start = time.perf_counter()
    nlp = spacy.blank("it") if model == BLANK else spacy.load(path_of(model))
    loaded = time.perf_counter() - start
    texts = [path.read_text("utf-8", errors="replace") for path in sorted((CORPUS / "development").glob("*.txt"))]
    list(nlp.pipe(texts[:3]))
    words = 0
    start = time.perf_counter()
    while words < WORDS:
        words += sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(texts))
    seconds = time.perf_counter() - start
    return loaded, words / seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed_table(models: list[str]) -> Iterator[str]:
    """The lines of a Markdown table of load time, speed and memory."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        measured = dict(zip(models, pool.map(measure, models, chunksize=1), strict=True))
    yield "| model | load, s | words a second, one core | times blank's | peak MB |"
    yield "| --- | --: | --: | --: | --: |"
    for model, (loaded, speed, megabytes) in measured.items():
        ratio = measured[BLANK][1] / speed
        yield f"| {model} | {loaded:.2f} | {speed:,.0f} | {ratio:.1f} | {megabytes:.0f} |"


def records(model: str) -> str:
    """The row of a Markdown table: F1 of records of the test part in per cent, and milliseconds a document."""
    from extractor.evaluate import evaluate
    from extractor.extract import Extractor
    from extractor.gold import find_gold_documents, load_gold

    folder = CORPUS / "test"
    sources = find_gold_documents(folder)
    extractor = Extractor(model=model)
    extractor.extract(sources[0])
    start = time.perf_counter()
    found = {path.stem: extractor.extract(path).model_dump(mode="json") for path in sources}
    each = 1000 * (time.perf_counter() - start) / len(sources)
    figures = evaluate(load_gold(folder), found).as_json()
    lists = " | ".join(f"{100 * tally['f1']:.1f}" for tally in (figures["all_five"], *figures["strict"].values()))
    return f"| {model} | {lists} | {each:.0f} |"


def records_table(models: list[str]) -> Iterator[str]:
    """The lines of a Markdown table of the records made with each model."""
    yield "| model | all five | projects | partners | budgets | dates | places | events | ms a document |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: | --: |"
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        yield from pool.map(records, models, chunksize=1)


def main(others: list[str], data: Path | None) -> None:
    """Prints the tables."""
    lines = [*speed_table([BLANK, *SHIPPED, *others]), "", "**Records** of the test part, F1", ""]
    lines += records_table([NO_MODEL, *SHIPPED, *others])
    if data is not None:
        import spacy

        from training.names.evaluate import tables

        pipelines = {Path(model).name: spacy.load(path_of(model)) for model in [*SHIPPED, *others]}
        lines += [*tables(pipelines, data, CORPUS / "test"), "", PUBLISHED]
    Console(soft_wrap=True, markup=False, highlight=False).print(*lines, sep="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipelines", nargs="*", help="names or folders of other spaCy pipelines")
    parser.add_argument("--data", type=Path, help="folder with kind/")
    arguments = parser.parse_args()
    main(arguments.pipelines, arguments.data)

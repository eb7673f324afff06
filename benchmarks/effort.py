"""How many keys a review costs: a reviewer who knows the gold turns the machine's record into it, by keys alone.

Run as `python benchmarks/effort.py [FOLDER] [--model NAME] [--documents N]`; FOLDER holds documents with their gold,
by default the test part of the corpus. Each document is extracted, and reviewed in the real terminal under Textual's
pilot; then the same gold record is made from an empty one in the same interface by the same reviewer. A key is any
press that is not a letter of a typed text; letters are counted apart, and with them the presses that take what is
offered for more of them. At the end every record is compared with its
gold: what could not be made equal is named. The reviewer sees to every field that the gold states, not only to those
that are scored; facts that the gold holds for optional are accepted, and nobody adds them.
"""

import argparse
import asyncio
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from pathlib import Path
from statistics import mean, median

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.driven_review import Review, review
from benchmarks.form_keys import cost
from benchmarks.review_plan import Kind, Step
from extractor.extract import Extractor
from extractor.gold import find_gold_documents, load_gold
from extractor.matching import Json
from extractor.messages import set_language
from extractor.schema.record import LISTS, Record
from extractor.trained_models import DEFAULT

TEST_PART = Path(__file__).parents[1] / "corpus" / "test"
LIMITS: dict[Kind, int] = {
    "right": 1,
    "together": 0,  # and one for each of the facts
    "wrong": 3,
    "spurious": 1,
    "missed": 4,
    "reference": 3,
    "return": 1,
    "approval": 1,
}
_SHOWN = 25
_WIDTH = 140


def emptied(record: Record) -> Record:
    """The same document with nothing proposed."""
    return record.model_copy(update={name: [] for name in LISTS})


def both_ways(job: tuple[Record, Json]) -> tuple[Review, Review]:
    """The review of the machine's record, and that of an empty one."""
    set_language("it")
    record, gold = job
    return asyncio.run(review(record, gold)), asyncio.run(review(emptied(record), gold))


def main(folder: Path, model: str, documents: int | None) -> None:
    """Prints the report."""
    golds = load_gold(folder)
    extractor = Extractor(model=model)
    paths = find_gold_documents(folder)[:documents]
    work = [(extractor.extract(path), golds[path.stem]) for path in paths]
    # Half of the time the pilot waits for the terminal to come to rest.
    with get_context("spawn").Pool(2 * (os.cpu_count() or 1)) as pool:
        done = list(track(pool.imap(both_ways, work), "reviewing", total=len(work), console=Console(stderr=True)))
    reviewed, written = [one for one, _ in done], [one for _, one in done]
    Console(width=_WIDTH, markup=False, highlight=False).print(*report(reviewed, written), sep="\n\n")


def report(reviewed: list[Review], written: list[Review]) -> Iterator[Table | str]:
    """All figures, and the documents that did not come out equal to their gold."""
    steps = [step for one in reviewed for step in one.steps]
    yield f"{len(reviewed)} documents"
    yield _by_kind("the machine's record: keys by what is done", steps)
    yield _by_kind("an empty record: keys by what is done", [step for one in written for step in one.steps])
    yield _beyond("the machine's record: fields filled in steps beyond the limit", steps)
    yield _sums(reviewed, written)
    for title, reviews in (("the machine's record", reviewed), ("an empty record", written)):
        unequal = [f"{one.name}: {'; '.join(one.differs)}" for one in reviews if one.differs]
        equal = f"from {title}: {len(reviews) - len(unequal)} of {len(reviews)} equal to the gold"
        yield "\n  ".join([equal, *unequal])


def limit(step: Step) -> int:
    """How many keys a step may take: what is accepted together may take one for each fact."""
    return LIMITS[step.kind] + len(step.together)


def _by_kind(title: str, steps: list[Step]) -> Table:
    headings = ("facts", "keys, median", "most", "limit", "steps beyond", "keys in all", "characters")
    table = Table("", "steps", *headings, title=title)
    for kind in LIMITS:
        taken = [step for step in steps if step.kind == kind]
        if taken:
            keys, characters = zip(*(cost(step.presses) for step in taken), strict=True)
            facts = sum(len(step.together) if step.kind in ("together", "approval") else 1 for step in taken)
            beyond = sum(number > limit(step) for number, step in zip(keys, taken, strict=True))
            figures = (len(taken), facts, median(keys), max(keys), LIMITS[kind], beyond, sum(keys), sum(characters))
            table.add_row(kind, *(f"{figure:g}" for figure in figures))
    return table


def _beyond(title: str, steps: Iterable[Step]) -> Table:
    table = Table("", "list", "fields", "steps", "keys beyond", title=title)
    counts: Counter[tuple[str, str, str]] = Counter()
    keys: Counter[tuple[str, str, str]] = Counter()
    for step in steps:
        beyond = cost(step.presses)[0] - limit(step)
        if beyond > 0:
            label: tuple[str, str, str] = (step.kind, step.list or "", " + ".join(step.fields))
            counts[label] += 1
            keys[label] += beyond
    for shown, number in keys.most_common(_SHOWN):
        table.add_row(*shown, str(counts[shown]), str(number))
    return table


def _sums(reviewed: list[Review], written: list[Review]) -> Table:
    table = Table("a document", "keys, mean", "keys, median", "characters, mean", "all presses, mean", title="effort")
    sums = []
    for title, reviews in (("the machine's record", reviewed), ("an empty record", written)):
        keys, characters = [one.keys for one in reviews], [one.characters for one in reviews]
        presses = mean(keys) + mean(characters)
        table.add_row(title, f"{mean(keys):.1f}", f"{median(keys):g}", f"{mean(characters):.1f}", f"{presses:.1f}")
        sums.append((mean(keys), presses))
    ratios = [f"{one / other:.3f}" for one, other in zip(*sums, strict=True)]
    table.add_row("ratio", ratios[0], "", "", ratios[1])
    return table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=TEST_PART, help="documents with their gold beside them")
    parser.add_argument("--model", default=DEFAULT, help="the pipeline that finds names")
    parser.add_argument("--documents", type=int, help="only the first so many")
    arguments = parser.parse_args()
    main(arguments.folder, arguments.model, arguments.documents)

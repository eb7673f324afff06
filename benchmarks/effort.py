"""How many keys a review costs: a reviewer who knows the gold turns the machine's record into it, by keys alone.

Run as `python benchmarks/effort.py [FOLDER] [--model NAME] [--documents N]`; FOLDER holds documents with their gold,
by default the test part of the corpus. Each document is extracted, and reviewed in the real terminal under Textual's
pilot; then the same gold record is made from an empty one in the same interface by the same reviewer. A key is any
press that is not a letter of a typed text; letters are counted apart. At the end every record is compared with its
gold: what could not be made equal is named.
"""

import argparse
import asyncio
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from benchmarks.form_keys import Press, Text, cost
from benchmarks.review_plan import Kind, Reviewer, Sight, Step
from extractor.evaluate import PROJECT_FIELDS, Accuracy, evaluate
from extractor.extract import Extractor
from extractor.gold import find_gold_documents, load_gold
from extractor.matching import Json
from extractor.messages import set_language
from extractor.schema.record import LISTS, Record
from extractor.store.session import open_store
from extractor.trained_models import DEFAULT
from tui.app import ReviewApp
from tui.review_state import ReviewState
from tui.screens.panes import Pane, PanesScreen

TEST_PART = Path(__file__).parents[1] / "corpus" / "test"
SIZE = (200, 60)
LIMITS: dict[Kind, int] = {
    "right": 1,
    "together": 1,
    "wrong": 3,
    "spurious": 1,
    "missed": 4,
    "reference": 3,
    "return": 1,
    "approval": 1,
}
MOST_STEPS = 1000


@dataclass(frozen=True)
class Review:
    """What one document took: the steps, and what of the approved record is not the gold, in words."""

    name: str
    steps: list[Step]
    differs: list[str]

    @property
    def keys(self) -> int:
        """Presses that are no letters of a text."""
        return sum(cost(step.presses)[0] for step in self.steps)

    @property
    def characters(self) -> int:
        """Letters of typed texts."""
        return sum(cost(step.presses)[1] for step in self.steps)


async def review(record: Record, gold: Json) -> Review:
    """Reviews one record in a terminal, from opening it to its approval."""
    name = Path(record.document.source).stem
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/review.db") as store:
        store.save_record(record, path=record.document.source)
        state = ReviewState(store, reviewer="anna", clock=lambda: datetime.now(UTC))
        app = ReviewApp(state)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            steps = [step async for step in _steps(pilot, state, Reviewer(gold, record))]
        return Review(name, steps, differences(name, gold, state))


async def _steps(pilot: Pilot[None], state: ReviewState, reviewer: Reviewer) -> AsyncIterator[Step]:
    for _ in range(MOST_STEPS):
        step = reviewer.next(_sight(pilot, state))
        for press in step.presses:
            await _do(pilot, press)
        await pilot.pause()
        _check_outcome(step, state)
        yield step
        if step.kind == "approval":
            return


def _check_outcome(step: Step, state: ReviewState) -> None:
    """What a form gives has to be what was planned: a plan that goes wrong would count keys that nobody can press."""
    fact = state.last_judged()
    if step.after is None or fact is None:
        return
    came = fact.item.model_dump(mode="json")
    other = [
        name for name, value in step.after.items() if name not in ("id", "status") and str(came[name]) != str(value)
    ]
    assert not other, f"{step} came out as {came}"


def _sight(pilot: Pilot[None], state: ReviewState) -> Sight:
    screen = pilot.app.screen
    assert isinstance(screen, PanesScreen), f"{screen} is still open"
    assert state.record is not None
    current = state.facts.current
    selection = screen.source.selection
    caret = selection.end if selection else screen.source.caret
    return Sight(state.record, current.item.id if current else None, caret, screen.pane is Pane.TEXT)


async def _do(pilot: Pilot[None], press: Press) -> None:
    """A key is pressed; a text is given to a line at once, as a terminal does that pastes it, to a list by letters."""
    if not isinstance(press, Text):
        await pilot.press(press.name)
    elif isinstance(pilot.app.focused, Input):
        pilot.app.focused.post_message(Paste(press.words))
    else:
        await pilot.press(*press.words)


def differences(name: str, gold: Json, state: ReviewState) -> list[str]:
    """Where the record that stands in the store is not yet the gold by the scorer.

    What a reviewer has accepted counts as the reviewer's word, be it derived or not.
    """
    assert state.document
    found = state.store.record(state.document.id).model_dump(mode="json")
    result = evaluate({name: gold}, {name: found})
    misses = [f"{miss.kind} {miss.list}: {_label(miss.item)}" for miss in result.misses]
    attributes = [f"{key}: {result.attributes[key].right}/{result.attributes[key].total}" for key in PROJECT_FIELDS]
    wrong = [one for key, one in zip(PROJECT_FIELDS, attributes, strict=True) if not _is_full(result.attributes[key])]
    return [*misses, *wrong, *([] if state.document.status == "approved" else ["not approved"])]


def _is_full(accuracy: Accuracy) -> bool:
    return accuracy.right == accuracy.total


def _label(item: Json) -> str:
    return ", ".join(
        f"{key}={item[key]}" for key in ("name", "amount", "rate", "edtf", "kind", "role") if item.get(key)
    )


def emptied(record: Record) -> Record:
    """The same document with nothing proposed."""
    return record.model_copy(update={name: [] for name in LISTS})


def both_ways(job: tuple[Record, Json]) -> tuple[Review, Review]:
    """The review of the machine's record, and that of an empty one."""
    set_language("it")
    record, gold = job
    return asyncio.run(review(record, gold)), asyncio.run(review(emptied(record), gold))


def main(folder: Path, model: str, documents: int | None, jobs: int) -> None:
    """Prints the report."""
    golds = load_gold(folder)
    extractor = Extractor(model=model)
    paths = find_gold_documents(folder)[:documents]
    work = [(extractor.extract(path), golds[path.stem]) for path in paths]
    with get_context("spawn").Pool(jobs) as pool:
        reviews = pool.map(both_ways, work, chunksize=1)
    console = Console(soft_wrap=True, markup=False, highlight=False)
    report(console, [one for one, _ in reviews], [one for _, one in reviews])


def report(console: Console, reviewed: list[Review], written: list[Review]) -> None:
    """All figures, and the documents that did not come out equal to their gold."""
    console.print(f"{len(reviewed)} documents")
    console.print(*_tables(reviewed, written), sep="\n\n")
    for title, reviews in (("the machine's record", reviewed), ("an empty record", written)):
        unequal = [one for one in reviews if one.differs]
        console.print(f"from {title}: {len(reviews) - len(unequal)} of {len(reviews)} equal to the gold")
        for one in unequal:
            console.print(f"  {one.name}: " + "; ".join(one.differs))


def _tables(reviewed: list[Review], written: list[Review]) -> Iterator[Table]:
    steps = [step for one in reviewed for step in one.steps]
    yield _by_kind("keys by what is done, machine's record", steps)
    yield _by_kind("keys by what is done, empty record", [step for one in written for step in one.steps])
    yield _beyond("fields most often filled in steps beyond the limit", steps)
    yield _sums(reviewed, written)


def _by_kind(title: str, steps: list[Step]) -> Table:
    table = Table(
        "fact", "how many", "keys, median", "most", "limit", "beyond it", "keys in all", "characters", title=title
    )
    for kind, limit in LIMITS.items():
        costs = [cost(step.presses) for step in steps if step.kind == kind]
        if costs:
            keys, characters = zip(*costs, strict=True)
            beyond = sum(one > limit for one in keys)
            figures = (len(costs), median(keys), max(keys), limit, beyond, sum(keys), sum(characters))
            table.add_row(kind, *(f"{figure:g}" for figure in figures))
    return table


def _beyond(title: str, steps: Iterable[Step]) -> Table:
    table = Table("fact", "list", "fields", "steps", "keys beyond", title=title)
    counts: Counter[tuple[str, str, str]] = Counter()
    keys: Counter[tuple[str, str, str]] = Counter()
    for step in steps:
        beyond = cost(step.presses)[0] - LIMITS[step.kind]
        if beyond > 0:
            label = (step.kind, step.list or "", " + ".join(step.fields))
            counts[label] += 1
            keys[label] += beyond
    for label, number in keys.most_common(25):
        table.add_row(*label, str(counts[label]), str(number))
    return table


def _sums(reviewed: list[Review], written: list[Review]) -> Table:
    table = Table("a document", "keys, mean", "keys, median", "characters, mean", "all presses, mean", title="effort")
    for title, reviews in (("the machine's record", reviewed), ("an empty record", written)):
        keys = [one.keys for one in reviews]
        presses = [one.keys + one.characters for one in reviews]
        mean = [sum(figures) / len(reviews) for figures in (keys, [one.characters for one in reviews], presses)]
        table.add_row(title, f"{mean[0]:.1f}", f"{median(keys):g}", f"{mean[1]:.1f}", f"{mean[2]:.1f}")
    keys = [sum(one.keys for one in reviews) for reviews in (reviewed, written)]
    presses = [sum(one.keys + one.characters for one in reviews) for reviews in (reviewed, written)]
    table.add_row("ratio", f"{keys[0] / keys[1]:.3f}", "", "", f"{presses[0] / presses[1]:.3f}")
    return table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=TEST_PART, help="documents with their gold beside them")
    parser.add_argument("--model", default=DEFAULT, help="the pipeline that finds names")
    parser.add_argument("--documents", type=int, help="only the first so many")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    arguments = parser.parse_args()
    main(arguments.folder, arguments.model, arguments.documents, arguments.jobs)

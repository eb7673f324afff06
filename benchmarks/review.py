"""How fast the review answers over a store of 100,000 documents, one of them of 100 kB with 500 facts.

Run as `python benchmarks/review.py [--documents 100000] [--folder KEEP]`; the store is made once in KEEP, and each run
reviews a copy of it. All figures come from this one run, each size of the terminal in a process of its own:

- opening: from before the store is opened until the first painting that shows its first document has been written;
- keys: from the press until the last painting that it causes has been written, the wait for the next of Textual's
  sixty frames a second included. Textual's pilot presses; the app runs as it does for a reviewer, on a driver that
  throws away the sequences made for the terminal. In milliseconds: the median, the 95th percentile, the longest, and
  for machines with other work the 95th percentile of the processor's time, which knows no waiting;
- memory: the most that the process has held, and how much of that it held before it opened the store.
"""

import argparse
import asyncio
import resource
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from extractor.messages import set_language
from extractor.schema.document import Document
from extractor.schema.record import ITEM_TYPES, ListName, Record
from extractor.settings import Settings
from extractor.store.fold import Dossier
from extractor.store.identity import proposals
from extractor.store.session import open_store
from extractor.store.summaries import figures
from extractor.store.tables import DOCUMENTS, FAILURES, PROPOSALS, TEXTS
from tui.app import open_review

SIZES = ((200, 60), (80, 24))
START = datetime(2022, 3, 21, 9, 0, tzinfo=UTC)
AT_ONCE = 5_000
FAILED = 100
PARAGRAPHS = 100
TITLE = "Borgo {number}, {theme} in rete"
BIG_TITLE = "Atti della conferenza"
BIG_PLACE = 3
THEMES = ("torrenti", "mulini", "sentieri", "boschi", "porti", "latte", "archivi", "scuole", "ferrovie", "orti")
FILLING = (
    "Durante la giornata si è parlato di acqua, di paesaggio e di lavoro: «chi vive a valle deve sapere che cosa"
    " succede a monte», è stato detto più volte, perché le opere compiute hanno cambiato le abitudini di molti, e"
    " quelle ancora da compiere chiedono pazienza, denaro e una certa costanza nel tenere insieme chi di rado si"
    " incontra. "
)

# What is measured, and the keys of it; it begins among the facts of a document, and ends in the queue.
TOUR: tuple[tuple[str, str], ...] = (
    ("facts: next, previous", "j j j j k k k k j j k k"),
    ("facts: accept", "a u a u a u a u"),
    ("facts: reject", "x u x u x u x u"),
    ("facts: next open", "n n n n n n"),
    ("facts: skip", "space space space space space space"),
    ("facts: first, last, pages", "end home pagedown pagedown pageup pageup"),
    ("facts: filter", "f tab tab tab tab tab enter f enter down enter escape"),
    ("panes", "tab tab tab tab tab tab tab tab"),
    ("text: caret", "down down down right right up left left pagedown pagedown end pageup home"),
    ("text: search", "slash p r o g e t t o enter slash r e t e enter escape"),
    ("panes", "tab tab"),
    ("queue: search", "slash b o r g o space 9 9 backspace backspace 7 7 escape slash m u l i n i escape"),
    ("queue: filter", "f down enter f enter"),
    ("queue: next, previous", "j k j k j k j k j k j k"),
    ("queue: pages", "pagedown pagedown pagedown pageup pageup pageup end home"),
)
# After all rounds: the question about the open facts, and its answer, which accepts them and opens the next document.
APPROVAL = "enter enter"
# Whatever part they belong to: Textual makes a screen for each question, and paints both screens.
QUESTIONS = "questions opened, closed"
ROUNDS = 3
OPENINGS = {"small": "g b o r g o space 7 0 0 comma space down down up up enter", "big": "g c o n f e r e n z a enter"}


class Pressed(NamedTuple):
    """One key: over which document, in what part of the tour, the seconds until it was answered, those of work."""

    document: str
    part: str
    seconds: float
    work: float


class Figures(NamedTuple):
    """What one run over the store came to: seconds, keys, megabytes."""

    opening: float
    keys: list[Pressed]
    before: float
    peak: float


# The store


def small(number: int) -> Record:
    """A short document with two facts."""
    theme = THEMES[number % len(THEMES)]
    project, partner = f"PONTE{number}", f"Comune di Borgo {number}"
    text = f"Il {partner} guida il progetto {project}, che si occupa di {theme}, è finanziato e durerà tre anni.\n"
    facts: dict[ListName, list[dict[str, Any]]] = {
        "projects": [{"words": project, "name": project, "confidence": 0.8}],
        "partners": [{"words": partner, "name": partner, "role": "lead", "project": "p1", "confidence": 0.7}],
    }
    title = TITLE.format(number=number, theme=theme)
    return record(text, facts, source=f"borgo-{number}.txt", title=title, publisher=partner)


def big() -> Record:
    """A document of 100 kB with 500 facts, five in each of its paragraphs."""
    paragraphs: list[str] = []
    facts: dict[ListName, list[dict[str, Any]]] = defaultdict(list)
    for number in range(1, PARAGRAPHS + 1):
        stated = stated_in_chapter(number)
        named = ", ".join(fact["words"] for fact in stated.values())
        paragraphs.append(f"Capitolo {number}. Il progetto di cui si è detto: {named}. {FILLING * 3}\n")
        for name, fact in stated.items():
            facts[name].append({"confidence": number * 7 % 100 / 100, **fact})
    return record("\n".join(paragraphs), facts, source="atti.txt", title=BIG_TITLE, publisher="Regione Piemonte")


def stated_in_chapter(number: int) -> dict[ListName, dict[str, Any]]:
    """A fact for each of five lists."""
    project = f"p{number}"
    year = 2000 + number
    return {
        "projects": {"words": f"RETE-{number:03}", "name": f"RETE-{number:03}"},
        "partners": {"words": f"Consorzio di Borgo {number:03}", "name": f"Consorzio {number:03}", "project": project},
        "budgets": {"words": f"{number:03}.000 euro", "amount": f"{number}000", "project": project},
        "dates": {"words": f"nel {year}", "edtf": f"{year}", "start": f"{year}-01-01", "end": f"{year}-12-31"},
        "places": {"words": f"Borgo {number:03} Alto", "name": f"Borgo {number:03} Alto", "project": project},
    }


def record(text: str, facts: dict[ListName, list[dict[str, Any]]], **about: str) -> Record:
    """The record over a text; each fact says in `words` where it stands, the first of them."""
    digest = f"sha256:{sha256((about['source'] + text).encode()).hexdigest()}"
    document = Document(id=digest, source=about["source"], media_type="text/plain", text=text)
    info = {"id": digest, "media_type": "text/plain", "text": text, "published": "2022-02-01", **about}
    lists = {name: [item(document, name, n, fact) for n, fact in enumerate(of, 1)] for name, of in facts.items()}
    return Record.model_validate({"document": info, **lists})


def item(document: Document, name: ListName, number: int, fact: dict[str, Any]) -> dict[str, Any]:
    """The fact as an item of the record."""
    start = document.text.index(fact["words"])
    evidence = document.evidence(start, start + len(fact["words"]))
    values = {key: value for key, value in fact.items() if key != "words"}
    return {**values, "id": f"{ITEM_TYPES[name].prefix}{number}", "origin": "it.example", "evidence": [evidence]}


def fill(url: str, documents: int) -> None:
    """Makes the store: what saving the records one by one makes, a few thousand in one transaction."""
    with open_store(url) as store:
        for first in range(0, documents, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, documents))
            records = [big() if number == BIG_PLACE else small(number) for number in numbers]
            rows: dict[Any, list[dict[str, Any]]] = defaultdict(list)
            for number, one in zip(numbers, records, strict=True):
                for table, row in rows_of(one, START + timedelta(seconds=number)):
                    rows[table].append(row)
            with store.session(write=True) as connection:
                for table in (DOCUMENTS, TEXTS, PROPOSALS):
                    connection.execute(insert(table), rows[table])
        halfway = START + timedelta(seconds=documents // 2)
        failures = [
            {"path": f"/rotto-{n}.pdf", "source": f"rotto-{n}.pdf", "reason": "illeggibile", "added": halfway}
            for n in range(FAILED)
        ]
        with store.session(write=True) as connection:
            connection.execute(insert(FAILURES), failures)


def rows_of(record: Record, added: datetime) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The rows that hold a record, each with its table."""
    document = record.document
    proposed = proposals(record, Dossier(document, [], []))
    about = document.model_dump(exclude={"text"})
    yield (
        DOCUMENTS,
        {**about, **figures(Dossier(document, proposed, [])), "path": f"/{document.source}", "added": added},
    )
    yield TEXTS, {"document": document.id, "text": document.text}
    for one in proposed:
        row = {"item": one.id, "list": one.list, "position": one.position, "data": one.data}
        yield PROPOSALS, {"document": document.id, **row}


# The review


class Terminal(HeadlessDriver):
    """A terminal that nobody looks at: what is written to it is timed and thrown away."""

    awaited = TITLE.format(number=0, theme=THEMES[0])
    written = 0.0
    worked = 0.0
    first_shown: float | None = None

    @property
    def is_headless(self) -> bool:
        """No: the app is to make all that it would write."""
        return False

    def write(self, data: str) -> None:
        """Notes the time."""
        self.written, self.worked = time.perf_counter(), time.process_time()
        if self.first_shown is None and self.awaited in data:
            self.first_shown = self.written


class Sitting:
    """A reviewer's hands on the keys, and a watch."""

    def __init__(self, pilot: Pilot[object], terminal: Terminal) -> None:
        self._pilot = pilot
        self._terminal = terminal
        self.pressed: list[Pressed] = []

    async def go_round(self, document: str, tour: Iterable[tuple[str, str]]) -> None:
        """Opens the document and presses all keys of the tour; those that paint nothing are no answer, and left out."""
        await self._press(document, "go to a document", OPENINGS[document])
        for part, keys in tour:
            await self._press(document, part, keys)
        assert len(self._pilot.app.screen_stack) == 1, "the tour must leave no question open"

    async def _press(self, document: str, part: str, keys: str) -> None:
        for key in keys.split():
            questions = len(self._pilot.app.screen_stack)
            start, worked = time.perf_counter(), time.process_time()
            await self._pilot.press(key)
            seconds, work = self._terminal.written - start, self._terminal.worked - worked
            part_of_key = part if len(self._pilot.app.screen_stack) == questions else QUESTIONS
            if seconds > 0:
                self.pressed.append(Pressed(document, part_of_key, seconds, work))


async def review(url: str, size: tuple[int, int]) -> Figures:
    """Opens the review of a store at a size of the terminal, and goes the rounds."""
    figures: list[Figures] = []
    before, start = peak(), time.perf_counter()
    with open_store(url) as store:
        app = open_review(store, Settings(reviewer="anna"))
        app.driver_class = Terminal

        async def sit(pilot: Pilot[object]) -> None:
            await pilot.pause()
            terminal = app._driver
            assert isinstance(terminal, Terminal) and terminal.first_shown
            sitting = Sitting(pilot, terminal)
            for tour in (*[TOUR] * ROUNDS, (("approval", APPROVAL),)):
                for document in OPENINGS:
                    await sitting.go_round(document, tour)
            figures.append(Figures(terminal.first_shown - start, sitting.pressed, before, peak()))
            app.exit()

        await app.run_async(size=size, auto_pilot=sit)
    return figures[0]


def run(store: Path, size: tuple[int, int]) -> Figures:
    """The figures of one size, over a copy of the store, in the words of the reviewer's language."""
    set_language("it")
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(store, folder)
        return asyncio.run(review(f"sqlite:///{copy}", size))


def peak() -> float:
    """The most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(size: tuple[int, int], figures: Figures) -> Table:
    """The figures of one size: all keys together, then part by part."""
    rows: dict[tuple[str, str], list[Pressed]] = defaultdict(list)
    for one in figures.keys:
        rows["all", "all"].append(one)
        if one.part != QUESTIONS:
            rows["all", "all but questions"].append(one)
        rows[one.document, one.part].append(one)
    headings = ("document", "keys", "pressed", "median", "95 %", "longest", "95 %, work")
    shown = Table(*headings, title="{}x{}".format(*size))
    for (document, part), keys in rows.items():
        times = [one.seconds for one in keys]
        figures_of_row = (statistics.median(times), p95(times), max(times), p95([one.work for one in keys]))
        shown.add_row(document, part, str(len(keys)), *(f"{1000 * seconds:.0f}" for seconds in figures_of_row))
    return shown


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def main() -> None:
    """Makes the store, or takes the one that is there, and prints the figures of both sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as temporary, get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        store = (arguments.folder or Path(temporary)) / f"review-{arguments.documents}.db"
        if not store.exists():
            pool.apply(fill, (f"sqlite:///{store}", arguments.documents))
        for size in SIZES:
            figures = pool.apply(run, (store, size))
            console.print(table(size, figures))
            console.print(
                f"opened in {figures.opening:.2f} s; {figures.before:.0f} MB before, {figures.peak:.0f} MB at most"
            )


if __name__ == "__main__":
    main()

"""What hostile and broken files do to a batch: how many are read, refused, stopped; what crashes, what is lost.

Run as `python -m benchmarks.hostile [--pdfs N] [--others N] [--seed N] [--seconds N] [--megabytes N] [--jobs N]`. All
files are made here: seeded mutations of sound ones, bombs, loops and depths, and places that are no files. They are
extracted, by the rules alone, into a store; then every input must have exactly one outcome there. A crash is a fault of
the program itself, or a process that no limit has ended; a hang is an outcome that comes later than the limit of time
allows. A server on this machine counts who follows an address in a file, and a hook in each process who opens a
connection at all. With `--kept FOLDER`, crashes and files that were stopped are copied there.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from threading import Thread

from rich.console import Console
from rich.table import Table

from benchmarks.hostile_inputs.mutations import mutated, sound_files
from benchmarks.hostile_inputs.packages import packages
from benchmarks.hostile_inputs.pdfs import pdfs
from benchmarks.hostile_inputs.places import never_still, strange_places, unsteady_files
from benchmarks.hostile_inputs.texts import bare_texts, e_mails, pages
from extractor.attempt import Outcome
from extractor.batch import extract_all
from extractor.destinations import StoreDestination
from extractor.errors import writable
from extractor.extract import Extractor
from extractor.messages import set_language
from extractor.readers.find import find_documents
from extractor.store.session import open_store
from extractor.worker import Limits

CRASHES = ("The program itself failed", "Its process ")
STOPPED = ("Reading it took ", "Reading it takes more memory")
GRACE_S = 60  # for a process that starts anew, on a machine with other work
CONSOLE = Console(soft_wrap=True)
# Loaded by every Python that starts with its folder on the path: worker processes included.
HOOK = """
import os, sys
def note(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        with open(os.environ["SPOGLIO_CONNECTIONS"], "a") as log:
            log.write(f"{event} {arguments!r}\\n")
sys.addaudithook(note)
"""


def sort_of(outcome: Outcome) -> str:
    """Which of the table's columns an outcome counts in."""
    if outcome.reason is None:
        return "read"
    if outcome.reason.startswith(CRASHES):
        return "crashed"
    return "stopped" if outcome.reason.startswith(STOPPED) else "refused"


def make_inputs(folder: Path, url: str, options: argparse.Namespace) -> None:
    """Fills a folder for each sort of input."""
    for suffix, originals in sound_files().items():
        chance = Random(f"{options.seed}{suffix}")
        target = _made(folder / f"mutated {suffix[1:]}")
        count = options.pdfs if suffix == ".pdf" else options.others
        for number, content in enumerate(mutated(originals, suffix, count, chance)):
            (target / f"{number:05}{suffix}").write_bytes(content)
    made_to_harm = {
        "hostile pdf": {f"{name}.pdf": make for name, make in pdfs(url).items()},
        "hostile packages": packages(url),
        "hostile pages": pages(url),
        "hostile e-mails": e_mails(url),
        "hostile texts": bare_texts(),
    }
    for sort, files in made_to_harm.items():
        target = _made(folder / sort)
        for name, make in files.items():
            (target / name).write_bytes(make())
    strange_places(_made(folder / "places"))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


@contextmanager
def served() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/called", asked
    server.shutdown()


@contextmanager
def watched_connections(folder: Path) -> Iterator[Path]:
    """The file that lists what connections the worker processes open, one a line; there is none if they open none."""
    (folder / "sitecustomize.py").write_text(HOOK, "utf-8")
    os.environ["SPOGLIO_CONNECTIONS"] = str(folder / "connections")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    yield folder / "connections"


class Campaign:
    """One run over all inputs: outcomes counted by folder, and what must not be."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self._folder = folder
        self._options = options
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.reasons: Counter[str] = Counter()
        self.hangs: list[str] = []
        self.kept: set[str] = set()

    def run(self, db: str) -> None:
        """Extracts everything into the store at `db`."""
        limits = Limits(seconds=self._options.seconds, megabytes=self._options.megabytes)
        unsteady = unsteady_files(_made(self._folder / "unsteady"))
        with never_still(self._folder / "unsteady" / "never_still.pdf"):
            sources = list(find_documents([self._folder]))
            for path, change in unsteady.items():
                change(path)
            make = partial(Extractor, model="none")
            outcomes = extract_all(sources, make, jobs=self._options.jobs, language="en", limits=limits)
            with closing(StoreDestination(db)) as store, closing(outcomes):
                before = time.monotonic()
                for outcome in outcomes:
                    store.keep(outcome)
                    self._count(outcome, waited=time.monotonic() - before)
                    before = time.monotonic()

    def _count(self, outcome: Outcome, *, waited: float) -> None:
        sort, name = sort_of(outcome), str(outcome.path.relative_to(self._folder))
        self.kept.add(outcome.record.document.id if outcome.record else writable(outcome.path))
        self.counts[name.split(os.sep)[0]][sort] += 1
        if sort in ("crashed", "stopped"):
            CONSOLE.print(
                f"{waited:5.0f} s {sort}: {ascii(name)[1:-1]}: {outcome.reason}", highlight=False, markup=False
            )
            self._keep(outcome.path, sort)
        if sort == "refused":
            self.reasons[outcome.reason or ""] += 1
        if waited > self._options.seconds + GRACE_S:
            self.hangs.append(name)

    def _keep(self, path: Path, sort: str) -> None:
        if self._options.kept is not None and path.is_file():
            target = self._options.kept / sort / path.parent.name
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)

    def lost(self, db: str) -> int:
        """Outcomes that the store does not hold, and what it holds besides; the same bytes twice are one document."""
        with open_store(db) as store:
            held = [summary.path if summary.status == "failed" else summary.id for summary in store.documents()]
        return len(self.kept ^ set(held)) + len(held) - len(set(held))


def table(campaign: Campaign) -> Table:
    """The outcomes by sort of input."""
    sorts = ("read", "refused", "stopped", "crashed")
    shown = Table("inputs", "tried", *sorts)
    for name, counts in campaign.counts.items():
        shown.add_row(name, str(counts.total()), *(str(counts[sort]) for sort in sorts))
    total = sum(campaign.counts.values(), Counter[str]())
    shown.add_section()
    shown.add_row("all", str(total.total()), *(str(total[sort]) for sort in sorts))
    return shown


def options() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (
        ("pdfs", 2000),
        ("others", 300),
        ("seed", 1),
        ("seconds", 20),
        ("megabytes", 500),
        ("jobs", 0),
    ):
        parser.add_argument(f"--{name}", type=int, default=default, metavar="N")
    parser.add_argument("--kept", type=Path, metavar="FOLDER")
    return parser.parse_args()


def main() -> None:
    """Makes the inputs, extracts them, and shows what became of them."""
    asked_for = options()
    set_language("en")
    with tempfile.TemporaryDirectory() as folder, served() as (url, asked):
        base = Path(folder)
        make_inputs(base / "inputs", url, asked_for)
        campaign, db = Campaign(base / "inputs", asked_for), f"sqlite:///{base / 'store.db'}"
        started = time.monotonic()
        with watched_connections(base) as connections:
            campaign.run(db)
        CONSOLE.print(table(campaign))
        for reason, count in campaign.reasons.most_common():
            CONSOLE.print(f"{count:6} {reason}", highlight=False, markup=False)
        opened = connections.read_text("utf-8").splitlines() if connections.exists() else []
        figures = f"hangs: {len(campaign.hangs)}, lost: {campaign.lost(db)}, addresses followed: {len(asked)}"
        CONSOLE.print(f"{figures}, connections opened: {len(opened)}; {time.monotonic() - started:.0f} seconds")
        (base / "inputs" / "places" / "closed").chmod(0o700)


if __name__ == "__main__":
    main()

"""`spoglio extract`: documents to proposals, with progress, failures and a summary."""

import shlex
import shutil
import sys
from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from extractor.attempt import Outcome
from extractor.batch import Source, extract_all
from extractor.commands.progress import Progress
from extractor.commands.screen import remark, remark_failure, show
from extractor.commands.summary import Summary
from extractor.destinations import Destination, FolderDestination, StoreDestination
from extractor.extract import Extractor
from extractor.messages import _
from extractor.readers.find import find_documents
from extractor.settings import Settings
from extractor.worker import Limits

INTERRUPTED = 130


@dataclass(frozen=True)
class Targets:
    """Where records go: a folder (None for none), and the store or not."""

    folder: Path | None
    store: bool


def run(paths: Sequence[Path], settings: Settings, targets: Targets, *, published: date | None) -> int:
    """Extracts all documents at or under `paths`; returns the exit code."""
    sources = list(find_documents(paths))
    summary = Summary()
    code = 0
    try:
        _extract(sources, settings, targets, summary, published=published)
    except KeyboardInterrupt:
        remark(_("Interrupted: what was done up to here is kept."))
        code = INTERRUPTED
    _report(summary, settings, targets)
    return code or int(summary.failed > 0)


def extract_each(
    sources: Sequence[Source], settings: Settings, *, published: date | None = None
) -> Generator[Outcome, None, None]:
    """The outcome of each source, in order, as the settings ask for; raises as `extract_all` does."""
    make = partial(Extractor, model=settings.model, rules=settings.rules, published=published, settings=settings)
    limits = Limits.of(settings)
    return extract_all(sources, make, jobs=settings.jobs, language=settings.lang, limits=limits)


def _extract(
    sources: list[Source], settings: Settings, targets: Targets, summary: Summary, *, published: date | None
) -> None:
    with ExitStack() as stack:
        destinations = _open(targets, settings, stack)
        outcomes = stack.enter_context(closing(extract_each(sources, settings, published=published)))
        progress = stack.enter_context(Progress(len(sources)))
        for outcome in outcomes:
            for destination in destinations:
                destination.keep(outcome)
            summary.count(outcome)
            _tell(outcome, progress)


def _tell(outcome: Outcome, progress: Progress) -> None:
    if outcome.reason is not None:
        remark_failure(outcome.path, outcome.reason)
    progress.advance(failed=outcome.reason is not None)


def _open(targets: Targets, settings: Settings, stack: ExitStack) -> list[Destination]:
    destinations: list[Destination] = []
    if targets.folder is not None:
        destinations.append(FolderDestination(targets.folder))
    if targets.store:
        destinations.append(stack.enter_context(closing(StoreDestination(settings.db))))
    return destinations


def _report(summary: Summary, settings: Settings, targets: Targets) -> None:
    if not summary.done and not summary.failed:
        remark(_("No documents were found."))
        return
    show(summary.table())
    show(summary.sentence())
    if targets.folder is not None and summary.done:
        show(_("The records lie in %(folder)s, one JSON file a document.") % {"folder": targets.folder})
    if targets.store and summary.done:
        show(_("To review them: %(command)s") % {"command": _review_command(settings)})


def _review_command(settings: Settings) -> str:
    """What to type, as this program was called, to review what was stored."""
    called = sys.argv[0]
    name = called if Path(called).name == "spoglio" and shutil.which("spoglio") != called else "spoglio"
    return f"{name} review" if settings.db == Settings().db else f"{name} review --db {shlex.quote(settings.db)}"

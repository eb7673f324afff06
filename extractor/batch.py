"""Documents to outcomes, in the given order: each is extracted in a worker process, one for a handful of documents.

The order, and so all output, is the same whatever the number of processes.
"""

import os
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

from extractor.attempt import Outcome
from extractor.errors import UnreadableDocument
from extractor.worker import Limits, Make
from extractor.workers import WorkerPool

Source = Path | UnreadableDocument
HANDFUL = 8


def extract_all(
    sources: Sequence[Source], make: Make, *, jobs: int = 0, language: str = "it", limits: Limits | None = None
) -> Generator[Outcome, None, None]:
    """The outcome of each source, in order; those that are unreadable already are passed on in their place.

    `make` builds an extractor; it is pickled, for the processes. `jobs` 0 takes one process a core, or one alone for a
    handful of documents, where starting more would cost more than it saves. Raises InvalidRules, MissingModel and
    SpoglioError where no document at all can be extracted. Closing the iterator ends all processes.
    """
    paths = [source for source in sources if isinstance(source, Path)]
    outcomes = _outcomes(paths, make, jobs=_processes(jobs, len(paths)), language=language, limits=limits or Limits())
    with closing(outcomes):
        for source in sources:
            yield next(outcomes) if isinstance(source, Path) else Outcome(source.path, reason=source.reason)


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processes(jobs: int, documents: int) -> int:
    if jobs == 0 and documents <= HANDFUL:
        return 1
    return min(jobs or cores(), documents)


def _outcomes(
    paths: Sequence[Path], make: Make, *, jobs: int, language: str, limits: Limits
) -> Generator[Outcome, None, None]:
    if paths:
        with WorkerPool(make, jobs=jobs, language=language, limits=limits) as pool:
            yield from pool.run(paths)

"""A pool of processes that may die: whatever happens to one costs the document it had in hand, no more.

The pool of the standard library gives up all pending work when one process dies, and cannot stop a document that never
ends; hence this one.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

from extractor.attempt import Outcome
from extractor.errors import SpoglioError
from extractor.messages import _
from extractor.worker import Limits, Make, Worker

_AHEAD = 4
# A process fills about a gigabyte a second: it is looked at often enough to go over its limit by a tenth of that.
_LOOK_S = 0.05


class WorkerPool:
    """`jobs` processes, each with an extractor that `make` (picklable) builds there once; a context manager.

    `language` is the one that reasons are told in. Leaving the context ends the processes at once.
    """

    def __init__(self, make: Make, *, jobs: int, language: str, limits: Limits) -> None:
        self._jobs = jobs
        self._start: Callable[[], Worker] = partial(Worker, make, language=language, limits=limits)
        self._workers: list[Worker] = []
        self._left = Event()

    def __enter__(self) -> "WorkerPool":
        self._workers = [self._start() for _number in range(self._jobs)]
        Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.set()
        for worker in self._workers:
            worker.end()

    def run(self, paths: Sequence[Path]) -> Iterator[Outcome]:
        """The outcomes in the order of `paths`, few of them held in memory at any time.

        Raises SpoglioError where no worker can start, or `make` refuses its options.
        """
        waiting = deque(enumerate(paths))
        done: dict[int, Outcome] = {}
        for position in range(len(paths)):
            while position not in done:
                self._hand_out(waiting, before=position + _AHEAD * len(self._workers))
                done.update(self._collect())
            yield done.pop(position)

    def _watch(self) -> None:
        """Holds the documents in hand to their limits, in a thread: also while whoever takes the outcomes is busy."""
        while not self._left.wait(_LOOK_S):
            for worker in list(self._workers):
                worker.check()

    def _hand_out(self, waiting: deque[tuple[int, Path]], *, before: int) -> None:
        for worker in self._workers:
            if worker.idle and waiting and waiting[0][0] < before:
                worker.take(*waiting.popleft())

    def _collect(self) -> Iterator[tuple[int, Outcome]]:
        by_pipe = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(by_pipe)):
            if isinstance(pipe, Connection):
                yield from self._hear(by_pipe[pipe])

    def _hear(self, worker: Worker) -> Iterator[tuple[int, Outcome]]:
        try:
            outcome = worker.hear()
        except (EOFError, OSError):
            yield from self._give_up(worker)
            return
        if outcome is not None:
            yield outcome
        if worker.spent:
            self._replace(worker)

    def _give_up(self, worker: Worker) -> Iterator[tuple[int, Outcome]]:
        reason = worker.cause_of_death()
        if worker.starting:
            raise SpoglioError(_("No worker process could start. %(reason)s") % {"reason": reason})
        if worker.task:
            position, path = worker.task
            yield position, Outcome(path, reason=reason)
        self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        worker.end()
        self._workers[self._workers.index(worker)] = self._start()

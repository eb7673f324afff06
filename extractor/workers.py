"""Processes that extract documents and may die: whatever happens to one costs the document it had in hand, no more.

The pool of the standard library gives up all pending work when one process dies, and cannot stop a document that never
ends; hence this one. Processes are spawned, never forked: safe beside threads, the same on every platform.
"""

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType

from extractor.attempt import Extracts, Outcome, attempt
from extractor.errors import SpoglioError
from extractor.messages import _, ngettext, set_language

Make = Callable[[], Extracts]
_AHEAD = 4
_GRACE_S = 2.0


@dataclass(frozen=True)
class Limits:
    """Seconds that one document may take, and how many documents a process reads before a fresh one replaces it."""

    seconds: float = 600
    documents: int = 500


class WorkerPool:
    """`jobs` processes, each with an extractor that `make` (picklable) builds there once; a context manager.

    `language` is the one that reasons are told in. Leaving the context ends the processes at once.
    """

    def __init__(self, make: Make, *, jobs: int, language: str, limits: Limits) -> None:
        self._make = make
        self._language = language
        self._limits = limits
        self._workers = [_Worker(make, language) for _number in range(jobs)]

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
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

    def _hand_out(self, waiting: deque[tuple[int, Path]], *, before: int) -> None:
        for worker in self._workers:
            if worker.idle and waiting and waiting[0][0] < before:
                worker.take(*waiting.popleft(), limit_s=self._limits.seconds)

    def _collect(self) -> Iterator[tuple[int, Outcome]]:
        by_pipe = {worker.pipe: worker for worker in self._workers}
        patience = min((worker.time_left() for worker in self._workers if worker.task), default=None)
        for pipe in wait(list(by_pipe), patience):
            if isinstance(pipe, Connection):
                yield from self._hear(by_pipe[pipe])
        for worker in [worker for worker in self._workers if worker.task and worker.time_left() <= 0]:
            yield from self._give_up(worker, _too_slow(self._limits.seconds))

    def _hear(self, worker: "_Worker") -> Iterator[tuple[int, Outcome]]:
        try:
            outcome = worker.hear()
        except (EOFError, OSError):
            yield from self._give_up(worker, _died(worker.exit_code()))
            return
        if outcome is not None:
            yield outcome
        if worker.served >= self._limits.documents:
            self._replace(worker)

    def _give_up(self, worker: "_Worker", reason: str) -> Iterator[tuple[int, Outcome]]:
        if worker.starting:
            raise SpoglioError(_("No worker process could start. %(reason)s") % {"reason": reason})
        if worker.task:
            position, path = worker.task
            yield position, Outcome(path, reason=reason)
        self._replace(worker)

    def _replace(self, worker: "_Worker") -> None:
        worker.end()
        self._workers[self._workers.index(worker)] = _Worker(self._make, self._language)


class _Worker:
    """One process, the pipe to it, and the document it has in hand."""

    def __init__(self, make: Make, language: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, make, language), daemon=True)
        self._process.start()
        theirs.close()
        self.starting = True
        self.task: tuple[int, Path] | None = None
        self.served = 0
        self._deadline = 0.0

    @property
    def idle(self) -> bool:
        return not self.starting and self.task is None

    def time_left(self) -> float:
        return max(0.0, self._deadline - time.monotonic())

    def take(self, position: int, path: Path, *, limit_s: float) -> None:
        """Hands it a document; if it has died meanwhile, `hear` will say so."""
        self.task = position, path
        self._deadline = time.monotonic() + limit_s
        with suppress(OSError):
            self.pipe.send(path)

    def hear(self) -> tuple[int, Outcome] | None:
        """What it says: None for "ready", else an outcome; EOFError or OSError where it has died."""
        message: Outcome | SpoglioError | None = self.pipe.recv()
        if isinstance(message, SpoglioError):
            raise message
        self.starting = False
        if message is None or self.task is None:
            return None
        position, _path = self.task
        self.task = None
        self.served += 1
        return position, message

    def exit_code(self) -> int | None:
        self._process.join(_GRACE_S)
        return self._process.exitcode

    def end(self) -> None:
        self.pipe.close()
        self._process.terminate()
        self._process.join(_GRACE_S)
        if self._process.is_alive():
            self._process.kill()


def _work(pipe: Connection, make: Make, language: str) -> None:
    """The life of a worker process; an interrupt from the keyboard is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    set_language(language)
    try:
        extractor = make()
        pipe.send(None)
        while True:
            pipe.send(attempt(extractor, pipe.recv()))
    except SpoglioError as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError):
        return


def _too_slow(seconds: float) -> str:
    whole = int(seconds)
    message = ngettext(
        "Reading it took longer than %(seconds)d second.", "Reading it took longer than %(seconds)d seconds.", whole
    )
    return message % {"seconds": whole}


def _died(code: int | None) -> str:
    if code is not None and code < 0:
        return _("Its process was ended by the system (signal %(signal)d), perhaps for want of memory.") % {
            "signal": -code
        }
    return _("Its process ended unexpectedly (code %(code)s).") % {"code": code}

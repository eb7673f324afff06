"""A process that extracts documents for another, and the limits it is held to from outside: it may hang, burst or die.

Processes are spawned, never forked: safe beside threads, the same on every platform. What a document may take is
watched by the parent and not by the process itself, which may be deep in a library that lets nothing else run.
"""

import multiprocessing
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

import psutil

from extractor.attempt import Extracts, Outcome, attempt
from extractor.errors import SpoglioError
from extractor.messages import _, ngettext, set_language
from extractor.settings import Settings

Make = Callable[[], Extracts]
_GRACE_S = 2.0
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What one document may take, from its bytes to its record, and how many documents a process is used for.

    `megabytes` count from what the process holds when it is given the document: models are not the document's.
    """

    seconds: int = 600
    megabytes: int = 2_000
    documents: int = 500

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        """The limits that the settings ask for."""
        return cls(seconds=settings.max_seconds, megabytes=settings.max_memory)


class Worker:
    """One process, the pipe to it, and the document it has in hand; `check` may be called from another thread."""

    def __init__(self, make: Make, *, language: str, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, make, language), daemon=True)
        self._process.start()
        theirs.close()
        self._limits = limits
        self._lock = Lock()
        self.starting = True
        self.task: tuple[int, Path] | None = None
        self._broken: str | None = None
        self._served = 0
        self._deadline = 0.0
        self._memory_fresh = 0
        self._memory_before = 0

    @property
    def idle(self) -> bool:
        """Whether it waits for a document."""
        return not self.starting and self.task is None

    @property
    def spent(self) -> bool:
        """Whether another should replace it: ended by `check`, used often enough, or full of what documents left."""
        left_behind = self._memory() - self._memory_fresh
        used_up = self._served >= self._limits.documents or left_behind > self._limits.megabytes * _MEGABYTE / 2
        return self._broken is not None or used_up

    def take(self, position: int, path: Path) -> None:
        """Hands it a document; if it has died meanwhile, `hear` will say so."""
        with self._lock:
            self.task = position, path
            self._deadline = time.monotonic() + self._limits.seconds
            self._memory_before = self._memory()
        with suppress(OSError):
            self.pipe.send(path)

    def hear(self) -> tuple[int, Outcome] | None:
        """What it says: None for "ready", else an outcome; EOFError or OSError where it has died."""
        with self._lock:
            message: Outcome | SpoglioError | None = self.pipe.recv()
            if isinstance(message, SpoglioError):
                raise message
            if message is None or self.task is None:
                self.starting = False
                self._memory_fresh = self._memory()
                return None
            position, _path = self.task
            self.task = None
            self._served += 1
        return position, message

    def check(self) -> None:
        """Ends the process if the document in hand takes more than the limits allow."""
        with self._lock:
            if self.task is not None and self._broken is None:
                self._broken = self._broken_limit()
                if self._broken is not None:
                    self._kill()

    def cause_of_death(self) -> str:
        """Why a process that has gone is gone, as a sentence."""
        self._process.join(_GRACE_S)
        return self._broken or _died(self._process.exitcode)

    def end(self) -> None:
        """Ends the process at once, and what it has started."""
        with self._lock:
            self.task = None
            self._kill()
        self.pipe.close()
        self._process.join(_GRACE_S)

    def _kill(self) -> None:
        with suppress(psutil.Error):
            for child in psutil.Process(self._process.pid).children(recursive=True):
                child.kill()
        self._process.kill()

    def _broken_limit(self) -> str | None:
        if time.monotonic() > self._deadline:
            return _too_slow(self._limits.seconds)
        if self._memory() - self._memory_before > self._limits.megabytes * _MEGABYTE:
            return _("Reading it took more than %(limit)d MB of memory.") % {"limit": self._limits.megabytes}
        return None

    def _memory(self) -> int:
        """Bytes of main memory that the process holds; none where it has gone."""
        with suppress(psutil.Error):
            return int(psutil.Process(self._process.pid).memory_info().rss)
        return 0


def _work(pipe: Connection, make: Make, language: str) -> None:
    """The life of a worker process; an interrupt from the keyboard is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    set_language(language)
    try:
        extractor = make()
        extractor.prepare()
        pipe.send(None)
        while True:
            pipe.send(attempt(extractor, pipe.recv()))
    except SpoglioError as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError):
        return


def _too_slow(seconds: int) -> str:
    message = ngettext(
        "Reading it took longer than %(seconds)d second.", "Reading it took longer than %(seconds)d seconds.", seconds
    )
    return message % {"seconds": seconds}


def _died(code: int | None) -> str:
    if code is not None and code < 0:
        return _("Its process was ended by the system (signal %(signal)d), perhaps for want of memory.") % {
            "signal": -code
        }
    return _("Its process ended unexpectedly (code %(code)s).") % {"code": code}

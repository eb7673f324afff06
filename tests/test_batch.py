"""Batches: order, isolation of failures, processes that die, hang or burst. The extractors here are stand-ins."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import psutil
import pytest

from extractor.attempt import Outcome
from extractor.batch import HANDFUL, Source, extract_all
from extractor.errors import InvalidRules, MissingModel, SpoglioError, UnreadableDocument
from extractor.schema.record import DocumentInfo, Record
from extractor.worker import Limits, Make

FAULT = r"The program itself failed on it \(ZeroDivisionError in test_batch\.py:\d+\): please report this\."


@dataclass(frozen=True)
class StandIn:
    """An extractor that does what the file's name says."""

    options: str = ""
    memory: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.options == "bad rules":
            raise InvalidRules("mine.yaml", 3, "no id")
        if self.options == "dies":
            os._exit(7)

    def prepare(self) -> None:
        if self.options == "large":
            self.memory.append(filled(300))

    def extract(self, path: Path) -> Record:
        deed = getattr(self, f"_{path.stem.partition('-')[0]}", None)
        if deed is not None:
            deed(path)
        return record(path)

    def _unreadable(self, path: Path) -> None:
        raise UnreadableDocument(path, "The file is empty.")

    def _fault(self, path: Path) -> None:
        raise ZeroDivisionError

    def _model(self, path: Path) -> None:
        raise MissingModel("no such model")

    def _exit(self, path: Path) -> None:
        os._exit(3)

    def _killed(self, path: Path) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def _endless(self, path: Path) -> None:
        time.sleep(600)

    def _program(self, path: Path) -> None:
        """Starts a program that never ends, whose process the file tells, and waits for it."""
        program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        path.write_text(str(program.pid), "utf-8")
        program.wait()

    def _after(self, path: Path) -> None:
        """Waits until the program has been started."""
        while not path.with_name("program.txt").exists():
            time.sleep(0.01)

    def _burst(self, path: Path) -> None:
        self.memory.extend(filled(10) for _ in range(100))
        time.sleep(600)

    def _impossible(self, path: Path) -> None:
        bytearray(10**15)

    def _leak(self, path: Path) -> None:
        self.memory.append(filled(60))

    def _slow(self, path: Path) -> None:
        time.sleep(0.2)


def filled(megabytes: int) -> bytes:
    return b"x" * (megabytes * 1_000_000)


def record(path: Path) -> Record:
    return Record(
        document=DocumentInfo(id=f"sha256:{'0' * 64}", source=path.name, media_type="text/plain", text=str(os.getpid()))
    )


def batch(names: Sequence[str], *, jobs: int, make: Make = StandIn, limits: Limits | None = None) -> list[Outcome]:
    return list(extract_all([Path(name) for name in names], make, jobs=jobs, language="en", limits=limits))


def told(outcomes: list[Outcome]) -> list[tuple[str, str | None]]:
    """Each document with the reason of its failure, None where it has a record of its own."""
    for outcome in outcomes:
        assert (outcome.record is None) == (outcome.reason is not None)
        assert outcome.record is None or outcome.record.document.source == outcome.path.name
    return [(outcome.path.name, outcome.reason) for outcome in outcomes]


def processes(outcomes: list[Outcome]) -> set[str]:
    return {outcome.record.document.text for outcome in outcomes if outcome.record}


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_given_order_whatever_the_number_of_processes(jobs: int) -> None:
    names = ["slow-1.txt", *(f"{number}.txt" for number in range(20)), "unreadable.txt", "last.txt"]
    expected = [(name, "The file is empty." if name == "unreadable.txt" else None) for name in names]
    assert told(batch(names, jobs=jobs)) == expected


def test_sources_that_were_unreadable_already_keep_their_place() -> None:
    sources: list[Source] = [
        Path("a.txt"),
        UnreadableDocument("folder", "Permission to read it is denied."),
        Path("b.txt"),
    ]
    assert told(list(extract_all(sources, StandIn))) == [
        ("a.txt", None),
        ("folder", "Permission to read it is denied."),
        ("b.txt", None),
    ]


def test_a_handful_shares_one_process_that_is_not_this_one() -> None:
    used = processes(batch([f"{number}.txt" for number in range(HANDFUL)], jobs=0))
    assert len(used) == 1
    assert str(os.getpid()) not in used


def test_processes_are_used_when_asked_for() -> None:
    used = processes(batch(["slow-1.txt", "slow-2.txt"], jobs=2))
    assert len(used) == 2
    assert str(os.getpid()) not in used


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_program_costs_one_document_and_is_named(jobs: int) -> None:
    (first, fault), *rest = told(batch(["fault.txt", "a.txt", "b.txt"], jobs=jobs))
    assert (first, rest) == ("fault.txt", [("a.txt", None), ("b.txt", None)])
    assert fault is not None
    assert re.fullmatch(FAULT, fault)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_dies_hangs_or_bursts_costs_its_document_alone(jobs: int) -> None:
    expected = [
        ("a.txt", None),
        ("exit.txt", "Its process ended unexpectedly (code 3)."),
        ("b.txt", None),
        ("killed.txt", "Its process was ended by the system (signal 9), perhaps for want of memory."),
        ("endless.txt", "Reading it took longer than 1 second."),
        ("c.txt", None),
        ("d.txt", None),
        ("impossible.txt", "Reading it takes more memory than there is."),
        ("e.txt", None),
        ("burst.txt", "Reading it took more than 100 MB of memory."),
    ]
    names = [name for name, _ in expected]
    assert told(batch(names, jobs=jobs, limits=Limits(seconds=1, megabytes=100))) == expected


def test_limits_hold_while_whoever_takes_the_outcomes_is_busy(tmp_path: Path) -> None:
    paths = [tmp_path / "after.txt", tmp_path / "program.txt"]
    outcomes = extract_all(paths, StandIn, jobs=2, limits=Limits(seconds=2), language="en")
    assert next(outcomes).record
    program = int(paths[1].read_text("utf-8"))
    give_up_at = time.monotonic() + 30
    while runs(program) and time.monotonic() < give_up_at:
        time.sleep(0.05)
    assert not runs(program)
    assert [outcome.reason for outcome in outcomes] == ["Reading it took longer than 2 seconds."]


def runs(process: int) -> bool:
    """Whether the process is there, and more than the trace of one that nobody has asked after."""
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_what_is_loaded_for_all_documents_is_not_counted() -> None:
    make = partial(StandIn, "large")
    assert told(batch(["a.txt", "b.txt"], jobs=1, make=make, limits=Limits(megabytes=100))) == [
        ("a.txt", None),
        ("b.txt", None),
    ]


def test_a_process_that_documents_have_filled_is_replaced() -> None:
    outcomes = batch(["leak-1.txt", "leak-2.txt", "a.txt", "b.txt"], jobs=1, limits=Limits(megabytes=100))
    assert [reason for _, reason in told(outcomes)] == [None] * 4
    assert len(processes(outcomes)) == 3


def test_processes_are_replaced_after_some_documents() -> None:
    outcomes = batch([f"{number}.txt" for number in range(5)], jobs=2, limits=Limits(documents=1))
    assert len(told(outcomes)) == len(processes(outcomes)) == 5


@pytest.mark.parametrize("jobs", [1, 2])
def test_rules_that_are_wrong_end_the_batch(jobs: int) -> None:
    with pytest.raises(InvalidRules, match=r"^mine\.yaml:3: no id$"):
        batch(["a.txt", "b.txt"], jobs=jobs, make=partial(StandIn, "bad rules"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_model_that_is_missing_ends_the_batch(jobs: int) -> None:
    with pytest.raises(MissingModel, match=r"^no such model$"):
        batch(["model.txt", "b.txt"], jobs=jobs)


def test_processes_that_cannot_start_end_the_batch() -> None:
    with pytest.raises(
        SpoglioError, match=r"^No worker process could start\. Its process ended unexpectedly \(code 7\)\.$"
    ):
        batch(["a.txt", "b.txt"], jobs=2, make=partial(StandIn, "dies"))


def test_leaving_early_ends_the_processes() -> None:
    outcomes = extract_all([Path("a.txt"), Path("endless-1.txt"), Path("endless-2.txt")], StandIn, jobs=2)
    first = next(outcomes)
    started = time.monotonic()
    outcomes.close()
    assert first.record is not None
    assert time.monotonic() - started < 5
    with pytest.raises(ProcessLookupError):
        os.kill(int(first.record.document.text), 0)


def test_no_documents_need_no_extractor() -> None:
    assert batch([], jobs=0, make=partial(StandIn, "bad rules")) == []

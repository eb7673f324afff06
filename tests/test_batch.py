"""Batches: order, isolation of failures, processes that die or never end. The extractors here are stand-ins."""

import os
import re
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from extractor.attempt import Outcome
from extractor.batch import HANDFUL, Source, extract_all
from extractor.errors import InvalidRules, MissingModel, SpoglioError, UnreadableDocument
from extractor.schema.record import DocumentInfo, Record
from extractor.workers import Limits, Make

FAULT = r"The program itself failed on it \(ZeroDivisionError in test_batch\.py:\d+\): please report this\."


@dataclass(frozen=True)
class StandIn:
    """An extractor that does what the file's name says."""

    options: str = ""

    def __post_init__(self) -> None:
        if self.options == "bad rules":
            raise InvalidRules("mine.yaml", 3, "no id")
        if self.options == "dies":
            os._exit(7)

    def extract(self, path: Path) -> Record:
        match path.stem.split("-")[0]:
            case "unreadable":
                raise UnreadableDocument(path, "The file is empty.")
            case "fault":
                raise ZeroDivisionError
            case "model":
                raise MissingModel("no such model")
            case "exit":
                os._exit(3)
            case "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            case "endless":
                time.sleep(600)
            case "slow":
                time.sleep(0.2)
        return record(path)


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


def test_a_handful_is_extracted_in_this_process() -> None:
    assert processes(batch([f"{number}.txt" for number in range(HANDFUL)], jobs=0)) == {str(os.getpid())}


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


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("exit.txt", "Its process ended unexpectedly (code 3)."),
        ("killed.txt", "Its process was ended by the system (signal 9), perhaps for want of memory."),
        ("endless.txt", "Reading it took longer than 1 second."),
    ],
)
def test_a_process_that_dies_or_never_ends_costs_its_document_alone(name: str, reason: str) -> None:
    names = ["a.txt", name, "b.txt", "c.txt", "d.txt"]
    expected = [(each, reason if each == name else None) for each in names]
    assert told(batch(names, jobs=2, limits=Limits(seconds=1))) == expected


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

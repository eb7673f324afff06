"""A decision that was reported as taken outlives the process that took it, however that process ends."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.store.session import Store
from tests.store.samples import record

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("reported", [1, 20])
def test_killed_in_the_midst_of_deciding_it_loses_at_most_the_unfinished_decision(
    store: Store, url: str, reported: int
) -> None:
    sample = record()
    store.save_record(sample, path="/in/lagune.txt")
    command = [sys.executable, "-m", "tests.store.deciding", url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        told = [int(child.stdout.readline()) for _ in range(reported)]
        child.send_signal(signal.SIGKILL)
        told += [int(line) for line in child.stdout.read().split()]
    kept = [decision.id for decision in store.decisions(sample.document.id)]
    assert kept[: len(told)] == told
    assert len(kept) <= len(told) + 1
    status = store.record(sample.document.id).partners[0].status
    assert status == ("accepted" if len(kept) % 2 else "rejected")
    summary = store.document(sample.document.id)
    assert (summary.facts, summary.open_facts, summary.reviewer) == (7 + len(kept) % 2, 7, "anna")

"""Several processes on one store: nothing is lost, nothing doubled."""

import time
from concurrent.futures import ProcessPoolExecutor

from extractor.store.session import Store, open_store
from tests.store import racing
from tests.store.samples import record

ENTRANTS = range(4)


def _start() -> float:
    return time.time() + 0.3


def test_a_fresh_store_opened_by_four_processes_is_made_once(url: str, racers: ProcessPoolExecutor) -> None:
    start = _start()
    runs = [racers.submit(racing.opening, url, start) for _ in ENTRANTS]
    assert [run.result() for run in runs] == [0, 0, 0, 0]


def test_four_processes_save_their_records_and_one_in_common(
    store: Store, url: str, racers: ProcessPoolExecutor
) -> None:
    common = record(source="common.txt", content=b"common")
    start = _start()
    runs = []
    for entrant in ENTRANTS:
        own = [record(source=f"{entrant}-{n}.txt", content=f"{entrant}-{n}".encode()) for n in range(5)]
        runs.append(racers.submit(racing.saving, url, start, [common, *own, common]))
    for run in runs:
        run.result()
    assert len(store.documents()) == 21
    assert store.record(common.document.id) == common
    assert store.counts().facts["projects"] == {"proposed": 21}


def test_of_two_corrections_of_one_fact_the_second_meets_the_first(
    store: Store, url: str, racers: ProcessPoolExecutor
) -> None:
    store.save_record(record(), path="/in/lagune.txt")
    start = _start()
    runs = [racers.submit(racing.correcting, url, start, name) for name in ("Anna", "Bruno")]
    outcomes = {name: run.result() for name, run in zip(("Anna", "Bruno"), runs, strict=True)}
    [(loser, values)] = [(name, outcome) for name, outcome in outcomes.items() if outcome]
    winner = {"Anna": "Bruno", "Bruno": "Anna"}[loser]
    mine, theirs = values
    assert (mine["name"], theirs["name"], theirs["status"]) == (loser, winner, "corrected")
    document = store.documents()[0].id
    assert [decision.reviewer for decision in store.decisions(document)] == [winner]
    assert store.record(document).partners[0].name == winner


def test_additions_from_four_processes_each_get_their_own_id(
    store: Store, url: str, racers: ProcessPoolExecutor
) -> None:
    sample = record()
    store.save_record(sample, path="/in/lagune.txt")
    start = _start()
    runs = [racers.submit(racing.adding, url, start, f"r{entrant}", 5) for entrant in ENTRANTS]
    for run in runs:
        run.result()
    partners = store.record(sample.document.id).partners
    assert [partner.id for partner in partners] == [f"o{number}" for number in range(1, 23)]
    assert len({partner.name for partner in partners}) == 22
    assert len(store.decisions(sample.document.id)) == 20


def test_a_store_that_is_in_use_opens_at_once(store: Store, url: str) -> None:
    with store.session(write=True), open_store(url) as other:
        assert other.documents() == []

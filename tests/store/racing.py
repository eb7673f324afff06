"""What the processes of a race do; they start together at a given time."""

import time
from typing import Any

from extractor.errors import Conflict
from extractor.schema.decision import Action
from extractor.schema.record import Record
from extractor.store.session import open_store
from tests.store.samples import NOON


def wake(_: int) -> None:
    """Keeps a process long enough for the next one to be started."""
    time.sleep(0.2)


def _wait(start: float) -> None:
    time.sleep(max(0.0, start - time.time()))


def opening(url: str, start: float) -> int:
    """Opens the store; the number of its documents."""
    _wait(start)
    with open_store(url) as store:
        return len(store.documents())


def saving(url: str, start: float, records: list[Record]) -> None:
    """Saves all records."""
    with open_store(url) as store:
        _wait(start)
        for record in records:
            store.save_record(record, path=f"/in/{record.document.source}")


def correcting(url: str, start: float, name: str) -> tuple[Any, Any] | None:
    """Corrects the first partner of the first document; both values if another process was faster."""
    with open_store(url) as store:
        document = store.documents()[0].id
        seen = store.record(document).partners[0].model_dump(mode="json")
        _wait(start)
        try:
            store.decide(
                document,
                action=Action.CORRECT,
                item=seen["id"],
                list="partners",
                after={**seen, "name": name},
                reviewer=name,
                at=NOON,
                seen=seen,
            )
        except Conflict as conflict:
            return conflict.mine, conflict.theirs
    return None


def adding(url: str, start: float, reviewer: str, count: int) -> None:
    """Adds as many partners to the first document."""
    with open_store(url) as store:
        document = store.documents()[0].id
        _wait(start)
        for number in range(count):
            store.decide(
                document,
                action=Action.ADD,
                item=None,
                list="partners",
                after={"name": f"{reviewer} {number}"},
                reviewer=reviewer,
                at=NOON,
            )

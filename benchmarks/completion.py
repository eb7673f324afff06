"""How fast the forms complete names: reading the lists, and the answer to each beginning of a name.

Run as `python benchmarks/completion.py [RECORDS]`. The store of so many approved records is made here, on SQLite; a
record has three partners, of which ten thousand different ones exist.
"""

import random
import sys
import tempfile
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractor.schema.decision import Action
from extractor.schema.record import ListName, Record
from extractor.store.session import Store, open_store
from tui.completion import Completer
from tui.spoken_names import SpokenNames

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
FIELDS: tuple[tuple[ListName, str, str], ...] = (
    ("partners", "name", "Università di Bologna"),
    ("places", "name", "San Giovanni in Persiceto"),
    ("projects", "programme", "Interreg Italia-Slovenia"),
)


def milliseconds(completer: Completer, field: str, typed: str) -> float:
    """How long it takes to complete what was typed."""
    start = time.perf_counter()
    completer.find(field, typed)
    return 1000 * (time.perf_counter() - start)


def document(number: int) -> dict[str, str]:
    """A document without a name in it."""
    identity = f"sha256:{sha256(str(number).encode()).hexdigest()}"
    return {"id": identity, "source": f"{number}.txt", "media_type": "text/plain", "text": "Prova."}


def fill(store: Store, records: int) -> None:
    """Puts approved records into the store."""
    chance = random.Random(7)
    for number in range(records):
        names = [f"Ente {chance.randrange(10_000)} di prova" for _ in range(3)]
        partners = [
            {"id": f"o{place}", "name": name, "origin": "it.benchmark"} for place, name in enumerate(names, start=1)
        ]
        record = Record.model_validate({"document": document(number), "partners": partners})
        store.save_record(record, path=f"/{number}.txt")
        store.decide(record.document.id, action=Action.APPROVE, reviewer="benchmark", at=NOON)


def main() -> None:
    """Fills a store, and shows what each field costs at first and then at every key."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    table = Table("field", "first answer ms", "median key ms", "slowest key ms", title=f"{records} approved records")
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 'store.db'}") as store:
        fill(store, records)
        nothing = Record.model_validate({"document": document(0)})
        for list_name, field, name in FIELDS:
            completer = Completer(store, list_name, SpokenNames(nothing, list_name, None))
            first = milliseconds(completer, field, "zz")
            keys = sorted(milliseconds(completer, field, name[:end]) for end in range(1, len(name)))
            table.add_row(f"{list_name} {field}", f"{first:.0f}", f"{keys[len(keys) // 2]:.2f}", f"{keys[-1]:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()

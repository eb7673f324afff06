"""Whether aliases do what they say: each partner that a text calls by an acronym alone is given a name, and followed.

Run as `python -m benchmarks.aliases`. Every document of the development part is read without aliases and with all of
them at once. Counted are the partners that bear their given name then, and the other facts that changed besides.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from extractor.extract import Extractor
from extractor.own_aliases import append, propose
from extractor.readers.find import find_documents
from extractor.schema.record import Record

DOCUMENTS = Path(__file__).parents[1] / "corpus" / "development"
_ACRONYM = re.compile(r"[A-Z]{2,12}")
_GIVEN = "Nome dato a "


def facts(record: Record) -> set[tuple[str, ...]]:
    """What a record says, each fact by its list, its words and what it is said to be, whoever is so named apart."""
    return set(_facts(record))


def _facts(record: Record) -> Iterator[tuple[str, ...]]:
    for name, item in record.items():
        plain = item.model_dump(mode="json")
        told = (str(plain.get(field, "")) for field in ("name", "role", "kind", "amount", "edtf"))
        yield name, str([e.start for e in item.evidence]), *(text.removeprefix(_GIVEN) for text in told)


def main() -> None:
    """Prints how many partners follow their aliases, and how many other facts come and go."""
    paths = list(find_documents([DOCUMENTS]))
    plain = Extractor()
    before = {path: plain.extract(path) for path in paths}
    called = {path: {p.name for p in record.partners if _ACRONYM.fullmatch(p.name)} for path, record in before.items()}
    with TemporaryDirectory() as folder:
        for acronym in sorted(set().union(*called.values())):
            append(propose("partners", acronym, _GIVEN + acronym), Path(folder))
        taught = Extractor(rules=Path(folder))
        after = {path: taught.extract(path) for path in paths}
    named = {path: {p.name for p in record.partners} for path, record in after.items()}
    followed = [_GIVEN + acronym in named[path] for path in paths for acronym in called[path]]
    table = Table(title=f"{len(paths)} documents, {len(set().union(*called.values()))} aliases")
    for heading in ("partners", "follow their alias", "facts lost", "facts new", "facts in all"):
        table.add_column(heading)
    lost, new = (
        sum(len(facts(a[path]) - facts(b[path])) for path in paths) for a, b in ((before, after), (after, before))
    )
    total = sum(len(facts(record)) for record in before.values())
    table.add_row(*map(str, (len(followed), sum(followed), lost, new, total)))
    Console().print(table)


if __name__ == "__main__":
    main()

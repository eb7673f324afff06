"""The store as its callers see it: what the machine proposed, what reviewers decided, and the record of both."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal, Self, Unpack

from sqlalchemy import Connection, Engine

from extractor.schema.decision import Decision
from extractor.schema.record import ListName, Record
from extractor.store import decisions, dossiers, holders, proposals, summaries
from extractor.store.engine import engine_for, faults_told
from extractor.store.holders import Holder
from extractor.store.judgement import Judgement, check
from extractor.store.migrate import HEAD, lock_for_migration, migrate, version
from extractor.store.summaries import DocumentSummary, StoreCounts


def open_store(url: str) -> "Store":
    """Opens the store at `sqlite:///FILE` or `postgresql://…`, made and brought up to date as needed.

    Raises StoreError with one sentence if that cannot be done.
    """
    store = Store(engine_for(url))
    try:
        with store.session() as connection:
            ready = version(connection) == HEAD
        if not ready:
            with store.session(write=True) as connection:
                lock_for_migration(connection)
                migrate(connection)
    except BaseException:
        store.close()
        raise
    return store


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Documents, proposals and decisions in one database. Safe to share between threads; one a process."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime] = _now) -> None:
        """`clock` tells when documents arrive."""
        self._engine = engine
        self._clock = clock
        on_postgresql = engine.dialect.name == "postgresql"
        self._reading = engine.execution_options(isolation_level="REPEATABLE READ") if on_postgresql else engine
        self._writing = engine.execution_options(writing=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the database's connections back. The store is not used afterwards."""
        self._engine.dispose()

    @contextmanager
    def session(self, *, write: bool = False) -> Iterator[Connection]:
        """One unit of work: a transaction that sees one state of the store, and is committed whole or not at all."""
        with faults_told(self._engine), (self._writing if write else self._reading).begin() as connection:
            yield connection

    def save_record(self, record: Record, *, path: str) -> None:
        """Saves what was extracted from the file at `path`: a new document, or a known one extracted again.

        Extracting again replaces the proposals and keeps every decision.
        """
        with self.session(write=True) as connection:
            proposals.save_record(connection, record, path=path, at=self._clock())

    def save_failure(self, *, path: str, source: str, reason: str) -> None:
        """Remembers that the file at `path` could not be read; a later `save_record` with this path forgets it."""
        with self.session(write=True) as connection:
            proposals.save_failure(connection, path=path, source=source, reason=reason, at=self._clock())

    def documents(self, *, status: str | None = None) -> list[DocumentSummary]:
        """All documents, or those of one status, failures included, in order of arrival, then of source."""
        with self.session() as connection:
            return summaries.documents(connection, status)

    def document(self, document_id: str) -> DocumentSummary:
        """One document's line. Raises StoreError for an unknown one."""
        with self.session() as connection:
            return summaries.document(connection, document_id)

    def documents_with(self, list_name: ListName, values: Mapping[str, str | None]) -> list[str]:
        """The ids of the documents not yet approved in which the machine proposed a fact with exactly these values."""
        with self.session() as connection:
            return proposals.documents_with(connection, list_name, values)

    def record(self, document_id: str) -> Record:
        """The record as proposals and decisions make it. Raises StoreError for an unknown document."""
        with self.session() as connection:
            dossier = dossiers.load(connection, document_id)
        return check(dossier)

    def records(self, *, status: Literal["approved", "all"]) -> Iterator[Record]:
        """The records in order of source, then of id; a few are held at a time."""
        wanted = None if status == "all" else status
        last: tuple[str, str] | None = None
        while True:
            with self.session() as connection:
                page = dossiers.page(connection, status=wanted, after=last)
            if not page:
                return
            for dossier in page:
                yield check(dossier)
            last = (page[-1].document.source, page[-1].document.id)

    def decisions(self, document_id: str) -> list[Decision]:
        """The document's decisions in the order in which they were taken, undone ones among them."""
        with self.session() as connection:
            return dossiers.decisions(connection, document_id)

    def decide(self, document_id: str, **judgement: Unpack[Judgement]) -> Decision:
        """Adds a reviewer's decision, on the disk when this returns.

        Raises Conflict if the item is no longer as `seen`, StoreError if the decision makes no sense or the record
        would no longer validate.
        """
        return self.decide_all({document_id: [judgement]})[0]

    def decide_all(self, judgements: Mapping[str, Sequence[Judgement]]) -> list[Decision]:
        """Adds several decisions, by document, all of them or none. Raises as `decide` does."""
        with self.session(write=True) as connection:
            # In one order for all, so that no two reviewers wait for each other.
            return [
                decision
                for document_id in sorted(judgements)
                for decision in decisions.decide(connection, document_id, judgements[document_id])
            ]

    def undo(self, taken: Iterable[Decision], *, reviewer: str, at: datetime) -> None:
        """Takes decisions out of their records, the last first, all of them or none; their rows stay, marked.

        Raises Conflict if a later decision rests on one of them, StoreError if one cannot be undone.
        """
        self._mark(taken, (reviewer, at))

    def redo(self, taken: Iterable[Decision]) -> None:
        """Takes an undo back. Raises Conflict if a later decision has taken its place, StoreError if it cannot be."""
        self._mark(taken, None)

    def _mark(self, taken: Iterable[Decision], by: tuple[str, datetime] | None) -> None:
        ids: dict[str, list[int]] = defaultdict(list)
        for decision in taken:
            ids[decision.document].append(decision.id)
        with self.session(write=True) as connection:
            for document_id in sorted(ids):
                decisions.mark(connection, document_id, sorted(ids[document_id], reverse=by is not None), by)

    def hold(self, document_id: str, *, sitting: str, reviewer: str, at: datetime) -> None:
        """Tells the others that a reviewer has the document open in this sitting, and no other any more."""
        with self.session(write=True) as connection:
            holders.hold(connection, document_id, sitting=sitting, reviewer=reviewer, at=at)

    def let_go(self, sitting: str) -> None:
        """Tells the others that the sitting has ended."""
        with self.session(write=True) as connection:
            holders.let_go(connection, sitting)

    def held(self, *, since: datetime) -> list[Holder]:
        """Who has which document open, as far as they have said so since then."""
        with self.session() as connection:
            return holders.held(connection, since)

    def counts(self) -> StoreCounts:
        """Documents by status, facts by list and status."""
        with self.session() as connection:
            return summaries.counts(connection)

    def approved_names(self, list_name: ListName, field: str = "name") -> list[tuple[str, int]]:
        """What the facts of a list say in a field, in how many approved records; the most frequent first."""
        with self.session() as connection:
            return summaries.approved_names(connection, list_name, field)

"""Who else is at work: each sitting says which document it has open, and hears what the others have."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from extractor.store.session import Store

EVERY = timedelta(seconds=10)
_STALE = 4 * EVERY


def _now() -> datetime:
    return datetime.now(UTC)


class Presence:
    """One sitting among others over the same store. `clock` tells the time of day, which all of them share."""

    def __init__(self, store: Store, *, reviewer: str, clock: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._reviewer = reviewer
        self._clock = clock
        self._sitting = uuid4().hex

    def tell(self, document_id: str | None) -> dict[str, str]:
        """Says that this sitting has the document open; gives back the others' reviewers, by their document's id."""
        now = self._clock()
        if document_id is None:
            self._store.let_go(self._sitting)
        else:
            self._store.hold(document_id, sitting=self._sitting, reviewer=self._reviewer, at=now)
        others = (one for one in self._store.held(since=now - _STALE) if one.sitting != self._sitting)
        return {one.document: one.reviewer for one in others}

    def leave(self) -> None:
        """Says that this sitting has ended."""
        self._store.let_go(self._sitting)

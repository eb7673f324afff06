"""The queue of documents: what the store holds, narrowed by words and status, with places found by id at once."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from extractor.store.summaries import DocumentSummary

FINISHED = ("approved", "failed")


class Queue:
    """The documents of the store in their order, and those of them that the search and the status let through."""

    def __init__(self, documents: Sequence[DocumentSummary]) -> None:
        self._documents = list(documents)
        self._positions = {document.id: i for i, document in enumerate(self._documents)}
        self.holders: dict[str, str] = {}
        self.words = ""
        self.status: str | None = None
        self._open_facts = sum(map(_to_do, self._documents))

    def narrow(self, *, words: str = "", status: str | None = None) -> None:
        """Shows only documents whose title, source or publisher holds every word, and whose status is this one."""
        self.words, self.status = words, status
        self._forget()

    @cached_property
    def shown(self) -> list[DocumentSummary]:
        """The documents that the search and the status let through, in order."""
        words = self.words.casefold().split()
        return [d for d in self._documents if self.status in (None, d.status) and _holds(d, words)]

    @cached_property
    def approved(self) -> int:
        """How many documents are approved."""
        return sum(document.status == "approved" for document in self._documents)

    @cached_property
    def readable(self) -> int:
        """How many documents can be reviewed at all."""
        return sum(document.status != "failed" for document in self._documents)

    @property
    def open_facts(self) -> int:
        """How many facts of all documents nobody has decided on."""
        return self._open_facts

    def find(self, words: str) -> list[DocumentSummary]:
        """All documents of the store, filtered or not, that hold every word."""
        wanted = words.casefold().split()
        return [document for document in self._documents if _holds(document, wanted)]

    def position(self, document_id: str) -> int | None:
        """The document's place among those shown."""
        return self._shown_positions.get(document_id)

    def update(self, document: DocumentSummary) -> None:
        """Takes over what the store now says of one document; nothing of one that came after the queue was read."""
        place = self._positions.get(document.id)
        if place is None:
            return
        moved = self._documents[place].status != document.status
        self._open_facts += _to_do(document) - _to_do(self._documents[place])
        self._documents[place] = document
        if moved or document.id not in self._shown_positions:
            self._forget()
        else:
            self.shown[self._shown_positions[document.id]] = document

    def next_unfinished(self, after: str) -> DocumentSummary | None:
        """The first document shown after this one that still wants review, from the top again at the end."""
        place = self._positions[after]
        start = bisect_right(self.shown, place, key=lambda document: self._positions[document.id])
        for document in self.shown[start:] + self.shown[:start]:
            if document.status not in FINISHED and document.id != after:
                return document
        return None

    @cached_property
    def _shown_positions(self) -> dict[str, int]:
        return {document.id: i for i, document in enumerate(self.shown)}

    def _forget(self) -> None:
        for name in ("shown", "approved", "readable", "_shown_positions"):
            self.__dict__.pop(name, None)


def _to_do(document: DocumentSummary) -> int:
    return 0 if document.status in FINISHED else document.open_facts


def _holds(document: DocumentSummary, words: list[str]) -> bool:
    if not words:
        return True
    text = " ".join((document.title or "", document.source, document.publisher or "")).casefold()
    return all(word in text for word in words)

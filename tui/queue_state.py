"""The queue of documents: what the store holds, narrowed by words and status, with places found by id at once.

A decision changes one document of what may be a hundred thousand, so nothing here is worked out anew that one can mend.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from extractor.store.summaries import DocumentSummary

FINISHED = ("approved", "failed")


class Queue:
    """The documents of the store in their order, and those of them that the search and the status let through."""

    def __init__(self, documents: Sequence[DocumentSummary]) -> None:
        self._documents = list(documents)
        self._places = {document.id: place for place, document in enumerate(self._documents)}
        self._texts = list(map(_text, self._documents))
        self._by_status = Counter(document.status for document in self._documents)
        self._open_facts = sum(map(_to_do, self._documents))
        self.holders: dict[str, str] = {}
        self.words = ""
        self.status: str | None = None
        self.shown = list(self._documents)

    def narrow(self, *, words: str = "", status: str | None = None) -> None:
        """Shows only documents whose title, source or publisher holds every word, and whose status is this one."""
        self.words, self.status = words, status
        found = self.find(words)
        self.shown = [document for document in found if document.status == status] if status else found

    @property
    def approved(self) -> int:
        """How many documents are approved."""
        return self._by_status["approved"]

    @property
    def readable(self) -> int:
        """How many documents can be reviewed at all."""
        return len(self._documents) - self._by_status["failed"]

    @property
    def open_facts(self) -> int:
        """How many facts of all documents nobody has decided on."""
        return self._open_facts

    def find(self, words: str) -> list[DocumentSummary]:
        """All documents of the store, filtered or not, that hold every word."""
        return [self._documents[place] for place in self._holding(words, range(len(self._documents)))]

    def position(self, document_id: str) -> int | None:
        """The document's place among those shown."""
        place = self._places.get(document_id)
        row = self._row(place) if place is not None else None
        return row if row is not None and self._is_at(row, document_id) else None

    def update(self, document: DocumentSummary) -> None:
        """Takes over what the store now says of one document; nothing of one that came after the queue was read."""
        place = self._places.get(document.id)
        if place is None:
            return
        before = self._documents[place]
        self._by_status.subtract([before.status])
        self._by_status.update([document.status])
        self._open_facts += _to_do(document) - _to_do(before)
        self._documents[place], self._texts[place] = document, _text(document)
        row = self._row(place)
        admitted = self.status in (None, document.status) and bool(self._holding(self.words, [place]))
        self.shown[row : row + self._is_at(row, document.id)] = [document] * admitted

    def next_unfinished(self, after: str) -> DocumentSummary | None:
        """The first document shown after this one that still wants review, from the top again at the end."""
        row = self._row(self._places[after])
        for document in chain(islice(self.shown, row, None), islice(self.shown, row)):
            if document.status not in FINISHED and document.id != after:
                return document
        return None

    def _holding(self, words: str, places: Iterable[int]) -> list[int]:
        """Those of the places whose documents hold every word."""
        for word in words.casefold().split():
            places = [place for place in places if word in self._texts[place]]
        return list(places)

    def _row(self, place: int) -> int:
        """Where the document of this place stands among those shown, or would stand."""
        return bisect_left(self.shown, place, key=lambda document: self._places[document.id])

    def _is_at(self, row: int, document_id: str) -> bool:
        return row < len(self.shown) and self.shown[row].id == document_id


def _to_do(document: DocumentSummary) -> int:
    return 0 if document.status in FINISHED else document.open_facts


def _text(document: DocumentSummary) -> str:
    """What a search looks through, in no case."""
    return f"{document.title or ''} {document.source} {document.publisher or ''}".casefold()

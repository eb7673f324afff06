"""Where a document states a value: in the words that were typed, or in others that mean the same."""

from functools import cached_property
from typing import Any

from extractor.errors import InvalidValue
from extractor.schema.document import Document
from extractor.schema.record import Item, ListName, Record
from extractor.values.amounts import Amount, find_amounts
from extractor.values.dates import TemporalExpression, find_dates
from tui.text_layout import Line, find_words
from tui.typed_values import read_amount, read_date, reference_day


class Statements:
    """The text of a record, asked where it states what a reviewer types."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of_words(self, words: str, near: int = 0) -> Line | None:
        """Where these words stand, the nearest to an offset."""
        place = find_words(self._record.document.text, words, near)
        return Line(*place) if place else None

    def of_value(self, list_name: ListName, words: str) -> Line | None:
        """Where these words stand, or else the first sum or date that has their value."""
        return self.of_words(words) or self._same_value(list_name, words)

    def _same_value(self, list_name: ListName, words: str) -> Line | None:
        try:
            match list_name:
                case "dates":
                    edtf = read_date(words, self._record.document.published)["edtf"]
                    return next((Line(one.start, one.end) for one in self._dates if one.edtf == edtf), None)
                case "budgets":
                    amount = read_amount(words, "EUR")["amount"]
                    same = (one for one in self._amounts if f"{one.amount.normalize():f}" == amount)
                    return next((Line(one.start, one.end) for one in same), None)
                case _:
                    return None
        except InvalidValue:
            return None

    @cached_property
    def _dates(self) -> list[TemporalExpression]:
        return find_dates(self._record.document.text, reference_day(self._record.document.published))

    @cached_property
    def _amounts(self) -> list[Amount]:
        return find_amounts(self._record.document.text)


def evidence_moved(record: Record, item: Item, selected: Line) -> dict[str, Any]:
    """The item with these words of the text as its first evidence."""
    moved = [evidence_at(record, *selected), *(one.model_dump(mode="json") for one in item.evidence[1:])]
    return {**item.model_dump(mode="json"), "evidence": moved}


def evidence_at(record: Record, start: int, end: int) -> dict[str, Any]:
    """The evidence of a stretch of the text, as an item holds it."""
    info = record.document
    document = Document(id=info.id, source=info.source, media_type=info.media_type, text=info.text)
    return document.evidence(start, end).model_dump(mode="json")

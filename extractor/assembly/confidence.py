"""How sure an item is: what produced it, how often it is said, and what it leaves open."""

from extractor.schema.record import Item, ListName, Record

_BASE: dict[ListName, float] = {
    "projects": 0.85,
    "partners": 0.7,
    "budgets": 0.75,
    "dates": 0.8,
    "places": 0.65,
    "events": 0.6,
}
_SAID_AGAIN = 0.05
_REMARK = 0.15
_LOWEST, _HIGHEST = 0.05, 0.97


def with_confidence(record: Record) -> Record:
    """The record with a confidence on each item."""
    return record.model_copy(
        update={
            name: [item.model_copy(update={"confidence": _confidence(name, item)}) for item in getattr(record, name)]
            for name in _BASE
        }
    )


def _confidence(name: ListName, item: Item) -> float:
    value = _BASE[name] + _SAID_AGAIN * min(len(item.evidence) - 1, 2) - _REMARK * bool(item.notes)
    return round(min(max(value, _LOWEST), _HIGHEST), 2)

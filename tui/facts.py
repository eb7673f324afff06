"""The facts of a record as a reviewer walks through them, and which of them a filter lets through."""

from dataclasses import dataclass
from enum import StrEnum

from extractor.schema.record import REFERENCES, Item, ListName, Record, Status


@dataclass(frozen=True)
class Fact:
    """An item of the record with the list it stands in."""

    list: ListName
    item: Item

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it yet."""
        return self.item.status is Status.PROPOSED

    @property
    def project(self) -> str | None:
        """The id of the project it belongs to; a project belongs to itself."""
        return self.item.id if self.list == "projects" else getattr(self.item, "project", None)


class Looked(StrEnum):
    """Facts by what the reviewer has made of them."""

    ALL = "all"
    OPEN = "open"
    DECIDED = "decided"
    REJECTED = "rejected"


@dataclass(frozen=True)
class FactFilter:
    """What a fact must be to be shown; the default lets everything through. `below` is a confidence, 0 to 1."""

    looked: Looked = Looked.ALL
    list: ListName | None = None
    project: str | None = None
    below: float | None = None
    remarks: bool = False

    def admits(self, fact: Fact) -> bool:
        """Whether the fact is shown."""
        return (
            _has_been_looked_at_so(fact, self.looked)
            and self.list in (None, fact.list)
            and self.project in (None, fact.project)
            and (self.below is None or fact.item.confidence < self.below)
            and (not self.remarks or bool(fact.item.notes))
        )


def _has_been_looked_at_so(fact: Fact, looked: Looked) -> bool:
    match looked:
        case Looked.OPEN:
            return fact.is_open
        case Looked.DECIDED:
            return not fact.is_open
        case Looked.REJECTED:
            return fact.item.status is Status.REJECTED
        case _:
            return True


def facts_of(record: Record) -> list[Fact]:
    """All facts of the record, in the order of the lists."""
    return [Fact(name, item) for name, item in record.items()]


def dangling(facts: list[Fact]) -> tuple[Fact, Fact] | None:
    """The first fact that counts but refers to a rejected one, with that one; None where the record hangs together."""
    rejected = {fact.item.id: fact for fact in facts if fact.item.status is Status.REJECTED}
    for fact in facts:
        if fact.item.id in rejected:
            continue
        for field in REFERENCES:
            target = rejected.get(getattr(fact.item, field, None) or "")
            if target is not None:
                return fact, target
    return None

"""The facts of a record as a reviewer walks through them, and which of them a filter lets through."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from extractor.assembly.validate import Finding, Level, findings, is_finding
from extractor.messages import _
from extractor.schema.record import LISTS, REFERENCES_OF, Item, ListName, Record, Status
from tui.wording import headline


@dataclass(frozen=True)
class Fact:
    """An item of the record with the list it stands in."""

    list: ListName
    item: Item
    findings: tuple[Finding, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the reviewer should see: what the machine noted when it read, and what is wrong as things stand now."""
        noted = (note for note in self.item.notes if not is_finding(note))
        return (*noted, *(finding.words for finding in self.findings))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the record from being approved."""
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What looks wrong, and may be right."""
        return tuple(finding for finding in self.findings if finding.level is Level.WARNING)

    @property
    def seen(self) -> dict[str, Any]:
        """The fact as the reviewer sees it, for the store to compare with what stands there."""
        return {"item": self.item.id, "list": self.list, "seen": dump(self.item)}

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it yet."""
        return self.item.status is Status.PROPOSED

    @property
    def is_rejected(self) -> bool:
        """Whether it counts no longer."""
        return self.item.status is Status.REJECTED

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
            and (not self.remarks or bool(fact.remarks))
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
    """All facts of the record, in the order of the lists, with what is wrong with each as the record stands."""
    wrong: dict[str, list[Finding]] = {}
    for finding in [*findings(_without_rejected(record)), *_dangling(record)]:
        wrong.setdefault(finding.item.id, []).append(finding)
    return [Fact(name, item, tuple(wrong.get(item.id, ()))) for name, item in record.items()]


def _without_rejected(record: Record) -> Record:
    """The record of the facts that count; it may refer to one that does not."""
    kept: dict[str, Any] = {
        name: [one for one in getattr(record, name) if one.status is not Status.REJECTED] for name in LISTS
    }
    return record.model_copy(update=kept)


def _dangling(record: Record) -> Iterator[Finding]:
    """The facts that count but refer to a rejected one."""
    rejected = {item.id: item for _list, item in record.items() if item.status is Status.REJECTED}
    for name, item in record.items() if rejected else ():
        for field in REFERENCES_OF[name] if item.id not in rejected else ():
            target = rejected.get(getattr(item, field) or "")
            if target is not None:
                names = {"fact": headline(item), "target": headline(target)}
                words = _("«%(fact)s» refers to «%(target)s», which was rejected.") % names
                yield Finding(item, words, Level.ERROR)


def dump(item: Item) -> dict[str, Any]:
    """The item as the store and the forms hand it about."""
    return item.model_dump(mode="json")

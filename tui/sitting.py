"""One reviewer's sitting: what was decided in it, how fast, and which rules were wrong most often."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from extractor.schema.decision import Action, Decision

_PAUSE = timedelta(minutes=3)
_PACES = 30
_ENOUGH = 5


class RuleTally(NamedTuple):
    """What became of the facts of one origin: how many were decided on, corrected and rejected."""

    origin: str
    decided: int
    corrected: int
    rejected: int


@dataclass
class Sitting:
    """The decisions of one sitting, those that are undone left out."""

    decisions: dict[int, Decision] = field(default_factory=dict)
    _last: datetime | None = None
    _paces: list[float] = field(default_factory=list)

    def take(self, decisions: Iterable[Decision]) -> None:
        """These decisions were made, or made again."""
        self.decisions.update((one.id, one) for one in decisions)

    def drop(self, decisions: Iterable[Decision]) -> None:
        """These decisions were undone."""
        for one in decisions:
            self.decisions.pop(one.id, None)

    def tick(self, at: datetime, facts: int) -> None:
        """At this moment so many facts were decided on together; a long pause before it is no work."""
        if self._last and facts and timedelta() <= at - self._last < _PAUSE:
            self._paces.append((at - self._last).total_seconds() / facts)
        self._last = at

    def minutes_for(self, facts: int) -> int | None:
        """How many minutes so many facts will take at the pace of late; None before a pace is known."""
        if len(self._paces) < _ENOUGH:
            return None
        return max(1, round(median(self._paces[-_PACES:]) * facts / 60)) if facts else 0

    @property
    def approved(self) -> int:
        """How many documents were approved and stand so."""
        return sum(last.action is Action.APPROVE for last in self._of_records().values())

    @property
    def facts(self) -> int:
        """How many facts were decided on."""
        return len(self._of_items())

    def count(self, action: Action) -> int:
        """How many facts were left so by their last decision."""
        return sum(one.action is action for one in self._of_items().values())

    def rules(self) -> list[RuleTally]:
        """The origins of the facts that were corrected or rejected, those that are wrong most often first."""
        outcomes: dict[str, Counter[Action]] = defaultdict(Counter)
        for first, last in self._judged():
            if first.before:
                outcomes[str(first.before["origin"])][last.action] += 1
        tallies = (
            RuleTally(origin, by.total(), by[Action.CORRECT], by[Action.REJECT]) for origin, by in outcomes.items()
        )
        wrong = [one for one in tallies if one.corrected + one.rejected]
        return sorted(wrong, key=lambda one: (-one.corrected - one.rejected, one.decided, one.origin))

    def _of_records(self) -> dict[str, Decision]:
        return {one.document: one for one in self._in_order() if one.item is None}

    def _of_items(self) -> dict[tuple[str, str], Decision]:
        return {(one.document, one.item): one for one in self._in_order() if one.item}

    def _judged(self) -> Iterator[tuple[Decision, Decision]]:
        """The first and the last decision on each fact that the machine proposed."""
        first: dict[tuple[str, str], Decision] = {}
        for one in self._in_order():
            if one.item:
                first.setdefault((one.document, one.item), one)
        last = self._of_items()
        return ((one, last[key]) for key, one in first.items() if one.action is not Action.ADD)

    def _in_order(self) -> list[Decision]:
        return [self.decisions[number] for number in sorted(self.decisions)]

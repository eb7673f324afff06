"""The open record as a list to walk through: the current fact, the facts shown, the next one that needs a look."""

from collections.abc import Iterator
from functools import cached_property

from extractor.schema.record import Record
from tui.facts import Fact, FactFilter, facts_of


class Facts:
    """The facts of one record with a cursor, a filter and the facts left for later; an empty one for no record."""

    def __init__(self, record: Record | None = None) -> None:
        self.all = facts_of(record) if record else []
        self.filter = FactFilter()
        self._skipped: set[str] = set()
        first = next((fact for fact in self.all if fact.is_open), None) or next(iter(self.all), None)
        self._current = first.item.id if first else None

    @cached_property
    def shown(self) -> list[Fact]:
        """The facts that the filter lets through."""
        return [fact for fact in self.all if self.filter.admits(fact)]

    @property
    def current(self) -> Fact | None:
        """The fact under the cursor; None only where there is no fact."""
        return self._by_id.get(self._current) if self._current else None

    @property
    def decided(self) -> int:
        """How many facts the reviewer has decided on."""
        return sum(not fact.is_open for fact in self.all)

    @property
    def open(self) -> list[Fact]:
        """The facts that nobody has decided on, filtered out or not."""
        return [fact for fact in self.all if fact.is_open]

    def replace(self, record: Record | None) -> None:
        """Takes over the record as it stands now; the cursor stays on its fact, or near where it was."""
        place = self._place()
        self.all = facts_of(record) if record else []
        self._forget()
        if self.current is None:
            self._current = self.all[min(place, len(self.all) - 1)].item.id if self.all else None

    def select(self, item_id: str | None) -> None:
        """Puts the cursor on a fact; nothing happens where there is none of that id."""
        if item_id in self._by_id:
            self._current = item_id

    def move(self, by: int) -> None:
        """Goes `by` facts on among those shown, as far as the ends."""
        ids = [fact.item.id for fact in self.shown]
        if ids:
            place = ids.index(self._current) + by if self._current in ids else 0
            self._current = ids[max(0, min(place, len(ids) - 1))]

    def narrow(self, chosen: FactFilter) -> None:
        """Shows only the facts that the filter lets through."""
        self.filter = chosen
        self.__dict__.pop("shown", None)
        if self.shown and self.current not in self.shown:
            self._current = self.shown[0].item.id

    def go_to_next_open(self) -> bool:
        """Goes to the open fact after the current one, round from the top; those left for later come last.

        False, and the cursor stays, where no other is open.
        """
        wanted = [fact for fact in self._after_current() if fact.is_open]
        fresh = [fact for fact in wanted if fact.item.id not in self._skipped]
        fact = next(iter(fresh or wanted), None)
        if fact:
            self._current = fact.item.id
        return fact is not None

    def skip(self) -> bool:
        """Leaves the current fact for later and goes to the next open one; False where no other is open."""
        if self._current:
            self._skipped.add(self._current)
        return self.go_to_next_open()

    def at(self, offset: int) -> Fact | None:
        """The fact whose evidence covers this place in the text, the shortest where there are several."""
        covering = [
            (evidence.end - evidence.start, place)
            for place, fact in enumerate(self.shown)
            for evidence in fact.item.evidence
            if evidence.start <= offset < evidence.end
        ]
        return self.shown[min(covering)[1]] if covering else None

    def _after_current(self) -> Iterator[Fact]:
        place = self._place()
        return (fact for fact in self.all[place + 1 :] + self.all[:place] if self.filter.admits(fact))

    def _place(self) -> int:
        ids = [fact.item.id for fact in self.all]
        return ids.index(self._current) if self._current in ids else -1

    @cached_property
    def _by_id(self) -> dict[str | None, Fact]:
        return {fact.item.id: fact for fact in self.all}

    def _forget(self) -> None:
        for name in ("shown", "_by_id"):
            self.__dict__.pop(name, None)

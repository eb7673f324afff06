"""A review planned without a terminal: what a good reviewer presses next to turn a record into the gold one.

The reviewer judges the machine's facts in their order, after adding those that others have to refer to; then adds the
others that are missing, sets the references that could not be set before, and approves. For each step the fewest keys
are taken, and of ways with as many keys the one with the least to type.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from benchmarks.form_keys import Filled, Goal, Key, Press, Text, cost, filled, form_keys
from benchmarks.gold_pairs import Pairs, counts_neither_way, gold_facts, pair_off
from benchmarks.typed_words import words_for
from extractor.matching import Json
from extractor.schema.record import LISTS, REFERENCES, Item, ListName, Record, Status
from tui.forms import ItemForm
from tui.text_layout import Line, find_next

Kind = Literal["right", "wrong", "spurious", "missed", "reference", "return", "approval"]

_LETTERS: dict[ListName, str] = dict(zip(LISTS, "pobdle", strict=True))


@dataclass(frozen=True)
class Sight:
    """What the reviewer has before them: the record, the id of the current fact, the caret, the pane they are in."""

    record: Record
    current: str | None = None
    caret: int = 0
    in_text: bool = False


@dataclass(frozen=True)
class Step:
    """What is done to one fact: the presses, the fields that they fill, the whole item that the form then gives back."""

    kind: Kind
    presses: list[Press]
    list: ListName | None = None
    item: str | None = None
    fields: tuple[str, ...] = ()
    after: dict[str, Any] | None = None


@dataclass
class Reviewer:
    """One who knows the gold of a document, and reviews the record that the machine made of it."""

    gold: Json
    machine: Record
    pairs: Pairs = field(init=False)
    _doomed: set[str] = field(init=False)
    _added: str | None = None
    _mended: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        record = self.machine.model_dump(mode="json")
        pairs = pair_off(self.gold, record)
        self._doomed = _doomed(self.gold, record, pairs)
        self.pairs = {gold: found for gold, found in pairs.items() if found not in self._doomed}

    def next(self, sight: Sight) -> Step | None:
        """The next step, or None once the record is approved, which the last step does."""
        if self._added:
            self.pairs[self._added] = sight.current or ""
            self._added = None
        for step in self._steps(sight):
            return step
        return Step("approval", [Key("enter")])

    def _steps(self, sight: Sight) -> Iterator[Step]:
        """What there is to do, the first thing first."""
        waiting = self._waiting(sight.record)
        yield from (self._add(sight, name, gold) for name, gold in self._missing() if gold["id"] in waiting)
        if current := _next_open(sight):
            here = current[1].id == sight.current
            yield self._judge(sight.record, *current) if here else Step("return", [Key("n")], item=current[1].id)
        yield from (self._add(sight, name, gold) for name, gold in self._missing())
        yield from self._mend(sight)

    def _missing(self) -> list[tuple[ListName, Json]]:
        """The facts that the record lacks: what others refer to first."""
        missing = [(n, one) for n, one in gold_facts(self.gold) if not one.get("optional") and one["id"] not in self.pairs]
        return sorted(missing, key=lambda fact: _ADDED_IN_ORDER.index(fact[0]))

    def _waiting(self, record: Record) -> set[str]:
        """The ids of the gold's facts that open facts of the record ought to refer to."""
        facts = {self.pairs[one["id"]]: one for _, one in gold_facts(self.gold) if one["id"] in self.pairs}
        opened = [facts[item.id] for _, item in record.items() if item.status is Status.PROPOSED and item.id in facts]
        waiting: set[str] = set()
        while opened:
            wanted = {one[name] for one in opened for name in REFERENCES if one.get(name)}
            opened = [one for _, one in self._missing() if one["id"] in wanted - waiting]
            waiting |= wanted
        return waiting

    def _judge(self, record: Record, name: ListName, item: Item) -> Step:
        gold = self._gold_of(item)
        if item.id in self._doomed:
            return Step("spurious", [Key("x")], name, item.id)
        if gold is None or gold.get("optional"):
            return Step("right", [Key("a")], name, item.id)
        step = self._correct(record, name, item, gold)
        return step if step.fields else Step("right", [Key("a")], name, item.id)

    def _correct(self, record: Record, name: ListName, item: Item, gold: Json) -> Step:
        form = ItemForm(record, name, item=item)
        new = filled(form, Goal(name, gold, self.pairs), record.document)
        presses = [Key("e"), *form_keys(form, new.changed)]
        return Step("wrong", presses, name, item.id, tuple(new.changed), new.after)

    def _add(self, sight: Sight, name: ListName, gold: Json) -> Step:
        """By an empty form, or by a search that selects the words and fills the form."""
        self._added = gold["id"]
        record = sight.record
        letter = Key(_LETTERS[name])
        openings: list[tuple[list[Press], ItemForm]] = [([Key("i"), letter], ItemForm(record, name))]
        for words in words_for(gold, record.document):
            place = find_next(record.document.text, words, sight.caret)
            if place:
                form = ItemForm(record, name, selected=Line(*place))
                openings.append(([Key("slash"), Text(words), Key("enter"), letter], form))
        goal = Goal(name, gold, self.pairs)
        steps = [_addition(opening, form, filled(form, goal, record.document)) for opening, form in openings]
        return min(steps, key=lambda step: cost(step.presses))

    def _mend(self, sight: Sight) -> Iterator[Step]:
        """References to facts that were added after the facts that have them."""
        for name, item in sight.record.items():
            gold = self._gold_of(item)
            if gold is None or gold.get("optional") or item.id in self._mended:
                continue
            step = self._correct(sight.record, name, item, gold)
            if step.fields:
                self._mended.add(item.id)
                yield replace(step, kind="reference", presses=[*_moves(sight, item.id), *step.presses])

    def _gold_of(self, item: Item) -> Json | None:
        ids = {found: gold for gold, found in self.pairs.items()}
        return next((one for _, one in gold_facts(self.gold) if one["id"] == ids.get(item.id)), None)


_ADDED_IN_ORDER: tuple[ListName, ...] = ("projects", "partners", "events", "places", "dates", "budgets")


def _addition(opening: list[Press], form: ItemForm, new: Filled) -> Step:
    presses = [*opening, *form_keys(form, new.changed)]
    return Step("missed", presses, form.list, None, tuple(new.changed), new.after)


def _doomed(gold: Json, record: Json, pairs: Pairs) -> set[str]:
    """The facts to reject: those that are no fact of the gold, and those of no weight that refer to such a one."""
    paired = set(pairs.values())
    optional = {pairs[one["id"]] for _, one in gold_facts(gold) if one.get("optional") and one["id"] in pairs}
    items = [(name, item) for name in LISTS for item in record[name]]
    doomed = {
        item["id"]
        for name, item in items
        if item["id"] not in paired and not counts_neither_way(name, gold, item, record)
    }
    weightless = [item for _, item in items if item["id"] not in paired or item["id"] in optional]
    while True:
        further = {one["id"] for one in weightless if any(one.get(name) in doomed for name in REFERENCES)} - doomed
        if not further:
            return doomed
        doomed |= further


def _next_open(sight: Sight) -> tuple[ListName, Item] | None:
    """The current fact where it is open, else the next open one after it, round from the top."""
    items = list(sight.record.items())
    start = next((place for place, (_, item) in enumerate(items) if item.id == sight.current), 0)
    around = items[start:] + items[:start]
    return next(((name, item) for name, item in around if item.status is Status.PROPOSED), None)


def _moves(sight: Sight, wanted: str) -> list[Press]:
    """The fewest keys from the current fact to another; in the text, Home and End are the text's."""
    order = [item.id for _, item in sight.record.items()]
    here, there = order.index(sight.current or wanted), order.index(wanted)
    ways: list[list[Press]] = [[Key("j")] * (there - here) or [Key("k")] * (here - there)]
    if not sight.in_text:
        ways += [[Key("home"), *[Key("j")] * there], [Key("end"), *[Key("k")] * (len(order) - 1 - there)]]
    return min(ways, key=len)

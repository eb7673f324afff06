"""A review planned without a terminal: what a good reviewer presses next to turn a record into the gold one.

The reviewer adds what the machine's facts have to refer to, then judges these in their order as far as the last that
is wrong, accepting many at once where that saves keys; then adds what else is missing, sets the references that could
not be set before, and approves, which accepts what is left. For each step the fewest keys are taken, and of ways with
as many keys the one with the least to type.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from benchmarks.form_keys import Filled, Goal, Key, Offers, Press, Text, cost, filled, form_keys
from benchmarks.gold_pairs import Pairs, counts_neither_way, gold_facts, pair_off, wrong_fields
from benchmarks.typed_words import words_for
from extractor.matching import Json
from extractor.schema.record import LISTS, REFERENCES, Item, ListName, Record, Status
from extractor.store.session import Store
from tui.completion import Completer
from tui.facts import facts_of
from tui.forms import ItemForm
from tui.spoken_names import SpokenNames
from tui.text_layout import Line, find_next

Kind = Literal["right", "together", "wrong", "spurious", "missed", "reference", "return", "approval"]

_PERCENTS = range(0, 101, 5)
_ASKED_FIRST = 90  # the confidence from which on the question begins to accept
_NUMBERED = 9
_NOTE = "ok"
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
    """What is done to a fact: the presses, the fields that they fill, the whole item that comes of it.

    `together` are the facts that a single step accepts.
    """

    kind: Kind
    presses: list[Press]
    list: ListName | None = None
    item: str | None = None
    fields: tuple[str, ...] = ()
    after: dict[str, Any] | None = None
    together: tuple[str, ...] = ()


@dataclass
class Reviewer:
    """One who knows the gold of a document, and reviews the record that the machine made of it."""

    gold: Json
    machine: Record
    store: Store
    pairs: Pairs = field(init=False)
    _doomed: set[str] = field(init=False)
    _added: str | None = None
    _mended: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        record = self.machine.model_dump(mode="json")
        pairs = pair_off(self.gold, record)
        self._doomed = _doomed(self.gold, record, pairs)
        self.pairs = {gold: found for gold, found in pairs.items() if found not in self._doomed}

    def next(self, sight: Sight) -> Step:
        """The next step; the last is the approval."""
        if self._added:
            self.pairs[self._added] = sight.current or ""
            self._added = None
        return next(self._steps(sight))

    def _steps(self, sight: Sight) -> Iterator[Step]:
        """What there is to do, the first thing first."""
        opened = [(name, item) for name, item in sight.record.items() if item.status is Status.PROPOSED]
        waiting = self._waiting([item for _, item in opened])
        yield from (self._add(sight, name, gold) for name, gold in self._missing() if gold["id"] in waiting)
        right = {item.id for name, item in opened if self._is_right(name, item)}
        if len(right) < len(opened):
            yield from _accept_together([item for _, item in opened], right)
            name, item = _next_open(sight)
            here = item.id == sight.current
            yield self._judge(sight.record, name, item) if here else Step("return", [Key("n")], item=item.id)
        yield from (self._add(sight, name, gold) for name, gold in self._missing())
        yield from self._mend(sight)
        yield _approval(sight.record, tuple(item.id for _, item in opened))

    def _missing(self) -> list[tuple[ListName, Json]]:
        """The facts that the record lacks: what others refer to first."""
        missing = [
            (n, one) for n, one in gold_facts(self.gold) if not one.get("optional") and one["id"] not in self.pairs
        ]
        return sorted(missing, key=lambda fact: _ADDED_IN_ORDER.index(fact[0]))

    def _waiting(self, opened: list[Item]) -> set[str]:
        """The ids of the gold's facts that these facts of the record ought to refer to."""
        facts = [gold for gold in map(self._gold_of, opened) if gold]
        waiting: set[str] = set()
        while facts:
            wanted = {one[name] for one in facts for name in REFERENCES if one.get(name)}
            facts = [one for _, one in self._missing() if one["id"] in wanted - waiting]
            waiting |= wanted
        return waiting

    def _is_right(self, name: ListName, item: Item) -> bool:
        return item.id not in self._doomed and not self._wrong(name, item)

    def _wrong(self, name: ListName, item: Item) -> dict[str, Any]:
        """The fields to mend. What is optional stays as it is."""
        gold = self._gold_of(item)
        if gold is None or gold.get("optional"):
            return {}
        return wrong_fields(name, gold, item.model_dump(mode="json"), self.pairs)

    def _judge(self, record: Record, name: ListName, item: Item) -> Step:
        if item.id in self._doomed:
            return Step("spurious", [Key("x")], name, item.id)
        return self._correct(record, name, item) or Step("right", [Key("a")], name, item.id)

    def _correct(self, record: Record, name: ListName, item: Item) -> Step | None:
        """Another project by its number in a list, all else in the form; None where nothing is wrong."""
        wrong, gold = self._wrong(name, item), self._gold_of(item)
        if not wrong or gold is None:
            return None
        number = _number_of_project(record, wrong["project"]) if [*wrong] == ["project"] else None
        if number:
            after = {**item.model_dump(mode="json"), **wrong}
            return Step("wrong", [Key("l"), Key(number)], name, item.id, ("project",), after)
        form = ItemForm(record, name, item=item)
        new = filled(form, Goal(name, gold, self.pairs), record.document)
        presses = [Key("e"), *form_keys(form, new.changed, self._offers(form))]
        return Step("wrong", presses, name, item.id, tuple(new.changed), new.after)

    def _add(self, sight: Sight, name: ListName, gold: Json) -> Step:
        """By an empty form, or by a search that selects the words and fills the form."""
        self._added = gold["id"]
        record = sight.record
        letter = Key(_LETTERS[name])
        openings: list[tuple[list[Press], ItemForm]] = [([Key("i"), letter], ItemForm(record, name))]
        for words in words_for(gold, record.document):
            if found := _search(sight, name, words):
                shortest, form = found
                openings.append(([Key("slash"), Text(shortest), Key("enter"), letter], form))
        goal = Goal(name, gold, self.pairs)
        steps = [self._addition(opening, form, filled(form, goal, record.document)) for opening, form in openings]
        return min(steps, key=lambda step: cost(step.presses))

    def _addition(self, opening: list[Press], form: ItemForm, new: Filled) -> Step:
        presses = [*opening, *form_keys(form, new.changed, self._offers(form))]
        return Step("missed", presses, form.list, None, tuple(new.changed), new.after)

    def _offers(self, form: ItemForm) -> Offers:
        completer = Completer(self.store, form.list, SpokenNames(form.record, form.list, form.item))
        return lambda field, typed: completer.find(field, typed) if completer.completes(field) else None

    def _mend(self, sight: Sight) -> Iterator[Step]:
        """References to facts that were added after the facts that have them."""
        for name, item in sight.record.items():
            if item.status is Status.REJECTED or item.id in self._mended:
                continue
            if step := self._correct(sight.record, name, item):
                self._mended.add(item.id)
                yield replace(step, kind="reference", presses=[*_moves(sight, item.id), *step.presses])

    def _gold_of(self, item: Item) -> Json | None:
        ids = {found: gold for gold, found in self.pairs.items()}
        return next((one for _, one in gold_facts(self.gold) if one["id"] == ids.get(item.id)), None)


_ADDED_IN_ORDER: tuple[ListName, ...] = ("projects", "partners", "events", "places", "dates", "budgets")


def _search(sight: Sight, name: ListName, words: str) -> tuple[str, ItemForm] | None:
    """The fewest letters to search for that open the same form as the whole words; None where these are not there."""
    text = sight.record.document.text
    places = [(size, find_next(text, words[:size], sight.caret)) for size in range(1, len(words) + 1)]
    forms = [(words[:size], ItemForm(sight.record, name, selected=Line(*place))) for size, place in places if place]
    if not places[-1][1]:
        return None
    wanted = forms[-1][1]
    return next((begun, form) for begun, form in forms if form.selected == wanted.selected)


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


def _accept_together(opened: list[Item], right: set[str]) -> Iterator[Step]:
    """All facts from a confidence on, where they are right and more than the keys that it takes."""
    steps = [_acceptance([one.id for one in opened if round(one.confidence * 100) >= p], p) for p in _PERCENTS]
    saving = [step for step in steps if right.issuperset(step.together) and len(step.together) > len(step.presses)]
    yield from sorted(saving, key=lambda step: len(step.presses) - len(step.together))


def _acceptance(facts: list[str], percent: int) -> Step:
    arrows = (percent - _ASKED_FIRST) // _PERCENTS.step
    way = [Key("right")] * arrows or [Key("left")] * -arrows
    return Step("together", [Key("A"), *way, Key("enter")], together=tuple(facts))


def _approval(record: Record, left: tuple[str, ...]) -> Step:
    """Facts that are still open, and warnings, each ask for a word more."""
    warned = any(fact.warnings for fact in facts_of(record))
    asked = [Key("enter")] if left else []
    noted: list[Press] = [Text(_NOTE), Key("enter")] if warned else []
    return Step("approval", [Key("enter"), *asked, *noted], together=left)


def _number_of_project(record: Record, wanted: str | None) -> str | None:
    """The key that chooses a project, or none, in the list that `l` opens; None beyond the ninth."""
    projects = [*(one.id for one in record.projects if one.status is not Status.REJECTED), None]
    place = projects.index(wanted) + 1
    return str(place) if place <= _NUMBERED else None


def _next_open(sight: Sight) -> tuple[ListName, Item]:
    """The current fact where it is open, else the next open one after it, round from the top."""
    items = list(sight.record.items())
    start = next((place for place, (_, item) in enumerate(items) if item.id == sight.current), 0)
    return next(fact for fact in items[start:] + items[:start] if fact[1].status is Status.PROPOSED)


def _moves(sight: Sight, wanted: str) -> list[Press]:
    """The fewest keys from the current fact to another; in the text, Home and End are the text's."""
    order = [item.id for _, item in sight.record.items()]
    here, there = order.index(sight.current or wanted), order.index(wanted)
    ways: list[list[Press]] = [[Key("j")] * (there - here) or [Key("k")] * (here - there)]
    if not sight.in_text:
        ways += [[Key("home"), *[Key("j")] * there], [Key("end"), *[Key("k")] * (len(order) - 1 - there)]]
    return min(ways, key=len)

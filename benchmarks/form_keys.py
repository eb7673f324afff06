"""What a reviewer presses inside the form of a fact: which fields to fill, and the keys that fill them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from benchmarks.gold_pairs import Pairs, wrong_fields
from benchmarks.typed_words import ways_to_type, words_for
from extractor.matching import Json
from extractor.schema.record import ITEM_TYPES, DocumentInfo, ListName
from tui.forms import EVIDENCE, FormField, ItemForm, Reading

Value = str | bool | None

_TRIED = 5
_NONE = "nessuno"
_ANSWERS = (("sì", True), ("no", False))


@dataclass(frozen=True)
class Key:
    """One press of a key that is no letter of a text, by Textual's name."""

    name: str


@dataclass(frozen=True)
class Text:
    """Words that are typed, letter by letter."""

    words: str


Press = Key | Text


@dataclass(frozen=True)
class Goal:
    """A fact as the gold has it, with the ids that its references lead to in the record."""

    list: ListName
    gold: Json
    pairs: Pairs

    def wrong(self, after: Json) -> dict[str, Any]:
        """The fields that a form reads otherwise than they should be, with the values that they should have."""
        found = ITEM_TYPES[self.list].model_validate(after).model_dump(mode="json")
        return wrong_fields(self.list, self.gold, found, self.pairs)


@dataclass(frozen=True)
class Filled:
    """The fields to change, with what to type or choose, and the item that comes of it; None where it cannot be."""

    changed: dict[str, Value]
    after: dict[str, Any] | None


def filled(form: ItemForm, goal: Goal, document: DocumentInfo) -> Filled:
    """What to put into the form so that it reads as the gold does."""
    values: dict[str, Value] = {one.name: one.value for one in form.fields}
    changed: dict[str, Value] = {}
    for name, wanted in iter(lambda: _next_trouble(form, goal, values, changed), None):
        changed[name] = _entry(form, goal, document, (name, wanted), values)
        values[name] = changed[name]
    return Filled(changed, form.read(values).after)


def _next_trouble(
    form: ItemForm, goal: Goal, values: dict[str, Value], changed: dict[str, Value]
) -> tuple[str, Any] | None:
    """The first field that is in error or wrong, with the value that it should have; each is tried once."""
    reading = form.read(values)
    if reading.after is not None:
        troubles = goal.wrong(reading.after)
    else:
        value = next(name for name in ("name", "edtf", "amount", "rate") if goal.gold.get(name))
        named = [value] if not values[value] else [name or value for name in reading.errors]
        troubles = {name: goal.gold.get(name) for name in named}
    return next(((name, wanted) for name, wanted in troubles.items() if name not in changed), None)


def _entry(
    form: ItemForm, goal: Goal, document: DocumentInfo, trouble: tuple[str, Any], values: dict[str, Value]
) -> Value:
    """What to put into one field: the first way that reads as it should."""
    name, wanted = trouble
    field = next(one for one in form.fields if one.name == name)
    if name == EVIDENCE:
        return words_for(goal.gold, document)[0]
    if field.sort != "text":
        return wanted if wanted is None or isinstance(wanted, bool) else str(wanted)
    ways = ways_to_type(name, wanted, goal.gold, document)
    anywhere = next(iter(words_for({}, document)), "")
    evident = {EVIDENCE: anywhere if form.item is None else values[EVIDENCE]}
    readings = ((way, form.read({**values, **evident, name: way})) for way in ways)
    return next((way for way, reading in readings if _reads_right(goal, name, reading)), ways[0])


def _reads_right(goal: Goal, name: str, reading: Reading) -> bool:
    if reading.after is None:
        return name not in reading.errors
    return name not in goal.wrong(reading.after)


def form_keys(form: ItemForm, changed: dict[str, Value]) -> list[Press]:
    """The presses from the moment that the form opens until it is saved, in the order that needs the fewest keys."""
    orders = permutations(changed) if len(changed) <= _TRIED else [tuple(changed)]
    return min((_in_order(form.fields, order, changed) for order in orders), key=cost)


def cost(presses: list[Press]) -> tuple[int, int]:
    """Keys, and characters typed."""
    return sum(isinstance(one, Key) for one in presses), sum(len(one.words) for one in presses if isinstance(one, Text))


def _in_order(fields: list[FormField], order: tuple[str, ...], changed: dict[str, Value]) -> list[Press]:
    """Tab goes round the fields and the two buttons; Enter saves in a line and on the first button."""
    stops = [*(one.name for one in fields), "save", "leave"]
    saving = [place for place, one in enumerate(fields) if one.sort == "text"] + [stops.index("save")]
    presses: list[Press] = []
    place = 0
    for name in order:
        presses += _tabs(place, stops.index(name), len(stops))
        place = stops.index(name)
        presses += _put(fields[place], changed[name])
    ways = [_tabs(place, stop, len(stops)) for stop in saving]
    return [*presses, *min(ways, key=len), Key("enter")]


def _tabs(place: int, wanted: int, stops: int) -> list[Press]:
    forward, backward = (wanted - place) % stops, (place - wanted) % stops
    return [Key("tab")] * forward if forward <= backward else [Key("shift+tab")] * backward


def _put(field: FormField, value: Value) -> Iterator[Press]:
    if field.sort == "text":
        yield Text(str(value)) if value else Key("delete")
        return
    choices = [(_NONE, None)] if field.optional else []
    choices += [*field.choices] if field.sort == "choice" else [*_ANSWERS]
    yield Key("enter")
    yield Text(_search([label for label, _ in choices], [one for _, one in choices].index(value)))
    yield Key("enter")


def _search(labels: list[str], place: int) -> str:
    """The shortest letters that lead a list to one of its choices: it goes to the one that holds them the earliest."""
    folded = [label.lower() for label in labels]
    words = folded[place]
    parts = (words[start : start + size] for size in range(1, len(words) + 1) for start in range(len(words)))
    return next((part for part in parts if _first(folded, part) == place), words)


def _first(labels: list[str], part: str) -> int:
    return min((label.find(part), place) for place, label in enumerate(labels) if part in label)[1]

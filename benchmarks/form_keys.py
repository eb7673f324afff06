"""What a reviewer presses inside the form of a fact: which fields to fill, and the keys that fill them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from benchmarks.gold_pairs import Pairs, wrong_fields
from benchmarks.typed_words import ways_to_type, words_for
from extractor.matching import Json
from extractor.schema.record import ITEM_TYPES, DocumentInfo, ListName
from tui.choices import led_to
from tui.forms import EVIDENCE, FormField, ItemForm, Reading

Value = str | bool | None

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


@dataclass(frozen=True)
class Take:
    """The press that takes what a line offers: it stands for the letters that are left."""


Press = Key | Text | Take
Offers = Callable[[str, str], str | None]
"""What a form offers for a field where something was typed."""


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
    """What to put into the form so that it reads as the gold does.

    The form supposes the kind from the references, and these from the kind: what takes fewer fields is begun with.
    """
    ways = [_filled(form, goal, document, first=first) for first in ("", "kind")]
    return min(ways, key=lambda way: len(way.changed))


def _filled(form: ItemForm, goal: Goal, document: DocumentInfo, *, first: str) -> Filled:
    changed: dict[str, Value] = {}
    while trouble := _next_trouble(form, goal, changed, first=first):
        changed[trouble[0]] = _entry(form, goal, document, trouble, changed)
    return Filled(changed, form.read(_shown(form, changed)).after)


def _shown(form: ItemForm, changed: dict[str, Value]) -> dict[str, Value]:
    """What stands in the form once these fields were changed."""
    return form.supposed(changed) | changed


def _next_trouble(form: ItemForm, goal: Goal, changed: dict[str, Value], *, first: str) -> tuple[str, Any] | None:
    """A field that is in error or wrong, with the value that it should have; each is tried once."""
    values = _shown(form, changed)
    reading = form.read(values)
    if reading.after is not None:
        troubles = goal.wrong(reading.after)
    else:
        value = next(name for name in ("name", "edtf", "amount", "rate") if goal.gold.get(name))
        named = [value] if not values[value] else [name or value for name in reading.errors]
        troubles = {name: goal.gold.get(name) for name in named}
    left = [name for name in troubles if name not in changed]
    return min(((name, troubles[name]) for name in left), key=lambda trouble: trouble[0] != first, default=None)


def _entry(
    form: ItemForm, goal: Goal, document: DocumentInfo, trouble: tuple[str, Any], changed: dict[str, Value]
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
    evident: dict[str, Value] = {EVIDENCE: anywhere} if form.item is None else {}
    readings = ((way, form.read({**_shown(form, {**changed, name: way}), **evident})) for way in ways)
    return next((way for way, reading in readings if _reads_right(goal, name, reading)), ways[0])


def _reads_right(goal: Goal, name: str, reading: Reading) -> bool:
    if reading.after is None:
        return name not in reading.errors
    return name not in goal.wrong(reading.after)


def form_keys(form: ItemForm, changed: dict[str, Value], offers: Offers) -> list[Press]:
    """The presses from the moment that the form opens until it is saved."""
    places = {one.name: place for place, one in enumerate(form.fields)}
    presses: list[Press] = []
    here = form.first
    for name in sorted(changed, key=lambda name: (name != form.first, places[name])):
        if name != here:
            presses.append(Key("tab" if places[name] == places[here] + 1 else f"f{places[name] + 1}"))
        presses += _put(form.fields[places[name]], changed[name], partial(offers, name))
        here = name
    return [*presses, Key("enter")]


def cost(presses: list[Press]) -> tuple[int, int]:
    """Keys, and characters typed, with the presses that stand for some."""
    typed = (len(one.words) if isinstance(one, Text) else 1 for one in presses if not isinstance(one, Key))
    return sum(isinstance(one, Key) for one in presses), sum(typed)


def _put(field: FormField, value: Value, offers: Callable[[str], str | None]) -> list[Press]:
    if field.sort == "text":
        return [*_typed(str(value), offers)] if value else [Key("delete")]
    choices: list[tuple[str, Value]] = [(_NONE, None)] if field.optional else []
    choices += [*field.choices] if field.sort == "choice" else [*_ANSWERS]
    return _letters([label for label, _ in choices], [one for _, one in choices].index(value))


def _typed(words: str, offers: Callable[[str], str | None]) -> Iterator[Press]:
    """The fewest presses that make a line hold these words: letters, and taking what is offered for them."""
    ways: dict[str, tuple[Press, ...]] = {"": ()}
    following = deque([""])
    while words not in ways:
        typed = following.popleft()
        offered = offers(typed) if typed else None
        if offered and words.startswith(offered) and offered not in ways:
            ways[offered] = (*ways[typed], Take())
            following.append(offered)
        longer = words[: len(typed) + 1]
        if longer not in ways:
            ways[longer] = (*ways[typed], Text(words[len(typed)]))
            following.append(longer)
    return _joined(ways[words])


def _joined(way: Iterable[Press]) -> Iterator[Press]:
    """The same presses, the letters between two takes as one text."""
    for is_text, presses in groupby(way, lambda press: isinstance(press, Text)):
        run = list(presses)
        yield from [Text("".join(one.words for one in run if isinstance(one, Text)))] if is_text else run


def _letters(labels: list[str], wanted: int) -> list[Press]:
    """The fewest letters that lead to a choice; where its namesakes come first, arrows go on from there."""
    words = {word[:size] for word in labels[wanted].split() for size in range(1, len(word) + 1)}
    ways: list[list[Press]] = []
    for letters in words:
        place = led_to(labels, letters)
        if place is not None:
            arrows = [Key("down")] * (wanted - place) or [Key("up")] * (place - wanted)
            ways.append([Text(letters), *arrows])
    return min(ways, key=lambda way: (cost(way), [str(one) for one in way]))

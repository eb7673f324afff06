"""The form of a fact: its fields made from the list's pydantic model, what is typed read back and validated by it.

A form knows no screen: it hands out fields with their present values and turns what was typed into a whole item, or
into an error for each field that is wrong.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError

from extractor.errors import InvalidValue
from extractor.messages import N_, _
from extractor.schema.record import (
    ITEM_TYPES,
    REFERENCES,
    BudgetKind,
    DateKind,
    Event,
    Item,
    ListName,
    PlaceKind,
    Record,
    Status,
)
from tui import typed_values
from tui.evidence import Statements, evidence_at
from tui.form_errors import as_sentence, reason
from tui.guesses import FOLLOWING, Guessed, guesses, lacking
from tui.spoken_names import whole
from tui.text_layout import Line
from tui.wording import FIELDS, choice, edtf, headline

Typed = Mapping[str, str | bool | None]

EVIDENCE = "evidence"
_AROUND = 90
_MAIN = ("name", "amount", "edtf")
_SORT = ("role", "kind")
# What belongs to a partner or to an event is of this kind.
_OWNER: dict[ListName, str] = {"budgets": "partner", "dates": "event", "places": "event"}
_OWNED: dict[ListName, str] = {"budgets": BudgetKind.PARTNER_SHARE, "dates": DateKind.EVENT, "places": PlaceKind.EVENT}
# Two things of one name differ in these.
_TELLING = ("country", "type")
_SAID_BY_AMOUNT = ("currency", "approximate")
_FROM_DATE = ("start", "end", "precision")


@dataclass(frozen=True)
class FormField:
    """One line of a form. `value` is what stands in it at first; `choices` are words with the values they stand for."""

    name: str
    label: str
    sort: Literal["text", "choice", "flag"]
    value: str | bool | None
    choices: tuple[tuple[str, str], ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Reading:
    """What was typed, read: the whole item, or None and the errors by field ("" for the whole); hints by field."""

    after: dict[str, Any] | None
    errors: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)


class ItemForm:
    """The form of one fact of a record: to correct an item, or to add one from words that were selected."""

    def __init__(
        self, record: Record, list_name: ListName, *, item: Item | None = None, selected: Line | None = None
    ) -> None:
        self.list = list_name
        self.item = item
        self.record = record
        self._type = ITEM_TYPES[list_name]
        self.selected = whole(record, list_name, selected) if selected else None
        self._stated = Statements(record)
        self.fields = self._fields()
        self._initial: dict[str, str | bool | None] = {one.name: one.value for one in self.fields}
        self._lacked = self._guessed({}) if item else {}

    @property
    def first(self) -> str:
        """The field to begin in: what a fact of its sort lacks, what selected words do not say; else its value."""
        value, *others = self.fields
        if self.item is not None:
            return lacking(self.item) or value.name
        return others[0].name if self.selected and others[0].sort == "choice" else value.name

    def supposed(self, touched: Typed) -> dict[str, str | bool | None]:
        """What the fields hold that the reviewer has not touched: what follows from those that were.

        Of an added fact it is what it most likely is; of one to correct, what it most likely lacks.
        """
        supposed = self._initial | self._guessed(touched)
        if "start" in touched and self._lasts_a_day():
            supposed |= {"end": touched["start"]}
        if touched.get(_OWNER.get(self.list, "")):
            supposed |= {"kind": _OWNED[self.list]}
        return supposed

    def _lasts_a_day(self) -> bool:
        """Whether it is an event that is not known to last longer: its end goes with its start."""
        return self.list == "events" and (not isinstance(self.item, Event) or self.item.end in (None, self.item.start))

    def _guessed(self, touched: Typed) -> dict[str, str | bool | None]:
        value = next(name for name in self._initial if name in _MAIN)
        words = str(touched.get(value, self._initial[value]) or "").strip()
        kind = touched.get("kind", self._initial.get("kind") if self.item else None)
        fact = Guessed(
            self.record,
            words,
            self._place_of(words),
            str(kind) if kind else None,
            self.item.id if self.item else None,
        )
        sorts = {one.name: one.sort for one in self.fields}
        guessed = {
            name: typed_values.typed(name, known) if sorts[name] == "text" else known
            for name, known in guesses(self.list, fact).items()
        }
        return guessed if self.item is None else self._missing(touched, guessed)

    def _place_of(self, words: str) -> Line | None:
        """Where the fact stands in the text."""
        if self.item is not None and self.item.evidence:
            return Line(self.item.evidence[0].start, self.item.evidence[0].end)
        return self.selected or self._stated.of_value(self.list, words)

    def _missing(self, touched: Typed, guessed: dict[str, str | bool | None]) -> dict[str, str | bool | None]:
        """Of these guesses those for the empty fields of a fact that ought to be filled, where nothing contradicts."""
        wanted = {lacking(self.item)} if self.item else set()
        if touched.get("kind") == _OWNED.get(self.list, ""):
            wanted.add(_OWNER[self.list])
        stated = {**self._initial, **touched}
        if touched.get("name") and all(stated[name] in ("", guessed.get(name)) for name in _TELLING if name in stated):
            wanted |= FOLLOWING
        return {name: known for name, known in guessed.items() if name in wanted and self._initial[name] in ("", None)}

    def context(self) -> tuple[str, str, str] | None:
        """The words that the fact comes from, with those before and after them; None where it has none yet."""
        span = self.selected or (self.item.evidence[0] if self.item and self.item.evidence else None)
        if span is None:
            return None
        text = self.record.document.text
        before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
        return before, text[span.start : span.end], after

    def read(self, typed: Typed) -> Reading:
        """Reads all fields. A field left as it was keeps the value that it had."""
        values = self._base()
        errors: dict[str, str] = {}
        hints: dict[str, str] = {}
        for one in self.fields:
            text = typed.get(one.name)
            if text == self._initial[one.name] and (self.item is not None or one.name in _SAID_BY_AMOUNT):
                continue
            try:
                values.update(self._read_field(one, text, typed))
            except InvalidValue as error:
                errors[one.name] = as_sentence(error.reason)
            if one.name == "edtf" and "edtf" in values and one.name not in errors:
                hints["edtf"] = f"= {edtf(values['edtf'])}"
            if text and text == self._lacked.get(one.name):
                hints[one.name] = _("A guess: the record says nothing here.")
        errors |= self._invalid(values, errors)
        return Reading(None if errors else values, errors, hints)

    def _fields(self) -> list[FormField]:
        names = [name for name in self._type.model_fields if name not in Item.model_fields]
        if "edtf" in names:
            names = [name for name in names if name not in _FROM_DATE]
        names.sort(key=lambda name: (name not in _MAIN, name not in _SORT, name in REFERENCES))
        evidence = FormField(EVIDENCE, _(FIELDS[EVIDENCE]), "text", self._quote())
        return [*(self._field(name) for name in names), evidence]

    def _field(self, name: str) -> FormField:
        info = self._type.model_fields[name]
        kind = _plain(info.annotation)
        label = _(FIELDS[name])
        if name in REFERENCES:
            return FormField(name, label, "choice", self._reference(name), self._targets(name), optional=True)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            value = getattr(self.item, name) if self.item else info.default
            return FormField(name, label, "choice", value.value, tuple((choice(one), one.value) for one in kind))
        if kind is bool:
            return FormField(name, label, "flag", bool(getattr(self.item, name, info.default)))
        return FormField(name, label, "text", self._text(name), optional=not info.is_required())

    def _text(self, name: str) -> str:
        if self.item is not None:
            return typed_values.typed(name, getattr(self.item, name))
        if name == "currency":
            return str(self._type.model_fields[name].default)
        return " ".join(self._quote().split()) if name in _MAIN else ""

    def _quote(self) -> str:
        if self.selected:
            return " ".join(self.record.document.text[self.selected.start : self.selected.end].split())
        return " ".join(self.item.evidence[0].quote.split()) if self.item and self.item.evidence else ""

    def _reference(self, name: str) -> str | None:
        if self.item is not None:
            return getattr(self.item, name, None)
        return None

    def _targets(self, name: str) -> tuple[tuple[str, str], ...]:
        targets: list[Item] = getattr(self.record, REFERENCES[name])
        present = self._reference(name)
        return tuple(
            (headline(one), one.id) for one in targets if one.status is not Status.REJECTED or one.id == present
        )

    def _base(self) -> dict[str, Any]:
        if self.item is not None:
            return self.item.model_dump(mode="json")
        return {"id": f"{self._type.prefix}0", "origin": "reviewer", "confidence": 1.0}

    def _read_field(self, one: FormField, text: str | bool | None, typed: Typed) -> dict[str, Any]:
        if one.name == EVIDENCE:
            return {EVIDENCE: self._evidence(str(text or ""), typed)}
        if one.sort != "text":
            return {one.name: text}
        words = str(text or "").strip()
        if not words:
            return typed_values.emptied(one.name)
        return self._read_words(one.name, words, typed)

    def _read_words(self, name: str, words: str, typed: Typed) -> dict[str, Any]:
        published = self.record.document.published
        match name:
            case "edtf":
                return typed_values.read_date(words, published)
            case "start" | "end" if self.list == "events":
                return {name: typed_values.read_day(words, published, last=name == "end")}
            case "start" | "end":
                return {name: typed_values.read_edtf(words, published)}
            case "amount":
                return typed_values.read_amount(words, str(typed.get("currency") or "EUR"))
            case "rate":
                return {name: typed_values.read_rate(words)}
            case "countries":
                return {name: typed_values.read_countries(words)}
            case "identifiers":
                return {name: typed_values.read_identifiers(words)}
            case "country" | "currency":
                return {name: words.upper()}
            case _:
                return {name: words}

    def _evidence(self, words: str, typed: Typed) -> list[dict[str, Any]]:
        """The evidence for the words typed, before the item's further evidence; by default for the value itself."""
        main = next((str(typed.get(name) or "") for name in _MAIN if typed.get(name)), "")
        old = self.item.evidence if self.item else []
        if self.selected and words == self._quote():
            place: Line | None = self.selected
        elif words or old:
            place = self._stated.of_words(words or main, old[0].start if old else 0)
        else:
            place = self._stated.of_value(self.list, main)
        if place is None:
            reason = N_("these words are not in the text") if words else N_("say which words of the text state it")
            raise InvalidValue(words, _(reason))
        return [evidence_at(self.record, *place), *(one.model_dump(mode="json") for one in old[1:])]

    def _invalid(self, values: dict[str, Any], known: dict[str, str]) -> dict[str, str]:
        try:
            self._type.model_validate(values)
        except ValidationError as error:
            found = {str(one["loc"][0]) if one["loc"] else "": reason(one) for one in error.errors()}
            shown = {one.name for one in self.fields}
            placed = {name if name in shown else "": reason for name, reason in found.items()}
            return {name: reason for name, reason in placed.items() if name not in known and not (known and not name)}
        return {}


def _plain(annotation: Any) -> Any:
    """The type inside `X | None` and `Annotated[X, …]`."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return _plain(next(one for one in get_args(annotation) if one is not type(None)))
    return annotation

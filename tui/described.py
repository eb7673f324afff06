"""A fact field by field, in words: for the detail below the list, and for two values side by side."""

from enum import StrEnum
from typing import NamedTuple

from extractor.messages import _
from extractor.schema.record import REFERENCES, Item, Record
from tui.typed_values import typed
from tui.wording import FIELDS, choice, headline


class FieldInWords(NamedTuple):
    """A field of a fact: its name in the model, its label, its value."""

    name: str
    label: str
    value: str


def in_words(item: Item, record: Record) -> list[FieldInWords]:
    """The fields that the item sets, beside those that every item has."""
    names = [name for name in type(item).model_fields if name not in Item.model_fields and name != "precision"]
    fields = [FieldInWords(name, _(FIELDS[name]), _value(item, name, record)) for name in names]
    return [field for field in fields if field.value]


def _value(item: Item, name: str, record: Record) -> str:
    value = getattr(item, name)
    if name in REFERENCES:
        targets: list[Item] = getattr(record, REFERENCES[name])
        return next((headline(one) for one in targets if one.id == value), "")
    if isinstance(value, bool):
        return _("yes") if value else ""
    return choice(value) if isinstance(value, StrEnum) else typed(name, value)

"""What a fact most likely is: by its own words, by the gazetteers, by the facts beside it in the text.

Guesses stand in a form that the reviewer sees before saving it; nothing here decides.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractor import gazetteers
from extractor.errors import InvalidValue
from extractor.linking.countries import country_in, usual_country
from extractor.linking.known_places import usual_place
from extractor.phrase_index import key_of
from extractor.schema.record import (
    Budget,
    BudgetKind,
    Date,
    DateKind,
    Event,
    Item,
    ListName,
    Partner,
    Place,
    PlaceKind,
    PlaceType,
    Record,
    Status,
)
from tui.text_layout import Line
from tui.typed_values import read_date

Guesses = dict[str, Any]
"""Values of the record by field; where nothing is known, there is no field."""

FOLLOWING = frozenset({"acronym", "country", "code", "lat", "lon"})
"""The fields that follow from a name."""

_HOME = "IT"  # where the organisations of Italian texts are, if nothing tells otherwise
_SENTENCE_ENDS = re.compile(r"[.!?;](?=\s)|\n")
_UNTIL = re.compile(r"(?:entro|scad\w+)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Guessed:
    """A fact to guess at: the words of its value, where they stand in the text (None if they do not), its kind.

    `kind` is the one that is certain, None where none is; `id` that of a fact that the record has already.
    """

    record: Record
    words: str
    at: Line | None
    kind: str | None = None
    id: str | None = None

    def nearest(self, *lists: ListName, admits: Callable[[Any], bool] = lambda item: True) -> Any:
        """The fact of these lists that stands nearest in the text, rejected ones apart; None where there is none."""
        if self.at is None:
            return None
        near = [
            (max(0, self.at.start - one.end, one.start - self.at.end), number, item)
            for number, (name, item) in enumerate(self.record.items())
            if name in lists and item.status is not Status.REJECTED and item.id != self.id and admits(item)
            for one in item.evidence
        ]
        return min(near)[2] if near else None

    def is_beside(self, item: Item | None) -> bool:
        """Whether the fact stands in the same sentence."""
        if item is None or self.at is None:
            return False
        text = self.record.document.text
        gaps = [(min(self.at.end, one.end), max(self.at.start, one.start)) for one in item.evidence]
        return any(not _SENTENCE_ENDS.search(text, *gap) for gap in gaps)


def guesses(list_name: ListName, fact: Guessed) -> Guesses:
    """What the fact most likely is, as far as anything tells."""
    found = _OF_LIST[list_name](fact) if list_name in _OF_LIST else {}
    return found if list_name == "projects" else {"project": _project(fact), **found}


def _project(fact: Guessed) -> str | None:
    """The project of the nearest fact that has one; the first where the words are not in the text."""
    lists: tuple[ListName, ...] = ("projects", "partners", "budgets", "dates", "places", "events")
    near = fact.nearest(*lists, admits=lambda item: bool(_project_of(item)))
    if near is not None:
        return _project_of(near)
    return next((one.id for one in fact.record.projects if one.status is not Status.REJECTED), None)


def _project_of(item: Item) -> str | None:
    return getattr(item, "project", item.id)


def _partner(fact: Guessed) -> Guesses:
    near: Partner | None = fact.nearest("partners")
    country = country_in(fact.words) or usual_country(fact.words) or (near and near.country) or _HOME
    guessed: Guesses = {"country": country, "acronym": _acronym(fact), "role": near and near.role.value}
    return {field: value for field, value in guessed.items() if value}


def _acronym(fact: Guessed) -> str | None:
    """The one that the gazetteer knows, where the document has it."""
    words = _words_in(fact.record.document.text)
    known = (one.acronym for one in gazetteers.organisations().get(fact.words) if one.acronym)
    return next((acronym for acronym in known if acronym != fact.words and set(key_of(acronym)) <= words), None)


@lru_cache(2)
def _words_in(text: str) -> frozenset[str]:
    # Of a long document this takes longer than a key may, and each letter typed asks for it.
    return frozenset(key_of(text))


def _budget(fact: Guessed) -> Guesses:
    if fact.kind != BudgetKind.PARTNER_SHARE:
        return {}
    near: Partner | None = fact.nearest("partners")
    return {"partner": near.id if near else None}


def _place(fact: Guessed) -> Guesses:
    near, event = fact.nearest("places"), fact.nearest("events")
    kind = fact.kind or (PlaceKind.EVENT if fact.is_beside(event) else near.kind if near else PlaceKind.AREA)
    return {**_situation(fact), "kind": str(kind), "event": event.id if event and kind == PlaceKind.EVENT else None}


def _situation(fact: Guessed) -> Guesses:
    """Type, country, code and coordinates of a place."""
    near = fact.nearest("places")
    known = usual_place(fact.words, near.country if near else None)
    if known is not None:
        place = {"type": known.type.value, "country": known.country, "code": known.code}
        return {**place, "lat": known.lat, "lon": known.lon}
    country = country_in(fact.words) or (near.country if near else None)
    head = next(iter(key_of(fact.words)), "")
    return {"country": country} | ({"type": PlaceType.SITE.value} if head in gazetteers.site_heads() else {})


def _date(fact: Guessed) -> Guesses:
    event = fact.nearest("events")
    kind = fact.kind or _kind_of_date(fact, event)
    guessed: Guesses = {"kind": str(kind), "event": event.id if event and kind == DateKind.EVENT else None}
    return guessed | ({"project": None} if kind == DateKind.PUBLICATION else {})


def _kind_of_date(fact: Guessed, event: Event | None) -> DateKind:
    published = fact.record.document.published
    if published and _edtf(fact.words, published) == published:
        return DateKind.PUBLICATION
    if _UNTIL.match(fact.words):
        return DateKind.DEADLINE
    return DateKind.EVENT if fact.is_beside(event) else DateKind.OTHER


def _edtf(words: str, published: str) -> str | None:
    try:
        return str(read_date(words, published)["edtf"])
    except InvalidValue:
        return None


def _event(fact: Guessed) -> Guesses:
    when: Date | None = fact.nearest("dates", admits=lambda date: date.kind is DateKind.EVENT)
    where = fact.nearest("places", admits=lambda place: place.kind is PlaceKind.EVENT)
    days = {"start": str(when.start), "end": str(when.end)} if when and when.start else {}
    return {**days, "place": where.id if where else None}


def lacking(item: Item) -> str | None:
    """The field that facts of this sort have as a rule and this one has not; None where nothing is lacking."""
    match item:
        case Partner(country=None):
            return "country"
        case Budget(kind=BudgetKind.PARTNER_SHARE, partner=None):
            return "partner"
        case Date(kind=DateKind.EVENT, event=None) | Place(kind=PlaceKind.EVENT, event=None):
            return "event"
        case Place(country=None) if item.type is not PlaceType.MACROREGION:
            return "country"
        case Event(place=None):
            return "place"
        case _:
            return None


_OF_LIST: dict[ListName, Callable[[Guessed], Guesses]] = {
    "partners": _partner,
    "budgets": _budget,
    "places": _place,
    "dates": _date,
    "events": _event,
}

"""The record: the contract between extractor, reviewer, export and evaluation.

One document gives one record: the document itself and six flat lists whose items refer to each other by id.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from extractor.schema.evidence import Evidence
from extractor.schema.vocabulary import (
    BudgetKind,
    DateKind,
    IdentifierScheme,
    PlaceKind,
    PlaceType,
    Precision,
    Relevance,
    Role,
    Status,
)

__all__ = [
    "ITEM_TYPES",
    "LISTS",
    "REFERENCES",
    "REFERENCES_OF",
    "SCHEMA_VERSION",
    "Budget",
    "BudgetKind",
    "Date",
    "DateKind",
    "DocumentInfo",
    "Event",
    "Identifier",
    "IdentifierScheme",
    "Item",
    "ListName",
    "Partner",
    "Place",
    "PlaceKind",
    "PlaceType",
    "Precision",
    "Project",
    "Record",
    "Relevance",
    "Role",
    "Status",
]

SCHEMA_VERSION: Literal["1.0"] = "1.0"

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]
Decimal = Annotated[str, Field(pattern=r"^\d+(\.\d+)?$", description="decimal number, point, no separators")]
_EDTF_DATE = r"[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?"
Edtf = Annotated[
    str, Field(pattern=rf"^({_EDTF_DATE}|({_EDTF_DATE}|\.\.)?/({_EDTF_DATE}|\.\.)?)$", description="EDTF level 1")
]
_DOCUMENT_ID = r"^sha256:[0-9a-f]{64}$"
ListName = Literal["projects", "partners", "budgets", "dates", "places", "events"]
LISTS: tuple[ListName, ...] = ("projects", "partners", "budgets", "dates", "places", "events")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Identifier(_Model):
    """A public number of a project."""

    scheme: IdentifierScheme
    value: str


class Item(_Model):
    """What every item of the six lists carries: its evidence, its origin, and what was made of it."""

    prefix: ClassVar[str]

    id: str = Field(description="unique in the record: the list's letter and a number")
    evidence: list[Evidence] = Field(default_factory=list)
    confidence: float = Field(default=0.5, ge=0, le=1)
    origin: str = Field(description="a rule's id, model:<name>, derived:<rule> or reviewer")
    status: Status = Status.PROPOSED
    notes: list[str] = Field(default_factory=list, description="remarks a reviewer should see")

    @model_validator(mode="after")
    def _id_belongs_to_the_list(self) -> "Item":
        if not (self.id.startswith(self.prefix) and self.id[len(self.prefix) :].isdigit()):
            raise ValueError(f"the id must be {self.prefix} and a number, not {self.id!r}")
        return self


class Project(Item):
    """An undertaking that bears a name and pursues aims of its own, as a rule with partners and money of its own."""

    prefix = "p"

    name: str = Field(min_length=1)
    acronym: str | None = None
    title: str | None = None
    relevance: Relevance = Relevance.MAIN
    programme: str | None = Field(default=None, description="the funding programme's canonical name")
    countries: list[CountryCode] = Field(default_factory=list)
    identifiers: list[Identifier] = Field(default_factory=list)
    website: str | None = None
    start: Edtf | None = None
    end: Edtf | None = None
    duration_months: int | None = Field(default=None, ge=1)


class Partner(Item):
    """An organisation that a project, or what the document reports, gives a role."""

    prefix = "o"

    project: str | None = None
    name: str = Field(min_length=1)
    acronym: str | None = None
    role: Role = Role.PARTNER
    country: CountryCode | None = None
    department: str | None = None


class Budget(Item):
    """An amount that funds a project, a partner's part of it, or a call."""

    prefix = "b"

    project: str | None = None
    partner: str | None = None
    amount: Decimal | None = None
    currency: str = Field(default="EUR", pattern=r"^[A-Z]{3}$", description="ISO 4217")
    kind: BudgetKind = BudgetKind.OTHER
    rate: Decimal | None = Field(default=None, description="co-financing percentage tied to the amount")
    approximate: bool = False

    @model_validator(mode="after")
    def _states_something(self) -> "Budget":
        if self.amount is None and self.rate is None:
            raise ValueError("a budget states an amount, a rate or both")
        return self


class Date(Item):
    """A date that matters to a project, an event or the document."""

    prefix = "d"

    project: str | None = None
    event: str | None = None
    kind: DateKind = DateKind.OTHER
    start: date | None = None
    end: date | None = None
    edtf: Edtf
    precision: Precision = Precision.DAY

    @model_validator(mode="after")
    def _runs_forward(self) -> "Date":
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end are given together or not at all")
        if self.start and self.end and self.end < self.start:
            raise ValueError("the end lies before the start")
        return self


class Place(Item):
    """A place that an event, a seat, an area or a dateline names."""

    prefix = "l"

    project: str | None = None
    event: str | None = None
    name: str = Field(min_length=1)
    kind: PlaceKind = PlaceKind.AREA
    type: PlaceType = PlaceType.CITY
    country: CountryCode | None = None
    code: str | None = Field(default=None, description="ISTAT, NUTS or ISO code")
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)


class Event(Item):
    """A meeting, launch or workshop."""

    prefix = "e"

    project: str | None = None
    name: str = Field(min_length=1)
    start: date | None = None
    end: date | None = None
    place: str | None = None
    organiser: str | None = None


class DocumentInfo(_Model):
    """The document of a record: what was read, and what it says of itself."""

    id: str = Field(pattern=_DOCUMENT_ID)
    source: str
    media_type: str
    language: str = "it"
    text: str
    title: str | None = None
    publisher: str | None = None
    number: str | None = None
    published: Edtf | None = None
    authors: list[str] = Field(default_factory=list)
    attached_to: str | None = Field(
        default=None, pattern=_DOCUMENT_ID, description="the id of the e-mail that the document came with"
    )
    ocr: bool = Field(default=False, description="whether text was recognised in pictures of pages, and may be misread")


REFERENCES: dict[str, ListName] = {
    "project": "projects",
    "partner": "partners",
    "organiser": "partners",
    "event": "events",
    "place": "places",
}


class Record(_Model):
    """All that one document states, ready for review or export."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    document: DocumentInfo
    projects: list[Project] = Field(default_factory=list)
    partners: list[Partner] = Field(default_factory=list)
    budgets: list[Budget] = Field(default_factory=list)
    dates: list[Date] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)

    def items(self) -> Iterator[tuple[ListName, Item]]:
        """Every item with the name of its list, in the order of the lists."""
        for name in LISTS:
            for item in getattr(self, name):
                yield name, item

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Record":
        seen: set[str] = set()
        for name, item in self.items():
            if item.id in seen:
                raise ValueError(f"{name}: the id {item.id} stands twice")
            seen.add(item.id)
        return self

    @model_validator(mode="after")
    def _references_lead_somewhere(self) -> "Record":
        known = {name: {item.id for item in getattr(self, name)} for name in LISTS}
        for name, item in self.items():
            for field, target in REFERENCES_OF[name].items():
                reference = getattr(item, field)
                if reference is not None and reference not in known[target]:
                    raise ValueError(f"{item.id}: {field} {reference} is not in {target}")
        return self

    @model_validator(mode="after")
    def _quotes_stand_in_the_text(self) -> "Record":
        for _, item in self.items():
            for evidence in item.evidence:
                if self.document.text[evidence.start : evidence.end] != evidence.quote:
                    raise ValueError(f"{item.id}: {evidence.quote!r} does not stand at {evidence.start}")
        return self


ITEM_TYPES: dict[ListName, type[Item]] = {
    "projects": Project,
    "partners": Partner,
    "budgets": Budget,
    "dates": Date,
    "places": Place,
    "events": Event,
}
REFERENCES_OF: dict[ListName, dict[str, ListName]] = {
    name: {field: target for field, target in REFERENCES.items() if field in item.model_fields}
    for name, item in ITEM_TYPES.items()
}
"""The references that the items of each list can have: asking a model for a field it lacks is slow."""

"""A mention: a stretch of the text that was recognised as something, before it is known whose fact it is."""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What a mention is. Names and values come first; a cue says what the names and values near it mean."""

    PROJECT = "PROJECT"
    PROGRAMME = "PROGRAMME"
    ORG = "ORG"
    DEPARTMENT = "DEPARTMENT"
    NAME = "NAME"
    PERSON = "PERSON"
    PLACE = "PLACE"
    DEMONYM = "DEMONYM"
    EVENT = "EVENT"
    DATE = "DATE"
    AMOUNT = "AMOUNT"
    RATE = "RATE"
    DURATION = "DURATION"
    IDENTIFIER = "IDENTIFIER"
    URL = "URL"

    PUBLISHED = "PUBLISHED"
    NUMBER = "NUMBER"
    PUBLISHER = "PUBLISHER"
    TITLE = "TITLE"
    DATELINE = "DATELINE"
    AUTHOR = "AUTHOR"

    PROJECT_CUE = "PROJECT_CUE"
    FORERUNNER_CUE = "FORERUNNER_CUE"

    LEAD_CUE = "LEAD_CUE"
    PARTNER_CUE = "PARTNER_CUE"
    ASSOCIATED_CUE = "ASSOCIATED_CUE"
    FUNDER_CUE = "FUNDER_CUE"
    HOST_CUE = "HOST_CUE"
    CONTRIBUTOR_CUE = "CONTRIBUTOR_CUE"
    EMPLOYER_CUE = "EMPLOYER_CUE"
    NO_ROLE_CUE = "NO_ROLE_CUE"
    OUTSIDE_CUE = "OUTSIDE_CUE"

    TOTAL_CUE = "TOTAL_CUE"
    EU_CUE = "EU_CUE"
    NATIONAL_CUE = "NATIONAL_CUE"
    GRANT_CUE = "GRANT_CUE"
    SHARE_CUE = "SHARE_CUE"
    CALL_CUE = "CALL_CUE"
    OTHER_MONEY_CUE = "OTHER_MONEY_CUE"
    NO_BUDGET_CUE = "NO_BUDGET_CUE"

    HELD_CUE = "HELD_CUE"
    START_CUE = "START_CUE"
    END_CUE = "END_CUE"
    DEADLINE_CUE = "DEADLINE_CUE"
    MILESTONE_CUE = "MILESTONE_CUE"
    NO_DATE_CUE = "NO_DATE_CUE"

    AREA_CUE = "AREA_CUE"
    SEAT_CUE = "SEAT_CUE"


class Scope(StrEnum):
    """Where the names lie that a cue speaks of."""

    AFTER = "after"
    BEFORE = "before"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Mention:
    """A recognised stretch `text[start:end]`, half open; `value` is what the label's finder read from it.

    `origin` is a rule's id, `model:<name>`, or the finder's own name where no single rule decides; `seconded` is the
    origin of who found the same by other means, if anyone did; `named_by` the id of the user's own alias that gave the
    value its name.
    """

    start: int
    end: int
    text: str
    label: Label
    origin: str
    value: object = None
    scope: Scope = Scope.BOTH
    seconded: str | None = None
    named_by: str | None = None

    def covers(self, other: "Mention") -> bool:
        """Whether `other` lies wholly inside this mention."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Mention") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """What an organisation's mention says: its full name, and what the name or the gazetteer tells of it.

    `bare` marks a head noun alone ("la Provincia"), which only the rest of the text can expand; `canonical` is the
    gazetteer's name for it, by which its forms are told to be one.
    """

    name: str
    type: str | None = None
    country: str | None = None
    acronym: str | None = None
    bare: bool = False
    canonical: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectName:
    """What a project's mention says: its name, its long title and acronym where both stand together."""

    name: str
    title: str | None = None
    acronym: str | None = None
    programme: str | None = None

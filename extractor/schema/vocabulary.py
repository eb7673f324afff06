"""The closed vocabularies of the record: roles, kinds, types and states."""

from enum import StrEnum


class Status(StrEnum):
    """What a reviewer has made of an item."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


class Relevance(StrEnum):
    """Whether the document is about a project or names it in passing."""

    MAIN = "main"
    MENTIONED = "mentioned"


class Role(StrEnum):
    """What an organisation does, the weightiest first."""

    LEAD = "lead"
    PARTNER = "partner"
    ASSOCIATED = "associated"
    FUNDER = "funder"
    HOST = "host"
    CONTRIBUTOR = "contributor"


class BudgetKind(StrEnum):
    """Whose money it is, and for what."""

    TOTAL = "total"
    EU_CONTRIBUTION = "eu_contribution"
    NATIONAL_CONTRIBUTION = "national_contribution"
    PARTNER_SHARE = "partner_share"
    CALL = "call"
    OTHER = "other"


class DateKind(StrEnum):
    """What happens on a date."""

    PUBLICATION = "publication"
    EVENT = "event"
    PROJECT_START = "project_start"
    PROJECT_END = "project_end"
    DEADLINE = "deadline"
    OTHER = "other"


class Precision(StrEnum):
    """How much of a date the text gives."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"


class PlaceKind(StrEnum):
    """Why a place is named."""

    EVENT = "event"
    SEAT = "seat"
    AREA = "area"
    DATELINE = "dateline"


class PlaceType(StrEnum):
    """What sort of place it is."""

    CITY = "city"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    MACROREGION = "macroregion"
    SITE = "site"


class IdentifierScheme(StrEnum):
    """The public numbers a project is known by."""

    CUP = "cup"
    GRANT_AGREEMENT = "grant_agreement"
    PROJECT_NUMBER = "project_number"
    CALL = "call"

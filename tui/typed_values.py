"""What a reviewer types into a form, read as the record's values: dates and amounts as Italians write them."""

import re
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from extractor.errors import InvalidValue
from extractor.messages import _
from extractor.schema.record import Edtf, IdentifierScheme, Precision
from extractor.values.amounts import parse_amount, parse_rate
from extractor.values.dates import parse_date
from tui.wording import edtf, number

_EDTF = TypeAdapter(Edtf)
_YEARLESS = re.compile(r"X{4}-(?:0[1-9]|1[0-2])(?P<day>-(?:0[1-9]|[12]\d|3[01]))?", re.IGNORECASE)
_BETWEEN = re.compile(r"[;,\s]+")


def read_date(text: str, published: str | None) -> dict[str, Any]:
    """The fields of a date: `edtf`, `start`, `end`, `precision`. Raises InvalidValue for what is no date.

    A year that nobody can know is typed as EDTF has it: XXXX-02-04.
    """
    yearless = _YEARLESS.fullmatch(text.strip())
    if yearless:
        precision = Precision.DAY if yearless["day"] else Precision.MONTH
        return {"edtf": text.strip().upper(), "start": None, "end": None, "precision": precision.value}
    value = parse_date(text, reference_day(published))
    return {
        "edtf": value.edtf,
        "start": value.first and value.first.isoformat(),
        "end": value.last and value.last.isoformat(),
        "precision": value.record_precision,
    }


def read_edtf(text: str, published: str | None) -> str:
    """A date in EDTF, typed so or as people write it. Raises InvalidValue for what is no date."""
    try:
        return _EDTF.validate_python(text.strip())
    except ValidationError:
        return str(read_date(text, published)["edtf"])


def read_day(text: str, published: str | None, *, last: bool) -> str:
    """The first or the last day of a date. Raises InvalidValue where the year is unknown."""
    value = read_date(text, published)["end" if last else "start"]
    if value is None:
        raise InvalidValue(text, _("the year is missing"))
    return str(value)


def read_amount(text: str, currency: str) -> dict[str, Any]:
    """The fields of an amount: `amount`, `currency`, and `approximate` where the words say so.

    A bare number is in `currency`. Raises InvalidValue for what is no amount.
    """
    try:
        value = parse_amount(text)
    except InvalidValue:
        value = parse_amount(f"{text} {currency}")
    read = {"amount": f"{value.amount.normalize():f}", "currency": value.currency}
    return {**read, "approximate": True} if value.approximate else read


def read_rate(text: str) -> str:
    """A percentage as a decimal string. Raises InvalidValue for what is none."""
    rate = parse_rate(text if "%" in text else f"{text} %")
    return f"{rate.rate.normalize():f}"


def read_countries(text: str) -> list[str]:
    """Country codes between blanks or commas."""
    return [code.upper() for code in _BETWEEN.split(text.strip()) if code]


def read_identifiers(text: str) -> list[dict[str, str]]:
    """Identifiers as `scheme value`, between semicolons. Raises InvalidValue for an unknown scheme."""
    schemes = [scheme.value for scheme in IdentifierScheme]
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        scheme, _space, value = part.partition(" ")
        if scheme.casefold() not in schemes or not value.strip():
            known = ", ".join(schemes)
            raise InvalidValue(part, _("write one of %(known)s and the number") % {"known": known})
        found.append({"scheme": scheme.casefold(), "value": value.strip()})
    return found


def typed(field: str, value: Any) -> str:
    """The value of an item's field as it would be typed."""
    if value is None:
        return ""
    if field in ("amount", "rate"):
        return number(str(value))
    if field in ("start", "end", "edtf"):
        return edtf(str(value))
    if field == "identifiers":
        return "; ".join(f"{one.scheme.value} {one.value}" for one in value)
    return ", ".join(value) if isinstance(value, list) else str(value)


def emptied(field: str) -> dict[str, Any]:
    """What a field holds that the reviewer has emptied; raises InvalidValue for one that must not be empty."""
    match field:
        case "countries" | "identifiers":
            return {field: []}
        case "edtf":
            raise InvalidValue("", _("This cannot be empty."))
        case "name" | "currency":
            return {field: ""}
        case _:
            return {field: None}


def reference_day(published: str | None) -> date | None:
    """The day that "ieri" is read against; None where it is not known to the day."""
    try:
        return date.fromisoformat(published or "")
    except ValueError:
        return None

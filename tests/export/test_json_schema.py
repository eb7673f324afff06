"""The published schema: valid itself, true of every export, and as strict as the models."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from extractor.export.json_export import record_to_json
from extractor.export.json_schema import record_schema
from extractor.schema.record import LISTS
from tests.export.samples import empty, record

VALIDATOR = Draft202012Validator(record_schema(), format_checker=FormatChecker())


def test_the_schema_is_a_schema_and_says_what_it_is_of() -> None:
    schema = record_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:spoglio:record:1.0"
    assert schema["title"] == "Spoglio record"
    assert "document" in schema["description"]


@pytest.mark.parametrize("sample", [record(), empty()], ids=["full", "empty"])
def test_what_is_exported_validates(sample: Any) -> None:
    VALIDATOR.validate(json.loads(record_to_json(sample)))


BROKEN: dict[str, tuple[str, str, Any]] = {
    "an unknown key": ("partners", "nome", "x"),
    "an unknown role": ("partners", "role", "capofila"),
    "an amount with separators": ("budgets", "amount", "1.500,00"),
    "a country in words": ("places", "country", "Italia"),
    "a date that is none": ("dates", "start", "maggio"),
    "an EDTF that is none": ("dates", "edtf", "maggio 2022"),
    "a confidence above 1": ("events", "confidence", 1.5),
    "a missing key": ("projects", "acronym", ...),
}


@pytest.mark.parametrize(("name", "field", "value"), BROKEN.values(), ids=BROKEN.keys())
def test_what_breaks_the_contract_does_not_validate(name: str, field: str, value: Any) -> None:
    exported = json.loads(record_to_json(record()))
    exported[name][0][field] = value
    if value is ...:
        del exported[name][0][field]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(exported)


def test_the_lists_are_all_there() -> None:
    assert set(record_schema()["required"]) == {"schema_version", "document", *LISTS}

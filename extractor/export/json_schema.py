"""The published schema of a record, made from the models that check it, so that the two cannot differ."""

from typing import Any

from extractor.schema.record import SCHEMA_VERSION, Record


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record as it is exported: every key is there, null where nothing is known."""
    schema = Record.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:spoglio:record:{SCHEMA_VERSION}",
        **schema,
        "title": "Spoglio record",
        "description": (
            "What one document about publicly funded projects states: the document and six lists of facts, "
            "each with the words it comes from. Items refer to each other by id."
        ),
    }

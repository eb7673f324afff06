"""The published schema of a record, made from the models that check it, so that the two cannot differ."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from extractor.schema.record import SCHEMA_VERSION, Record


class _EveryKey(GenerateJsonSchema):
    """Requires every key: an export leaves none out, though a model may have a default for it."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record as it is exported: every key is there, null where nothing is known."""
    schema = Record.model_json_schema(mode="serialization", schema_generator=_EveryKey)
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

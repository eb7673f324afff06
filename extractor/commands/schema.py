"""`spoglio schema`: the JSON Schema of a record."""

import json

from extractor.commands.screen import show
from extractor.export.json_schema import record_schema


def run() -> None:
    """Prints the schema."""
    show(json.dumps(record_schema(), ensure_ascii=False, indent=2))

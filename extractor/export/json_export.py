"""JSON: a record as one document, or records as one array. The same records always give the same bytes.

Keys stand in the order of the schema, text as it is rather than in escapes, one value a line so that two exports
compare well.
"""

import json
from collections.abc import Iterable
from typing import TextIO

from extractor.schema.record import Record


def record_to_json(record: Record) -> str:
    """The record as a JSON document that ends with a line break."""
    return json.dumps(record.model_dump(mode="json"), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def write_array(records: Iterable[Record], stream: TextIO) -> int:
    """Writes the records as one JSON array, one held at a time; says how many they were."""
    count = 0
    stream.write("[")
    for record in records:
        stream.write((",\n " if count else "\n ") + record_to_json(record).rstrip("\n").replace("\n", "\n "))
        count += 1
    stream.write("\n]\n" if count else "]\n")
    return count

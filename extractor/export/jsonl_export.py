"""JSON Lines: a record a line, for programs that read many records one by one."""

import json
from collections.abc import Iterable
from typing import TextIO

from extractor.schema.record import Record

# Line breaks to many programs, though not to JSON: written as escapes, they cannot cut a line in two.
_LINE_BREAKS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"})


def record_to_line(record: Record) -> str:
    """The record as one line of JSON, its line break included."""
    line = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return line.translate(_LINE_BREAKS) + "\n"


def write_lines(records: Iterable[Record], stream: TextIO) -> int:
    """Writes the records, one held at a time; says how many they were."""
    count = 0
    for record in records:
        stream.write(record_to_line(record))
        count += 1
    return count

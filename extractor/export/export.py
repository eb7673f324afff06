"""Records out of the house: picks the format by the target's name, and leaves whole files or none."""

import io
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from extractor.errors import SpoglioError, printable
from extractor.export.json_export import write_array
from extractor.export.jsonl_export import write_lines
from extractor.export.record_folder import RecordFolder
from extractor.export.whole_file import whole_file
from extractor.messages import _
from extractor.schema.record import Record

FORMATS: dict[str, Callable[[Iterable[Record], TextIO], int]] = {".json": write_array, ".jsonl": write_lines}


def export_records(records: Iterable[Record], target: Path | TextIO) -> int:
    """Writes the records to the target; says how many they were.

    A file ending in `.jsonl` gets a record a line, one in `.json` an array, a folder one file a record; a stream, or
    the path `-` for the standard output, gets a record a line. A file that is there is replaced once the new one is
    whole. Raises SpoglioError if the target cannot be written, or if its name tells no format.
    """
    if not isinstance(target, Path):
        return write_lines(records, target)
    if str(target) == "-":
        return write_lines(records, _standard_output())
    if target.is_dir() or not target.suffix:
        return _write_folder(records, target)
    write = FORMATS.get(target.suffix.lower())
    if write is None:
        raise SpoglioError(
            _("%(path)s: end the name in .jsonl or .json, or name a folder.") % {"path": printable(str(target))}
        )
    with whole_file(target) as stream:
        return write(records, stream)


def _standard_output() -> TextIO:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def _write_folder(records: Iterable[Record], folder: Path) -> int:
    target, count = RecordFolder(folder), 0
    for record in records:
        count += 1
        target.write(record, name=record.document.source)
    return count

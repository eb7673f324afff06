"""Records out of the house: picks the format by the target's name, and leaves whole files or none."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from extractor.errors import SpoglioError, printable
from extractor.export.file_names import FileNames
from extractor.export.json_export import record_to_json, write_array
from extractor.export.jsonl_export import write_lines
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
    with _whole_file(target) as stream:
        return write(records, stream)


def _standard_output() -> TextIO:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def _write_folder(records: Iterable[Record], folder: Path) -> int:
    names, count = FileNames(), 0
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for record in records:
        count += 1
        with _whole_file(folder / f"{names.name(record.document.source)}.json") as stream:
            stream.write(record_to_json(record))
    return count


@contextmanager
def _whole_file(target: Path) -> Iterator[TextIO]:
    """A stream whose text becomes the target's when all of it is written, and leaves no trace otherwise."""
    target = target.resolve()
    part = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        with _writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink()


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = _("%(path)s cannot be written: %(reason)s.")
        raise SpoglioError(message % {"path": printable(str(target)), "reason": error.strerror or error}) from error

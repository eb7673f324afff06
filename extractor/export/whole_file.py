"""Files that appear whole or not at all: an export that is cut short leaves what was there before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from extractor.errors import SpoglioError, printable
from extractor.messages import _


@contextmanager
def whole_file(target: Path) -> Iterator[TextIO]:
    """A stream whose text becomes the target's when all of it is written, and leaves no trace otherwise."""
    target = target.resolve()
    part = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        with writing(target):
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
def writing(target: Path) -> Iterator[None]:
    """Tells what cannot be written to the target: raises SpoglioError for an OSError."""
    try:
        yield
    except OSError as error:
        message = _("%(path)s cannot be written: %(reason)s.")
        raise SpoglioError(message % {"path": printable(str(target)), "reason": error.strerror or error}) from error

"""The exceptions a caller may meet.

SpoglioError
├── FileError            something is wrong with a file: `path` and `reason`
│   ├── UnreadableDocument   it cannot become text
│   └── InvalidSettings      settings of the user's that cannot be so
├── InvalidRules         a rule or gazetteer file that breaks its format: `path`, `line` and `reason`
├── MissingModel         a pipeline name that no installed package or folder answers to
├── InvalidValue         text that is no date, amount or number: `text` and `reason`
└── StoreError           a store that cannot be opened, or a decision that it refuses
    └── Conflict         another reviewer decided on the same fact first: `mine` and `theirs`
"""

import re
from pathlib import Path
from typing import Any


class SpoglioError(Exception):
    """Base of all errors whose message is one sentence fit for a user's eyes."""


class FileError(SpoglioError):
    """Something is wrong with a file: its `path`, and the `reason` in words."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = Path(path)
        self.reason = reason

    def __str__(self) -> str:
        return f"{printable(str(self.path))}: {self.reason}"


class UnreadableDocument(FileError):
    """A file that cannot become text; the rest of a batch goes on without it."""


class InvalidSettings(FileError):
    """A file of the user's settings that cannot be so."""


class InvalidRules(SpoglioError):
    """A rule or gazetteer file that breaks its format; `line` is 1-based, None for the whole file."""

    def __init__(self, path: Path | str, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = Path(path)
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


class MissingModel(SpoglioError):
    """A pipeline name that no installed package or folder answers to."""


class InvalidValue(SpoglioError, ValueError):
    """Text that is no date, amount or number."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(text, reason)
        self.text = text
        self.reason = reason

    def __str__(self) -> str:
        return f"«{self.text}»: {self.reason}"


class StoreError(SpoglioError):
    """A store that cannot be opened, or a decision that it refuses."""


class Conflict(StoreError):
    """Another reviewer decided on the same fact first; both values are kept for the choice."""

    def __init__(self, message: str, *, mine: dict[str, Any] | None, theirs: dict[str, Any] | None) -> None:
        super().__init__(message)
        self.mine = mine
        self.theirs = theirs


def printable(text: str) -> str:
    """The text on one line: control characters and line breaks shown as escapes, as `repr` writes them."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def writable(path: Path | str) -> str:
    """A path as text that any file or database takes: bytes that are no UTF-8, as in old archives, become `%E8`."""
    return re.sub("[\ud800-\udfff]", lambda byte: f"%{ord(byte[0]) & 0xFF:02X}", str(path))

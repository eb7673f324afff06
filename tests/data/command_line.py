"""The program as a user starts it, in a process of its own, and what a run leaves on the disk."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from extractor.schema.record import Record

ROOT = Path(__file__).parents[2]
_PATIENCE_S = 120


@dataclass(frozen=True)
class Run:
    """What a command left: its exit code, and what it printed."""

    code: int
    out: str
    err: str


def spoglio(
    *arguments: str | Path,
    before: Sequence[str] = (),
    output: TextIO | int = subprocess.PIPE,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Runs a command from a folder that is not the project's; `before` is the command that starts it, if any."""
    command = [*before, sys.executable, "-m", "extractor", *map(str, arguments)]
    home = os.environ["XDG_DATA_HOME"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "SPOGLIO_LANG": "en", **(environment or {})}
    done = subprocess.run(
        command,
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        cwd=home,
        env=variables,
        timeout=_PATIENCE_S,
        check=False,
    )
    return Run(done.returncode, done.stdout or "", done.stderr)


def url(file: Path) -> str:
    """The address of a store in a file."""
    return f"sqlite:///{file}"


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@dataclass(frozen=True)
class FirstRun:
    """The five communiqués in five formats, extracted in one process into a folder and a store."""

    documents: Path
    out: Path
    store: Path
    run: Run

    def records(self) -> dict[str, Record]:
        """The record of each document by its file's name."""
        every = [Record.model_validate_json(content) for content in contents(self.out).values()]
        return {record.document.source: record for record in every}

"""The terminal: results go to standard output, all else (progress, failures, remarks) to standard error."""

from functools import cache
from pathlib import Path

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from extractor.errors import printable
from extractor.messages import N_, _
from extractor.schema.record import ListName

_LIST_NAMES: dict[ListName, str] = {
    "projects": N_("projects"),
    "partners": N_("partners"),
    "budgets": N_("amounts"),
    "dates": N_("dates"),
    "places": N_("places"),
    "events": N_("events"),
}

_WIDTH_OF_FILES = 200  # nothing need be folded where no screen sets a limit


@cache
def _output() -> Console:
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDTH_OF_FILES
    return console


@cache
def remarks() -> Console:
    """The console on standard error; nothing said there is wrapped, coloured or read as markup."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def show(what: str | Table) -> None:
    """Prints a result: text as it is, a table as wide as the terminal."""
    if isinstance(what, str):
        typer.echo(what)
    else:
        _output().print(what)


def remark(sentence: str) -> None:
    """Prints one line on standard error."""
    remarks().print(sentence)


def remark_failure(path: Path, reason: str) -> None:
    """Names a file and what is wrong with it, on one line whatever the file's name."""
    remark(f"{printable(str(path))}: {printable(reason)}")


def table(first: str, *numbers: str) -> Table:
    """A table with one column of words, folded and never cut, and columns of numbers."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), collapse_padding=True)
    made.add_column(first, overflow="fold")
    for number in numbers:
        made.add_column(number, justify="right", no_wrap=True)
    return made


def list_name(name: ListName) -> str:
    """What users call one of the record's lists."""
    return _(_LIST_NAMES[name])

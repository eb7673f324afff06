"""The terminal: results go to standard output, all else (progress, failures, remarks) to standard error."""

from functools import cache
from pathlib import Path

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

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


def show(what: str | Text | Table) -> None:
    """Prints a result: text as it is, a table or marked text as wide as the terminal."""
    if isinstance(what, str):
        typer.echo(what)
    else:
        _output().print(what, soft_wrap=isinstance(what, Text) and not _output().is_terminal)


def marked(words: str) -> Text:
    """Words that stand out: by colour in a terminal, in brackets where the output goes elsewhere."""
    return Text(words, style="reverse") if _output().is_terminal else Text(f"[{words}]")


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


def listing(*columns: str) -> Table:
    """A table of words, folded and never cut; a column headed "%" holds numbers."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), collapse_padding=True)
    for column in columns:
        made.add_column(column, overflow="fold", justify="right" if column == "%" else "left")
    return made


def list_name(name: ListName) -> str:
    """What users call one of the record's lists."""
    return _(_LIST_NAMES[name])

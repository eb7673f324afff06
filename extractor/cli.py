"""The command line: each command parses its options and calls one function, which is imported only then.

The help texts are translated when this module is imported; `extractor.__main__` chooses the language before.
"""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.commands.typer_words import Command, Group
from extractor.messages import _, set_language

if TYPE_CHECKING:
    from extractor.settings import Settings

MISUSE = 2

_WORDS: dict[str, Any] = {"options_metavar": _("[OPTIONS]")}
_GROUP_WORDS: dict[str, Any] = {
    "cls": Group,
    "invoke_without_command": True,
    "subcommand_metavar": _("COMMAND …"),
    "add_completion": False,
    **_WORDS,
}
_COMMAND_WORDS: dict[str, Any] = {"cls": Command, **_WORDS}

app = typer.Typer(
    name="spoglio",
    help=_("Draws the facts out of Italian communiqués about publicly funded projects."),
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    **_GROUP_WORDS,
)
rules_app = typer.Typer(name="rules", help=_("Work on the rules."), **_GROUP_WORDS)
app.add_typer(rules_app)


class Language(StrEnum):
    """The languages that the program speaks."""

    IT = "it"
    EN = "en"


class ExportStatus(StrEnum):
    """Which records an export takes."""

    APPROVED = "approved"
    ALL = "all"


Db = Annotated[str | None, typer.Option("--db", metavar="URL", help=_("The store's database (or SPOGLIO_DB)."))]
Jobs = Annotated[int | None, typer.Option("--jobs", min=0, metavar="N", help=_("Processes; 0 for one a core."))]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar=_("NAME"), help=_("accurate, fast, none, or a spaCy pipeline by name or folder.")),
]
Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar=_("FOLDER"), exists=True, file_okay=False, help=_("A folder of your own rules.")),
]


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"spoglio {version('spoglio')}")
        raise typer.Exit


@app.callback()
def _global_options(
    context: typer.Context,
    lang: Annotated[
        Language, typer.Option("--lang", help=_("The language of messages (or SPOGLIO_LANG)."))
    ] = Language.IT,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help=_("Show the version and leave."))
    ] = False,
) -> None:
    set_language(lang)
    _help_without_command(context)


@rules_app.callback()
def _rules(context: typer.Context) -> None:
    _help_without_command(context)


@app.command(**_COMMAND_WORDS, help=_("Extract the facts of files, and of all files in folders."))
def extract(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar=_("PATH"), help=_("Files and folders."))],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar=_("FOLDER"), file_okay=False, help=_("Write one JSON record a document to this folder.")
        ),
    ] = None,
    no_store: Annotated[bool, typer.Option("--no-store", help=_("Leave the store alone."))] = False,
    db: Db = None,
    jobs: Jobs = None,
    model: Model = None,
    rules: Rules = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar=_("YYYY-MM-DD"), help=_("Publication date of documents that do not state it.")
        ),
    ] = None,
) -> None:
    settings = _settings(context, db=db, jobs=jobs, model=model, rules=rules)
    from extractor.commands.extract import Targets, run

    targets = Targets(folder=out, store=not no_store)
    raise typer.Exit(run(paths, settings, targets, published=published.date() if published else None))


@app.command(**_COMMAND_WORDS, help=_("Review the proposals in the terminal."))
def review(
    context: typer.Context,
    db: Db = None,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar=_("NAME"), help=_("The name to sign decisions with."))
    ] = None,
    web: Annotated[bool, typer.Option("--web", help=_("Serve the review to the browser instead."))] = False,
    host: Annotated[
        str, typer.Option("--host", metavar=_("ADDRESS"), help=_("With --web: the address to listen on."))
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, metavar="N", help=_("With --web: the port to listen on."))
    ] = 8000,
) -> None:
    settings = _settings(context, db=db, reviewer=reviewer)
    from extractor.commands.review import run, serve

    if web:
        serve(settings, host=host, port=port)
    else:
        run(settings)


@app.command(**_COMMAND_WORDS, help=_("Show what the store holds of a document."))
def show(
    context: typer.Context,
    document: Annotated[
        str, typer.Argument(metavar="DOC", help=_("A file, the name of a source, or the beginning of an id."))
    ],
    fact: Annotated[
        str | None, typer.Option("--fact", metavar="ID", help=_("One fact, with the sentences it comes from."))
    ] = None,
    image: Annotated[
        Path | None,
        typer.Option(
            "--image",
            metavar="PNG",
            dir_okay=False,
            help=_("With --fact: draw the page of the PDF, the words marked, to this file."),
        ),
    ] = None,
    db: Db = None,
) -> None:
    settings = _settings(context, db=db)
    from extractor.commands.show import run

    if image is not None and fact is None:
        raise typer.BadParameter(_("--image needs --fact."))
    run(settings, document, fact=fact, image=image)


@app.command(**_COMMAND_WORDS, help=_("Write reviewed records as JSON or JSONL."))
def export(
    context: typer.Context,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar=_("PATH"), help=_("A .json or .jsonl file, or a folder; without it, standard output.")
        ),
    ] = None,
    status: Annotated[
        ExportStatus, typer.Option("--status", help=_("Approved records only, or all."))
    ] = ExportStatus.APPROVED,
    db: Db = None,
) -> None:
    settings = _settings(context, db=db)
    from extractor.commands.export import run

    run(settings, to, status="approved" if status is ExportStatus.APPROVED else "all")


@app.command(**_COMMAND_WORDS, help=_("Score records against gold annotations."))
def evaluate(
    context: typer.Context,
    gold: Annotated[
        Path,
        typer.Argument(
            metavar=_("FOLDER"),
            exists=True,
            file_okay=False,
            help=_("The folder of the annotations: NAME.gold.json beside the documents."),
        ),
    ],
    records: Annotated[
        Path | None,
        typer.Option(
            metavar=_("FOLDER"),
            exists=True,
            file_okay=False,
            help=_("Exported records to score, instead of a fresh extraction."),
        ),
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help=_("List every wrong and every missed item."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the figures as JSON."))] = False,
    floor: Annotated[
        float, typer.Option(min=0, max=1, metavar="F1", help=_("Exit with 1 if the F1 of all five lists is lower."))
    ] = 0,
    jobs: Jobs = None,
    model: Model = None,
    rules: Rules = None,
) -> None:
    settings = _settings(context, jobs=jobs, model=model, rules=rules)
    from extractor.commands.evaluate import Report, run

    report = Report(misses=misses, as_json=as_json, floor=floor)
    raise typer.Exit(run(gold, settings, report, records=records))


@app.command(**_COMMAND_WORDS, help=_("Print the JSON Schema of a record."))
def schema() -> None:
    from extractor.commands.schema import run

    run()


@rules_app.command(**_COMMAND_WORDS, help=_("Run every rule on its own examples."))
def check(context: typer.Context, rules: Rules = None) -> None:
    settings = _settings(context, rules=rules)
    from extractor.commands.rules import run

    raise typer.Exit(run(settings.rules))


@app.command(**_COMMAND_WORDS, help=_("Say what is in the store."))
def status(context: typer.Context, db: Db = None) -> None:
    settings = _settings(context, db=db)
    from extractor.commands.status import run

    run(settings)


def _help_without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(MISUSE)


def _settings(context: typer.Context, **given: Any) -> "Settings":
    """The settings: the options that were given, before the environment, before the defaults."""
    from pydantic import ValidationError

    from extractor.settings import Settings

    options = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(lang=context.find_root().params["lang"], **options)
    except ValidationError as error:
        wrong = error.errors()[0]
        words = {"name": ".".join(map(str, wrong["loc"])), "value": wrong["input"]}
        raise typer.BadParameter(_("The setting %(name)s cannot be %(value)r.") % words) from error

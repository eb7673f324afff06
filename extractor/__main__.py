"""Where the program starts: chooses the language before anything that speaks is loaded, then calls the command line.

The language comes from `--lang`, wherever it stands on the line, else from SPOGLIO_LANG, else it is Italian.
"""

import gettext
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from extractor.errors import MissingModel, SpoglioError
from extractor.messages import LANGUAGES, LOCALE_DIR, _, set_language


def main() -> None:
    """Runs the command line; exit codes: 0 fine, 1 something failed, 2 misuse, 130 interrupted."""
    language, arguments = take_language(sys.argv[1:])
    if language is None:
        language = _default_language()
    if language in LANGUAGES:
        set_language(language)
        _translate_typer(language)
    sys.exit(_run(["--lang", language, *arguments]))


def _run(arguments: list[str]) -> int:
    import typer

    from extractor.cli import MISUSE, app
    from extractor.commands.typer_words import misuse_sentence

    try:
        code = int(app(arguments, prog_name="spoglio", standalone_mode=False) or 0)
        sys.stdout.flush()
        return code
    except typer.TyperException as error:
        return _say(misuse_sentence(error), MISUSE)
    except MissingModel as error:
        return _say(str(error), MISUSE)
    except SpoglioError as error:
        return _say(str(error), 1)
    except OSError as error:
        _drop_output()
        return _say(_("The system refuses to go on: %(reason)s.") % {"reason": error.strerror or error}, 1)


def _drop_output() -> None:
    """Sends what could not be written nowhere, or Python would try again when it ends, and complain."""
    with suppress(OSError), open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


def take_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The value of the last `--lang` before a bare `--`, if there is one, and the arguments without it."""
    language, rest = None, []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            rest += [argument, *remaining]
        elif argument == "--lang":
            language = next(remaining, "")
        elif argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return language, rest


def _default_language() -> str:
    from pydantic import ValidationError

    from extractor.settings import Settings

    try:
        return Settings().lang
    except ValidationError as error:
        wrong = next((str(one["input"]) for one in error.errors() if one["loc"] == ("lang",)), None)
        return "it" if wrong is None else wrong


def _translate_typer(language: str) -> None:
    """Binds the catalogue of Typer's own words, which it looks up by gettext's process-wide domain and variable."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("typer", LOCALE_DIR)
    gettext.textdomain("typer")


if __name__ == "__main__":
    main()

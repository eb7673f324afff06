"""Typer's own words in the user's language, where Typer looks up no catalogue: usage lines and misuse.

`locale/*/LC_MESSAGES/typer.mo` holds those that it does look up. A sentence that is not known here stays in English.
"""

import re
from typing import Any

from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from extractor.messages import N_, _

_SENTENCES = {
    r"(?P<sentence>.+) Did you mean (?P<choices>.+)\?": N_("%(sentence)s Perhaps %(choices)s?"),
    r"Missing \w+ (?P<name>'.+?')(?:\. .*)?": N_("%(name)s is missing."),
    r"No such option: (?P<name>\S+) \(Possible options: (?P<choices>.+)\)": N_(
        "There is no option %(name)s. Perhaps %(choices)s?"
    ),
    r"No such option: (?P<name>\S+)": N_("There is no option %(name)s."),
    r"No such command (?P<name>'.+?')": N_("There is no command %(name)s."),
    r"Option (?P<name>'.+?') requires (?:an argument|\d+ arguments)": N_("The option %(name)s needs a value."),
    r"Option (?P<name>'.+?') does not take a value": N_("The option %(name)s takes no value."),
    r"Got unexpected extra arguments?(?:\(s\))? \((?P<name>.+)\)": N_("Not understood: %(name)s."),
    r"Invalid value for (?P<name>.+?): (?P<reason>.+)": N_("%(name)s: %(reason)s"),
    r"Invalid value: (?P<reason>.+)": N_("%(reason)s"),
}
_REASONS = {
    r"\w+ (?P<value>'.+') does not exist": N_("%(value)s does not exist."),
    r"\w+ (?P<value>'.+') is a file": N_("%(value)s is a file, not a folder."),
    r"\w+ (?P<value>'.+') is not readable": N_("Permission to read %(value)s is denied."),
    r"(?:Value error, )?(?P<value>'.+') is not one of (?P<choices>.+)": N_("%(value)s is not one of %(choices)s."),
    r"(?:Value error, )?(?P<value>'.+') does not match the formats? .+": N_("%(value)s is no date (YYYY-MM-DD)."),
    r"Input should be a valid (?:integer|number)\b.*": N_("a number is needed here."),
    r"Input should be greater than or equal to (?P<value>\S+)": N_("the least value is %(value)s."),
    r"Input should be less than or equal to (?P<value>\S+)": N_("the greatest value is %(value)s."),
}


class Command(TyperCommand):
    """A command whose help speaks the user's language."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Writes the usage line."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        return _described(super().get_help_option(ctx))


class Group(TyperGroup):
    """A group of commands whose help speaks the user's language."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Writes the usage line."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        return _described(super().get_help_option(ctx))


def misuse_sentence(error: TyperException) -> str:
    """Typer's complaint about a command line, and where help is to be had, in the user's language."""
    message = error.format_message()
    sentence = _understood(message, _SENTENCES) or message
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "spoglio"
    return f"{sentence} " + _("For help: %(command)s --help") % {"command": command}


def _understood(message: str, sentences: dict[str, str]) -> str | None:
    for pattern, meaning in sentences.items():
        if match := re.fullmatch(pattern, message.removesuffix("."), re.DOTALL):
            words = match.groupdict()
            if sentence := words.get("sentence"):
                words["sentence"] = _understood(sentence, _SENTENCES) or sentence
            if reason := words.get("reason"):
                words["reason"] = _understood(reason, _REASONS) or f"{reason}."
            return _(meaning) % words
    return None


def _write_usage(command: TyperCommand | TyperGroup, ctx: Any, formatter: Any) -> None:
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix=_("Usage: "))


def _described(option: Any) -> Any:
    if option is not None:
        option.help = _("Show this help and leave.")
    return option

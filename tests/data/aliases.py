"""Aliases of users, for tests that care for what they do and not for how they are written."""

from pathlib import Path

from extractor.aliases import Alias, Aliases, AliasList


def alias(
    list_: AliasList, name: str, *forms: str, acronym: str | None = None, country: str | None = None, line: int = 1
) -> Alias:
    """An alias with these forms, whose id tells its list and its line."""
    examples = {"match": ["[x]"], "skip": ["y"]}
    told = {"id": f"it.alias.{list_}.{line}", "why": "a reason", "examples": examples}
    given = {"list": list_, "name": name, "forms": forms, "acronym": acronym, "country": country}
    return Alias.model_validate({**told, **given, "path": Path("aliases.yaml"), "line": line})


def aliases(*entries: Alias) -> Aliases:
    """The aliases together."""
    return Aliases({entry.id: entry for entry in entries})

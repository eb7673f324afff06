"""Loads and checks the rules in `rules/it/*.yaml` and those a user adds with `--rules`.

A rule is data: an id, why it holds, a label, a pattern for spaCy's `Matcher`, and examples on both sides of its border.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import Field

from extractor.errors import InvalidRules
from extractor.messages import _
from extractor.rule_files import Entry, by_id, files_in, read_entries
from extractor.schema.mention import Label, Scope

RULES_DIR = Path(str(files("rules")))

#: The stem of the files in a user's folder that hold aliases (`extractor/aliases.py`), not rules.
ALIASES_STEM = "aliases"

# What only a tagger, a parser or an entity recogniser sets; a rule must mean the same with any pipeline and with none.
_NEEDS_MODEL = frozenset("LEMMA POS TAG DEP MORPH ENT_TYPE ENT_IOB ENT_ID ENT_KB_ID".split())


class Rule(Entry):
    """One rule: `pattern` or, for several wordings of one sense, `patterns`; `value` is what a match stands for."""

    label: Label
    pattern: list[dict[str, Any]] = Field(default_factory=list)
    patterns: list[list[dict[str, Any]]] = Field(default_factory=list)
    scope: Scope = Scope.BOTH
    value: str | int | None = None

    def all_patterns(self) -> list[list[dict[str, Any]]]:
        """The rule's patterns, one or several."""
        return [self.pattern] if self.pattern else self.patterns


@dataclass(frozen=True)
class Rules:
    """The rules of a run, by id, in the order of files and lines; a user's own come last."""

    by_id: dict[str, Rule] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)


def load_rules(extra: Path | None = None) -> Rules:
    """The project's rules, and those of the folder `extra`. Raises InvalidRules at the first fault."""
    paths = sorted((RULES_DIR / "it").glob("*.yaml"))
    if extra is not None:
        paths += [path for path in files_in(extra) if path.stem != ALIASES_STEM]
    return Rules(by_id(rule for path in paths for rule in _read_file(path)))


def _read_file(path: Path) -> Iterator[Rule]:
    for rule in read_entries(path, Rule):
        if bool(rule.pattern) == bool(rule.patterns):
            raise InvalidRules(path, rule.line, _("a rule has either “pattern” or “patterns”"))
        used = {attribute for pattern in rule.all_patterns() for token in pattern for attribute in token}
        for attribute in sorted(used & _NEEDS_MODEL):
            reason = _("a pattern may not ask for %(key)s: no tagger runs")
            raise InvalidRules(path, rule.line, reason % {"key": attribute})
        yield rule

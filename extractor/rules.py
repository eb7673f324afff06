"""Loads and checks the rules in `rules/it/*.yaml` and those a user adds with `--rules`.

A rule is data: an id, why it holds, a label, a pattern for spaCy's `Matcher`, and examples on both sides of its border.
The loader refuses what it does not know and names file and line, so that a slip of the pen never passes unseen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import InvalidRules
from extractor.messages import _
from extractor.schema.mention import Label, Scope

RULES_DIR = Path(str(files("rules")))

# What only a tagger, a parser or an entity recogniser sets; a rule must mean the same with any pipeline and with none.
_NEEDS_MODEL = frozenset("LEMMA POS TAG DEP MORPH ENT_TYPE ENT_IOB ENT_ID ENT_KB_ID".split())

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Examples(BaseModel):
    """What a rule must find, exactly the [bracketed] span, what it must skip, and known misses (`todo`)."""

    model_config = ConfigDict(extra="forbid", strict=True)

    match: list[str] = Field(min_length=1)
    skip: list[str] = Field(min_length=1)
    todo: list[str] = []


class Rule(BaseModel):
    """One rule: `pattern` or, for several wordings of one sense, `patterns`; `value` is what a match stands for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z]{2}(\.[a-z0-9-]+)+$")
    why: str = Field(min_length=1)
    label: Label
    pattern: list[dict[str, Any]] = []
    patterns: list[list[dict[str, Any]]] = []
    scope: Scope = Scope.BOTH
    value: str | int | None = None
    examples: Examples
    path: Path
    line: int

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
        if not extra.is_dir():
            raise InvalidRules(extra, None, _("this is not a folder"))
        paths += sorted([*extra.rglob("*.yaml"), *extra.rglob("*.yml")])
    by_id: dict[str, Rule] = {}
    for path in paths:
        for rule in _read_file(path):
            if rule.id in by_id:
                first = by_id[rule.id]
                reason = _("the rule %(id)s stands already in %(path)s:%(line)d")
                raise InvalidRules(path, rule.line, reason % {"id": rule.id, "path": first.path, "line": first.line})
            by_id[rule.id] = rule
    return Rules(by_id)


def _read_file(path: Path) -> Iterator[Rule]:
    try:
        root = yaml.compose(path.read_text("utf-8"), _Loader)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise _unreadable(path, error) from error
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise InvalidRules(path, 1, _("a file of rules is a list, each entry beginning with “- id:”"))
    for node in root.value:
        yield _read_rule(path, node)


def _read_rule(path: Path, node: yaml.Node) -> Rule:
    line = node.start_mark.line + 1
    try:
        entry = _construct(node)
    except yaml.MarkedYAMLError as error:
        raise _unreadable(path, error) from error
    if not isinstance(entry, dict):
        raise InvalidRules(path, line, _("a rule is a mapping that begins with “id:”"))
    try:
        rule = Rule(**entry, path=path, line=line)
    except (ValidationError, TypeError) as error:
        raise InvalidRules(path, line, _explain(error)) from error
    if bool(rule.pattern) == bool(rule.patterns):
        raise InvalidRules(path, line, _("a rule has either “pattern” or “patterns”"))
    used = {attribute for pattern in rule.all_patterns() for token in pattern for attribute in token}
    for attribute in sorted(used & _NEEDS_MODEL):
        raise InvalidRules(path, line, _("a pattern may not ask for %(key)s: no tagger runs") % {"key": attribute})
    for text in rule.examples.match:
        if len(re.findall(r"\[[^\[\]]+\]", text)) != 1:
            raise InvalidRules(path, line, _("the example “%(text)s” needs one [bracketed] span") % {"text": text})
    return rule


def _construct(node: yaml.Node) -> Any:
    """Plain values; only true, false, null and whole numbers are not strings, so that `no` and `NO` stay words."""
    if isinstance(node, yaml.MappingNode):
        return _construct_mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(child) for child in node.value]
    if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"', "|", ">"):
        return node.value
    if node.value in ("true", "false"):
        return node.value == "true"
    if node.value in ("null", ""):
        return None
    return int(node.value) if re.fullmatch(r"-?\d+", node.value) else node.value


def _construct_mapping(node: yaml.MappingNode) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in mapping:
            raise yaml.MarkedYAMLError(problem=f"found the key “{name}” twice", problem_mark=key.start_mark)
        mapping[name] = _construct(value)
    return mapping


def _explain(error: ValidationError | TypeError) -> str:
    if isinstance(error, TypeError):
        return _("a rule may not set its own “path” or “line”")
    first = error.errors()[0]
    values = {"key": ".".join(str(part) for part in first["loc"]), "value": first["input"]}
    match first["type"]:
        case "missing":
            return _("the key “%(key)s” is missing") % values
        case "extra_forbidden":
            return _("the key “%(key)s” is unknown") % values
        case "enum":
            return _("“%(value)s” is not among the values of “%(key)s”") % values
        case "too_short":
            return _("“%(key)s” needs at least one entry") % values
        case _:
            return _("“%(key)s” is not of the right form") % values


def _unreadable(path: Path, error: Exception) -> InvalidRules:
    mark = getattr(error, "problem_mark", None)
    reason = str(getattr(error, "problem", None) or error).splitlines()[0]
    return InvalidRules(path, mark.line + 1 if mark else None, reason)

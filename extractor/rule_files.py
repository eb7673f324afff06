"""The form of every file of rules: a strict YAML list, each entry with an id, a reason and examples on both sides.

Rules and aliases are such entries. The reader refuses what it does not know and names file and line, so that a slip of
the pen never passes unseen.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import InvalidRules
from extractor.messages import _

Span = tuple[int, int]

_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Examples(BaseModel):
    """What an entry must find, exactly the [bracketed] span, what it must skip, and known misses (`todo`)."""

    model_config = ConfigDict(extra="forbid", strict=True)

    match: list[str] = Field(min_length=1)
    skip: list[str] = Field(min_length=1)
    todo: list[str] = []


class Entry(BaseModel):
    """What every entry carries: its id, why it holds, its examples, and where it stands (`line` is 1-based)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z]{2}(\.[a-z0-9-]+)+$")
    why: str = Field(min_length=1)
    examples: Examples
    path: Path
    line: int


EntryType = TypeVar("EntryType", bound=Entry)


@dataclass(frozen=True)
class RuleFailure:
    """An example that went wrong: what the entry should have found in it and what it found."""

    rule: str
    path: Path
    line: int
    text: str
    expected: str | None
    found: list[str]


def files_in(folder: Path) -> list[Path]:
    """The YAML files of a folder and those below it, in order. Raises InvalidRules for what is no folder."""
    if not folder.is_dir():
        raise InvalidRules(folder, None, _("this is not a folder"))
    return sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")])


def read_entries(path: Path, kind: type[EntryType]) -> Iterator[EntryType]:
    """The entries of one file in order. Raises InvalidRules at the first fault."""
    try:
        text = path.read_text("utf-8")
    except (UnicodeDecodeError, OSError) as error:
        raise _unreadable(path, error) from error
    yield from parse_entries(text, path, kind)


def parse_entries(text: str, path: Path, kind: type[EntryType]) -> Iterator[EntryType]:
    """The entries of a text that stands, or is to stand, in the file at `path`. Raises InvalidRules."""
    root = _composed(text, path)
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise InvalidRules(path, 1, _("a file of rules is a list, each entry beginning with “- id:”"))
    for node in root.value:
        yield _entry(path, node, kind)


def column_of_entries(text: str) -> int:
    """How far the dashes of a file's entries stand from the margin, 0 where there is none yet."""
    root = yaml.compose(text, _Loader)
    return root.start_mark.column if isinstance(root, yaml.SequenceNode) else 0


def by_id(entries: Iterable[EntryType]) -> dict[str, EntryType]:
    """The entries by id, in their order. Raises InvalidRules where an id stands twice."""
    found: dict[str, EntryType] = {}
    for entry in entries:
        if entry.id in found:
            first = found[entry.id]
            values = {"id": entry.id, "path": first.path, "line": first.line}
            reason = _("the rule %(id)s stands already in %(path)s:%(line)d") % values
            raise InvalidRules(entry.path, entry.line, reason)
        found[entry.id] = entry
    return found


def run_examples(entry: Entry, find: Callable[[str], Iterable[Span]]) -> list[RuleFailure]:
    """The examples of an entry that go wrong; `find` gives the spans that it finds in a text."""
    failures = []
    for example in [*entry.examples.match, *entry.examples.skip]:
        text, expected = _unbracketed(example) if example in entry.examples.match else (example, None)
        found = sorted(find(text))
        if found != ([expected] if expected else []):
            failures.append(_failure(entry, text, expected, found))
    return failures


def _failure(entry: Entry, text: str, expected: Span | None, found: list[Span]) -> RuleFailure:
    return RuleFailure(
        rule=entry.id,
        path=entry.path,
        line=entry.line,
        text=text,
        expected=text[slice(*expected)] if expected else None,
        found=[text[start:end] for start, end in found],
    )


def _unbracketed(example: str) -> tuple[str, Span]:
    match = _BRACKETED.search(example)
    if match is None:
        raise ValueError(example)
    text = example[: match.start()] + match[1] + example[match.end() :]
    return text, (match.start(), match.start() + len(match[1]))


def _composed(text: str, path: Path) -> yaml.Node | None:
    try:
        root: yaml.Node | None = yaml.compose(text, _Loader)
    except yaml.YAMLError as error:
        raise _unreadable(path, error) from error
    return root


def _entry(path: Path, node: yaml.Node, kind: type[EntryType]) -> EntryType:
    line = node.start_mark.line + 1
    try:
        plain = _construct(node)
    except yaml.MarkedYAMLError as error:
        raise _unreadable(path, error) from error
    if not isinstance(plain, dict):
        raise InvalidRules(path, line, _("a rule is a mapping that begins with “id:”"))
    try:
        entry = kind(**plain, path=path, line=line)
    except (ValidationError, TypeError) as error:
        raise InvalidRules(path, line, explain(error)) from error
    for text in entry.examples.match:
        if len(_BRACKETED.findall(text)) != 1:
            raise InvalidRules(path, line, _("the example “%(text)s” needs one [bracketed] span") % {"text": text})
    return entry


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


def explain(error: ValidationError | TypeError) -> str:
    """What is wrong with the values of an entry, by the first fault."""
    if isinstance(error, TypeError):
        return _("a rule may not set its own “path” or “line”")
    first = error.errors()[0]
    values = {"key": ".".join(str(part) for part in first["loc"]), "value": first["input"]}
    match first["type"]:
        case "missing":
            return _("the key “%(key)s” is missing") % values
        case "extra_forbidden":
            return _("the key “%(key)s” is unknown") % values
        case "enum" | "literal_error":
            return _("“%(value)s” is not among the values of “%(key)s”") % values
        case "too_short":
            return _("“%(key)s” needs at least one entry") % values
        case _:
            return _("“%(key)s” is not of the right form") % values


def _unreadable(path: Path, error: Exception) -> InvalidRules:
    mark = getattr(error, "problem_mark", None)
    reason = str(getattr(error, "problem", None) or error).splitlines()[0]
    return InvalidRules(path, mark.line + 1 if mark else None, reason)

"""The pages for readers: what they link to and name is there, and the worked example is what the program gives."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from extractor import extract
from extractor.cli import app
from extractor.nlp.rule_examples import check_rules
from extractor.rules import load_rules
from tui.actions import SCOPES
from tui.keys import keymap, use_own_keys

ROOT = Path(__file__).parents[1]
PAGES = (
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "rules/README.md"),
    *("docs/architecture.md", "docs/store.md", "docs/guida.md"),
)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
# Paths in running text that lie in the repository: folders of its root, then anything without blanks or gaps.
_PATH = re.compile(r"(?:extractor|tui|rules|corpus|docs|tests|training|benchmarks|\.ci)/[\w./-]+")


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def blocks(page: str, kind: str) -> list[str]:
    return [match["body"] for match in _FENCE.finditer(text_of(page)) if match["kind"] == kind]


def commands(command: Any = None, name: str = "spoglio") -> Iterator[str]:
    """The full names of all commands that do something."""
    command = command or get_command(app)
    below = getattr(command, "commands", {})
    if not below:
        yield name
    for word, child in below.items():
        yield from commands(child, f"{name} {word}")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    local = {link.split("#")[0] for link in _LINK.findall(text_of(page)) if not link.startswith(("http", "mailto:"))}
    assert [link for link in sorted(local) if not ((ROOT / page).parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_paths_that_are_named_exist(page: str) -> None:
    named = {match[0] for code in _CODE.findall(text_of(page)) for match in [_PATH.match(code)] if match}
    named |= {path.rstrip(".") for block in blocks(page, "") for path in re.findall(rf"\s({_PATH.pattern})", block)}
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_the_guide_s_own_keys_are_taken(tmp_path: Path) -> None:
    [example] = blocks("docs/guida.md", "yaml")
    read_keys(tmp_path, example)
    assert (keymap()["accept"], keymap()["approve"]) == (["s", "enter"], ["f10"])
    read_keys(tmp_path, "")


def read_keys(folder: Path, written: str) -> None:
    path = folder / "keymap.yaml"
    path.write_text(written, encoding="utf-8")
    use_own_keys(path, SCOPES)


def test_the_guide_names_keys_that_do_what_it_says() -> None:
    said = {
        **{"accept": "a", "reject": "x", "correct": "e", "next_open": "n", "undo": "u", "accept_all": "A", "same": "s"},
        **{"merge": "m", "split": "d", "link": "l", "words": "w", "filter": "f", "jump": "g", "open_source": "o"},
        **{"page": "z", "history": "h", "reopen": "r", "copy": "y", "quit": "q", "set_evidence": "m"},
    }
    assert {name: keymap()[name][0] for name in said} == said
    assert [key for key in said.values() if f"`{key}`" not in text_of("docs/guida.md")] == []


def test_the_readme_names_every_command() -> None:
    assert [name for name in commands() if f"`{name}" not in text_of("README.md")] == []


@pytest.mark.parametrize("page", PAGES)
def test_only_commands_and_options_that_exist_are_named(page: str) -> None:
    known = set(commands())
    named = set(re.findall(r"(?:`|\$ |bin/)(spoglio(?: --lang en)?(?: [a-z]+)+)", text_of(page)))
    plain = {name.replace(" --lang en", "") for name in named}
    assert [name for name in sorted(plain) if not any(f"{name} ".startswith(f"{one} ") for one in known)] == []
    options = {option for command in every_command() for parameter in command.params for option in parameter.opts}
    lines = [line for line in re.split(r"[`\n]", text_of(page)) if re.match(r"(?:\$ |\S*bin/)?spoglio |--", line)]
    assert {option for line in lines for option in re.findall(r"--[a-z][a-z-]+", line)} <= options | {"--help"}


def every_command(command: Any = None) -> Iterator[typer.core.TyperCommand]:
    command = command or get_command(app)
    yield command
    for child in getattr(command, "commands", {}).values():
        yield from every_command(child)


def test_the_layers_are_those_of_the_contract() -> None:
    contracts = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    [table] = re.findall(r"\| layer \|.*\n\|.*\n((?:\|.*\n)+)", text_of("docs/architecture.md"))
    told = [" | ".join(_CODE.findall(row.split(" | ")[0])) for row in table.splitlines()]
    assert told == contracts[0]["layers"]


def test_the_example_of_a_rule_holds(tmp_path: Path) -> None:
    rule, _alias = blocks("rules/README.md", "yaml")
    (tmp_path / "cues.yaml").write_text(rule, "utf-8")
    assert len(load_rules(tmp_path)) == len(load_rules()) + 1
    assert check_rules(tmp_path).failures == check_rules().failures


def test_the_rule_gives_the_fact_that_the_page_promises(tmp_path: Path) -> None:
    page = text_of("rules/README.md")
    [sentence] = re.findall(r"a communiqué reads \"([^\"]+)\"", page.replace("\n", " "))
    (tmp_path / "cues.yaml").write_text(blocks("rules/README.md", "yaml")[0], "utf-8")
    letter = tmp_path / "comunicato.txt"
    letter.write_text(f"Il progetto “Fili d’acqua” rinnova gli acquedotti di sei paesi. {sentence}.", "utf-8")
    assert [partner.name for partner in extract(letter).partners if partner.role == "lead"] == []
    [partner] = extract(letter, rules=tmp_path).partners
    assert (partner.name, partner.role) == ("Provincia di Rieti", "lead")
    assert f"`{partner.origin}`" in page


def test_the_example_of_an_alias_holds(tmp_path: Path) -> None:
    _rule, alias = blocks("rules/README.md", "yaml")
    (tmp_path / "aliases.yaml").write_text(alias, "utf-8")
    report = check_rules(tmp_path)
    assert (report.aliases, report.failures) == (1, check_rules().failures)


def test_the_alias_gives_the_name_that_the_page_promises(tmp_path: Path) -> None:
    page = text_of("rules/README.md")
    [form, name] = re.findall(r"\"la ([^\"]+)\", and your records are to say ([^,]+),", page)[0]
    (tmp_path / "aliases.yaml").write_text(blocks("rules/README.md", "yaml")[1], "utf-8")
    letter = tmp_path / "comunicato.txt"
    letter.write_text(f"Il progetto “Fili d’acqua” rinnova gli acquedotti. Lo guida la {form}.", "utf-8")
    [partner] = extract(letter, rules=tmp_path).partners
    assert (partner.name, partner.role, [e.quote for e in partner.evidence]) == (name, "lead", [form])
    assert partner.notes == ["the name is given by the alias it.alias.partners.rete-dei-mugnai"]


def test_the_worked_example_is_what_the_program_gives() -> None:
    [shown] = (json.loads(block) for block in blocks("README.md", "json"))
    [path] = set(re.findall(r"corpus/development/\w+\.pdf", text_of("README.md")))
    made = extract(ROOT / path).model_dump(mode="json")
    facts = [(name, item) for name in ("projects", "budgets", "dates") for item in shown[name]]
    stale = [item for name, item in facts if not any(_is_part(item, found) for found in made[name])]
    assert stale == [], "the program gives these facts of README.md's example otherwise now: bring it up to date"


def _is_part(shown: dict[str, Any], made: dict[str, Any]) -> bool:
    """Whether all that is shown of a fact is so; notes are in the language of the run."""
    return all(made[key] == value for key, value in shown.items() if key != "notes")

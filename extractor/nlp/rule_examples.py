"""Runs the examples that every rule carries: each must match exactly its bracketed span, each skip must not match."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language

from extractor.nlp.cue_spans import CueMatcher
from extractor.rules import Rule, Rules, load_rules


@dataclass(frozen=True)
class RuleFailure:
    """An example that went wrong: what the rule should have found in it and what it found."""

    rule: str
    path: Path
    line: int
    text: str
    expected: str | None
    found: list[str]


@dataclass
class RuleReport:
    """The outcome for all rules; `todo` lists known misses, which do not fail."""

    rules: int = 0
    examples: int = 0
    failures: list[RuleFailure] = field(default_factory=list)
    todo: list[tuple[str, str]] = field(default_factory=list)


def check_rules(extra: Path | None = None) -> RuleReport:
    """Runs the examples of the project's rules and of the user's folder `extra`."""
    rules = load_rules(extra)
    nlp = spacy.blank("it")
    report = RuleReport(rules=len(rules))
    for rule in rules:
        report.examples += len(rule.examples.match) + len(rule.examples.skip)
        report.failures += check_rule(nlp, rule)
        report.todo += [(rule.id, text) for text in rule.examples.todo]
    return report


def check_rule(nlp: Language, rule: Rule) -> list[RuleFailure]:
    """The examples of one rule that go wrong."""
    matcher = CueMatcher(nlp.vocab, Rules({rule.id: rule}))
    failures = []
    for example in [*rule.examples.match, *rule.examples.skip]:
        text, expected = _unbracketed(example) if example in rule.examples.match else (example, None)
        found = sorted((m.start, m.end) for m in matcher(nlp(text)).user_data["cues"])
        if found != ([expected] if expected else []):
            failures.append(_failure(rule, text, expected, found))
    return failures


def _unbracketed(example: str) -> tuple[str, tuple[int, int]]:
    match = re.search(r"\[([^\[\]]+)\]", example)
    if match is None:
        raise ValueError(example)
    text = example[: match.start()] + match[1] + example[match.end() :]
    return text, (match.start(), match.start() + len(match[1]))


def _failure(rule: Rule, text: str, expected: tuple[int, int] | None, found: list[tuple[int, int]]) -> RuleFailure:
    return RuleFailure(
        rule=rule.id,
        path=rule.path,
        line=rule.line,
        text=text,
        expected=text[slice(*expected)] if expected else None,
        found=[text[start:end] for start, end in found],
    )

"""Runs the examples that every rule carries: each must match exactly its bracketed span, each skip must not match."""

from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language

from extractor.nlp.cue_spans import CueMatcher
from extractor.rule_files import RuleFailure, run_examples
from extractor.rules import Rule, Rules, load_rules


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
    return run_examples(rule, lambda text: [(m.start, m.end) for m in matcher(nlp(text)).user_data["cues"]])

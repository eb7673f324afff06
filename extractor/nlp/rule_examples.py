"""Runs the examples that rules and aliases carry: each must match exactly its bracketed span, no skip may match."""

from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language

from extractor.aliases import check, load_aliases
from extractor.nlp.cue_spans import CueMatcher
from extractor.rule_files import Entry, RuleFailure, run_examples
from extractor.rules import Rule, Rules, load_rules


@dataclass
class RuleReport:
    """The outcome for all rules and aliases; `todo` lists known misses, which do not fail."""

    rules: int = 0
    aliases: int = 0
    examples: int = 0
    failures: list[RuleFailure] = field(default_factory=list)
    todo: list[tuple[str, str]] = field(default_factory=list)

    def count(self, entry: Entry, failures: list[RuleFailure]) -> None:
        """Takes in what came of the examples of one entry."""
        self.examples += len(entry.examples.match) + len(entry.examples.skip)
        self.failures += failures
        self.todo += [(entry.id, text) for text in entry.examples.todo]


def check_rules(extra: Path | None = None) -> RuleReport:
    """Runs the examples of the project's rules, and of the rules and aliases of the user's folder `extra`."""
    rules, aliases = load_rules(extra), load_aliases(extra)
    nlp = spacy.blank("it")
    report = RuleReport(rules=len(rules), aliases=len(aliases))
    for rule in rules:
        report.count(rule, check_rule(nlp, rule))
    for alias in aliases:
        report.count(alias, check(alias))
    return report


def check_rule(nlp: Language, rule: Rule) -> list[RuleFailure]:
    """The examples of one rule that go wrong."""
    matcher = CueMatcher(nlp.vocab, Rules({rule.id: rule}))
    return run_examples(rule, lambda text: [(m.start, m.end) for m in matcher(nlp(text)).user_data["cues"]])

"""The matcher: the longest match of one label and scope, none over a paragraph's end, with what the rule says."""

from pathlib import Path

import pytest
import spacy

from extractor.nlp.cue_spans import CueMatcher
from extractor.nlp.span_groups import Group, read
from extractor.rules import Rule, Rules
from extractor.schema.mention import Label, Mention, Scope


def rule(ident: str, words: list[str], label: Label, scope: Scope = Scope.BOTH, value: str | None = None) -> Rule:
    pattern = [{"LOWER": word} for word in words]
    examples = {"match": ["[x]"], "skip": ["y"]}
    fields = {"id": ident, "why": "test", "label": label, "pattern": pattern, "scope": scope, "value": value}
    return Rule.model_validate(fields | {"examples": examples, "path": Path("test.yaml"), "line": 1})


def cues(text: str, *rules: Rule) -> list[Mention]:
    nlp = spacy.blank("it")
    doc = CueMatcher(nlp.vocab, Rules({r.id: r for r in rules}))(nlp(text))
    return read(doc, Group.CUES)


SHORT = rule("it.test.short", ["con"], Label.PARTNER_CUE)
LONG = rule("it.test.long", ["insieme", "con"], Label.PARTNER_CUE)
LATE = rule("it.test.late", ["con", "il"], Label.PARTNER_CUE)
OTHER = rule("it.test.other", ["con"], Label.LEAD_CUE)
AFTER = rule("it.test.after", ["con"], Label.PARTNER_CUE, Scope.AFTER)

CASES = {
    "the longer of two": ((SHORT, LONG), ["it.test.long"]),
    "whichever rule stands first": ((LONG, SHORT), ["it.test.long"]),
    "the first of two that are as long": ((LONG, LATE), ["it.test.long"]),
    "both where the labels differ": ((LONG, OTHER), ["it.test.long", "it.test.other"]),
    "both where the scopes differ": ((LONG, AFTER), ["it.test.long", "it.test.after"]),
}


@pytest.mark.parametrize(("rules", "origins"), CASES.values(), ids=CASES)
def test_of_overlapping_matches(rules: tuple[Rule, ...], origins: list[str]) -> None:
    assert [m.origin for m in cues("si lavora insieme con il Comune", *rules)] == origins


def test_a_cue_carries_what_its_rule_says() -> None:
    found = cues("Si lavora CON il Comune", rule("it.test.x", ["con"], Label.FUNDER_CUE, Scope.BEFORE, "weak"))
    assert found == [Mention(10, 13, "CON", Label.FUNDER_CUE, "it.test.x", "weak", Scope.BEFORE)]


def test_no_match_runs_over_a_paragraph_s_end() -> None:
    spaced = Rule.model_validate(
        rule("it.test.x", ["insieme"], Label.PARTNER_CUE).model_dump()
        | {"pattern": [{"LOWER": "insieme"}, {"IS_SPACE": True, "OP": "?"}, {"LOWER": "con"}]}
    )
    assert [m.text for m in cues("insieme\ncon", spaced)] == ["insieme\ncon"]
    assert cues("insieme\n\ncon", spaced) == []


def test_without_rules_there_are_no_cues() -> None:
    assert cues("insieme con") == []

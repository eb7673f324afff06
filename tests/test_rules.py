"""The rules: each one's examples, and every way in which a file of rules is refused."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extractor.errors import InvalidRules
from extractor.nlp.rule_examples import check_rule, check_rules
from extractor.rule_files import RuleFailure
from extractor.rules import RULES_DIR, Rule, Rules, load_rules
from extractor.schema.mention import Label, Scope

RULES = load_rules()
GOOD = """\
- id: it.test.one
  why: a reason
  label: LEAD_CUE
  pattern: [{LOWER: guidato}, {LOWER: da}]
  examples:
    match: ["un progetto [guidato da] tutti"]
    skip: ["ha guidato la gita"]
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("it")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's folder of rules with one good file."""
    (tmp_path / "mine.yaml").write_text(GOOD, "utf-8")
    return tmp_path


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_hold(rule: Rule, nlp: Language) -> None:
    assert check_rule(nlp, rule) == []


def test_every_file_holds_rules_of_its_own_name() -> None:
    kinds = {path.stem.rstrip("s") for path in (RULES_DIR / "it").glob("*.yaml")}
    assert {rule.id.split(".")[1] for rule in RULES} == kinds
    assert all(rule.id.split(".")[1] == rule.path.stem.rstrip("s") for rule in RULES)


def test_rules_stand_in_the_order_of_files_and_lines() -> None:
    places = [(rule.path, rule.line) for rule in RULES]
    assert places == sorted(places)
    assert len(RULES) == len(places)


def test_a_rule_says_what_it_is(folder: Path) -> None:
    rule = load_rules(folder).by_id["it.test.one"]
    assert rule.why == "a reason"
    assert (rule.label, rule.scope, rule.value) == (Label.LEAD_CUE, Scope.BOTH, None)
    assert rule.all_patterns() == [[{"LOWER": "guidato"}, {"LOWER": "da"}]]
    assert (rule.path, rule.line) == (folder / "mine.yaml", 1)
    assert rule.examples.todo == []


def test_a_user_s_rules_come_last(folder: Path) -> None:
    loaded = load_rules(folder)
    assert [rule.id for rule in loaded] == [*(rule.id for rule in RULES), "it.test.one"]


def test_folders_within_and_both_endings_are_read(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "others.yml").write_text(GOOD.replace("test.one", "test.two"), "utf-8")
    (folder / "empty.yaml").write_text("# nothing yet\n", "utf-8")
    (folder / "notes.txt").write_text("no: rules", "utf-8")
    assert [rule.id for rule in load_rules(folder)][-2:] == ["it.test.one", "it.test.two"]


WORDS = {
    "no": "no",
    "NO": "NO",
    "yes": "yes",
    "on": "on",
    "quoted true": '"true"',
    "a version": "1.0",
    "a date": "2021-05-03",
    "octal": "0o17",
}


@pytest.mark.parametrize("written", WORDS.values(), ids=WORDS)
def test_words_that_are_something_else_to_yaml_stay_words(folder: Path, written: str) -> None:
    (folder / "mine.yaml").write_text(GOOD.replace("LOWER: da", f"ORTH: {written}"), "utf-8")
    assert load_rules(folder).by_id["it.test.one"].pattern[1] == {"ORTH": written.strip('"')}


def test_flags_numbers_and_operators_keep_their_types(folder: Path) -> None:
    pattern = "pattern: [{IS_DIGIT: true, OP: '?'}, {LENGTH: 3}, {IS_PUNCT: false}]"
    text = GOOD.replace("pattern: [{LOWER: guidato}, {LOWER: da}]", pattern)
    (folder / "mine.yaml").write_text(text, "utf-8")
    assert load_rules(folder).by_id["it.test.one"].pattern == [
        {"IS_DIGIT": True, "OP": "?"},
        {"LENGTH": 3},
        {"IS_PUNCT": False},
    ]


FAULTS = {
    "unknown key": (GOOD.replace("why:", "because:"), 1, "the key “why” is missing"),
    "unknown key of examples": (GOOD.replace("skip:", "skips:"), 1, "the key “examples.skip” is missing"),
    "further key": (GOOD + "  colour: red\n", 1, "the key “colour” is unknown"),
    "wrong label": (GOOD.replace("LEAD_CUE", "LEADER"), 1, "“LEADER” is not among the values of “label”"),
    "wrong scope": (GOOD + "  scope: around\n", 1, "“around” is not among the values of “scope”"),
    "identifier without a language": (GOOD.replace("it.test.one", "Test One"), 1, "“id” is not of the right form"),
    "no reason": (GOOD.replace("a reason", '""'), 1, "“why” is not of the right form"),
    "no examples": (GOOD.split("  examples")[0], 1, "the key “examples” is missing"),
    "nothing that matches": (
        GOOD.replace('["un progetto [guidato da] tutti"]', "[]"),
        1,
        "“examples.match” needs at least one entry",
    ),
    "nothing that is skipped": (
        GOOD.replace('["ha guidato la gita"]', "[]"),
        1,
        "“examples.skip” needs at least one entry",
    ),
    "an example that is a flag": (
        GOOD.replace('"ha guidato la gita"', "true"),
        1,
        "“examples.skip.0” is not of the right form",
    ),
    "an attribute that only a tagger sets": (
        GOOD.replace("{LOWER: da}", "{LEMMA: da}"),
        1,
        "a pattern may not ask for LEMMA: no tagger runs",
    ),
    "both forms of pattern": (GOOD + "  patterns: [[{LOWER: a}]]\n", 1, "a rule has either “pattern” or “patterns”"),
    "neither form of pattern": (
        GOOD.replace("  pattern: [{LOWER: guidato}, {LOWER: da}]\n", ""),
        1,
        "a rule has either “pattern” or “patterns”",
    ),
    "no bracket": (
        GOOD.replace("[guidato da]", "guidato da"),
        1,
        "the example “un progetto guidato da tutti” needs one [bracketed] span",
    ),
    "two brackets": (
        GOOD.replace("[guidato da] tutti", "[guidato da] [tutti]"),
        1,
        "the example “un progetto [guidato da] [tutti]” needs one [bracketed] span",
    ),
    "the second rule is wrong": (
        GOOD + GOOD.replace("one", "two").replace("LEAD_CUE", "X"),
        8,
        "“X” is not among the values of “label”",
    ),
    "a mapping for a list": (
        "rules:\n  - id: it.x.y\n",
        1,
        "a file of rules is a list, each entry beginning with “- id:”",
    ),
    "a word for a rule": ("- guidato da\n", 1, "a rule is a mapping that begins with “id:”"),
    "its own path": (GOOD + "  path: elsewhere\n", 1, "a rule may not set its own “path” or “line”"),
    "a key twice": (GOOD.replace("skip:", "match:"), 7, "found the key “match” twice"),
    "a key twice in a pattern": (GOOD.replace("LOWER: da", "LOWER: da, LOWER: dal"), 4, "found the key “LOWER” twice"),
    "broken YAML": (GOOD.replace("{LOWER: da}]", "{LOWER: da}"), 5, "did not find expected"),
    "a tab": ("- id: it.x.y\n\twhy: x\n", 2, "found a tab character that violates indentation"),
}


@pytest.mark.parametrize(("text", "line", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_file_is_refused_by_name_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidRules) as caught:
        load_rules(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert caught.value.reason.startswith(reason)
    assert str(caught.value).startswith(f"{path}:{line}: {reason}")


def test_an_id_that_stands_twice_is_refused_with_both_places(folder: Path) -> None:
    other = folder / "others.yaml"
    other.write_text("# comment\n" + GOOD, "utf-8")
    with pytest.raises(InvalidRules) as caught:
        load_rules(folder)
    first = folder / "mine.yaml"
    assert str(caught.value) == f"{other}:2: the rule it.test.one stands already in {first}:1"


def test_a_user_s_rule_may_not_take_the_id_of_one_of_ours(folder: Path) -> None:
    ours = next(iter(RULES))
    (folder / "mine.yaml").write_text(GOOD.replace("it.test.one", ours.id), "utf-8")
    with pytest.raises(InvalidRules, match=rf"stands already in .*{ours.path.name}:{ours.line}"):
        load_rules(folder)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"- id: \xff\xfe\n")
    with pytest.raises(InvalidRules, match=r"mine\.yaml: 'utf-8' codec can't decode"):
        load_rules(tmp_path)


@pytest.mark.parametrize("name", ["missing", "file.yaml"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.yaml").write_text(GOOD, "utf-8")
    with pytest.raises(InvalidRules) as caught:
        load_rules(tmp_path / name)
    assert str(caught.value) == f"{tmp_path / name}: this is not a folder"


def test_examples_that_go_wrong_are_reported_with_what_was_found(folder: Path, nlp: Language) -> None:
    text = GOOD.replace("[guidato da]", "[guidato] da").replace("ha guidato la gita", "guidato da anni")
    (folder / "mine.yaml").write_text(text, "utf-8")
    rule = load_rules(folder).by_id["it.test.one"]
    assert check_rule(nlp, rule) == [
        RuleFailure(rule.id, rule.path, 1, "un progetto guidato da tutti", "guidato", ["guidato da"]),
        RuleFailure(rule.id, rule.path, 1, "guidato da anni", None, ["guidato da"]),
    ]


def test_the_report_counts_all_rules_and_lists_known_misses(folder: Path) -> None:
    (folder / "mine.yaml").write_text(GOOD + '    todo: ["guidato poi da tutti"]\n', "utf-8")
    ours = check_rules()
    report = check_rules(folder)
    assert (report.rules, report.examples) == (ours.rules + 1, ours.examples + 2)
    assert report.failures == []
    assert report.todo == [*ours.todo, ("it.test.one", "guidato poi da tutti")]


UNKNOWN_TO_SPACY = {
    "attribute": ("{LOWR: da}", "pattern: [pattern -> 1 -> LOWR] Extra inputs are not permitted"),
    "predicate": ("{LOWER: {INN: [da]}}", "pattern: [pattern -> 1 -> LOWER -> TokenPatternString -> INN] Extra inputs"),
    "operator": ("{LOWER: da, OP: '??'}", "pattern: [pattern -> 1 -> OP -> "),
    "number for a word": ("{LOWER: 3}", "pattern: [pattern -> 1 -> LOWER -> "),
    "expression": ("{LOWER: {REGEX: '('}}", "pattern: missing ), unterminated subpattern at position 0"),
}


@pytest.mark.parametrize(("token", "reason"), UNKNOWN_TO_SPACY.values(), ids=UNKNOWN_TO_SPACY)
def test_a_pattern_that_spacy_does_not_know_is_refused(folder: Path, token: str, reason: str) -> None:
    path = folder / "mine.yaml"
    path.write_text("# my rules\n" + GOOD.replace("{LOWER: da}", token), "utf-8")
    with pytest.raises(InvalidRules) as caught:
        check_rules(folder)
    assert str(caught.value).startswith(f"{path}:2: {reason}")


def test_no_rules_is_a_run_without_cues() -> None:
    assert (list(Rules()), len(Rules())) == ([], 0)

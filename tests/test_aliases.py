"""A user's own aliases: how their file is read and refused, and where a form stands in a text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.aliases import check, load_aliases
from extractor.errors import InvalidRules
from extractor.rule_files import RuleFailure
from extractor.rules import load_rules
from tests.data.aliases import alias, aliases
from tests.nlp.texts import unmarked

GOOD = """\
- id: it.alias.partners.hit
  why: the office calls it so
  list: partners
  name: Hub Innovazione Trentino
  forms: [HIT, Hub Trentino]
  acronym: HIT
  country: IT
  examples:
    match: ["lo guida [HIT], da solo"]
    skip: ["un hit dell'estate"]
"""
OTHER = """\
- id: it.alias.projects.valleviva
  why: its short name
  list: projects
  name: ValleViva
  forms: [VV]
  examples:
    match: ["parte [VV]"]
    skip: ["parte VVV"]
"""


def bracketed(text: str, *forms: str) -> str:
    """The text with every form that is found in square brackets."""
    found = list(aliases(alias("partners", "Name", *forms)).find(text))
    for start, end, _ in reversed(found):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's folder with a file of aliases."""
    (tmp_path / "aliases.yaml").write_text(GOOD, "utf-8")
    return tmp_path


def test_an_alias_says_what_it_is(folder: Path) -> None:
    [alias] = load_aliases(folder)
    assert (alias.id, alias.why, alias.list) == ("it.alias.partners.hit", "the office calls it so", "partners")
    assert (alias.name, alias.forms) == ("Hub Innovazione Trentino", ("HIT", "Hub Trentino"))
    assert (alias.acronym, alias.country) == ("HIT", "IT")
    assert (alias.path, alias.line) == (folder / "aliases.yaml", 1)


def test_without_a_folder_or_a_file_there_are_none(tmp_path: Path) -> None:
    assert len(load_aliases(None)) == len(load_aliases(tmp_path)) == 0


def test_rules_and_aliases_of_one_folder_do_not_meet(folder: Path) -> None:
    (folder / "clients").mkdir()
    (folder / "clients" / "aliases.yml").write_text(OTHER, "utf-8")
    assert len(load_rules(folder)) == len(load_rules())
    assert list(load_aliases(folder).by_id) == ["it.alias.partners.hit", "it.alias.projects.valleviva"]


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRules, match="this is not a folder"):
        load_aliases(tmp_path / "missing")


FAULTS = {
    "unknown key": (GOOD + "  colour: red\n", 1, "the key “colour” is unknown"),
    "no name": (GOOD.replace("  name: Hub Innovazione Trentino\n", ""), 1, "the key “name” is missing"),
    "no reason": (GOOD.replace("the office calls it so", '""'), 1, "“why” is not of the right form"),
    "another list": (GOOD.replace("list: partners", "list: dates"), 1, "“dates” is not among the values of “list”"),
    "an identifier of a rule": (GOOD.replace("it.alias.", "it.partner."), 1, "“id” is not of the right form"),
    "no form": (GOOD.replace("[HIT, Hub Trentino]", "[]"), 1, "“forms” needs at least one entry"),
    "an empty form": (GOOD.replace("[HIT, Hub Trentino]", '[""]'), 1, "“forms.0” is not of the right form"),
    "a form that begins with a mark": (GOOD.replace("[HIT, ", '["«HIT", '), 1, "“forms.0” is not of the right form"),
    "a form with brackets": (GOOD.replace("[HIT, ", '["H[I]T", '), 1, "“forms.0” is not of the right form"),
    "a form that is a number": (GOOD.replace("[HIT, ", "[2021, "), 1, "“forms.0” is not of the right form"),
    "a country by name": (GOOD.replace("country: IT", "country: Italia"), 1, "“country” is not of the right form"),
    "no examples": (GOOD.split("  examples")[0], 1, "the key “examples” is missing"),
    "nothing that is skipped": (
        GOOD.replace("""["un hit dell'estate"]""", "[]"),
        1,
        "“examples.skip” needs at least one entry",
    ),
    "no bracket": (
        GOOD.replace("[HIT], da", "HIT, da"),
        1,
        "the example “lo guida HIT, da solo” needs one [bracketed] span",
    ),
    "a form twice in one alias": (
        GOOD.replace("Hub Trentino]", "HIT]"),
        1,
        "“HIT” stands already for Hub Innovazione Trentino, in ",
    ),
    "a form of another alias": (
        GOOD + OTHER.replace("[VV]\n  ex", "[VV, Hub  Trentino]\n  ex"),
        11,
        "“Hub  Trentino” stands already for Hub Innovazione Trentino, in ",
    ),
    "an id twice": (
        GOOD + GOOD.replace("HIT, Hub Trentino", "Hit"),
        11,
        "the rule it.alias.partners.hit stands already",
    ),
    "an acronym of a place": (
        GOOD.replace("list: partners", "list: places"),
        1,
        "an alias of the list “places” has no “acronym”",
    ),
    "a country of a project": (
        GOOD.replace("list: partners", "list: projects"),
        1,
        "an alias of the list “projects” has no “country”",
    ),
    "a key twice": (GOOD.replace("acronym:", "name:"), 6, "found the key “name” twice"),
    "no list of entries": ("HIT: Hub\n", 1, "a file of rules is a list, each entry beginning with “- id:”"),
}


@pytest.mark.parametrize(("text", "line", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_file_is_refused_by_name_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    path = tmp_path / "aliases.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidRules) as caught:
        load_aliases(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert caught.value.reason.startswith(reason)


def test_a_form_that_is_claimed_names_both_places(folder: Path) -> None:
    (folder / "more").mkdir()
    other = folder / "more" / "aliases.yaml"
    other.write_text("# mine\n" + OTHER.replace("[VV]\n  ex", "[HIT]\n  ex"), "utf-8")
    with pytest.raises(InvalidRules) as caught:
        load_aliases(folder)
    first = folder / "aliases.yaml"
    assert str(caught.value) == f"{other}:2: “HIT” stands already for Hub Innovazione Trentino, in {first}:1"


TEXTS = {
    "a word of its own": "Guida [HIT], con [HIT].",
    "after an elision": "Lo dice l'[HIT] oggi.",
    "between marks": "(«[HIT]»)",
    "at the ends": "[HIT] e [HIT]",
    "with a hyphen": "il progetto [HIT]-Lab",
    "small letters": "un hit, un Hit.",
    "inside a word": "HITS, WHIT, HIT2, HIT_, SHIT",
    "of several words": "il [Hub d'Alfa]",
    "another apostrophe": "il [Hub d’Alfa]",
    "over a line": "il [Hub\nd'Alfa] e il [Hub \n d'Alfa]",
    "not over a paragraph": "il Hub\n\nd'Alfa",
    "the longer one": "la [HIT Beta] e [HIT]",
    "with a stop": "la [Rossi S.p.A.], la [Rossi S.p.A.] e la Rossi S.p.A",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_forms_are_found_exactly(text: str) -> None:
    assert bracketed(unmarked(text), "HIT", "Hub d'Alfa", "HIT Beta", "Rossi S.p.A.") == text


@given(
    st.from_regex(r"[A-Za-zàèìòù0-9][A-Za-zàèìòù0-9 .&'’-]{0,12}", fullmatch=True),
    st.text(max_size=20),
    st.text(max_size=20),
)
def test_a_form_between_spaces_is_found_whatever_stands_around(form: str, before: str, after: str) -> None:
    form = form.strip()
    text = f"{before} {form} {after}"
    found = [(start, end) for start, end, _ in aliases(alias("partners", "Name", form)).find(text)]
    assert any(start <= len(before) + 1 < end for start, end in found)
    assert all(text[start:end].replace("’", "'") == form.replace("’", "'") for start, end in found if "\n" not in text)


def test_a_claim_looks_past_spaces_and_apostrophes() -> None:
    mine = alias("partners", "Name", "Hub d'Alfa")
    assert aliases(mine).claiming("Hub  d’Alfa") is mine
    assert aliases(mine).claiming("hub d'Alfa") is None


def test_examples_that_go_wrong_are_reported_with_what_was_found(folder: Path) -> None:
    text = GOOD.replace("[HIT], da solo", "[HIT], con HIT").replace("un hit dell'estate", "un HIT")
    (folder / "aliases.yaml").write_text(text, "utf-8")
    [mine] = load_aliases(folder)
    assert check(mine) == [
        RuleFailure(mine.id, mine.path, 1, "lo guida HIT, con HIT", "HIT", ["HIT", "HIT"]),
        RuleFailure(mine.id, mine.path, 1, "un HIT", None, ["HIT"]),
    ]


def test_good_examples_hold(folder: Path) -> None:
    assert [failure for alias in load_aliases(folder) for failure in check(alias)] == []

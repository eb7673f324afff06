"""Aliases as reviewers make them: proposed with examples that hold, shown as written, added without harm to a file."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.aliases import Alias, check, load_aliases, occurrences
from extractor.errors import InvalidRules, InvalidValue, SpoglioError
from extractor.own_aliases import FILE, append, as_yaml, propose
from extractor.rule_files import parse_entries
from tests.data.aliases import alias

NAME = "Hub Innovazione Trentino"
HIT = propose("partners", "HIT", NAME, sentence="Il progetto è guidato da HIT, con il Comune di Lodi.", country="IT")
SHOWN = """\
- id: it.alias.partners.hit
  why: "“HIT” is Hub Innovazione Trentino, always"
  list: partners
  name: "Hub Innovazione Trentino"
  forms: ["HIT"]
  acronym: "HIT"
  country: IT
  examples:
    match:
      - "Il progetto è guidato da [HIT], con il Comune di Lodi."
    skip:
      - "Il progetto è guidato da hit, con il Comune di Lodi."
      - "HIT2"
"""


def test_an_alias_is_shown_as_it_is_written(tmp_path: Path) -> None:
    assert as_yaml(HIT) == SHOWN
    written = append(HIT, tmp_path / "rules")
    assert (tmp_path / "rules" / FILE).read_text("utf-8") == SHOWN
    assert list(load_aliases(tmp_path / "rules")) == [written]
    assert check(HIT) == []


def test_what_several_terminals_append_at_once_is_all_kept(tmp_path: Path) -> None:
    aliases = [propose("partners", f"AB{number}", f"Azienda Bella {number}") for number in range(12)]
    with ThreadPoolExecutor(len(aliases)) as terminals:
        written = list(terminals.map(lambda one: append(one, tmp_path / "rules"), aliases))
    assert {one.name for one in load_aliases(tmp_path / "rules")} == {one.name for one in aliases}
    assert None not in written


FORMS = {
    "of initials": ("partners", "HIT", NAME, "it.alias.partners.hit", "HIT"),
    "of other letters": ("partners", "CNR", NAME, "it.alias.partners.cnr", None),
    "a place's initials": ("places", "VA", "Valle Alfa", "it.alias.places.va", None),
    "a project's initials": ("projects", "VA", "Valle Alfa", "it.alias.projects.va", "VA"),
    "with accents and marks": ("partners", "Città d’Alfa S.p.A.", NAME, "it.alias.partners.citta-d-alfa-s-p-a", None),
    "in other letters": ("partners", "ΑΒΓ", NAME, "it.alias.partners.1", None),
}


@pytest.mark.parametrize(("of", "form", "name", "ident", "acronym"), FORMS.values(), ids=FORMS)
def test_id_and_acronym_come_from_the_form(of: str, form: str, name: str, ident: str, acronym: str | None) -> None:
    made = propose(of, form, name)  # type: ignore[arg-type]  # the table's lists are lists
    assert (made.id, made.list, made.name, made.forms, made.acronym) == (ident, of, name, (form,), acronym)


EXAMPLES = {
    "a sentence": ("Guida HIT, da Rovereto.", "Guida [HIT], da Rovereto.", "Guida hit, da Rovereto."),
    "over lines": ("Guida\nHIT,  da\nRovereto.", "Guida [HIT], da Rovereto.", "Guida hit, da Rovereto."),
    "the form again": (
        "Guida HIT, con gli amici di HIT.",
        "Guida [HIT], con gli amici di …",
        "Guida hit, con gli amici di …",
    ),
    "brackets": ("Guida [HIT] da sola.", "Guida ([HIT]) da sola.", "Guida (hit) da sola."),
    "a long sentence": (
        f"{'prima ' * 20}HIT{' dopo' * 20}",
        f"… {'prima ' * 13}[HIT]{' dopo' * 15} …",
        f"… {'prima ' * 13}hit{' dopo' * 15} …",
    ),
    "a sentence without it": ("Guida Hit.", "[HIT]", "hit"),
    "no sentence": ("", "[HIT]", "hit"),
}


@pytest.mark.parametrize(("sentence", "match", "skip"), EXAMPLES.values(), ids=EXAMPLES)
def test_examples_come_from_the_sentence(sentence: str, match: str, skip: str) -> None:
    made = propose("partners", "HIT", NAME, sentence=sentence)
    assert (made.examples.match, made.examples.skip) == ([match], [skip, "HIT2"])
    assert check(made) == []


def test_a_form_in_small_letters_is_told_from_longer_words_alone() -> None:
    made = propose("partners", "lettori del colle", "Biblioteca", sentence="Pagano i lettori\ndel colle.")
    assert made.examples.match == ["Pagano i [lettori del colle]."]
    assert made.examples.skip == ["lettori del colle2"]


NO_FORM = "a form begins with a letter or a digit, and has no square brackets"
REFUSED = {
    "a mark before it": (
        "«HIT»",
        NAME,
        None,
        "«HIT»",
        "a form begins with a letter or a digit, and has no square brackets",
    ),
    "nothing": (" \n", NAME, None, "", NO_FORM),
    "a bracket in it": (
        "H[I]T",
        NAME,
        None,
        "H[I]T",
        "a form begins with a letter or a digit, and has no square brackets",
    ),
    "no name": ("HIT", " ", None, "", "a name is needed"),
    "a country by name": ("HIT", NAME, "Italia", "HIT", "“country” is not of the right form"),
}


@pytest.mark.parametrize(("form", "name", "country", "text", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_can_be_no_alias_is_refused(form: str, name: str, country: str | None, text: str, reason: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        propose("partners", form, name, country=country)
    assert (caught.value.text, caught.value.reason) == (text, reason)


@given(st.text(min_size=1, max_size=12), st.text(max_size=8), st.text(max_size=8), st.booleans())
def test_the_examples_of_any_proposal_hold(form: str, before: str, after: str, again: bool) -> None:
    sentence = f"{before} {form} {after}" + f" {form}" * again
    try:
        made = propose("projects", form, "Name", sentence=sentence)
    except InvalidValue:
        return
    assert check(made) == []
    assert occurrences(made.forms[0], " ".join(normalize("NFC", sentence).split()))


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_what_is_written_is_read_as_it_was(why: str, text: str) -> None:
    entry = alias("places", "Name", "HIT", country="NO").model_copy(
        update={"why": why, "name": "NO", "examples": HIT.examples.model_copy(update={"skip": [text], "todo": [text]})}
    )
    assert list(parse_entries(as_yaml(entry), entry.path, Alias)) == [entry]


FILES = {
    "comments": "# mine\n\n" + SHOWN.replace("HIT", "FBK").replace(".hit", ".fbk") + "\n# more\n",
    "no end of line": "# mine",
    "indented": "".join(f"  {line}\n" for line in SHOWN.replace("HIT", "FBK").replace(".hit", ".fbk").splitlines()),
    "ends of lines of another system": SHOWN.replace("HIT", "FBK").replace(".hit", ".fbk").replace("\n", "\r\n"),
    "nothing": "",
}


@pytest.mark.parametrize("before", FILES.values(), ids=FILES)
def test_what_stands_in_the_file_is_kept(tmp_path: Path, before: str) -> None:
    path = tmp_path / FILE
    path.write_bytes(before.encode())
    written = append(HIT, tmp_path)
    assert path.read_bytes().decode().startswith(before)
    assert [entry.forms for entry in load_aliases(tmp_path)] == [("FBK",)] * ("FBK" in before) + [("HIT",)]
    assert written is not None
    assert path.read_text("utf-8").splitlines()[written.line - 1].lstrip() == "- id: it.alias.partners.hit"
    assert {file.name for file in tmp_path.iterdir()} <= {FILE, f".{FILE}.lock"}


def test_the_same_again_is_no_error_and_writes_nothing(tmp_path: Path) -> None:
    assert append(HIT, tmp_path) is not None
    before = (tmp_path / FILE).read_bytes()
    assert append(propose("partners", "HIT", NAME, sentence="Anche HIT paga."), tmp_path) is None
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    "other",
    [propose("partners", "HIT", "Human Innovation Team"), propose("projects", "HIT", NAME)],
    ids=["name", "list"],
)
def test_a_form_of_another_name_is_refused_in_one_sentence(tmp_path: Path, other: Alias) -> None:
    append(HIT, tmp_path)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(SpoglioError) as caught:
        append(other, tmp_path)
    assert str(caught.value) == f"“HIT” stands already for Hub Innovazione Trentino, in {tmp_path / FILE}:1"
    assert (tmp_path / FILE).read_bytes() == before


def test_a_form_of_a_folder_within_is_refused_too(tmp_path: Path) -> None:
    append(HIT, tmp_path / "clients")
    with pytest.raises(SpoglioError, match="stands already for Hub Innovazione Trentino"):
        append(propose("partners", "HIT", "Human Innovation Team"), tmp_path)
    assert not (tmp_path / FILE).exists()


def test_an_id_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    names = [append(propose("partners", form, NAME), tmp_path) for form in ("HIT", "Hit", "hit")]
    idents = ["it.alias.partners.hit", "it.alias.partners.hit-2", "it.alias.partners.hit-3"]
    assert [alias.id for alias in names if alias] == list(load_aliases(tmp_path).by_id) == idents


def test_a_file_that_would_be_faulty_afterwards_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[]\n", "utf-8")
    with pytest.raises(InvalidRules):
        append(HIT, tmp_path)
    assert (tmp_path / FILE).read_text("utf-8") == "[]\n"


def test_a_file_that_is_faulty_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("HIT: Hub\n", "utf-8")
    with pytest.raises(InvalidRules, match=r"aliases\.yaml:1: a file of rules is a list"):
        append(HIT, tmp_path)
    assert (tmp_path / FILE).read_text("utf-8") == "HIT: Hub\n"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("a file", "utf-8")
    with pytest.raises(SpoglioError, match="cannot be written"):
        append(HIT, tmp_path / "rules")

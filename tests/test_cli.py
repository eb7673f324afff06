"""The command line as a user meets it: exit codes, what is printed where, what lies on the disk afterwards."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.__main__ import main, take_language
from extractor.attempt import Outcome
from extractor.destinations import FolderDestination
from extractor.own_aliases import append, propose
from extractor.schema.record import Record

ROOT = Path(__file__).parents[1]
TEXT = """COMUNICATO n. 12 del 03/05/2021

Parte ValleViva, il progetto europeo per i pascoli di montagna

Il progetto ValleViva, finanziato dal programma LIFE, ha un budget di 310.000 euro. Il primo incontro
si terrà il 12 maggio 2021 a Sondrio.
"""


@dataclass(frozen=True)
class Run:
    """What a command left: its exit code, and what it printed."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Terminal:
    """Runs commands in this process."""

    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path) -> Run:
        self.patch.setattr(sys, "argv", ["spoglio", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self.capture.readouterr()
        return Run(int(ended.value.code or 0), out, err)


@pytest.fixture
def spoglio(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("SPOGLIO_LANG", "en")
    return Terminal(monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two readable documents, one of them in a folder below, and an empty file between them."""
    documents = tmp_path / "documents"
    (documents / "deep").mkdir(parents=True)
    (documents / "a.txt").write_text(TEXT, "utf-8")
    (documents / "b.txt").write_bytes(b"")
    (documents / "deep" / "c.md").write_text(TEXT.replace("310", "410"), "utf-8")
    return documents


def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.db'}"


def rows(text: str) -> list[list[str]]:
    """The lines of a printed table, as words."""
    return [line.split() for line in text.splitlines() if line.strip(" ─")]


def test_extract_writes_records_names_failures_and_goes_on(spoglio: Terminal, folder: Path, tmp_path: Path) -> None:
    run = spoglio("extract", folder, "--out", tmp_path / "out", "--no-store")
    assert (run.code, run.err) == (1, f"{folder / 'b.txt'}: The file is empty.\n")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "c.json"]
    record = Record.model_validate_json((tmp_path / "out" / "a.json").read_text("utf-8"))
    assert (record.document.source, record.document.number) == ("a.txt", "12")
    counts = [str(len(items)) for items in (record.projects, record.partners, record.budgets)]
    table = rows(run.out)
    assert table[0] == ["document", "projects", "partners", "amounts", "dates", "places", "events"]
    assert [row[0] for row in table[1:4]] == ["a.txt", "c.md", "total"]
    assert table[1][1:4] == counts
    assert run.out.splitlines()[-2:] == [
        "2 documents extracted, 1 failed.",
        f"The records lie in {tmp_path / 'out'}, one JSON file a document.",
    ]


def test_documents_of_one_name_keep_a_record_each(spoglio: Terminal, folder: Path, tmp_path: Path) -> None:
    (folder / "deep" / "a.txt").write_text(TEXT.replace("ValleViva", "MonteChiaro"), "utf-8")
    (folder / "a.md").write_text(TEXT.replace("ValleViva", "LagoBlu"), "utf-8")
    assert spoglio("extract", folder, "--out", tmp_path / "out", "--no-store").code == 1
    texts = {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()}
    assert set(texts) == {"a.json", "a-2.json", "a-3.json", "c.json"}
    assert ["LagoBlu" in texts["a.json"], "ValleViva" in texts["a-2.json"], "MonteChiaro" in texts["a-3.json"]] == [
        True
    ] * 3


def test_the_number_of_processes_changes_no_byte(spoglio: Terminal, folder: Path, tmp_path: Path) -> None:
    for name in ("d", "e", "f"):
        (folder / f"{name}.txt").write_text(TEXT.replace("310", f"{ord(name)}"), "utf-8")
    runs = [spoglio("extract", folder, "--out", tmp_path / jobs, "--no-store", "--jobs", jobs) for jobs in ("1", "2")]
    written = [{path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()} for jobs in ("1", "2")]
    assert written[0] == written[1]
    assert runs[0].err == runs[1].err
    assert runs[0].out.replace(str(tmp_path / "1"), "") == runs[1].out.replace(str(tmp_path / "2"), "")


def test_no_store_leaves_the_database_alone(spoglio: Terminal, folder: Path, tmp_path: Path) -> None:
    run = spoglio("extract", folder / "a.txt", "--no-store", "--db", url(tmp_path))
    assert (run.code, run.err, (tmp_path / "store.db").exists()) == (0, "", False)


def test_proposals_are_kept_counted_and_exported(spoglio: Terminal, folder: Path, tmp_path: Path) -> None:
    db = ("--db", url(tmp_path))
    for _time in range(2):
        run = spoglio("extract", folder, *db)
        assert (run.code, run.out.splitlines()[-1]) == (1, f"To review them: spoglio review --db {url(tmp_path)}")
    status = spoglio("status", *db)
    assert (status.code, status.out.splitlines()[:5]) == (
        0,
        [
            f"Store: {url(tmp_path)}",
            "Documents to review: 2",
            "Documents in review: 0",
            "Documents approved: 0",
            "Documents that could not be read: 1",
        ],
    )
    exported = spoglio("export", *db, "--status", "all", "--to", tmp_path / "all.jsonl")
    assert (exported.code, exported.err) == (0, "2 records exported.\n")
    records = [Record.model_validate_json(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert [record.document.source for record in records] == ["a.txt", "c.md"]
    assert spoglio("export", *db) == Run(0, "", "0 records exported.\n")


def test_a_folder_without_documents_is_no_failure(spoglio: Terminal, tmp_path: Path) -> None:
    assert spoglio("extract", tmp_path, "--no-store") == Run(0, "", "No documents were found.\n")


def test_a_path_that_does_not_exist_is_a_failure(spoglio: Terminal, tmp_path: Path) -> None:
    run = spoglio("extract", tmp_path / "nothing.pdf", "--no-store")
    assert (run.code, run.err) == (1, f"{tmp_path / 'nothing.pdf'}: The file does not exist (any more).\n")


def test_a_name_cannot_write_on_the_terminal(spoglio: Terminal, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n[bold]b.txt").write_bytes(b"")
    run = spoglio("extract", tmp_path, "--no-store")
    assert run.err == f"{tmp_path}/a\\x1b[31m\\n[bold]b.txt: The file is empty.\n"


def test_an_interruption_keeps_what_is_done(spoglio: Terminal, folder: Path, tmp_path: Path) -> None:
    def interrupted(self: FolderDestination, outcome: Outcome) -> None:
        if outcome.path.name == "c.md":
            raise KeyboardInterrupt
        keep(self, outcome)

    keep = FolderDestination.keep
    spoglio.patch.setattr(FolderDestination, "keep", interrupted)
    run = spoglio("extract", folder, "--out", tmp_path / "out", "--no-store")
    assert (run.code, run.err.splitlines()[-1]) == (130, "Interrupted: what was done up to here is kept.")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["extract"], "'PATH' is missing. For help: spoglio extract --help"),
        (["extract", "x", "--jobs", "many"], "'--jobs': a number is needed here. For help: spoglio extract --help"),
        (["extract", "x", "--jobs=-1"], "'--jobs': the least value is 0. For help: spoglio extract --help"),
        (["extract", "x", "--out"], "The option '--out' needs a value. For help: spoglio --help"),
        (["extract", "x", "--fast"], "There is no option --fast. For help: spoglio extract --help"),
        (
            ["extract", "x", "--no-stor"],
            "There is no option --no-stor. Perhaps --no-store? For help: spoglio extract --help",
        ),
        (["extract", "x", "--no-store=1"], "The option '--no-store' takes no value. For help: spoglio --help"),
        (
            ["extract", "x", "--published", "ieri"],
            "'--published': 'ieri' is no date (YYYY-MM-DD). For help: spoglio extract --help",
        ),
        (["extract", "x", "--rules", "none/"], "'--rules': 'none/' does not exist. For help: spoglio extract --help"),
        (
            ["evaluate", __file__],
            f"'FOLDER': '{__file__}' is a file, not a folder. For help: spoglio evaluate --help",
        ),
        (["evaluate", ".", "--floor", "2"], "'--floor': the greatest value is 1. For help: spoglio evaluate --help"),
        (
            ["export", "--status", "x"],
            "'--status': 'x' is not one of 'approved', 'all'. For help: spoglio export --help",
        ),
        (["schema", "x", "y"], "Not understood: x y. For help: spoglio schema --help"),
        (["estrai"], "There is no command 'estrai'. Perhaps 'extract'? For help: spoglio --help"),
        (["xyz"], "There is no command 'xyz'. For help: spoglio --help"),
        (["--lang", "fr", "status"], "'--lang': 'fr' is not one of 'it', 'en'. For help: spoglio --help"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_misuse_is_one_sentence_and_exit_code_2(spoglio: Terminal, arguments: list[str], sentence: str) -> None:
    assert spoglio(*arguments) == Run(2, "", f"{sentence}\n")


def test_a_setting_that_is_wrong_is_misuse(spoglio: Terminal) -> None:
    spoglio.patch.setenv("SPOGLIO_JOBS", "many")
    assert spoglio("status", "--lang", "en") == Run(
        2, "", "The setting jobs cannot be 'many'. For help: spoglio status --help\n"
    )


def test_a_missing_model_is_misuse(spoglio: Terminal, folder: Path) -> None:
    run = spoglio("extract", folder, "--no-store", "--model", "no_such_pipeline")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert "no_such_pipeline" in run.err


@pytest.mark.parametrize("arguments", [["status", "--db", "nonsense"], ["review"], ["evaluate", "."]])
def test_errors_are_one_sentence(spoglio: Terminal, tmp_path: Path, arguments: list[str]) -> None:
    spoglio.patch.chdir(tmp_path)
    run = spoglio(*arguments)
    assert (run.code, run.out) == (1, "")
    assert re.fullmatch(r"[^\n]+\.\n", run.err)


@pytest.fixture
def scored(tmp_path: Path) -> Iterator[Path]:
    """A gold folder with one document, and an export with a record that has one of two projects right."""
    gold = {"projects": [{"name": "ValleViva", "relevance": "main"}, {"name": "LagoBlu", "relevance": "main"}]}
    text = "LagoBlu e Valle Viva. Parte Altro."
    projects = [
        {"name": "Valle Viva", "relevance": "main", "confidence": 0.9},
        {"name": "Altro", "relevance": "main", "confidence": 0.3, "origin": "it.project.noun"},
    ]
    record = {"document": {"source": "a.txt", "text": text}, "projects": projects}
    (tmp_path / "gold").mkdir()
    (tmp_path / "export").mkdir()
    (tmp_path / "gold" / "a.gold.json").write_text(json.dumps({"gold": gold}), "utf-8")
    (tmp_path / "export" / "a.json").write_text(json.dumps(record), "utf-8")
    yield tmp_path


def test_evaluate_prints_the_figures(spoglio: Terminal, scored: Path) -> None:
    run = spoglio("evaluate", scored / "gold", "--records", scored / "export", "--misses")
    table = rows(run.out)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[:4] == [
        "a + projects: name=Altro, relevance=main [it.project.noun]",
        "    «Parte Altro.»",
        "a - projects: name=LagoBlu, relevance=main",
        "    «LagoBlu e Valle Viva.»",
    ]
    assert ["projects", "0.500", "0.500", "0.500", "1", "1", "1"] in table
    assert ["all", "five", "0.500", "0.500", "0.500", "1", "1", "1"] in table
    assert ["0.3–0.4", "1", "0.300", "0.000"] in table
    assert ["0.9–1.0", "1", "0.900", "1.000"] in table
    assert ["expected", "calibration", "error", "0.200"] in table


@pytest.mark.parametrize(("floor", "code"), [("0.5", 0), ("0.51", 1)])
def test_evaluate_holds_a_floor(spoglio: Terminal, scored: Path, floor: str, code: int) -> None:
    run = spoglio("evaluate", scored / "gold", "--records", scored / "export", "--json", "--floor", floor)
    assert run.code == code
    assert json.loads(run.out)["all_five"]["f1"] == 0.5
    assert run.err == ("The F1 of all five lists, 0.500, lies below the floor of 0.510.\n" if code else "")


def test_evaluate_extracts_the_documents_beside_the_gold(spoglio: Terminal, scored: Path) -> None:
    (scored / "gold" / "a.txt").write_text(TEXT, "utf-8")
    run = spoglio("evaluate", scored / "gold", "--json")
    figures = json.loads(run.out)
    assert (run.code, figures["documents"], figures["missing"], figures["evidence"]["wrong"]) == (0, 1, [], 0)
    assert figures["evidence"]["spans"] > 0


def test_evaluate_says_which_documents_are_missing(spoglio: Terminal, scored: Path) -> None:
    (scored / "gold" / "a.txt").write_bytes(b"")
    run = spoglio("evaluate", scored / "gold")
    assert (run.code, run.err) == (1, f"{scored / 'gold' / 'a.txt'}: The file is empty.\n")
    assert run.out.splitlines()[-1] == "Without a record: a."


def test_the_schema_is_json(spoglio: Terminal) -> None:
    schema = json.loads(spoglio("schema").out)
    assert set(schema["properties"]) == {"schema_version", "document", *Record.model_fields} - {""}


def test_the_rules_hold(spoglio: Terminal) -> None:
    run = spoglio("rules", "check")
    assert (run.code, run.err) == (0, "")
    assert re.match(r"Rules: \d{2,}\. Examples: \d{2,}, of which failed: 0\.\n", run.out)


def test_aliases_are_run_on_their_examples_too(spoglio: Terminal, tmp_path: Path) -> None:
    made = propose("partners", "HIT", "Hub Innovazione Trentino", sentence="Guida HIT da sola.")
    wrong = made.model_copy(update={"examples": made.examples.model_copy(update={"skip": ["Guida l'HIT."]})})
    append(wrong, tmp_path)
    run = spoglio("rules", "check", "--rules", tmp_path)
    place = f"{tmp_path / 'aliases.yaml'}:1: it.alias.partners.hit"
    assert (run.code, run.err) == (1, f"{place}: in «Guida l'HIT.» it should find nothing, and finds «HIT».\n")
    assert run.out.splitlines()[1] == "Aliases of your own: 1."


@pytest.mark.parametrize("arguments", [[], ["rules"]])
def test_without_a_command_the_help_is_shown(spoglio: Terminal, arguments: list[str]) -> None:
    run = spoglio(*arguments)
    assert (run.code, "Usage: spoglio" in run.out + run.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "language", "rest"),
    [
        (["status"], None, ["status"]),
        (["--lang", "en", "status"], "en", ["status"]),
        (["status", "--lang=en", "--db", "x"], "en", ["status", "--db", "x"]),
        (["extract", "--lang", "it", "x", "--lang", "en"], "en", ["extract", "x"]),
        (["extract", "--", "--lang", "x"], None, ["extract", "--", "--lang", "x"]),
        (["--lang"], "", []),
    ],
)
def test_the_language_is_taken_from_anywhere_on_the_line(
    arguments: list[str], language: str | None, rest: list[str]
) -> None:
    assert take_language(arguments) == (language, rest)


def fresh(*arguments: str, **environment: str) -> Run:
    """Runs a command in a process of its own, without the language of this one."""
    inherited = {name: value for name, value in os.environ.items() if name != "LANGUAGE"}
    command = [sys.executable, "-m", "extractor", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=inherited | environment, check=False)
    return Run(done.returncode, done.stdout, done.stderr)


def test_italian_is_the_default_and_speaks_everywhere() -> None:
    help_text = fresh("extract", "--help").out
    assert [word in help_text for word in ("Uso: spoglio extract", "Argomenti", "Opzioni", "Usage", "Options")] == [
        *[True] * 3,
        *[False] * 2,
    ]
    assert fresh("extract") == Run(2, "", "Manca 'PERCORSO'. Per l'aiuto: spoglio extract --help\n")
    assert fresh("estrai") == Run(
        2, "", "Il comando 'estrai' non esiste. Forse 'extract'? Per l'aiuto: spoglio --help\n"
    )


def test_english_on_request() -> None:
    assert "Usage: spoglio extract" in fresh("extract", "--help", "--lang", "en").out
    assert "Usage: spoglio extract" in fresh("extract", "--help", SPOGLIO_LANG="en").out

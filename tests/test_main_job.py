"""The main job from files to approved JSON: the same bytes every time, without a network, and no decision ever lost."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.schema.decision import Action
from extractor.schema.record import Record, Status
from extractor.store.session import open_store
from tests.data.command_line import FirstRun, contents, spoglio, url
from tests.data.communiques import TEXTS

pytest_plugins = ("tests.data.runs",)

NOON = datetime(2025, 6, 3, 12, tzinfo=UTC)
# Loaded by every Python that starts with its folder on the path: worker processes included.
NO_NETWORK = """
import os, socket, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        with open(os.environ["NETWORK_LOG"], "a") as log:
            log.write(f"{event} {arguments!r}\\n")
        raise OSError("the network is blocked")
sys.addaudithook(refuse)
"""


def command(*arguments: str | Path) -> str:
    """Runs a command in this process, which must go well; what it printed as its result."""
    result = CliRunner().invoke(app, ["--lang", "en", *map(str, arguments)])
    assert result.exception is None, result.output
    assert result.exit_code == 0, result.output
    return result.stdout


def test_more_processes_and_another_environment_change_no_byte(first_run: FirstRun, tmp_path: Path) -> None:
    again = spoglio(
        *("extract", first_run.documents, "--out", tmp_path / "out", "--no-store", "--jobs", "2"),
        environment={"PYTHONHASHSEED": "20011", "TZ": "Pacific/Auckland", "LC_ALL": "C", "COLUMNS": "40"},
    )
    assert (again.code, again.err) == (0, "")
    assert contents(tmp_path / "out") == contents(first_run.out)


def test_a_blocked_network_changes_no_record(first_run: FirstRun, tmp_path: Path) -> None:
    log = tmp_path / "network.log"
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, "utf-8")
    blocked = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path(__file__).parents[1])]), "NETWORK_LOG": str(log)}
    attempt = "import socket; socket.create_connection(('localhost', 9))"
    done = subprocess.run([sys.executable, "-c", attempt], env=os.environ | blocked, capture_output=True, check=False)
    assert done.returncode == 1
    assert log.read_text("utf-8")
    log.unlink()

    name = next(iter(TEXTS))
    files = [first_run.documents / suffix / f"{name}.{suffix}" for suffix in ("docx", "html", "md", "pdf", "txt")]
    run = spoglio("extract", *files, "--out", tmp_path / "out", "--db", url(tmp_path / "store.db"), environment=blocked)
    assert (run.code, run.err, log.exists()) == (0, "", False)
    records = [Record.model_validate_json(content) for content in contents(tmp_path / "out").values()]
    assert {record.document.source: record for record in records} == {
        path.name: first_run.records()[path.name] for path in files
    }


@pytest.fixture
def db(first_run: FirstRun, tmp_path: Path) -> str:
    """A copy of the store that the first run filled."""
    shutil.copytree(first_run.store.parent, tmp_path / "store")
    return url(tmp_path / "store" / first_run.store.name)


def test_the_store_gives_back_what_the_folder_holds(first_run: FirstRun, db: str, tmp_path: Path) -> None:
    command("export", "--db", db, "--status", "all", "--to", tmp_path / "all")
    exported = [Record.model_validate_json(content) for content in contents(tmp_path / "all").values()]
    assert {record.document.source: record for record in exported} == first_run.records()


@pytest.mark.parametrize("target", ["all.jsonl", "all.json", "all"])
def test_two_exports_are_the_same_bytes(target: str, db: str, tmp_path: Path) -> None:
    written = []
    for time in ("first", "second"):
        to = tmp_path / time / target
        command("export", "--db", db, "--status", "all", "--to", to)
        written.append(contents(to) if to.is_dir() else {target: to.read_bytes()})
    assert written[0] == written[1]
    assert all(written[0].values())


def review(db: str) -> dict[str, Any]:
    """Reviews two documents as a person would; what the first one's record must say from then on."""
    with open_store(db) as store:
        ids = {line.source: line.id for line in store.documents()}
        first, second = ids["press_office.pdf"], ids["university.txt"]
        seen = store.record(first)
        sign: dict[str, Any] = {"reviewer": "anna", "at": NOON}
        store.decide(first, action=Action.ACCEPT, item=seen.projects[0].id, **sign)
        store.decide(
            first,
            action=Action.CORRECT,
            item=seen.partners[1].id,
            after={"name": "Ateneo corretto"},
            reason="prova",
            **sign,
        )
        store.decide(first, action=Action.REJECT, item=seen.dates[-1].id, reason="non riguarda il progetto", **sign)
        place = {"name": "Belluno", "kind": "area", "type": "city", "country": "IT", "project": seen.projects[0].id}
        added = store.decide(first, action=Action.ADD, list="places", after=place, **sign)
        for _, item in store.record(first).items():
            if item.status is Status.PROPOSED:
                store.decide(first, action=Action.ACCEPT, item=item.id, **sign)
        store.decide(first, action=Action.APPROVE, seen=store.record(first).model_dump(mode="json"), **sign)
        store.decide(second, action=Action.ACCEPT, item=store.record(second).projects[0].id, **sign)
        return {
            "approved": store.record(first),
            "decisions": {document: store.decisions(document) for document in (first, second)},
            "corrected": seen.partners[1].id,
            "rejected": seen.dates[-1].id,
            "added": added.item,
        }


def test_a_review_outlives_another_extraction_and_leaves_as_valid_json(
    first_run: FirstRun, db: str, tmp_path: Path
) -> None:
    expected = review(db)
    approved: Record = expected["approved"]
    moved = tmp_path / "moved" / "press_office.pdf"
    moved.parent.mkdir()
    shutil.copy(first_run.documents / "pdf" / "press_office.pdf", moved)

    again = spoglio("extract", first_run.documents / "txt" / "university.txt", moved, "--db", db)
    assert (again.code, again.err) == (0, "")
    with open_store(db) as store:
        assert len(store.documents()) == len(first_run.records())
        assert {document: store.decisions(document) for document in expected["decisions"]} == expected["decisions"]
        assert store.record(approved.document.id) == approved

    schema = json.loads(command("schema"))
    command("export", "--db", db, "--to", tmp_path / "approved.json")
    [exported] = json.loads((tmp_path / "approved.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(exported, schema, cls=jsonschema.Draft202012Validator)
    assert Record.model_validate(exported) == approved
    items = {item.id: item for _, item in approved.items()}
    assert (items[expected["corrected"]].status, exported["partners"][1]["name"]) == (
        Status.CORRECTED,
        "Ateneo corretto",
    )
    assert (items[expected["rejected"]].status, items[expected["added"]].status) == (Status.REJECTED, Status.ADDED)
    assert items[expected["corrected"]].confidence == first_run.records()["press_office.pdf"].partners[1].confidence


def test_the_status_counts_what_the_reviewer_did(first_run: FirstRun, db: str) -> None:
    approved: Record = review(db)["approved"]
    lines = command("status", "--db", db).splitlines()
    assert lines[1:5] == [
        f"Documents to review: {len(first_run.records()) - 2}",
        "Documents in review: 1",
        "Documents approved: 1",
        "Documents that could not be read: 0",
    ]
    others = [record for name, record in first_run.records().items() if name != "press_office.pdf"]
    counted = Counter(item.status for record in [approved, *others] for item in record.projects)
    counted[Status.PROPOSED] -= 1
    counted[Status.ACCEPTED] += 1
    [projects] = [line.split() for line in lines if line.split()[:1] == ["projects"]]
    assert projects[1:] == [str(counted[status]) for status in Status]

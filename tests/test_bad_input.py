"""Whatever lies in a folder: each bad file is named with its reason on one line, and all others are done."""

import os
import random
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from extractor.cli import app
from extractor.readers.find import Found, find_documents
from tests.data.command_line import Run, contents, spoglio, url
from tests.data.communiques import TEXTS, pdf, plain, word

TEXT = TEXTS["agency"]
NO_SUCH_FILE = "The file does not exist (any more)."
FULL_DISK = Path("/dev/full")
# Root may look into every folder, unless it is started without that power.
AS_ANYONE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def pdf_without_pages() -> bytes:
    buffer = BytesIO()
    import_module("pypdfium2").PdfDocument.new().save(buffer)
    return buffer.getvalue()


def encrypted_pdf(*, password: str) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(password, ownerPassword="proprietario"))
    for number, line in enumerate(TEXT.splitlines()):
        canvas.drawString(50, 800 - 14 * number, line[:80])
    canvas.save()
    return buffer.getvalue()


def archive_of_pictures() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("foto.txt", "nessuna scheda")
    return buffer.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "archive.docx": (archive_of_pictures(), "The file is a ZIP archive without the text of a DOCX in it."),
    "cut.docx": (word(TEXT)[:2000], "The file is not in the format DOCX, although its name says so."),
    "cut.pdf": (pdf(TEXT)[:2000], "The PDF breaks off before its end."),
    "empty.docx": (b"", "The file is empty."),
    "empty.pdf": (b"", "The file is empty."),
    "empty.txt": (b"", "The file is empty."),
    "huge.txt": (b"Il progetto avanza. " * 1_048_576, "The text is longer than the limit of 2000000 characters."),
    "locked.pdf": (encrypted_pdf(password="segreta"), "The PDF is protected by a password."),
    "no-pages.pdf": (pdf_without_pages(), "The PDF is damaged and cannot be read."),
    "no-zip.docx": (plain(TEXT), "The file is not in the format DOCX, although its name says so."),
    "noise.html": (random.Random(3).randbytes(50_000), "The file holds binary data, not text."),
    "noise.txt": (random.Random(2).randbytes(50_000), "The file holds binary data, not text."),
    "spaces.md": (b" \r\n\t\r\n", "The document holds no text."),
}
GOOD: dict[str, bytes] = {
    "a-first.txt": plain(TEXT),
    "readable.pdf": encrypted_pdf(password=""),
    "suffix-lies.pdf": word(TEXT),
    "z-last.txt": plain(TEXTS["call"]),
}
STRANGE = "a\x1b[2J\nb.txt"
STRANGE_SHOWN = "a\\x1b[2J\\nb.txt"
OLD_NAME = os.fsdecode(b"citt\xe0.txt")
OLD_BAD_NAME = os.fsdecode(b"novit\xe0.txt")


def others(folder: Path) -> dict[str, str]:
    """Makes what is bad by its name or kind rather than by its bytes; the reasons by the name as it is shown."""
    os.mkfifo(folder / "pipe.txt")
    (folder / STRANGE).write_bytes(b"")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "nowhere.pdf").symlink_to("gone.pdf")
    (folder / "round").symlink_to(folder)
    (folder / "folder.pdf").mkdir()
    (folder / "folder.pdf" / "inside.txt").write_bytes(plain(TEXTS["local_paper"]))
    return others_with_old_names(folder) | {
        STRANGE_SHOWN: "The file is empty.",
        "loop.txt": "The symbolic link leads back to itself.",
        "nowhere.pdf": NO_SUCH_FILE,
        "pipe.txt": "This is not a file but a folder, a device or a pipe.",
        "round": "The symbolic link leads back to a folder that holds it.",
    }


def others_with_old_names(folder: Path) -> dict[str, str]:
    """The same for names that are no UTF-8, where the file system takes them."""
    try:
        (folder / OLD_NAME).write_bytes(plain(TEXTS["university"]))
    except OSError:
        return {}
    (folder / OLD_BAD_NAME).write_bytes(b"")
    return {"novit\\udce0.txt": "The file is empty."}


@pytest.fixture(scope="module")
def denied(tmp_path_factory: pytest.TempPathFactory) -> Sequence[str]:
    """What a command must be started with so that permissions hold for it too."""
    if os.geteuid() != 0:
        return ()
    closed = tmp_path_factory.mktemp("closed")
    closed.chmod(0)
    if shutil.which(AS_ANYONE[0]) and _succeeds(*AS_ANYONE, "true") and not _succeeds(*AS_ANYONE, "ls", str(closed)):
        return AS_ANYONE
    pytest.skip("no permission is denied to this user")


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@dataclass(frozen=True)
class BadRun:
    """One run over a folder with all that is bad."""

    folder: Path
    out: Path
    db: str
    run: Run
    reasons: dict[str, str]


@pytest.fixture(scope="module")
def bad_run(tmp_path_factory: pytest.TempPathFactory) -> BadRun:
    base = tmp_path_factory.mktemp("bad")
    folder, db = base / "input", url(base / "spoglio.db")
    folder.mkdir()
    for name, content in [*GOOD.items(), *((name, content) for name, (content, _) in BAD.items())]:
        (folder / name).write_bytes(content)
    reasons = others(folder) | {name: reason for name, (_, reason) in BAD.items()}
    return BadRun(folder, base / "out", db, spoglio("extract", folder, "--out", base / "out", "--db", db), reasons)


def told(run: Run, folder: Path) -> dict[str, str]:
    """The reasons by file, if each line on standard error names one file of the folder and says why."""
    lines = [line.removeprefix(f"{folder}{os.sep}").partition(": ") for line in run.err.splitlines()]
    assert len({name for name, _, _ in lines}) == len(lines)
    return {name: reason for name, _, reason in lines}


def test_every_bad_file_is_named_with_its_reason(bad_run: BadRun) -> None:
    assert "Traceback" not in bad_run.run.err
    assert told(bad_run.run, bad_run.folder) == bad_run.reasons
    assert bad_run.run.code == 1


def test_all_other_files_are_done(bad_run: BadRun) -> None:
    expected = {*(Path(name).stem for name in GOOD), "inside"} | (
        {"citt%E0"} if (bad_run.folder / OLD_NAME).exists() else set()
    )
    assert {Path(name).stem for name in contents(bad_run.out)} == expected
    assert f"{len(expected)} documents extracted, {len(bad_run.reasons)} failed." in bad_run.run.out


def test_the_store_keeps_both(bad_run: BadRun) -> None:
    lines = CliRunner().invoke(app, ["--lang", "en", "status", "--db", bad_run.db]).stdout.splitlines()
    assert lines[1:5] == [
        f"Documents to review: {len(contents(bad_run.out))}",
        "Documents in review: 0",
        "Documents approved: 0",
        f"Documents that could not be read: {len(bad_run.reasons)}",
    ]


def test_worker_processes_say_the_same(bad_run: BadRun, tmp_path: Path) -> None:
    run = spoglio("extract", bad_run.folder, "--out", tmp_path / "out", "--no-store", "--jobs", "2")
    assert (run.code, run.err) == (1, bad_run.run.err)
    assert contents(tmp_path / "out") == contents(bad_run.out)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder with an open file, a closed file and a closed folder; open again when the test is over."""
    folder = tmp_path / "closed"
    (folder / "locked").mkdir(parents=True)
    for name in ("good.txt", "secret.txt", "locked/inside.txt"):
        (folder / name).write_bytes(plain(TEXT))
    (folder / "secret.txt").chmod(0)
    (folder / "locked").chmod(0)
    yield folder
    (folder / "locked").chmod(stat.S_IRWXU)


def test_what_may_not_be_read_is_named(closed: Path, denied: Sequence[str], tmp_path: Path) -> None:
    run = spoglio("extract", closed, "--out", tmp_path / "out", "--no-store", before=denied)
    reason = "Permission to read it is denied."
    assert (run.code, told(run, closed)) == (1, {"locked": reason, "secret.txt": reason})
    assert list(contents(tmp_path / "out")) == ["good.json"]


def in_this_process(*arguments: str | Path) -> Run:
    result = CliRunner().invoke(app, ["--lang", "en", *map(str, arguments)])
    return Run(result.exit_code, result.stdout, result.stderr)


def test_a_file_that_vanishes_meanwhile_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(plain(TEXT))
    (tmp_path / "b.txt").write_bytes(plain(TEXT))

    def find_and_lose(paths: Sequence[Path]) -> list[Found]:
        found = list(find_documents(paths))
        (tmp_path / "a.txt").unlink()
        return found

    monkeypatch.setattr("extractor.commands.extract.find_documents", find_and_lose)
    run = in_this_process("extract", tmp_path, "--out", tmp_path / "out", "--no-store")
    assert (run.code, told(run, tmp_path)) == (1, {"a.txt": NO_SUCH_FILE})
    assert list(contents(tmp_path / "out")) == ["b.json"]


@pytest.mark.parametrize("kind", ["a file in its way", "a file above it"])
def test_a_folder_that_cannot_be_written_is_one_sentence(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(plain(TEXT))
    out = tmp_path / "a.txt" / "out" if kind == "a file above it" else tmp_path / "a.txt"
    run = spoglio("extract", tmp_path / "a.txt", "--out", out, "--no-store")
    assert run.code in (1, 2)
    assert "Traceback" not in run.err
    assert run.err.count("\n") == 1
    assert str(tmp_path / "a.txt") in run.err


@pytest.mark.skipif(not FULL_DISK.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [["schema"], ["rules", "check"], ["export", "--status", "all"]])
def test_a_full_disk_under_the_output_is_one_sentence(arguments: list[str], bad_run: BadRun) -> None:
    with FULL_DISK.open("w") as output:
        run = spoglio(*arguments, output=output, environment={"SPOGLIO_DB": bad_run.db})
    assert (run.code, run.err) == (1, "The system refuses to go on: No space left on device.\n")


def test_misuse_exits_with_2() -> None:
    run = spoglio("extract", ".", "--jobs", "x")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


def test_one_document_from_cold_prints_the_table_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(plain(TEXT))
    run = spoglio("extract", tmp_path / "a.txt", "--no-store")
    assert (run.code, run.err) == (0, "")
    assert [line.split()[0] for line in run.out.splitlines() if line.strip(" ─")] == ["document", "a.txt", "total", "1"]

"""Where an export goes: the format by the target's name, whole files or none, a name for every record."""

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import SpoglioError
from extractor.export.export import export_records
from extractor.export.file_names import FileNames
from extractor.export.json_export import record_to_json, write_array
from extractor.export.jsonl_export import record_to_line
from extractor.schema.record import Record
from tests.export.samples import empty, record

SAMPLES = [record(), empty()]
LINES = "".join(map(record_to_line, SAMPLES))


def array(samples: list[Record]) -> str:
    """The samples as a JSON array."""
    stream = io.StringIO()
    write_array(samples, stream)
    return stream.getvalue()


def read(path: Path) -> str:
    """The file's text, its line breaks as they are."""
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [("out.jsonl", LINES), ("OUT.JSONL", LINES), ("a/b/out.json", array(SAMPLES)), ("12.2022.json", array(SAMPLES))],
)
def test_a_files_name_tells_its_format(tmp_path: Path, name: str, content: str) -> None:
    assert export_records(iter(SAMPLES), tmp_path / name) == 2
    assert read(tmp_path / name) == content


@pytest.mark.parametrize("name", ["out.csv", "out.json.gz"])
def test_a_name_that_tells_no_format_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SpoglioError, match=r"end the name in \.jsonl or \.json, or name a folder\."):
        export_records(SAMPLES, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out", "there.json"])
def test_a_folder_gets_one_file_a_record(tmp_path: Path, name: str) -> None:
    if "." in name:
        (tmp_path / name).mkdir()
    assert export_records(SAMPLES, tmp_path / name) == 2
    files = {file.name: read(file) for file in (tmp_path / name).iterdir()}
    assert files == {"sponde.json": record_to_json(SAMPLES[0]), "vuoto.json": record_to_json(SAMPLES[1])}


def test_two_documents_of_one_name_get_two_files(tmp_path: Path) -> None:
    sources = ["a.txt", "a.pdf", "A.docx", "a-2.txt", "b/a.txt"]
    samples = [empty(source, str(number).encode()) for number, source in enumerate(sources)]
    assert export_records(samples, tmp_path / "out") == 5
    found = {file.name: Record.model_validate_json(read(file)) for file in (tmp_path / "out").iterdir()}
    assert sorted(found) == ["A-3.json", "a-2-2.json", "a-2.json", "a-4.json", "a.json"]
    assert {one.document.id for one in found.values()} == {one.document.id for one in samples}


def test_a_stream_or_a_dash_gets_a_record_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    stream = io.StringIO()
    assert export_records(SAMPLES, stream) == 2
    assert stream.getvalue() == LINES
    assert export_records(SAMPLES, Path("-")) == 2
    assert capsys.readouterr().out == LINES


def test_no_records_give_an_empty_export(tmp_path: Path) -> None:
    for name, content in (("out.json", "[]\n"), ("out.jsonl", "")):
        assert export_records([], tmp_path / name) == 0
        assert read(tmp_path / name) == content
    assert export_records([], tmp_path / "out") == 0
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name", ["out.json", "out.jsonl"])
def test_a_broken_run_leaves_the_old_file_and_nothing_else(tmp_path: Path, name: str) -> None:
    def breaking() -> Iterator[Record]:
        yield record()
        raise RuntimeError("broken")

    (tmp_path / name).write_text("old")
    with pytest.raises(RuntimeError, match="broken"):
        export_records(breaking(), tmp_path / name)
    assert [(file.name, read(file)) for file in tmp_path.iterdir()] == [(name, "old")]


def test_a_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    export_records(SAMPLES, tmp_path / "out.json")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "out.json")]
    assert modes[0] == modes[1]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    export_records(SAMPLES, tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert read(tmp_path / "real.json") == array(SAMPLES)


@pytest.mark.parametrize("name", ["out.json", "out"])
def test_a_target_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(SpoglioError, match=rf"taken.{name} cannot be written: (File exists|Not a directory)"):
        export_records(SAMPLES, tmp_path / "taken" / name)


NAMES: dict[str, tuple[str, str]] = {
    "plain": ("comunicato.pdf", "comunicato"),
    "two dots": ("n. 12.2022.pdf", "n. 12.2022"),
    "accents": ("città.txt", "città"),
    "a path": ("../../etc/passwd.txt", "passwd"),
    "a path of Windows": ("C:\\docs\\nota.docx", "nota"),
    "signs that Windows refuses": ('a<b>:"c|?*.txt', "a_b___c___"),
    "control characters": ("a\nb\x7f.txt", "a_b_"),
    "hidden": (".bozza.txt", "bozza"),
    "nothing left": ("....", "_"),
    "empty": ("", "_"),
    "a device": ("NUL.txt", "_NUL"),
    "a device with more": ("con.1.txt", "_con.1"),
    "trailing dots": ("fine. ..txt", "fine"),
    "long": ("è" * 300 + ".txt", "è" * 100),
}


@pytest.mark.parametrize(("source", "name"), NAMES.values(), ids=NAMES.keys())
def test_a_source_gives_a_name_that_any_file_system_takes(source: str, name: str) -> None:
    assert FileNames().name(source) == name


def test_names_that_a_file_system_may_take_for_one_are_told_apart() -> None:
    names = FileNames()
    assert [names.name(source) for source in ("e\u0300.txt", "è.txt", "È.txt", "è-2.txt")] == [
        "e\u0300",
        "è-2",
        "È-3",
        "è-2-2",
    ]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_every_name_is_fit_and_given_once(sources: list[str]) -> None:
    names = FileNames()
    given_names = [names.name(source) for source in sources]
    assert len({name.casefold() for name in given_names}) == len(sources)
    for name in given_names:
        assert name.strip(" .") == name != ""
        assert os.sep not in name and "\x00" not in name
        assert len(f"{name}.json".encode()) < 255

"""Files made to harm, in one batch with sound ones: each is read, refused or stopped by name, and nothing else happens.

`python -m benchmarks.hostile` does the same with thousands of files, through the whole extraction and into a store.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from benchmarks.hostile_inputs.packages import packages
from benchmarks.hostile_inputs.pdfs import pdfs
from benchmarks.hostile_inputs.texts import e_mails, pages
from extractor.batch import extract_all
from extractor.errors import writable
from extractor.readers.read import read
from extractor.schema.record import DocumentInfo, Record
from extractor.worker import Limits
from tests.readers import samples

# What takes long to make, or is only ever ended by the limit of time.
SLOW = {
    *("flate_bomb_twice", "object_stream_bomb", "operators_bomb", "letters_bomb", "lines_bomb", "letters_at_random"),
    *("ten_thousand_pages", "page_tree_deep", "nested_arrays", "nested_text_objects", "same_content_often"),
    *("form_draws_itself", "forms_double", "zip_bomb", "zip_bomb_in_a_picture", "zip_bomb_that_lies"),
    *("hundred_thousand_members", "million_paragraphs", "million_attributes", "attribute_of_megabytes", "attributes"),
    *("breaks", "empty_paragraphs", "links", "tags_without_end", "entities", "scripts", "parts_many", "parts_nested"),
    *("boundary_everywhere", "boundary_of_its_parent", "header_subject_folded", "header_dates_many"),
}
TOO_MUCH_MEMORY = "Reading it took more than 200 MB of memory."
CRASHES = ("The program itself failed", "Its process ")


@dataclass(frozen=True)
class Reads:
    """Reads a file, and leaves its facts alone."""

    def prepare(self) -> None:
        """Nothing is shared by all files."""

    def extract(self, path: Path) -> Record:
        document = read(path)
        about = {"source": document.source, "media_type": document.media_type, "text": document.text}
        return Record(document=DocumentInfo(id=document.id, **about))


@dataclass(frozen=True)
class Batch:
    """What became of each file, by name: the text, or the reason; and what was asked of the address in the files."""

    texts: dict[str, str]
    reasons: dict[str, str]
    asked: list[str]


@contextmanager
def address() -> Iterator[tuple[str, list[str]]]:
    """An address of this machine, and who asked there."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(str(self.client_address))

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/called", asked
        server.shutdown()


def hostile(url: str) -> dict[str, Callable[[], bytes]]:
    named_pdfs = {f"{name}.pdf": make for name, make in pdfs(url).items()}
    every = named_pdfs | packages(url) | pages(url) | e_mails(url)
    return {name: make for name, make in every.items() if name.rpartition(".")[0] not in SLOW}


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    folder = tmp_path_factory.mktemp("hostile")
    with address() as (url, asked):
        files = hostile(url) | {f"sound {n}.txt": samples.plain for n in range(9)}
        paths = [samples.write(folder, name, make()) for name, make in sorted(files.items(), key=lambda f: f[0][::-1])]
        outcomes = list(extract_all(paths, Reads, jobs=2, language="en", limits=Limits(seconds=20, megabytes=200)))
    assert [outcome.path for outcome in outcomes] == paths
    return Batch(
        {outcome.path.name: outcome.record.document.text for outcome in outcomes if outcome.record},
        {outcome.path.name: outcome.reason for outcome in outcomes if outcome.reason},
        asked,
    )


def test_no_file_ends_a_process_or_finds_a_fault(batch: Batch) -> None:
    assert {name: reason for name, reason in batch.reasons.items() if reason.startswith(CRASHES)} == {}


def test_sound_files_among_them_are_read(batch: Batch) -> None:
    assert {name: text for name, text in batch.texts.items() if name.startswith("sound")} == {
        f"sound {n}.txt": samples.TEXT for n in range(9)
    }


def test_what_grows_in_the_reading_is_stopped_or_refused(batch: Batch) -> None:
    expected = {
        "flate_bomb.pdf": TOO_MUCH_MEMORY,
        "billion_laughs.docx": "The DOCX is damaged and cannot be read.",
        "nested_div.html": "The page's elements are nested too deeply to be read whole.",
        "header_parameters_many.eml": "The e-mail is damaged and cannot be read.",
    }
    assert {name: batch.reasons.get(name) for name in expected} == expected


def test_no_address_in_a_file_is_followed(batch: Batch) -> None:
    assert batch.asked == []


def test_no_file_that_another_names_is_read(batch: Batch) -> None:
    passwords = Path("/etc/passwd").read_text("utf-8").splitlines()[0] if Path("/etc/passwd").exists() else "root:"
    assert [name for name, text in batch.texts.items() if passwords in writable(text)] == []

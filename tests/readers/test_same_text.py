"""The same communiqué in every format gives the same text, so that it gives the same facts."""

import hashlib
from pathlib import Path

import pytest

from extractor.readers.read import read
from tests.readers import samples

LATIN = tuple(paragraph.replace("Ruđer Bošković", "Boskovic") for paragraph in samples.COMMUNIQUE)
FILES = {
    "comunicato.txt": (samples.plain(LATIN), "text/plain"),
    "comunicato.md": (samples.plain(LATIN), "text/markdown"),
    "comunicato.html": (samples.html(LATIN), "text/html"),
    "comunicato.docx": (
        samples.word(LATIN),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "comunicato.odt": (samples.open_document(LATIN), "application/vnd.oasis.opendocument.text"),
    "comunicato.rtf": (samples.rtf(LATIN), "application/rtf"),
    "comunicato.pdf": (samples.pdf(LATIN), "application/pdf"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_text(name: str, tmp_path: Path) -> None:
    content, media_type = FILES[name]
    document = read(samples.write(tmp_path, name, content))
    assert document.text == "\n\n".join(LATIN)
    assert document.media_type == media_type
    assert document.source == name
    assert document.id == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize(
    ("misnamed", "true"),
    [("a.txt", "comunicato.pdf"), ("a.pdf", "comunicato.docx"), ("a", "comunicato.html"), ("a.docx", "comunicato.odt")],
)
def test_content_has_the_last_word_over_the_suffix(misnamed: str, true: str, tmp_path: Path) -> None:
    content, media_type = FILES[true]
    assert read(samples.write(tmp_path, misnamed, content)).media_type == media_type


def test_the_same_bytes_have_the_same_id_under_any_name(tmp_path: Path) -> None:
    first = read(samples.write(tmp_path, "a.txt", samples.plain()))
    second = read(samples.write(tmp_path, "b.md", samples.plain()))
    assert first.id == second.id

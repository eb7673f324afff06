"""Every file that cannot become text gives one sentence that says why, and nothing else ever comes out."""

import errno
import os
import random
import re
import stat
import zipfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from extractor.errors import UnreadableDocument
from extractor.readers.read import read
from extractor.settings import Settings
from tests.readers import samples
from tests.readers.samples import odt

PDF = samples.pdf()
WORD = samples.word()


def reason(path: Path, limits: Settings | None = None) -> str:
    with pytest.raises(UnreadableDocument) as refusal:
        read(path, limits=limits)
    assert refusal.value.path == path
    assert refusal.value.reason.count(". ") == 0
    assert refusal.value.reason.endswith(".")
    return refusal.value.reason


def archive(**members: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def without_pages() -> bytes:
    return re.sub(rb"/Kids \[.*?\]", b"/Kids []", PDF.replace(b"/Count 1", b"/Count 0"))


ENCRYPTED = samples.drawn_pdf([[(72, 100, "Riservato")]], encrypt=StandardEncryption("segreta"))
NO_ZIP = "The file is not in the format DOCX, although its name says so."
BURSTING = samples.repacked(WORD, "word/document.xml", lambda _: b"<a>" + b" " * 50_000_000 + b"</a>")
BINARY = "The file holds binary data, not text."
EMPTY = "The document holds no text."
DAMAGED = "The PDF is damaged and cannot be read."

CASES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "The file is empty."),
    "blank": ("a.txt", " \n\t\u00a0\n".encode(), EMPTY),
    "noise": ("a.txt", random.Random(7).randbytes(20_000), BINARY),
    "noise as a page": ("a.html", random.Random(7).randbytes(20_000), BINARY),
    "empty page": ("a.html", b"<html><body><script>x</script></body></html>", EMPTY),
    "comment only": ("a.html", b"<!-- -->", EMPTY),
    "no pdf": ("a.pdf", b"Solo testo.", "The file is not a PDF, although its name says so."),
    "no pages": ("a.pdf", without_pages(), DAMAGED),
    "lost pages": (
        "a.pdf",
        PDF.replace(b"/Count 1", b"/Count 9"),
        "The PDF is damaged: some of its pages cannot be found.",
    ),
    "encrypted": ("a.pdf", ENCRYPTED, "The PDF is protected by a password."),
    "blank pdf": ("a.pdf", samples.drawn_pdf([[]]), "The pages of the PDF hold no text."),
    "cut": ("a.pdf", PDF[: len(PDF) // 2], "The PDF breaks off before its end."),
    "hollow": ("a.pdf", b"%PDF-1.4\n%%EOF\n", DAMAGED),
    "no zip": ("a.docx", b"Solo testo.", NO_ZIP),
    "cut zip": ("a.docx", WORD[: len(WORD) // 2], NO_ZIP),
    "no document": ("a.docx", archive(readme=b"x"), "The file is a ZIP archive without the text of a DOCX in it."),
    "bare document": (
        "a.docx",
        archive(word__document_xml=b"x").replace(b"_xml", b".xml"),
        "The DOCX is damaged and cannot be read.",
    ),
    "broken xml": (
        "a.docx",
        samples.repacked(WORD, "word/document.xml", lambda _: b"<w:document"),
        "The DOCX is damaged and cannot be read.",
    ),
    "bursting": ("a.docx", BURSTING, "The DOCX unpacks to more than the limits allow."),
    "old word": (
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "The file is an old or password-protected Office document: save it as DOCX without a password.",
    ),
    "cut rtf": ("a.rtf", b"{\\rtf1 ciao", "The RTF breaks off before its end."),
    "empty rtf": ("a.rtf", b"{\\rtf1 {\\info {\\title ciao}}}", EMPTY),
    "no odt": ("a.odt", b"Solo testo.", "The file is not in the format ODT, although its name says so."),
    "locked odt": (
        "a.odt",
        odt("", manifest="<manifest:encryption-data/>"),
        "The ODT is protected by a password.",
    ),
    "broken odt": ("a.odt", odt("<text:p>"), "The ODT is damaged and cannot be read."),
    "bursting odt": ("a.odt", odt(" " * 50_000_000), "The ODT unpacks to more than the limits allow."),
    "unknown": (
        "a.xyz",
        b"Solo testo.",
        "Files of this type are not read; those that are:"
        " .docm .docx .eml .htm .html .markdown .md .mht .mhtml .odt .pdf .rtf .text .txt .xhtml.",
    ),
    "no saved page": ("a.mhtml", b"Subject: x\n\ny", "The file holds no web page, although its name says so."),
    "e-mail of parts": (
        "a.eml",
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n" + b"\n--b\n\ny" * 20_001,
        "The e-mail has more parts than anybody puts into one.",
    ),
    "no e-mail": ("a.eml", b"\nSolo testo.", "The file is not an e-mail, although its name says so."),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_content(case: str, tmp_path: Path) -> None:
    name, content, expected = CASES[case]
    assert reason(samples.write(tmp_path, name, content)) == expected


def test_a_damaged_pdf_is_not_told_as_the_locked_one_before_it(tmp_path: Path) -> None:
    assert reason(samples.write(tmp_path, "a.pdf", ENCRYPTED)) == "The PDF is protected by a password."
    assert reason(samples.write(tmp_path, "b.pdf", without_pages())) == DAMAGED


@pytest.mark.parametrize(
    ("name", "content", "limits", "expected"),
    [
        ("a.txt", b"abc" * 9, Settings(max_bytes=26), "The file is larger than the limit of 26 bytes."),
        ("a.txt", b"abc" * 9, Settings(max_characters=26), "The text is longer than the limit of 26 characters."),
        ("a.html", samples.html(), Settings(max_characters=50), "The text is longer than the limit of 50 characters."),
        ("a.docx", WORD, Settings(max_characters=400), "The DOCX unpacks to more than the limits allow."),
        ("a.pdf", PDF, Settings(max_characters=50), "The text is longer than the limit of 50 characters."),
        (
            "a.pdf",
            samples.drawn_pdf([[], []]),
            Settings(max_pages=1),
            "The PDF has more pages than the limit of 1 page.",
        ),
    ],
)
def test_limits_are_named(name: str, content: bytes, limits: Settings, expected: str, tmp_path: Path) -> None:
    assert reason(samples.write(tmp_path, name, content), limits) == expected


def test_a_text_of_twenty_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = samples.write(tmp_path, "a.txt", b"parola " * 3_000_000)
    assert reason(path) == "The text is longer than the limit of 2000000 characters."


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    for path in (tmp_path / "a.txt", tmp_path):
        assert reason(path) == "This is not a file but a folder, a device or a pipe."


def test_a_missing_file_and_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert reason(tmp_path / "gone.txt") == "The file does not exist (any more)."
    assert reason(tmp_path / "loop.txt") == "The symbolic link leads back to itself."


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.EACCES, "Permission to read it is denied."),
        (errno.ENOENT, "The file does not exist (any more)."),
        (errno.EBUSY, f"It cannot be read ({os.strerror(errno.EBUSY)})."),
    ],
)
def test_a_file_that_the_system_refuses_or_loses(
    code: int, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = samples.write(tmp_path, "a.txt", b"testo")

    def refuse(self: Path) -> Any:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "stat", lambda self, **_: SimpleNamespace(st_mode=stat.S_IFREG, st_size=5))
    assert reason(path) == expected


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt", "a.rtf", "a.html", "a.eml", "a.md"])
def test_mutated_files_never_raise_anything_else(name: str, tmp_path: Path) -> None:
    contents = {
        "a.pdf": PDF,
        "a.docx": WORD,
        "a.odt": odt("<text:p>Il progetto<text:note><text:note-body/></text:note></text:p>" * 9),
        "a.rtf": samples.rtf(),
        "a.html": samples.html(),
        "a.eml": b"Subject: x\n\ny",
        "a.md": samples.plain(),
    }
    chance = random.Random(name)
    for _ in range(25):
        content = bytearray(contents[name])
        for _ in range(chance.choice((1, 5, 60))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            assert read(samples.write(tmp_path, name, bytes(content))).text
        except UnreadableDocument as refusal:
            assert refusal.reason

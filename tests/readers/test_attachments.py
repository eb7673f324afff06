"""What is attached to an e-mail: documents of their own, at paths below the mail's."""

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import UnreadableDocument
from extractor.readers.attachments import attachments
from extractor.readers.draft import Source
from extractor.readers.find import find_documents
from extractor.readers.read import file_at, read, source_at
from extractor.settings import Settings
from tests.readers import samples
from tests.readers.test_email import message

PDF = samples.pdf(["Al via il progetto Posidonia Viva."])


def mail(*attached: tuple[str | None, str, bytes], body: str = "In allegato la nota.") -> EmailMessage:
    """A mail with attachments: name, media type, bytes."""
    made = message("Nota")
    made.set_content(body)
    for name, media_type, content in attached:
        maintype, subtype = media_type.split("/")
        made.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    return made


def nested(depth: int) -> EmailMessage:
    """A mail with a mail attached to it, and so on."""
    made = message(f"Nota {depth}")
    made.set_content(f"Testo {depth}.")
    if depth:
        made.add_attachment(nested(depth - 1))
    return made


def with_names(*given_names: str) -> bytes:
    """A mail with PDFs of these names, whatever they are."""
    made = mail(*[(f"{number}.pdf", "application/pdf", PDF) for number in range(len(given_names))])
    content = made.as_bytes()
    for number, name in enumerate(given_names):
        content = content.replace(
            f'filename="{number}.pdf"'.encode(), f"filename*=utf-8''{quote(name, safe='')}".encode()
        )
    return content


def found(path: Path) -> list[str]:
    """The paths found below the mail's folder; a refusal as `path: reason`."""
    return [
        f"{each.path.relative_to(path.parent)}: {each.reason}"
        if isinstance(each, UnreadableDocument)
        else str(each.relative_to(path.parent))
        for each in find_documents([path])
    ]


def names(content: bytes) -> list[str]:
    return [each.path.name for each in attachments(Source(Path("a.eml"), content, Settings()))]


def test_documents_are_taken_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    made = mail(
        ("nota.pdf", "application/pdf", PDF),
        ("logo.png", "image/png", b"\x89PNG"),
        ("invito.ics", "text/calendar", b"BEGIN:VCALENDAR"),
        ("smime.p7s", "application/pkcs7-signature", b"0"),
        ("vecchia.doc", "application/msword", b"\xd0\xcf\x11\xe0"),
        ("scheda", "application/octet-stream", PDF),
        (None, "application/pdf", PDF),
    )
    path = samples.write(tmp_path, "a.eml", made.as_bytes())
    documents = ["nota.pdf", "vecchia.doc", "scheda.pdf", "allegato.pdf"]
    assert found(path) == ["a.eml", *(f"a.eml/{name}" for name in documents)]


def test_an_attachment_is_a_document_that_knows_its_mail(tmp_path: Path) -> None:
    path = samples.write(tmp_path, "a.eml", mail(("nota.pdf", "application/pdf", PDF)).as_bytes())
    document = read(path / "nota.pdf")
    assert document == read(samples.write(tmp_path, "nota.pdf", PDF)).model_copy(
        update={"attached_to": read(path).id, "hints": document.hints}
    )
    assert (document.hints.published, document.hints.published_in) == (date(2024, 3, 12), "e-mail")
    assert read(path).attached_to is None
    assert list(find_documents([path / "nota.pdf"])) == [path / "nota.pdf"]
    assert (file_at(path / "nota.pdf"), file_at(path)) == (path, path)


def test_an_attachment_s_own_day_stands(tmp_path: Path) -> None:
    page = b"<html><head><meta name='date' content='2023-01-09'></head><body><p>Al via il progetto.</p></body></html>"
    path = samples.write(tmp_path, "a.eml", mail(("nota.html", "text/html", page)).as_bytes())
    hints = read(path / "nota.html").hints
    assert (hints.published, hints.published_in) == (date(2023, 1, 9), "metadata")


def test_mails_inside_mails_are_followed_to_a_depth(tmp_path: Path) -> None:
    path = samples.write(tmp_path, "a.eml", nested(6).as_bytes())
    deep = "a.eml/Nota 5.eml/Nota 4.eml/Nota 3.eml"
    assert found(path) == [
        "a.eml",
        "a.eml/Nota 5.eml",
        "a.eml/Nota 5.eml/Nota 4.eml",
        deep,
        f"{deep}/Nota 2.eml: The e-mail is attached to an e-mail inside others, too deep to be followed.",
    ]
    last = read(tmp_path / deep)
    assert last.text == "Nota 3\n\nTesto 3."
    assert last.attached_to == read((tmp_path / deep).parent).id


def test_an_attached_mail_has_the_same_bytes_every_time_and_its_headers_as_written() -> None:
    inner = b"Subject: Nota   larga\nX-Lungo: " + b"parola " * 40 + b"\n\nTesto."
    outer = b"Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n"
    source = Source(Path("a.eml"), outer + inner + b"\n--x--\n", Settings())
    assert [(each.path.name, each.content) for each in attachments(source)] == [("Nota larga.eml", inner)]


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("../../etc/nota.pdf", "_.._etc_nota.pdf"),
        ("C:\\Documenti\\nota.pdf", "C__Documenti_nota.pdf"),
        ("riga\nuno\x07.pdf", "riga uno.pdf"),
        (" .. ", "allegato.pdf"),
        ("è" * 300 + ".pdf", "è" * 100 + ".pdf"),
        ("nota n. 12", "nota n. 12.pdf"),
    ],
)
def test_names_are_fit_for_a_path(given_name: str, expected: str) -> None:
    assert names(with_names(given_name)) == [expected]


def test_equal_names_are_numbered() -> None:
    assert names(
        mail(*[(name, "application/pdf", PDF) for name in ("a.pdf", "A.pdf", "a (2).pdf", "a.pdf")]).as_bytes()
    ) == [
        "a.pdf",
        "A (2).pdf",
        "a (2) (2).pdf",
        "a (3).pdf",
    ]


@given(st.lists(st.text(max_size=20), max_size=6))
def test_names_are_distinct_single_parts_of_a_path(given_names: list[str]) -> None:
    made_names = names(with_names(*given_names))
    assert len({name.casefold() for name in made_names}) == len(given_names)
    assert all(Path("a.eml", name).parent == Path("a.eml") and name.isprintable() for name in made_names)


def missing(path: Path) -> None:
    path.unlink()


def changed(path: Path) -> None:
    path.write_bytes(mail().as_bytes())


def emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (missing, "The file does not exist (any more)."),
        (changed, "The e-mail does not hold this attachment (any more)."),
        (emptied, "The file is empty."),
    ],
)
def test_a_mail_that_is_no_longer_as_it_was(change: Callable[[Path], None], expected: str, tmp_path: Path) -> None:
    path = samples.write(tmp_path, "a.eml", mail(("nota.pdf", "application/pdf", PDF)).as_bytes())
    change(path)
    with pytest.raises(UnreadableDocument) as refusal:
        source_at(path / "nota.pdf")
    assert refusal.value.reason == expected


def test_a_broken_attachment_costs_itself_alone(tmp_path: Path) -> None:
    made = mail(("rotta.pdf", "application/pdf", PDF[:300]), ("buona.pdf", "application/pdf", PDF))
    made.add_attachment(b"", maintype="application", subtype="pdf", filename="vuota.pdf")
    path = samples.write(tmp_path, "a.eml", made.as_bytes())
    assert found(path) == ["a.eml", "a.eml/rotta.pdf", "a.eml/buona.pdf", "a.eml/vuota.pdf"]
    for name, reason in [("rotta", "The PDF breaks off before its end."), ("vuota", "The file is empty.")]:
        with pytest.raises(UnreadableDocument) as refusal:
            read(path / f"{name}.pdf")
        assert (refusal.value.path, refusal.value.reason) == (path / f"{name}.pdf", reason)
    assert read(path / "buona.pdf").text == "Al via il progetto Posidonia Viva."


def test_a_mail_with_too_many_attachments_says_so(tmp_path: Path) -> None:
    made = mail(*[("a.txt", "application/octet-stream", b"testo")] * 201)
    path = samples.write(tmp_path, "a.eml", made.as_bytes())
    assert found(path) == ["a.eml", "a.eml: More than 200 files are attached to the e-mail: none of them is read."]

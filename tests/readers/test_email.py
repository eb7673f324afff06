"""Saved e-mails: the subject, the part meant for reading, and what the headers say."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

from extractor.readers.read import read
from tests.readers import samples


def message(subject: str = "Al via Posidonia Viva: già 12 i Comuni") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = "Ufficio Stampa Città di Ravenna <stampa@example.org>"
    mail["Date"] = "Tue, 12 Mar 2024 23:30:00 +0100"
    return mail


def test_the_plain_part_is_preferred(tmp_path: Path) -> None:
    mail = message()
    mail.set_content("Perché è partito.\n\n- Pola\n- Ravenna\n", charset="iso-8859-1")
    mail.add_alternative("<p>altro</p>", subtype="html")
    document = read(samples.write(tmp_path, "a.eml", mail.as_bytes()))
    assert document.text.split("\n\n") == [mail["Subject"], "Perché è partito.", "- Pola", "- Ravenna"]
    assert document.media_type == "message/rfc822"
    assert document.hints.title == mail["Subject"]
    assert document.hints.publisher == "Ufficio Stampa Città di Ravenna"
    assert document.hints.published == date(2024, 3, 12)


def test_a_mail_of_html_alone_is_read_as_a_page(tmp_path: Path) -> None:
    mail = message("Nota")
    mail.set_content("<html><body><p>È partito il progetto.</p></body></html>", subtype="html")
    assert read(samples.write(tmp_path, "a.eml", mail.as_bytes())).text == "Nota\n\nÈ partito il progetto."


def test_a_wrong_charset_does_not_lose_the_body(tmp_path: Path) -> None:
    content = b"Subject: Nota\nContent-Type: text/plain; charset=us-ascii\n\nGi\xe0 partito.\n"
    assert read(samples.write(tmp_path, "a.eml", content)).text == "Nota\n\nGià partito."


def test_letters_written_as_bare_bytes_in_the_headers_are_read(tmp_path: Path) -> None:
    content = "From: Città di Ravenna <a@example.org>\nSubject: Già partito\n\nTesto.\n"
    for encoding in ("utf-8", "cp1252"):
        document = read(samples.write(tmp_path, "a.eml", content.encode(encoding)))
        assert (document.hints.title, document.hints.publisher) == ("Già partito", "Città di Ravenna")
        assert document.text == "Già partito\n\nTesto."


def test_halves_of_a_letter_in_the_headers_reach_no_record(tmp_path: Path) -> None:
    content = b"From: =?utf-8?b?7aC9?= <a@example.org>\nSubject: =?utf-16-le?b?Pdg=?= Nota\n\nTesto.\n"
    document = read(samples.write(tmp_path, "a.eml", content))
    assert document.model_dump_json()

"""Saved e-mails: the subject, the part meant for reading, and what the headers say."""

import time
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from extractor.errors import UnreadableDocument
from extractor.readers.find import find_documents
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


REPLY = """\
<html><body><div dir="ltr">Sì, parte a maggio.<div class="gmail_signature">Anna Rossi</div></div>
<div class="gmail_quote"><div class="gmail_attr">Il giorno mar 12 mar 2024 alle ore 10:15 Bruno
 &lt;bruno@example.org&gt; ha scritto:<br></div><blockquote class="gmail_quote">Quando parte?</blockquote></div>
</body></html>
"""
HANDED_ON = """\
<html><body><p>Per conoscenza.</p><div><b>Da:</b> Bruno<br><b>Inviato:</b> martedì 12 marzo 2024<br><b>A:</b> Anna<br>
<b>Oggetto:</b> Nota</div><blockquote type="cite"><p>Parte il progetto.</p></blockquote></body></html>
"""


@pytest.mark.parametrize(
    ("subject", "page", "expected"),
    [
        ("Re: Avvio", REPLY, "Avvio\n\nSì, parte a maggio."),
        ("I: Avvio", HANDED_ON, "Avvio\n\nPer conoscenza.\n\nParte il progetto."),
        ("R: Avvio", HANDED_ON, "Avvio\n\nPer conoscenza."),
    ],
)
def test_of_a_page_too_only_what_the_sender_means_is_read(
    subject: str, page: str, expected: str, tmp_path: Path
) -> None:
    mail = message(subject)
    mail.set_content(page, subtype="html")
    assert read(samples.write(tmp_path, "a.eml", mail.as_bytes())).text == expected


def test_a_plain_part_that_says_nothing_gives_way_to_the_page(tmp_path: Path) -> None:
    mail = message("Nota")
    mail.set_content("Questo messaggio va letto come pagina web.")
    mail.add_alternative(f"<p>{'Il progetto parte a maggio. ' * 4}</p>", subtype="html")
    assert read(samples.write(tmp_path, "a.eml", mail.as_bytes())).text == (
        f"Nota\n\n{'Il progetto parte a maggio. ' * 4}".strip()
    )


def test_text_that_goes_on_below_an_attachment_is_read_on(tmp_path: Path) -> None:
    content = (
        b"Subject: Nota\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nPrima.\n"
        b"--x\nContent-Type: application/pdf; name=a.pdf\n\n%PDF\n--x\nContent-Type: text/plain\n\nDopo.\n"
        b"--x\nContent-Type: text/plain; name=b.txt\n\nAllegato.\n--x--\n"
    )
    assert read(samples.write(tmp_path, "a.eml", content)).text == "Nota\n\nPrima.\n\nDopo."


@pytest.mark.parametrize(
    ("parameters", "body", "expected"),
    [
        ("format=flowed", "Il progetto \nparte \na maggio.\nFine.\n", "Il progetto parte a maggio.\nFine."),
        ("format=flowed; delsp=yes", "Il proget \nto parte.\n", "Il progetto parte."),
        ("format=flowed", "Parte. \n-- \nAnna \nRossi\n", "Parte."),
    ],
)
def test_lines_that_a_mail_program_cut_are_whole_again(
    parameters: str, body: str, expected: str, tmp_path: Path
) -> None:
    content = f"Subject: Nota\nContent-Type: text/plain; {parameters}\n\n{body}".encode()
    assert read(samples.write(tmp_path, "a.eml", content)).text == f"Nota\n\n{expected}"


LONG_HEADERS = {
    "subject": "Subject: " + "Progetto " * 300_000,
    "folded subject": "Subject: a" + "\n b" * 200_000,
    "senders": "From: " + ", ".join(f"n{number} <a{number}@example.org>" for number in range(50_000)),
    "parameters": "Content-Type: text/plain" + "".join(f"; a*{number}*=b" for number in range(20_000)),
}


@pytest.mark.parametrize("header", LONG_HEADERS)
def test_a_header_without_end_is_refused_at_once(header: str, tmp_path: Path) -> None:
    path = samples.write(tmp_path, "a.eml", f"{LONG_HEADERS[header]}\n\nTesto.\n".encode())
    started = time.process_time()
    with pytest.raises(UnreadableDocument, match=r"The e-mail is damaged and cannot be read\.$"):
        read(path)
    assert list(find_documents([path])) == [path]
    assert time.process_time() - started < 5


def test_a_long_list_of_receivers_is_no_damage(tmp_path: Path) -> None:
    receivers = ", ".join(f"n{number} <a{number}@example.org>" for number in range(2_000))
    assert read(samples.write(tmp_path, "a.eml", f"To: {receivers}\nSubject: Nota\n\nTesto.\n".encode())).text


def test_comments_in_comments_without_end_are_damage(tmp_path: Path) -> None:
    content = b"From: " + b"(" * 15_000 + b"\n\nTesto.\n"
    with pytest.raises(UnreadableDocument, match=r"The e-mail is damaged and cannot be read\.$"):
        read(samples.write(tmp_path, "a.eml", content))


@pytest.mark.parametrize(
    "day", ["Tue, 12 Mar 99999999999999999999 10:00:00 +0100", "31 Dec 9999 23:59:59 -2359", "ieri"]
)
def test_a_day_that_is_none_is_left_out(day: str, tmp_path: Path) -> None:
    path = samples.write(tmp_path, "a.eml", f"Date: {day}\nSubject: Nota\n\nTesto.\n".encode())
    assert list(find_documents([path])) == [path]
    assert read(path).hints.published in (None, date(9999, 12, 31))

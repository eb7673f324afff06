"""E-mails as mail programs save them: plain and HTML parts, quoted-printable and base64, an attachment."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial
from pathlib import Path

from tests.layouts.communiques import HEADLINE, Block, Communique, joined
from tests.layouts.layout import FILES, Layout, filled
from tests.layouts.make_html import marked_up
from tests.layouts.make_text import wrapped

Fill = Callable[[EmailMessage, Communique], None]


@dataclass(frozen=True)
class Envelope:
    """What the headers say: subject and date, as a mail program writes it."""

    subject: str
    date: str

    def order(self, communique: Communique) -> list[Block]:
        """The subject, which a reader sees above the message, then the communiqué."""
        return [Block(HEADLINE, self.subject), *communique.blocks]


def sent(communique: Communique, path: Path, *, envelope: Envelope, fill: Fill) -> None:
    """A message with its headers, its parts put in by `fill`, with boundaries that stay the same."""
    message = EmailMessage()
    message["From"] = "Ufficio stampa <stampa@esempio.example>"
    message["To"] = "redazioni@esempio.example"
    message["Date"], message["Subject"] = envelope.date, envelope.subject
    message["Message-ID"] = f"<{path.stem}@esempio.example>"
    fill(message, communique)
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"----=_Parte_{number}_{path.stem}")
    path.write_bytes(message.as_bytes())


def plain_and_html(message: EmailMessage, communique: Communique) -> None:
    """The text twice, wrapped as plain text in quoted-printable and as HTML in base64."""
    text = "\n\n".join(wrapped(block.plain, 76) for block in communique.blocks)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(_page(communique), subtype="html", cte="base64")


def html_alone(message: EmailMessage, communique: Communique) -> None:
    """HTML in cp1252 and nothing else, quoted-printable."""
    message.set_content(_page(communique).encode("cp1252"), "text", "html", cte="quoted-printable")
    message.set_param("charset", "windows-1252")


def with_attachment(message: EmailMessage, communique: Communique) -> None:
    """The plain text in base64, and the same communiqué attached as a PDF."""
    message.set_content(joined(communique.blocks), charset="utf-8", cte="base64")
    attached = (FILES / "reportlab-rotated-270.pdf").read_bytes()
    message.add_attachment(attached, maintype="application", subtype="pdf", filename="comunicato.pdf")


def _page(communique: Communique) -> str:
    return filled("mail.html", communique, marked_up)


def _layout(file: str, communique: str, fill: Fill, envelope: Envelope) -> Layout:
    return Layout(f"mail-{file}.eml", communique, partial(sent, envelope=envelope, fill=fill), envelope.order)


_SPRING = Envelope("Comunicato: al via LIFE Chirofaggeta", "Fri, 08 Apr 2022 09:15:00 +0200")
_WINTER = Envelope("Telemedicina in Appennino, il progetto è al via", "Tue, 27 Jan 2026 10:00:00 +0100")
_AUTUMN = Envelope("I: comunicato n. 41, con preghiera di diffusione", "Mon, 18 Nov 2024 11:30:00 +0100")

LAYOUTS = (
    _layout("alternative", "majella", plain_and_html, _SPRING),
    _layout("html", "reggio", html_alone, _WINTER),
    _layout("attachment", "forli", with_attachment, _AUTUMN),
)

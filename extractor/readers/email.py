"""Saved e-mails: subject and body as one text, date and sender as hints. Attachments are documents of their own."""

from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from extractor.messages import _
from extractor.readers import html
from extractor.readers.draft import Draft, Source
from extractor.readers.encoding import decode
from extractor.readers.normalise import normalise
from extractor.readers.paragraphs import paragraphs_of_lines
from extractor.schema.document import Hints

# The header parser of the standard library fails on some malformed headers with the errors of its string handling.
_DAMAGE = (MessageError, AttributeError, LookupError, TypeError, ValueError)


def draft(source: Source) -> Draft:
    """The text of a `.eml` file; raises UnreadableDocument if it is no e-mail or a damaged one."""
    try:
        message = message_from_bytes(source.content, policy=policy.default)
        if not message.keys():
            raise source.refuse(_("The file is not an e-mail, although its name says so."))
        _spell_out(message)
        subject = " ".join(normalise(str(message["subject"] or "")).text.split())
        body = _body(message, source)
        sender = _sender(message)
        hints = Hints(title=subject or None, published=_day(message), publisher=sender)
    except _DAMAGE as error:
        raise source.refuse(_("The e-mail is damaged and cannot be read.")) from error
    return Draft("\n\n".join(part for part in (subject, body) if part), hints=hints)


def _body(message: EmailMessage, source: Source) -> str:
    part = message.get_body(("plain", "html"))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        return ""
    if part.get_content_subtype() == "html":
        return html.draft(Source(source.path, content, source.limits)).text
    return paragraphs_of_lines(_text(content, part.get_content_charset()))


def _text(content: bytes, charset: str | None) -> str:
    """The body by the charset that it states, or by what its bytes say where it states none or a wrong one."""
    try:
        return content.decode(charset or "ascii")
    except (UnicodeDecodeError, LookupError):
        return decode(content) or content.decode("cp1252", errors="replace")


def _sender(message: EmailMessage) -> str | None:
    sender = message["from"]
    names = [normalise(address.display_name).text for address in sender.addresses] if sender else []
    return next(filter(None, names), None)


def _spell_out(message: EmailMessage) -> None:
    """Turns letters that old programs wrote as bare bytes in the headers into letters, as those of a file."""
    for name, value in message.raw_items():
        if name.lower() in ("subject", "from") and not str(value).isascii():
            content = " ".join(str(value).split()).encode("ascii", errors="surrogateescape")
            message.replace_header(name, decode(content) or content.decode("cp1252", errors="replace"))


def _day(message: EmailMessage) -> date | None:
    """The day on which it was sent, by the sender's own clock."""
    try:
        return parsedate_to_datetime(str(message["date"])).date()
    except (TypeError, ValueError):
        return None

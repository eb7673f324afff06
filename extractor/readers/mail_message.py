"""A saved e-mail as the standard library parses it, and what its headers say."""

import re
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import cast

from extractor.messages import _
from extractor.readers.draft import Source
from extractor.readers.encoding import decode
from extractor.readers.normalise import normalise

# The parser of the standard library fails on some malformed headers with the errors of its string handling, and on
# parts nested thousands deep with the stack's.
DAMAGE = (MessageError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

# The standard library takes a header apart in a time that grows with the square of its length, and it does so where no
# limit of time holds: where documents are looked for. Only lists of receivers grow long, and nobody asks for those.
_LONGEST_HEADER = 20_000
_RECEIVERS = ("to", "cc", "bcc")
# Each part takes it a tenth of a millisecond there. A part begins with a line of this kind; so do some lines of dashes.
_PART = b"\n--"
_MOST_PARTS = 20_000

_REPLY_OR_FORWARD = re.compile(r"^(?:\s*(?:r|re|rif|i|fw|fwd|inoltro|posta certificata)\s*:)+\s*", re.IGNORECASE)
_FORWARD = re.compile(r"^\s*(?:i|fw|fwd|inoltro)\s*:", re.IGNORECASE)


class _BoundedHeaders(EmailPolicy):
    """The standard library's policy, for headers of a length that somebody may have written."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and value of a header. Raises MessageError for one that is too long."""
        name, value = super().header_source_parse(sourcelines)
        if len(value) > _LONGEST_HEADER and name.lower() not in _RECEIVERS:
            raise MessageError(f"the header {name} has {len(value)} characters")
        return name, value


_POLICY = _BoundedHeaders()


def message_of(source: Source) -> EmailMessage:
    """The e-mail in a file; raises UnreadableDocument for a file that is none, and one of `DAMAGE` for a broken one."""
    if source.content.count(_PART) > _MOST_PARTS:
        raise source.refuse(_("The e-mail has more parts than anybody puts into one."))
    message = cast(EmailMessage, message_from_bytes(source.content, policy=_POLICY))
    if not message.keys():
        raise source.refuse(_("The file is not an e-mail, although its name says so."))
    _spell_out(message)
    return message


def subject_of(message: EmailMessage) -> str:
    """The subject on one line, without the marks of a reply or of forwarding."""
    return _REPLY_OR_FORWARD.sub("", _subject(message))


def is_forwarded(message: EmailMessage) -> bool:
    """Whether the subject says that the mail hands on another one."""
    return bool(_FORWARD.match(_subject(message)))


def sender_of(message: EmailMessage) -> str | None:
    """The name that the sender bears, not the address."""
    sender = message["from"]
    names = [normalise(address.display_name).text for address in sender.addresses] if sender else []
    return next(filter(None, names), None)


def day_sent(message: EmailMessage) -> date | None:
    """The day on which it was sent, by the sender's own clock."""
    try:
        return parsedate_to_datetime(str(message["date"])).date()
    except (OverflowError, TypeError, ValueError):
        return None


def _subject(message: EmailMessage) -> str:
    return " ".join(normalise(str(message["subject"] or "")).text.split())


def _spell_out(message: EmailMessage) -> None:
    """Turns letters that old programs wrote as bare bytes in the headers into letters, as those of a file."""
    for name, value in message.raw_items():
        if name.lower() in ("subject", "from") and not str(value).isascii():
            content = " ".join(str(value).split()).encode("ascii", errors="surrogateescape")
            message.replace_header(name, decode(content) or content.decode("cp1252", errors="replace"))

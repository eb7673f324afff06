"""Saved e-mails: subject and body as one text, date and sender as hints. Attachments are documents of their own."""

from extractor.messages import _
from extractor.readers.draft import Draft, Source
from extractor.readers.mail_body import body_of
from extractor.readers.mail_message import DAMAGE, day_sent, is_forwarded, message_of, sender_of, subject_of
from extractor.schema.document import Hints


def draft(source: Source) -> Draft:
    """The text of a `.eml` file; raises UnreadableDocument if it is no e-mail or a damaged one."""
    try:
        message = message_of(source)
        subject = subject_of(message)
        body = body_of(message, source, forwarded=is_forwarded(message))
        hints = Hints(title=subject or None, published=day_sent(message), publisher=sender_of(message))
    except DAMAGE as error:
        raise source.refuse(_("The e-mail is damaged and cannot be read.")) from error
    return Draft("\n\n".join(part for part in (subject, body) if part), hints=hints)

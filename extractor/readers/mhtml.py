"""Web pages that a browser saved with all their parts in one file: an e-mail in form, of which the page is read."""

from extractor.messages import _
from extractor.readers import html
from extractor.readers.draft import Draft, Source
from extractor.readers.encoding import decode_declared
from extractor.readers.mail_body import leaves
from extractor.readers.mail_message import DAMAGE, message_of


def draft(source: Source) -> Draft:
    """The article of the page, as of one that was saved alone; raises UnreadableDocument where there is none."""
    try:
        parts = [part for part in leaves(message_of(source)) if part.get_content_type() == "text/html"]
        contents = [(part.get_payload(decode=True), part.get_content_charset()) for part in parts[:1]]
    except DAMAGE as error:
        raise source.refuse(_("The saved page is damaged and cannot be read.")) from error
    for content, charset in contents:
        if isinstance(content, bytes):
            text = decode_declared(content, charset) if charset else None
            page = content if text is None else text.encode("utf-8", errors="replace")
            return html.draft(Source(source.path, page, source.limits))
    raise source.refuse(_("The file holds no web page, although its name says so."))

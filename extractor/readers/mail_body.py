"""What the sender of an e-mail wrote: the parts meant for reading, without what is quoted and signed below."""

from collections.abc import Iterator
from email.message import EmailMessage
from typing import cast

from extractor.readers.draft import Source
from extractor.readers.encoding import decode_declared
from extractor.readers.mail_quotes import own_words
from extractor.readers.paragraphs import paragraphs_of_lines

# A plain part shorter than this may say no more than that the mail should be read as a web page.
_STUB = 200


def body_of(message: EmailMessage, source: Source, *, forwarded: bool) -> str:
    """The text of the parts meant for reading, in order. Raises UnreadableDocument for HTML that cannot be read."""
    texts = (_text(part, source, forwarded=forwarded) for part in _reading_parts(message))
    return "\n\n".join(text for text in texts if text)


def is_body(part: EmailMessage) -> bool:
    """Whether the part is text to be read with the mail, and not attached to it."""
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and part.get_filename() is None
        and part.get_content_disposition() != "attachment"
    )


def parts_of(message: EmailMessage) -> list[EmailMessage]:
    """The parts right under this one; an attached e-mail is one part, whatever it holds."""
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        return []
    return cast(list[EmailMessage], message.get_payload())


def _reading_parts(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts meant for reading; of alternatives the whole, since which of them is read depends on their texts."""
    if is_body(part) or part.get_content_type() == "multipart/alternative":
        yield part
        return
    for under in parts_of(part):
        yield from _reading_parts(under)


def _text(part: EmailMessage, source: Source, *, forwarded: bool) -> str:
    if part.get_content_maintype() == "multipart":
        return _best(part, source, forwarded=forwarded)
    text = _decoded(part)
    if part.get_content_subtype() == "html":
        page = Source(source.path, text.encode("utf-8", errors="replace"), source.limits)
        # Loaded for a mail that needs it: whoever looks for documents comes by here, and the library is heavy.
        from extractor.readers import html

        return own_words(html.mail_text(page, quotes=forwarded), forwarded=forwarded)
    return paragraphs_of_lines(own_words(text, forwarded=forwarded))


def _best(alternatives: EmailMessage, source: Source, *, forwarded: bool) -> str:
    """The plain text, unless it is a stub and the web page says more."""
    parts = {part.get_content_subtype(): part for part in leaves(alternatives) if is_body(part)}
    plain, page = parts.get("plain"), parts.get("html")
    text = _text(plain, source, forwarded=forwarded) if plain else ""
    if page is None or len(text) >= _STUB:
        return text
    return max(text, _text(page, source, forwarded=forwarded), key=len)


def leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts without parts of their own, in order; an attached e-mail is one."""
    for under in parts_of(part):
        yield from leaves(under)
    if not parts_of(part):
        yield part


def _decoded(part: EmailMessage) -> str:
    """The text by the charset that the part states, or by what its bytes say where it states none or a wrong one."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    text = decode_declared(content, part.get_content_charset()) or content.decode("cp1252", errors="replace")
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _unflowed(text, glue="" if str(part.get_param("delsp", "")).lower() == "yes" else " ") if flowed else text


def _unflowed(text: str, *, glue: str) -> str:
    """The paragraphs that a mail program cut into lines, each on one line again (RFC 3676)."""
    paragraphs: list[str] = []
    open_line = False
    for line in text.splitlines():
        quoted, is_signature = line.startswith(">"), line == "-- "
        words = line.removeprefix(" ")
        if open_line and not quoted and not is_signature:
            paragraphs[-1] += glue + words.rstrip(" ")
        else:
            paragraphs.append(line if quoted or is_signature else words.rstrip(" "))
        open_line = words.endswith(" ") and not quoted and not is_signature
    return "\n".join(paragraphs)

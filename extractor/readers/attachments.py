"""The attachments of an e-mail, each a source of its own at a path below the mail's: `nota.eml/allegato.pdf`.

No such file lies on the disk: the path is a name, unique within the mail, that leads back to the same bytes.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from email import policy
from email.message import EmailMessage
from pathlib import PurePath
from typing import cast

from extractor.errors import UnreadableDocument
from extractor.messages import _
from extractor.readers.draft import Mail, Source
from extractor.readers.formats import EMAIL, KNOWN_SUFFIXES, format_by_content, suffix_of
from extractor.readers.mail_body import is_body, parts_of
from extractor.readers.mail_message import DAMAGE, day_sent, message_of, subject_of

_ATTACHED_MAIL = "message/rfc822"
# An attached mail keeps its headers as they were written, so that its bytes, and with them its id, are always the same.
_AS_WRITTEN = policy.default.clone(refold_source="none")
_UNFIT = re.compile(r'[/\\:*?"<>|]')
_LONGEST_STEM = 200  # bytes; file systems take 255, and a number and the suffix are still to come
_LONGEST_SUFFIX = 10
_NAMELESS = "allegato"


def attachments(source: Source) -> list[Source]:
    """What is attached to the mail in `source`, in its order; nothing for another file, or for a damaged mail.

    Pictures, calendars and signatures are among them: whoever looks for documents picks by the names.
    """
    if source.path.suffix.lower() not in EMAIL.suffixes:
        return []
    try:
        message = message_of(source)
        mail = Mail(source.id, day_sent(message))
        contents = [(_name(part, content), content) for part, content in _attached(message)]
    except (UnreadableDocument, *DAMAGE):
        return []
    names = _distinct([name for name, _content in contents])
    return [
        Source(source.path / name, content, source.limits, mail)
        for name, (_name_in_mail, content) in zip(names, contents, strict=True)
    ]


def attached_source(mail: Source, names: Sequence[str]) -> Source:
    """What is attached under these names, each to the mail before. Raises UnreadableDocument where it is not there."""
    source = mail
    for name in names:
        found = next((each for each in attachments(source) if each.path.name == name), None)
        if found is None:
            path = mail.path.joinpath(*names)
            raise UnreadableDocument(path, _("The e-mail does not hold this attachment (any more)."))
        source = found
    return source


def _attached(part: EmailMessage) -> Iterator[tuple[EmailMessage, bytes]]:
    """The parts with their bytes that are neither text to be read with the mail nor mere holders of other parts."""
    if part.get_content_type() == _ATTACHED_MAIL:
        yield part, cast(EmailMessage, part.get_payload(0)).as_bytes(policy=_AS_WRITTEN)
    elif part.get_content_maintype() == "multipart":
        for under in parts_of(part):
            yield from _attached(under)
    elif not is_body(part):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield part, content


def _name(part: EmailMessage, content: bytes) -> str:
    """The name that the mail gives it, fit to be a file's, with the suffix of what it is where it shows none."""
    media_type = part.get_content_type()
    if media_type == _ATTACHED_MAIL:
        name = part.get_filename() or subject_of(cast(EmailMessage, part.get_payload(0)))
    else:
        name = part.get_filename() or ""
    fit = _fit(str(name)) or _NAMELESS
    recognised = format_by_content(content)
    suffix = suffix_of(media_type) or (recognised.suffixes[0] if recognised else "")
    if PurePath(fit).suffix.lower() in KNOWN_SUFFIXES or not suffix:
        return fit
    return fit + suffix


def _fit(name: str) -> str:
    """The name without separators, control characters and what some file system reserves, and not too long."""
    spelt = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    plain = "".join(char if char.isprintable() else " " for char in spelt)
    fit = " ".join(_UNFIT.sub("_", plain).split()).strip(" .")
    path = PurePath(fit)
    suffix = path.suffix if len(path.suffix) <= _LONGEST_SUFFIX else ""
    stem = fit.removesuffix(suffix)
    return stem.encode()[:_LONGEST_STEM].decode("utf-8", "ignore").rstrip(" .") + suffix


def _distinct(names: list[str]) -> list[str]:
    """The names with a number in those that an earlier one took; names that differ in case alone count as equal."""
    taken: set[str] = set()
    distinct = []
    for name in names:
        path, given, number = PurePath(name), name, 1
        while given.casefold() in taken:
            number += 1
            given = f"{path.stem} ({number}){path.suffix}"
        taken.add(given.casefold())
        distinct.append(given)
    return distinct

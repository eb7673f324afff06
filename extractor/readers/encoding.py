"""Bytes of a text file → characters, for files that do not say how they were written.

UTF-8 and UTF-16 prove themselves. What is left is an old office file of one byte a letter, and most such encodings
accept any bytes: the one in which the letters beyond ASCII are those that Italian writes is taken.
"""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OFFICE_ENCODINGS = ("cp1252", "mac_roman", "cp850")
_ITALIAN = frozenset("àèéìíòóùúÀÈÉÌÒÙ’‘“”«»–—…°€ºª•·\u00a0")
_PLAUSIBLE_SHARE = 0.6
_SAMPLE = 65_536
_CONTROL = frozenset(map(chr, [*range(9), *range(14, 32), 127]))
_CONTROL_SHARE = 0.01
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION_REACH = 4096
# What browsers read under these names.
_BROWSERS_READ_AS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}


def decode(content: bytes) -> str | None:
    """The characters of `content`, or None if it is no text: binary data, or bytes that no known encoding explains."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    wide = _utf16_without_mark(content) if b"\0" in content[:_SAMPLE] else None
    return _checked(wide or _decoded(content, "utf-8") or _office_text(content))


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _checked(text: str | None) -> str | None:
    """The text, unless control characters show it to be binary data that happens to decode."""
    if text is None:
        return None
    sample = text[:_SAMPLE]
    controls = sum(char in _CONTROL for char in sample)
    return None if controls > _CONTROL_SHARE * len(sample) else text


def _utf16_without_mark(content: bytes) -> str | None:
    """Western text in UTF-16 has a zero in every other byte, nearly everywhere."""
    sample = content[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > 0.9 * len(zeros):
            return _decoded(content, encoding)
    return None


def _office_text(content: bytes) -> str | None:
    candidates = [text for name in _OFFICE_ENCODINGS if (text := _decoded(content, name)) is not None]
    best = max(candidates, key=_italian_share, default=None)
    if best is not None and _italian_share(best) >= _PLAUSIBLE_SHARE:
        return best
    guess = from_bytes(content[:_SAMPLE]).best()
    return _decoded(content, guess.encoding) if guess else None


def _italian_share(text: str) -> float:
    """The share of Italian letters and signs among the characters beyond ASCII."""
    foreign = [char for char in text[:_SAMPLE] if char > "\x7f"]
    return sum(char in _ITALIAN for char in foreign) / len(foreign) if foreign else 1.0


def decode_markup(content: bytes) -> str | None:
    """The characters of a web page: by its mark, as UTF-8 if it proves to be that, as it declares, or as `decode`."""
    if not content.startswith(tuple(mark for mark, _ in _MARKS)) and _decoded(content, "utf-8") is None:
        declared = _DECLARED.search(content[:_DECLARATION_REACH])
        name = declared.group(1).decode("ascii").lower() if declared else ""
        text = _decoded(content, _BROWSERS_READ_AS.get(name, name)) if name else None
        if text is not None:
            return text
    return decode(content)

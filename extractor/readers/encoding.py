"""Bytes of a text file → characters, for files that do not say how they were written.

UTF-8 and UTF-16 prove themselves. What is left is an old office file of one byte a letter, and most such encodings
accept any bytes: the one in which the letters beyond ASCII are those that Italian writes, where it writes them, is
taken. Files that were put together from several are read as UTF-8 with stray bytes of Windows.
"""

import codecs
import re

from charset_normalizer import from_bytes

from extractor.readers.mojibake import mended

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OFFICE_ENCODINGS = ("cp1252", "iso8859-15", "mac_roman", "cp850")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# A sign of another encoding shows by its place: "citt…" was "città", "perchÈ" was "perché", "ÒVoci" was "“Voci".
_AT_HOME = re.compile(
    r"[àèéìòù”»€°ºª\u00a0’‘]|(?<![a-zàèéìíòóùú])[ÀÈÉÌÒÙ](?![A-Z]?[a-z]{2})|(?<=\b)È(?= )|(?<![^\W\d_])[“«•—–·]"
    r"|(?<![bcdfghjklmnpqrstvwxyz])…"
)
# What Italian writes now and then, and other encodings have in the place of its common letters.
_RARE = re.compile(r"[íóú]|(?<=[bcdfghjklmnpqrstvwxyz])…")
_WORTH_OF_RARE = 0.7
# What two letters or signs of Windows in a row look like where they happen to be UTF-8.
_HAPPENS_TO_BE_UTF8 = re.compile(r"[\u0180-\u07ff]")
_OF_WINDOWS = frozenset("ÀÈÉÌÒÙ»”…’€°ºª\u00a0")
_PLAUSIBLE_SHARE = 0.6
_SAMPLE = 65_536
_CONTROL = frozenset(map(chr, [*range(9), *range(14, 32), 127]))
_CONTROL_SHARE = 0.01
_STRAY = "stray bytes of Windows"
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION_REACH = 4096
# Python has others besides, made for other ends than files, some of them slow without bound.
_OF_FILES = re.compile(
    r"(?:us-?)?ascii|utf-?(?:8|16|16-?[lb]e)|iso-?8859-\d+|latin-?\d|windows-12\d\d|cp\d+|(?:x-)?mac-?\w*|koi8-[ru]"
    r"|gb\w+|big5|shift_jis|euc-\w+",
    re.IGNORECASE,
)
# What browsers and mail programs read under these names.
_READ_AS = {**dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1"), "cp1252"), "x-mac-roman": "mac_roman"}


def decode(content: bytes) -> str | None:
    """The characters of `content`, or None if it is no text: binary data, or bytes that no known encoding explains."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    wide = _utf16_without_mark(content) if b"\0" in content[:_SAMPLE] else None
    text = _checked(wide or _decoded(content, "utf-8") or _mixed(content) or _office_text(content))
    return None if text is None else mended(text)


def decode_declared(content: bytes, name: str | None) -> str | None:
    """The characters of `content` by the encoding that it says it has; as `decode` where that cannot be.

    Bytes that prove to be UTF-8 are UTF-8, whatever they say.
    """
    plain = (name or "").strip().lower()
    if plain and _OF_FILES.fullmatch(plain) and _decoded(content, "utf-8") is None:
        text = None if content.startswith(tuple(mark for mark, _ in _MARKS)) else _decoded(content, _known_as(plain))
        if text is not None and _checked(text) is not None:
            return mended(text)
    return decode(content)


def decode_markup(content: bytes) -> str | None:
    """The characters of a web page: by its mark, as UTF-8 if it proves to be that, as it declares, or as `decode`."""
    declared = _DECLARED.search(content[:_DECLARATION_REACH])
    return decode_declared(content, declared.group(1).decode("ascii") if declared else None)


def _known_as(name: str) -> str:
    return _READ_AS.get(name, "cp1252" if "ascii" in name else name)


def _decoded(content: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        return content.decode(encoding, errors)
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
    """Western text in UTF-16 has a zero in every other byte, save for typographic signs."""
    sample = content[:_SAMPLE]
    halves = sample[::2], sample[1::2]
    for encoding, (zeros, letters) in (("utf-16-be", halves), ("utf-16-le", halves[::-1])):
        if zeros.count(0) > 0.7 * len(zeros) and letters.count(0) < 0.1 * len(letters):
            return _decoded(content, encoding)
    return None


def _mixed(content: bytes) -> str | None:
    """Text in UTF-8 with stray bytes of Windows, if what is UTF-8 in it, and what is not, reads as Italian does."""
    whole = _decoded(content, "utf-8", _STRAY)
    proven = _decoded(content, "utf-8", "ignore") or ""
    if whole is None or not _BEYOND_ASCII.search(proven[:_SAMPLE]):
        return None
    if min(_italian_share(whole), _italian_share(proven)) < _PLAUSIBLE_SHARE:
        return None
    return _HAPPENS_TO_BE_UTF8.sub(_as_windows, whole)


def _as_windows(match: re.Match[str]) -> str:
    letters = match.group().encode().decode("cp1252", errors="replace")
    return letters if _OF_WINDOWS.issuperset(letters) else match.group()


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(_STRAY, _stray_bytes)


def _office_text(content: bytes) -> str | None:
    candidates = [text for name in _OFFICE_ENCODINGS if (text := _decoded(content, name)) is not None]
    best = max(candidates, key=_italian_share, default=None)
    if best is not None and _italian_share(best) >= _PLAUSIBLE_SHARE:
        return best
    guess = from_bytes(content[:_SAMPLE]).best()
    return _decoded(content, guess.encoding) if guess else None


def _italian_share(text: str) -> float:
    """The share of Italian letters and signs, where they belong, among the characters beyond ASCII."""
    sample = text[:_SAMPLE]
    foreign = len(_BEYOND_ASCII.findall(sample))
    at_home = len(_AT_HOME.findall(sample)) + _WORTH_OF_RARE * len(_RARE.findall(sample))
    return at_home / foreign if foreign else 1.0

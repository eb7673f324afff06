"""Text that was written in UTF-8 and read as something else before it was saved: "cittÃ " → "città".

ftfy knows what such text looks like. It is mended line by line, and only where nothing but letters and signs that
Western languages write come out.
"""

import re

from ftfy import fix_encoding
from ftfy.badness import is_bad

_SUSPECT = re.compile(r"[ÃÂâÅÄ√‚├┬][^\x00-\x7f ]?")
_WESTERN = re.compile(r"[\x00-\x7f\u00a0-\u00ff\u0100-\u017f‘’“”„«»–—…•·€°™]*")


def mended(text: str) -> str:
    """The text with the lines mended that certainly were read in a wrong encoding; the others as they are."""
    if not _SUSPECT.search(text):
        return text
    return "\n".join(map(_mended_line, text.split("\n")))


def _mended_line(line: str) -> str:
    if line.isascii() or not is_bad(line):
        return line
    fixed = fix_encoding(line)
    return fixed if _WESTERN.fullmatch(fixed) and not is_bad(fixed) else line

"""RTF as a sequence of tokens: groups that open and close, control words, and text still in bytes."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<code>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|.",
    re.DOTALL,
)


class Token(NamedTuple):
    """`word` is a control word or sign; `text` is set for letters, one at a time where each stands as a code."""

    kind: Literal["open", "close", "word", "text"]
    word: str = ""
    number: int | None = None
    text: bytes = b""


_BRACES = {b"{": Token("open"), b"}": Token("close")}


def tokens(content: bytes) -> Iterator[Token]:
    """The tokens of a file in order; binary data is passed over."""
    position = 0
    while match := _TOKEN.match(content, position):
        position = match.end()
        token = _token(match)
        if token is not None:
            if token.word == "bin":
                position += max(0, token.number or 0)
            yield token


def _token(match: re.Match[bytes]) -> Token | None:
    if match.lastgroup == "text":
        return Token("text", text=match["text"])
    if match.lastgroup == "brace":
        return _BRACES[match["brace"]]
    if match["word"]:
        return Token("word", match["word"].decode(), int(match["number"]) if match["number"] else None)
    if match["code"]:
        return Token("text", text=bytes([int(match["code"], 16)]))
    return Token("word", match["sign"].decode("latin-1")) if match["sign"] else None

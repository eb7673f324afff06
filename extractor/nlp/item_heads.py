"""The head of a line or an item: its first words, up to what parts them from what is said of it."""

import re

from extractor import gazetteers
from extractor.nlp.sentences import ITEM_MARK
from extractor.phrase_index import words_of

Head = tuple[int, int]

#: Words for whose project it is, between a project's name and an organisation.
GIVER = (
    r"(?:presentat|propost|promoss|candidat|realizzat|coordinat|guidat|curat|ideat|gestit)[oaie]|"
    r"portat[oaie](?= avanti| da\b| dal\w*\b)"
    r"|a cura|capofila|lead partner|proponente|beneficiari[oa]|promotore|titolare|coordina|che vede|di cui è"
)
ITEM = re.compile(r"(?:^|\n)[ \t]*(?P<mark>" + ITEM_MARK + r")[ \t]*(?:\*\*)?(?=\S)")
#: Where a line's text begins, past the mark of an item.
LINE = re.compile(r"(?:^|(?<=\n))[ \t]*(?:" + ITEM_MARK + r"[ \t]*)?(?:\*\*|[*_])?(?=\S)")
_HEAD_END = re.compile(
    rf"\s?(?:[:;|\n]|,\s|\*\*|\s[-–—]\s|[»”](?=\W)|\s\((?!\w\))|[.](?=\s|$)|(?=\b(?:{GIVER})\b))", re.IGNORECASE
)
_LINK = re.compile(r"\s(?:(?:di|del|della|dello|dei|delle|da|dal|dalla)\s|(?:dell|dall)['’])(?=\w)")
_OPENS_NAME = re.compile(r"[A-ZÀ-Ý0-9#]|\(\w{1,3}\)\w")
_OPENING = ' "«“‘*_'
_CLOSING = ' "»”’*_'
_LONGEST = 110
_MOST_WORDS = 12


def head_of_item(text: str, start: int) -> Head | None:
    """The head that begins at an offset, without quotation marks, if it looks like a name."""
    line = text[start : start + _LONGEST]
    stop = _HEAD_END.search(line, 1)
    if stop is None and len(line) == _LONGEST:
        return None
    head = line[: stop.start() if stop else len(line)].rstrip(_CLOSING)
    offset = len(head) - len(head.lstrip(_OPENING))
    name = _before_owner(head[offset:])
    is_name = len(name.split()) <= _MOST_WORDS and bool(_OPENS_NAME.match(name))
    return (start + offset, start + offset + len(name)) if is_name else None


def _before_owner(head: str) -> str:
    """The head up to the organisation that it belongs to: "Orti" of "Orti della cooperativa Zolla"."""
    for link in _LINK.finditer(head):
        after = head[link.end() :]
        if gazetteers.heads().longest_at(after, words_of(after), 0)[0]:
            return head[: link.start()]
    return head

"""Markdown files: plain text once its links, tables, quotes and rules are written out.

Emphasis and headings are left to the normaliser, which takes their marks out of every format.
"""

import re
from datetime import date

from extractor.errors import InvalidValue
from extractor.readers.draft import Draft, Source
from extractor.readers.paragraphs import paragraphs_of_lines
from extractor.readers.plain_text import text_of
from extractor.schema.document import Hints
from extractor.values.dates import parse_date

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(?P<fields>(?:.*\n){0,100}?)---[ \t]*\n")
_FIELD = re.compile(
    r"^(?P<name>title|titolo|date|data|author|autore): *[\"']?(?P<value>.*?)[\"']? *$", re.MULTILINE | re.IGNORECASE
)
_ENGLISH = {"titolo": "title", "data": "date", "autore": "author"}
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>"), r"\1"),
    (re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]+)\1(?!`)"), r"\2"),
    (re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:(?:[-*_] *){3,}|={3,}|(?:`{3,}|~{3,})[^`\n]*)$", re.MULTILINE), ""),
    (re.compile(r"^[ |]*:?-{3,}:?(?: *\| *:?-{3,}:?)+[ |]*$\n?", re.MULTILINE), ""),
    (re.compile(r"^ *\|(.+)\| *$", re.MULTILINE), r"\1"),
    (re.compile(r"^( {0,3}#{1,6} [^\n]*?) *#*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_LINK = re.compile(r"\[([^\]\n]+)\]\(<?([^)\s>]+)>?(?:\s+[^)\n]*)?\)")


def draft(source: Source) -> Draft:
    """The text of a `.md` file, the title, date and author of its front matter as hints; raises UnreadableDocument."""
    text = text_of(source)
    front = _FRONT_MATTER.match(text)
    body = _LINK.sub(_link, text[front.end() :] if front else text)
    for pattern, new in _FORMS:
        body = pattern.sub(new, body)
    return Draft(paragraphs_of_lines(body), hints=_hints(front["fields"] if front else ""))


def _link(match: re.Match[str]) -> str:
    """A link's address is kept, as a project's website may stand nowhere else; one that the text repeats is not."""
    text, address = match.groups()
    bare = re.sub(r"^(?:https?://|mailto:)", "", address).rstrip("/")
    return text if bare in text else f"{text} ({address})"


def _hints(fields: str) -> Hints:
    named = ((match["name"].lower(), match["value"]) for match in _FIELD.finditer(fields))
    stated = {_ENGLISH.get(name, name): value for name, value in named}
    author = stated.get("author")
    return Hints(
        title=stated.get("title") or None,
        published=_day(stated.get("date", "")),
        authors=(author,) if author else (),
    )


def _day(text: str) -> date | None:
    try:
        return parse_date(text).first
    except InvalidValue:
        return None

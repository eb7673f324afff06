"""Amounts, rates, durations, identifiers and web addresses: values whose form alone tells what they are."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.nlp.doc_text import text_of
from extractor.nlp.span_groups import Group, write
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Identifier, IdentifierScheme
from extractor.values.amounts import find_amounts, find_rates
from extractor.values.durations import find_durations
from extractor.values.money_tables import find_table_amounts

_URL = re.compile(r"\b(?:https?://|www\.)[^\s<>()\[\]\"»”’]*[\w/]")
_CUP = re.compile(r"\bCUP\b[\s:.n°]{0,6}(?P<value>[A-Z]\d{2}[A-Z]\d{11})\b")
_GRANT = re.compile(
    r"\b(?:[Gg]rant\s+[Aa]greement|GA|accordo di sovvenzione)\s*(?:[Nn]o?\.?|n°|nr\.?|number|"
    r"numero)?\s*:?\s*(?P<value>\d{6}|101\d{6})\b"
)
_UNIT_FIRST = re.compile(
    r"\b(?P<unit>mesi|anni)[:\s]{1,3}(?P<count>\d{1,3})\b(?!\s*(?:mes|ann|%|euro|€|[.,]\d))", re.IGNORECASE
)
_GLUED = re.compile(r"\b(?P<count>\d{1,3})(?P<unit>mesi|anni)\b", re.IGNORECASE)
_VAGUE = re.compile(r"(?:alcun|qualche|poch|un paio)", re.IGNORECASE)
_NO_LENGTH = re.compile(r"\s+(?:fa|prima|dopo|di età)\b|['’]\d\d")
_PERIODS = {"annual": 12, "biennal": 24, "triennal": 36, "quadriennal": 48, "quinquennal": 60}
_PERIODS |= {"biennio": 24, "triennio": 36, "quadriennio": 48, "quinquennio": 60, "semestral": 6}
_PERIOD_WORD = re.compile(rf"\b(?:durata\s+)?(?P<word>{'|'.join(_PERIODS)})(?:e|i)?\b", re.IGNORECASE)
_MOST_MONTHS = 240


def values(doc: Doc) -> Doc:
    """Writes the group `values`."""
    text = text_of(doc)
    found = [*_amounts(text), *_rates(text), *_durations(text), *_identifiers(text), *_urls(text)]
    return write(doc, Group.VALUES, found)


def _amounts(text: str) -> Iterator[Mention]:
    said = find_amounts(text)
    starts = {amount.start for amount in said}
    for amount in [*said, *(a for a in find_table_amounts(text) if a.start not in starts)]:
        yield Mention(amount.start, amount.end, amount.text, Label.AMOUNT, "values.amounts", amount)


def _rates(text: str) -> Iterator[Mention]:
    for rate in find_rates(text):
        yield Mention(rate.start, rate.end, rate.text, Label.RATE, "values.rates", rate)


def _durations(text: str) -> Iterator[Mention]:
    """Lengths of whole months, however written: "trenta mesi", "mesi 30", "due anni e mezzo", "triennale"."""
    said = (d for d in find_durations(text) if not d.days and not _VAGUE.match(d.text))
    found = {d.start: (d.end, d.months) for d in said if not _NO_LENGTH.match(text, d.end)}
    for match in (*_UNIT_FIRST.finditer(text), *_GLUED.finditer(text)):
        months = int(match["count"]) * (12 if match["unit"].lower() == "anni" else 1)
        found.setdefault(match.start(), (match.end(), months))
    for match in _PERIOD_WORD.finditer(text):
        found.setdefault(match.start(), (match.end(), _PERIODS[match["word"].lower()]))
    for start, (end, months) in sorted(found.items()):
        if 0 < months <= _MOST_MONTHS:
            yield Mention(start, end, text[start:end], Label.DURATION, "values.durations", months)


def _identifiers(text: str) -> Iterator[Mention]:
    for scheme, pattern in ((IdentifierScheme.CUP, _CUP), (IdentifierScheme.GRANT_AGREEMENT, _GRANT)):
        for match in pattern.finditer(text):
            value = Identifier(scheme=scheme, value=match["value"])
            yield Mention(
                match.start("value"), match.end("value"), match["value"], Label.IDENTIFIER, f"values.{scheme}", value
            )


def _urls(text: str) -> Iterator[Mention]:
    for match in _URL.finditer(text):
        yield Mention(match.start(), match.end(), match[0], Label.URL, "values.url", match[0])

"""Amounts, rates, durations, identifiers and web addresses: values whose form alone tells what they are."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.nlp.span_groups import Group, write
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Identifier, IdentifierScheme
from extractor.values.amounts import find_amounts, find_rates
from extractor.values.money_tables import find_table_amounts
from extractor.values.numbers import parse_number

_URL = re.compile(r"\b(?:https?://|www\.)[^\s<>()\[\]\"»”’]*[\w/]")
_CUP = re.compile(r"\bCUP\b[\s:.n°]{0,6}(?P<value>[A-Z]\d{2}[A-Z]\d{11})\b")
_GRANT = re.compile(
    r"\b(?:[Gg]rant\s+[Aa]greement|GA|accordo di sovvenzione)\s*(?:[Nn]o?\.?|n°|nr\.?|number|"
    r"numero)?\s*:?\s*(?P<value>\d{6}|101\d{6})\b"
)
_DURATION = re.compile(
    r"\b(?P<count>\d{1,3}|[a-z]{2,14})\s+(?P<unit>mesi|mese|anni|anno)\b(?P<half>\s+e mezzo)?(?!\s+(?:fa|prima|"
    r"dopo|di età))",
    re.IGNORECASE,
)
_PERIOD_WORDS = {"annuale": 12, "biennale": 24, "triennale": 36, "quadriennale": 48, "quinquennale": 60}
_PERIOD_WORD = re.compile(rf"\b(?:durata\s+)?(?P<word>{'|'.join(_PERIOD_WORDS)})\b", re.IGNORECASE)


def values(doc: Doc) -> Doc:
    """Writes the group `values`."""
    text = doc.text
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
    for match in _DURATION.finditer(text):
        months = _count(match["count"], match["unit"].lower())
        if months:
            months += 6 if match["half"] else 0
            yield Mention(match.start(), match.end(), match[0], Label.DURATION, "values.durations", months)
    for match in _PERIOD_WORD.finditer(text):
        months = _PERIOD_WORDS[match["word"].lower()]
        yield Mention(match.start(), match.end(), match[0], Label.DURATION, "values.durations", months)


def _count(word: str, unit: str) -> int | None:
    number = parse_number(word) if word.isdigit() or word.isalpha() else None
    if number is None or number != int(number) or not 0 < number <= 240:
        return None
    return int(number) * (12 if unit.startswith("ann") else 1)


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

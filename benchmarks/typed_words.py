"""What a reviewer types for a value of the gold, and which words of the text say it."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from extractor.matching import Json
from extractor.schema.record import DocumentInfo
from extractor.values.amounts import find_amounts, find_rates
from extractor.values.dates import find_dates
from tui.text_layout import find_words
from tui.typed_values import reference_day
from tui.wording import edtf as in_words

_WORD = re.compile(r"\w{4,}")


def words_for(gold: Json, document: DocumentInfo) -> list[str]:
    """The words of the text that say a fact, the fittest first; a word of its name, or any, where nothing says it."""
    said = _in_text(_said(gold, document), document)
    parts = _in_text(_WORD.findall(str(gold.get("name") or "")), document)
    return said or sorted(parts, key=len)[-1:] or _WORD.findall(document.text)[:1]


def ways_to_type(field: str, value: Any, gold: Json, document: DocumentInfo) -> list[str]:
    """What may be typed into a field of the form to give it this value: in the text's own words, then the shortest."""
    if value in (None, [], ""):
        return [""]
    match field:
        case "name":
            return [*_in_text(_names(gold), document), str(value)]
        case "edtf":
            figures = [way for one in _moments(gold) for way in _dates(one["edtf"])]
            found = _found(gold, document)
            # A date that the text has in no form of its own is typed in words of the text, which are its evidence.
            return _shortest([*found, *figures]) if found else [*_written(gold, document), *_shortest(figures)]
        case "start" if "organiser" in gold and gold.get("end"):
            ends = dict.fromkeys((value, gold["end"]))
            return _shortest(_dates("/".join(ends)))
        case "start" | "end":
            return _shortest(_dates(value))
        case "amount":
            about = "circa " if gold.get("approximate") else ""
            return _shortest([*_found(gold, document), *(f"{about}{figures}" for figures in _figures(gold))])
        case "countries":
            return [" ".join(value)]
        case "identifiers":
            return ["; ".join(f"{one['scheme']} {one['value']}" for one in value)]
        case _:
            return [str(value).replace(".", ",") if field == "rate" else str(value)]


def _said(gold: Json, document: DocumentInfo) -> list[str]:
    """The name, the sum, the rate or the date as the text has it, the shortest first."""
    return [*_in_text(_names(gold), document)[:1], *_found(gold, document), *_written(gold, document)]


def _found(gold: Json, document: DocumentInfo) -> list[str]:
    """The sums, rates and dates in the text that have the gold's value."""
    text = document.text
    if gold.get("amount"):
        same = [one for one in find_amounts(text) if one.amount == Decimal(gold["amount"])]
        alike = [one for one in same if one.approximate == bool(gold.get("approximate"))]
        return _shortest(one.text for one in alike or same)
    if gold.get("rate"):
        return _shortest(one.text for one in find_rates(text) if one.rate == Decimal(gold["rate"]))
    if gold.get("edtf"):
        right = {one["edtf"] for one in _moments(gold)}
        return _shortest(one.text for one in find_dates(text, reference_day(document.published)) if one.edtf in right)
    return []


def _written(gold: Json, document: DocumentInfo) -> list[str]:
    """A date, or its ends, in words that stand in the text."""
    edtfs = [one["edtf"] for one in _moments(gold) if one.get("edtf")]
    return _in_text((way for edtf in edtfs for way in _in_words(edtf)), document)


def _in_text(ways: Iterable[str], document: DocumentInfo) -> list[str]:
    return list(dict.fromkeys(way for way in ways if find_words(document.text, way)))


def _moments(gold: Json) -> list[Json]:
    return [gold, *(gold.get("alternatives") or [])]


def _names(gold: Json) -> list[str]:
    names = [gold.get("name"), gold.get("acronym"), *(gold.get("aliases") or [])]
    return [name for name in names if name]


def _figures(gold: Json) -> Iterator[str]:
    """A sum as people type it: 1400000, 1,4 mln, 620mila; with its currency where that is not the euro."""
    amount, currency = Decimal(gold["amount"]), gold.get("currency") or "EUR"
    abroad = "" if currency == "EUR" else f" {currency}"
    for words, unit in (("", 1), ("mila", 1_000), (" mln", 1_000_000)):
        number = (amount / unit).normalize()
        yield f"{number:f}".replace(".", ",") + words + abroad


def _dates(edtf: str) -> Iterator[str]:
    """A date as people type it: in words, and in figures (29/6/2020, 15-16/5/2019, 6/2020); and as EDTF has it."""
    yield in_words(edtf)
    yield edtf
    ends = [[str(int(part)) for part in reversed(end.split("-")) if part.isdigit()] for end in edtf.split("/")]
    yield "-".join("/".join(end) for end in ends)
    if len(ends) == 2 and ends[0][1:] == ends[1][1:]:
        yield f"{ends[0][0]}-{'/'.join(ends[1])}"


def _in_words(edtf: str) -> Iterator[str]:
    """A date as texts write it, with its year or without."""
    for end in edtf.split("/"):
        words = in_words(end)
        yield words
        yield re.sub(r"^1 ", "1° ", words)
        yield re.sub(r" \d{4}$", "", words)


def _shortest(ways: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(" ".join(way.split()) for way in ways), key=len)

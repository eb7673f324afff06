"""Dates, periods and relative times in Italian text: `find_dates` and `parse_date`.

A grammar reads what the words say (`date_grammar`); their meaning is placed in time against an explicit reference date.
Nothing here knows today's date: without a reference a missing year stays `XXXX`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extractor.errors import InvalidValue
from extractor.messages import _
from extractor.values.calendar_math import months_from
from extractor.values.date_context import is_law
from extractor.values.date_coordination import read_phrases
from extractor.values.date_endpoints import read_point
from extractor.values.date_grammar import Modifier, Phrase
from extractor.values.date_words import Tense
from extractor.values.foreign_dates import read_foreign_day
from extractor.values.intervals import Context, Interval, Precision, YearState
from extractor.values.range_meanings import leans_on_text
from extractor.values.tokens import Tokens

__all__ = ["Modifier", "Precision", "TemporalExpression", "Tense", "YearState", "find_dates", "parse_date"]

_REACH_OF_A_DATE = 400
_AHEAD = 300
_SHORT = 10
_AND = re.compile(r"\s?,?\s(?:e|ed)\s(?:(?:il|lo|del|al)\s|l['’])?")
_LEADING = frozenset(
    (
        "il lo la l i gli le in nel nella nell nei negli a ad al alla all di del della dell dei per "
        "' durante giorno data su"
    ).split()
)
_COARSE: dict[Precision, Literal["day", "month", "season", "quarter", "year"]] = {
    **{"day": "day", "weekend": "day", "week": "day", "month": "month", "season": "season", "quarter": "quarter"},
    **{"semester": "quarter", "year": "year", "decade": "year", "century": "year"},
}


@dataclass(frozen=True, slots=True)
class TemporalExpression:
    """A time that `text[start:end]` names, half open, from the word that frames it ("entro", "dal", "fine") to its end.

    `edtf` is its EDTF level 1 form; `first` and `last` are its days, inclusive, None where the year is unknown.
    `modifier` says how the period is meant, `note` what was assumed, in the user's language. `precision` is that of the
    words: "tre anni fa" is a day counted off, known to the year. `year` tells a year that stands in the text from an
    inferred one, `legal` that the date belongs to a law or decree named there, `anaphoric` that it counts from another
    date of the text ("l'anno successivo"): from the last one before it, else from the reference.
    """

    start: int
    end: int
    text: str
    edtf: str
    first: date | None
    last: date | None
    precision: Precision
    modifier: Modifier | None = None
    note: str | None = None
    year: YearState = "given"
    legal: bool = False
    anaphoric: bool = False

    @property
    def record_precision(self) -> Literal["day", "month", "season", "quarter", "year"]:
        """The nearest of the precisions that a record knows."""
        return _COARSE[self.precision]


def find_dates(
    text: str,
    reference: date | None = None,
    *,
    tense: Tense | Callable[[int], Tense | None] | None = None,
    before: TemporalExpression | None = None,
) -> list[TemporalExpression]:
    """The temporal expressions in `text`, in order, not overlapping.

    `reference` is the day the text appeared. `tense` says to which side of it an expression without a cue of its own
    leans, for the whole text or, as a function, for an offset; None takes the nearest date.
    """
    tokens = Tokens(text)
    found: list[TemporalExpression] = []
    for phrase, notes in read_phrases(tokens):
        start = tokens.start[phrase.begin]
        said = tense(start) if callable(tense) else tense
        context = _context(reference, said, [f for f in found[-4:] if start - f.end < _REACH_OF_A_DATE], before)
        interval = phrase.meaning.resolve(context)
        if interval is not None:
            made = _expression(tokens, phrase, interval.noting(*notes))
            joined = _one_after_other(found[-1], made, text) if found else None
            found[-1:] = [joined] if joined else [*found[-1:], made]
    if not found and tokens.count <= _SHORT and not callable(tense):
        alone = _bare(text, reference, tense)
        return [alone] if alone is not None else []
    return found


def _one_after_other(left: TemporalExpression, right: TemporalExpression, text: str) -> TemporalExpression | None:
    """Two days on end as the stretch that they are: `il 14 e il 15`, `giovedì 29 febbraio e venerdì 1° marzo`."""
    if left.precision != "day" or right.precision != "day" or not _AND.fullmatch(text, left.end, right.start):
        return None
    if left.first is None or left.last is None or right.first is None or right.first != left.last + timedelta(1):
        return None
    edtf = f"{left.edtf.split('/')[0]}/{right.edtf.split('/')[-1]}"
    return replace(left, end=right.end, text=text[left.start : right.end], edtf=edtf, last=right.last, note=right.note)


def _context(
    reference: date | None, tense: Tense | None, found: list[TemporalExpression], before: TemporalExpression | None
) -> Context:
    """What an expression leans on: the expressions found before it in its text, else the one `before` the text."""
    last = found[-1] if found else None
    near = last or before
    dated = last if last is not None and last.precision in ("day", "month") and "/" not in last.edtf else None
    return Context(
        reference,
        tense,
        previous=last.last if last and last.precision == "day" else None,
        around=last.first if last else None,
        month=dated.first if dated else None,
        ahead=_ahead(near, reference),
        year=_year_beside(found),
    )


def _ahead(near: TemporalExpression | None, reference: date | None) -> date | None:
    """The day or month before an expression, where it lies ahead within the year."""
    if near is None or reference is None or near.first is None or near.precision not in ("day", "month"):
        return None
    return near.first if 0 < (near.first - reference).days <= _AHEAD else None


def _year_beside(found: list[TemporalExpression]) -> int | None:
    """The year that stands alone before an expression, with nothing between them but dates of that year."""
    for one in reversed(found):
        if one.precision == "year" and one.year == "given" and len(one.edtf) == 4:
            return one.first.year if one.first else None
        if one.first is None or one.year == "given":
            return None
    return None


def parse_date(text: str, reference: date | None = None, *, tense: Tense | None = None) -> TemporalExpression:
    """The one time that the whole of `text` names, as a reviewer types it; raises InvalidValue for anything else."""
    found = find_dates(text, reference, tense=tense)
    whole = next((one for one in found if _spans(text, one.start, one.end)), None) or _bare(text, reference, tense)
    if whole is not None:
        return whole
    day = read_foreign_day(text) if not found else None
    if day is not None:
        start = len(text) - len(text.lstrip())
        return TemporalExpression(start, len(text.rstrip()), text.strip(), day.isoformat(), day, day, "day")
    if not found:
        raise InvalidValue(text, _("this is no date"))
    if len(found) > 1:
        raise InvalidValue(text, _("these are several dates"))
    raise InvalidValue(text, _("only «%(part)s» in it is a date") % {"part": found[0].text})


def ends_of(value: TemporalExpression) -> tuple[TemporalExpression, TemporalExpression]:
    """The two dates that a range is made of, each with the precision of its own words: "da marzo 2019 al 30/6/2021"."""
    first, _slash, last = value.edtf.partition("/")
    return _end(value, first, value.first), _end(value, last, value.last)


def _end(value: TemporalExpression, edtf: str, day: date | None) -> TemporalExpression:
    if day is None:
        return replace(value, edtf=edtf)
    part = int(edtf[5:7]) if len(edtf) == 7 else 0
    if len(edtf) == 4:
        return replace(value, edtf=edtf, first=day.replace(month=1, day=1), last=day.replace(month=12, day=31))
    if not part:
        return replace(value, edtf=edtf, first=day, last=day, precision="day")
    month, count = (part, 1) if part <= 12 else (3 * (part - 20), 3)
    bounds = months_from(int(edtf[:4]), month, count) or (day, day)
    return replace(value, edtf=edtf, first=bounds[0], last=bounds[1], precision="month" if part <= 12 else "season")


def _spans(text: str, start: int, end: int) -> bool:
    before = Tokens(text[:start])
    return all(word in _LEADING for word in before.low[: before.count]) and not text[end:].strip().strip(".")


def _bare(text: str, reference: date | None, tense: Tense | None) -> TemporalExpression | None:
    """What is a date only because it stands alone: a year, a month in capitals, `22/04`."""
    tokens = Tokens(text)
    begin = next((i for i in range(tokens.count) if tokens.low[i] not in _LEADING), 0)
    read = read_point(tokens, begin, framed=True)
    if read is None or not _spans(text, tokens.start[begin], tokens.end[read[0] - 1]):
        return None
    interval = read[1].resolve(Context(reference, tense))
    return _expression(tokens, Phrase(begin, read[0], read[1]), interval) if interval else None


def _expression(tokens: Tokens, phrase: Phrase, interval: Interval) -> TemporalExpression:
    start, end = tokens.start[phrase.begin], tokens.end[phrase.end - 1]
    edtf = interval.edtf
    modifier: Modifier | None = "approx" if edtf.endswith("~") else phrase.modifier
    if phrase.modifier == "approx" and edtf[-1] not in "?~" and "/" not in edtf:
        edtf += "~"
    return TemporalExpression(
        start,
        end,
        tokens.text[start:end],
        edtf,
        interval.first,
        interval.last,
        interval.precision,
        phrase.modifier or modifier,
        "; ".join(dict.fromkeys(interval.notes)) or None,
        interval.year,
        is_law(tokens, phrase.begin) or tokens.follows(phrase.end, ",", "n", "."),
        leans_on_text(phrase.meaning),
    )

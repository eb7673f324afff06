"""What a temporal expression comes to: an interval of days, its EDTF form, and what was assumed on the way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from extractor.messages import _
from extractor.values.date_words import Tense

Precision = Literal["day", "weekend", "week", "month", "season", "quarter", "semester", "year", "decade", "century"]
YearState = Literal["given", "inferred", "unknown"]
Bounds = tuple[date, date]
FINEST: tuple[Precision, ...] = (
    *("day", "weekend", "week", "month", "season", "quarter", "semester", "year", "decade", "century"),
)


@dataclass(frozen=True, slots=True)
class Context:
    """What expressions lean on: the day the text appeared and the tense around them; the last full date before them,
    the first day of the last period of any length, of the last one within a month, of one to come, and a year alone.
    """

    reference: date | None = None
    tense: Tense | None = None
    previous: date | None = None
    around: date | None = None
    month: date | None = None
    ahead: date | None = None
    year: int | None = None


class TextShift(int):
    """How many years or months away from the last date in the text, or from the reference where the text has none."""


def origin(context: Context, shift: int) -> date | None:
    """The day from which a shift counts."""
    return context.around if isinstance(shift, TextShift) and context.around is not None else context.reference


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both inclusive, both None where the year is unknown."""

    first: date | None
    last: date | None
    edtf: str
    precision: Precision
    year: YearState = "given"
    notes: tuple[str, ...] = ()

    def noting(self, *notes: str) -> "Interval":
        """The same interval with more remarks."""
        return replace(self, notes=self.notes + notes) if notes else self

    def shifted_away(self, day: date) -> int:
        """How many days lie between `day` and the nearest day of the interval."""
        if self.first is None or self.last is None or self.first <= day <= self.last:
            return 0
        return (self.first - day).days if day < self.first else (day - self.last).days


class Meaning(Protocol):
    """What the words say, before a year is known; `resolve` returns None where the calendar has no such day."""

    def resolve(self, context: Context) -> Interval | None:
        """The interval that the words mean in their context."""
        ...


def unknown(edtf: str, precision: Precision) -> Interval:
    """An interval whose place in time cannot be known without a reference date."""
    return Interval(None, None, edtf, precision, "unknown", (_("without a reference date the year is unknown"),))


def from_reference() -> str:
    """The remark on what was counted from the day the text appeared."""
    return _("counted from the reference date")


def of_days(first: date, last: date, precision: Precision, *notes: str, year: YearState = "inferred") -> Interval:
    """An interval written as its first and last day."""
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Interval(first, last, edtf, precision, year, notes)


def nearest(
    build: Callable[[int], Interval | None], context: Context, sense: Tense | None, *, reach: int = 1
) -> Interval | None:
    """Of the candidates `build(0)`, `build(-1)`, `build(1)`, …, the one the sense asks for, else the nearest to the
    reference.

    `sense` comes from a word of the expression ("scorso") and means strictly before or after the reference; the tense
    of the context only leans to one side. Candidates beyond `reach` are tried where none within it exists (29
    February).
    """
    day = context.reference
    if day is None:
        return None
    found = _candidates(build, sorted(range(-reach, reach + 1), key=abs))
    if not any(_fits(one, day, sense, context.tense) for one in found):
        found = found + _candidates(build, [*range(-8, -reach), *range(reach + 1, 9)])
    fitting = [one for one in found if _fits(one, day, sense, context.tense)] or found
    return min(fitting, key=lambda one: one.shifted_away(day), default=None)


def _candidates(build: Callable[[int], Interval | None], offsets: Iterable[int]) -> list[Interval]:
    return [one for offset in offsets if (one := build(offset)) is not None]


def _fits(interval: Interval, day: date, sense: Tense | None, tense: Tense | None) -> bool:
    first, last = interval.first, interval.last
    if first is None or last is None:
        return False
    if sense is not None:
        one_day = first == last
        if sense == "past":
            return first <= day if one_day else last < day
        return last >= day if one_day else first > day
    if tense is not None:
        return first <= day if tense == "past" else last >= day
    return True

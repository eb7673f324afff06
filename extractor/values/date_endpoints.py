"""One point in time of any sort: the choice among the recognisers, and what each sort needs around it to count."""

from collections.abc import Callable

from extractor.values.date_context import frames_month, frames_year, is_feast_name, is_habit, is_numbered, is_street
from extractor.values.date_figures import Read, read_day_month_figures, read_month_year_figures, read_numeric
from extractor.values.date_offsets import read_offset
from extractor.values.date_parts import read_year
from extractor.values.date_points import (
    read_day_month,
    read_feast,
    read_month_phrase,
    read_nth,
    read_part,
    read_season,
    read_weekday_phrase,
)
from extractor.values.date_relative import read_relative
from extractor.values.date_words import (
    DEICTIC,
    FEASTS,
    MONTH_SHORT,
    MONTHS,
    SEASONS,
    UNITS,
    WEEKDAY_SHORT,
    WEEKDAYS,
)
from extractor.values.date_years import read_bare_years, read_period
from extractor.values.day_meanings import MonthDay, Weekday
from extractor.values.figures import run_end
from extractor.values.intervals import Meaning
from extractor.values.meanings import Day, Feast, Months, Season
from extractor.values.quantities import SCALES
from extractor.values.relative_meanings import Years
from extractor.values.tokens import Tokens

_SEASON_FRAMES = frozenset("nel nell in entro per a dalla dall dal nella alla all dopo la-prossima".split())
Reader = Callable[[Tokens, int], Read | None]
_OTHER_READERS: tuple[Reader, ...] = (read_part, read_nth, read_period, read_day_month, read_relative, read_offset)


def _readers_by_word() -> dict[str, tuple[Reader, ...]]:
    """For the words that say what they begin, the recognisers worth trying; all other words take `_OTHER_READERS`."""
    counted: tuple[Reader, ...] = (read_day_month, read_relative, read_offset)
    table: dict[str, tuple[Reader, ...]] = dict.fromkeys(("un", "una", "uno", "due", "mezzo", "mezza"), counted)
    table |= dict.fromkeys((*UNITS, *DEICTIC), (read_relative, read_offset, read_period))
    table |= dict.fromkeys(MONTHS, (read_month_phrase,)) | dict.fromkeys(MONTH_SHORT, (read_month_phrase,))
    table |= dict.fromkeys(WEEKDAY_SHORT, (read_weekday_phrase, read_month_phrase))
    table |= dict.fromkeys(SEASONS, (read_season,))
    table |= dict.fromkeys(WEEKDAYS, (read_weekday_phrase,)) | dict.fromkeys(("in", "tra", "fra"), (read_relative,))
    for word in {name[0] for name in FEASTS}:
        table[word] = (*table.get(word, _OTHER_READERS), read_feast)
    return table


_READERS = _readers_by_word()
_AFTER_COUNTS = frozenset((*UNITS, *SCALES, "e", "º", "ª"))
_NOT_AFTER_FIGURES = frozenset(("", "%", ")", "(", ";", "!", "?", "€", "$", "\n", "'", '"', "»", "”"))


def read_point(tokens: Tokens, index: int, *, framed: bool = False) -> Read | None:
    """The longest point that begins at `index`; `framed` where a word before it ("entro", "dal") makes it one."""
    if tokens.digit[index]:
        return _figures(tokens, index, framed=framed)
    if tokens.low[index] == "'":
        year = read_year(tokens, index) if framed else None
        return (year[0], Years(year[1])) if year is not None and tokens.digit[index + 1] else None
    best: Read | None = None
    for reader in _READERS.get(tokens.low[index], _OTHER_READERS):
        read = reader(tokens, index)
        if read is not None and (best is None or read[0] > best[0]):
            best = read
    if best is None and framed:
        year = read_year(tokens, index)
        return (year[0], Years(year[1])) if year is not None else None
    return best if best is not None and (framed or _stands(tokens, index, best[1], best[0])) else None


def _figures(tokens: Tokens, index: int, *, framed: bool) -> Read | None:
    if is_numbered(tokens, index):
        return None
    after = tokens.low[index + 1]
    if after == "." and tokens.gap[index + 2] and (spaced := read_numeric(tokens, index)) is not None:
        return spaced
    inside = tokens.digit[index + 2] and not tokens.gap[index + 2]
    apart = (after == "," and not inside) or (after == "." and tokens.digit[index + 2] and not inside)
    if not apart and after not in _NOT_AFTER_FIGURES and not tokens.digit[index + 1]:
        read = _dated_figures(tokens, index)
        if read is not None:
            return None if is_street(tokens, index) and isinstance(read[1], Day) else read
    if after in ("/", "-", "."):
        month = read_month_year_figures(tokens, index)
        if month is not None and (framed or _another_month(tokens, month[0])):
            return month
    if framed or frames_year(tokens, index):
        whole = read_bare_years(tokens, index)
        if whole is not None:
            return whole
    if framed or tokens.low[index - 1] in ("il", "del", "al", "dal", "giorno"):
        return read_day_month_figures(tokens, index)
    return None


def _another_month(tokens: Tokens, index: int) -> bool:
    """Whether a month in figures goes on to another one: `01/2020 - 12/2022`."""
    return tokens.low[index] == "-" and read_month_year_figures(tokens, index + 1) is not None


def _dated_figures(tokens: Tokens, index: int) -> Read | None:
    read = read_numeric(tokens, index) or read_day_month(tokens, index)
    after = tokens.low[index + 1]
    if read is not None or after in ("/", "-") or (after.isalpha() and after not in _AFTER_COUNTS):
        return read
    if after in (",", ".") and tokens.low[run_end(tokens, index)] not in _AFTER_COUNTS:
        return None
    for reader in (read_part, read_nth, read_offset, read_relative):
        read = reader(tokens, index)
        if read is not None:
            return read
    return None


def _stands(tokens: Tokens, index: int, meaning: Meaning, end: int) -> bool:
    """Whether a point made of words needs no more around it than it has."""
    if is_street(tokens, index):
        return False
    if isinstance(meaning, Months) and meaning.count == 1:
        impossible = tokens.digit[index - 1] and len(tokens.raw[index - 1]) <= 2 and index > 0
        joined = tokens.low[end] in ("-", "/") and tokens.low[end + 1] in MONTHS
        return not impossible and (_dated(meaning) or joined or frames_month(tokens, index))
    if isinstance(meaning, Weekday):
        fixed = meaning.sense is not None or meaning.week is not None or tokens.low[index] not in WEEKDAYS
        return fixed or not is_habit(tokens, index, end)
    if isinstance(meaning, Season) and not _dated(meaning):
        if tokens.low[end] in ("-", "/") and tokens.low[end + 1] in SEASONS:
            return True
        before = index - 2 if tokens.low[index - 1] == "'" else index - 1
        return tokens.low[before] in _SEASON_FRAMES
    if isinstance(meaning, Feast) and not _dated(meaning):
        return is_feast_name(tokens, index, end)
    return not isinstance(meaning, MonthDay) or meaning.weekday is not None or tokens.low[index - 1] != "n"


def _dated(meaning: Months | Season | Feast) -> bool:
    return meaning.year is not None or meaning.year_shift is not None or meaning.sense is not None

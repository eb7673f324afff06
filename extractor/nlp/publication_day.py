"""The day a text was published, from its own lines: a cue, a dateline, a line of its own, a stamp at its foot.

Signs are tried from the surest to the weakest. A day without a year takes it from a stamp or a full date of the same
day and month, from the month that a crawler noted, from the weekday beside it, or from a day to come that forces it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from extractor import gazetteers
from extractor.messages import _
from extractor.nlp.text_lines import Line
from extractor.schema.mention import Label, Mention
from extractor.values.calendar_math import make_date
from extractor.values.date_words import WEEKDAY_SHORT
from extractor.values.dates import TemporalExpression, find_dates, parse_date

_WEEKDAY = r"(?:(?:lun|mar|mart|mer|merc|gio|giov|ven|sab|dom)\w*[iì]?'?|sabato|domenica)\.?,?\s*"
_CUE = re.compile(
    r"(?:comunicato\b[^\n]{0,40}?\bdel|(?P<done>\b(?:pubblicat|postat|inserit|caricat|diffus|rilasciat|scritt|redatt|"
    r"divulgat|diramat)[oa]|\bonline|\bon line)(?:\s+(?:da|a cura di)\s[^\n,;]{2,40}?)?"
    r"\s*(?:il|in data|dal|nel mese di|lo scorso)?|"
    r"data(?:\s+di\s+pubblicazione)?\s*:|del\s+giorno|notizia\s+del|oggi\s*,)"
    rf"\s*:?\s*(?:{_WEEKDAY})?$",
    re.IGNORECASE,
)
_IN_SENTENCE = re.compile(
    r"\b(?:h[ao]|hanno|abbiamo|aveva\w*|avevamo|è|e'|sono|stat[oaie]|era\w*|vien[ei]|vengono|verr\w+|sar\w+|esser[e]?|"
    r"già|appena|che|bando|avviso|libro|rapporto|studio)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:chius[oa]\s+in\s+(?:redazione|tipografia|stampa)|finito di stampare|licenziato per la stampa)\s*"
    rf"(?:il|nel mese di|alle ore[^\n]{{1,8}}del)?\s*:?\s*(?:{_WEEKDAY})?$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:ultim[oa] (?:aggiornamento|modifica|revisione)|aggiornat[oa]|modificat[oa])\s*(?:al|il|in data|del)?\s*:?\s*"
    rf"(?:{_WEEKDAY})?$",
    re.IGNORECASE,
)
_BY = re.compile(r"^,?\s+(?:di|by|a cura di|da|in)\s\S+(?:\s\S+){0,4}\s*$")
_PLACE_AND_DATE = re.compile(r"^(?P<place>[A-ZÀ-Ý][\w' àèéìòù-]{1,40}?),?\s+(?:l[iì]\s+|il\s+|addì\s+)?$")
_AFTER_DATE = re.compile(r"^[\s,]*(?:(?:ore|h\.?)?\s*\d{1,2}[:.]\d{2})?\s*(?:[-–—.:|*)]|$|\n|\([A-Z])")
_AFTER_MONTH = re.compile(r"^\s*(?:[.–—|]|-\s|$)")
_STAMP = re.compile(r"^[\s,–-]*(?:(?:alle|ore|h)\.?\s*)*\d{1,2}[:.]\d{2}\b[\s.]*(?:N{2,4})?\s*$")
_CRAWLED = re.compile(r"(?:^|[|•·]\s*)date\s(?P<date>\d{4}-\d{2}(?:-\d{2})?)\b")
_MONTH_FIRST = re.compile(r"^\W{0,3}(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})\W{0,2}$")
_WIRE = re.compile(r"\b(?P<day>\d{2})\d{4}\s(?P<month>[A-Z]{3})\s(?P<year>\d{2})\b")
_PREPOSITION = re.compile(r"\b(?:il|al|dal|entro|a|in|nel|di|da|per|tra|fra|e)$", re.IGNORECASE)
_LONGEST_MASTHEAD = 140
_WEEKDAY_BEFORE = re.compile(rf"\b({'|'.join(WEEKDAY_SHORT)})\w*\.?,?\s*$")
_WEEKDAY_AT = re.compile(rf"({'|'.join(WEEKDAY_SHORT)})[a-zì]*\.?,?\s")
_HOUR_AT_END = re.compile(r"\d{1,2}[:.]\d{2}\b[\s.N]*$")
_LIES_AHEAD = re.compile(
    r"\b(?:entro|non oltre|partir[àa]|si parte|in programma|calendario|si terr[àa]|inizier[àa]|scad\w+|prossim\w+|"
    r"previst\w+|avvio|si chiuder[àa]|concluder[àa]|terminer[àa])\b[^.;]*$",
    re.IGNORECASE,
)
_FORCED_WITHIN = 365


def published(lines: list[Line], head: list[Line], edges: list[Line]) -> Mention | None:
    """The day of publication; `lines` are all lines of the text, `head` its first ones, `edges` these and the last."""
    return next(_candidates(lines, head, edges), None)


def _candidates(lines: list[Line], head: list[Line], edges: list[Line]) -> Iterator[Mention]:
    dated = [(line, day) for line in edges for day in find_dates(line.text) if _is_day(day)]
    for origin, sure in _SIGNS.items():
        for line, day in dated:
            if sure(line, day) and (origin != "header.masthead" or line in head or not _is_listed(line, day)):
                yield _mention(line, day, origin)
    yield from _stamped(lines)
    yield from _by_month(edges, head)
    yield from _month_first(head)
    for origin, sign in (("header.closed", _CLOSED), ("header.updated", _UPDATED)):
        yield from (_mention(line, day, origin) for line, day in dated if _stands_behind(sign, line, day))


def _is_day(value: TemporalExpression) -> bool:
    """Whether the words name one day, its month at least."""
    return (
        value.precision == "day"
        and value.first == value.last
        and not {"/", "XXXX-XX"} & {value.edtf[10:11], value.edtf[:7]}
    )


def _follows_cue(line: Line, value: TemporalExpression) -> bool:
    cue = _CUE.search(line.text[: value.start])
    if cue is None or value.modifier is not None:
        return False
    return not (cue["done"] and _IN_SENTENCE.search(line.text[: cue.start()]))


def _stands_in_dateline(line: Line, value: TemporalExpression) -> bool:
    before = _PLACE_AND_DATE.match(line.text[: value.start].lstrip("*_ ("))
    if not before or not _AFTER_DATE.match(line.text[value.end :]):
        return False
    return bool(gazetteers.places().get(before["place"].strip(" ,")))


def _stands_alone(line: Line, value: TemporalExpression) -> bool:
    rest = line.text[: value.start] + line.text[value.end :]
    return len(re.sub(r"\W|\d|\bore\b", "", rest)) <= 4 or (
        value.start == 0
        and bool(
            re.match(r",?\s*(?:ore\s*)?\d{1,2}[:.]\d{2}\b", line.text[value.end :]) or _BY.match(line.text[value.end :])
        )
    )


def _stands_in_masthead(line: Line, value: TemporalExpression) -> bool:
    """A full date in a short line that is no sentence: "Cronaca locale | 7 novembre 2023"."""
    before = line.text[: value.start].rstrip()
    is_sentence = line.text.rstrip().endswith((".", ":", "?", "!")) or len(line.text) > _LONGEST_MASTHEAD
    closes = not line.text[value.end :].strip(" *_.") and not _PREPOSITION.search(before)
    parted = not before or before[-1] in "-–—|/·•,*:" or before.endswith("del") or closes
    dated = value.year == "given" or (before.endswith("|") and closes)
    furniture = _UPDATED.search(line.text[: value.start]) or _CLOSED.search(line.text[: value.start])
    return dated and not is_sentence and parted and not furniture


def _is_listed(line: Line, value: TemporalExpression) -> bool:
    """Whether a line at the foot announces what happens on its date: "Convegno finale: Trani, 3 maggio 2021"."""
    return ":" in line.text[: value.start] or bool(re.match(r"\W*[-•*]\s", line.text))


_SIGNS: dict[str, Callable[[Line, TemporalExpression], bool]] = {
    "header.cue": _follows_cue,
    "header.dateline": _stands_in_dateline,
    "header.date-line": _stands_alone,
    "header.masthead": _stands_in_masthead,
}


def _stamped(lines: list[Line]) -> Iterator[Mention]:
    """A full date and an hour at the end of a paragraph, behind its last sentence: "… senza voto. 3/5/2021 08.14"."""
    for line in lines:
        for value in find_dates(line.tail) if _HOUR_AT_END.search(line.tail) else []:
            ends_text = re.search(r"(?:^|[.!?»)\"”])\s*$", line.tail[: value.start])
            if _is_day(value) and value.year == "given" and ends_text and _STAMP.match(line.tail[value.end :]):
                yield _mention(line, value, "header.stamp", line.tail_start)


def _by_month(edges: list[Line], head: list[Line]) -> Iterator[Mention]:
    """A month with its year where no day is told: noted by a crawler, behind a cue, opening a line, in a masthead."""
    for line in head:
        if crawled := _CRAWLED.search(line.text):
            stated = _read_edtf(crawled["date"])
            yield _mention(line, stated, "header.crawled", crawled.start("date"))
    for line in edges:
        for value in find_dates(line.text):
            if value.precision != "month" or value.year != "given" or "/" in value.edtf:
                continue
            before = line.text[: value.start].rstrip(" *_")
            opens = line in head and not before.strip("#(")
            if _follows_cue(line, value) or (opens and _AFTER_MONTH.match(line.text[value.end :])):
                yield _mention(line, value, "header.cue")
            elif _stands_in_masthead(line, value) and (line in head or before.endswith(("·", "|", "–", "—", " -"))):
                yield _mention(line, value, "header.masthead")


def _month_first(head: list[Line]) -> Iterator[Mention]:
    """A line that is a month and a day, as dates are cut out of pages: "Ago 14"."""
    for line in head:
        if match := _MONTH_FIRST.match(line.text):
            for value in find_dates(f"{match['day']} {match['month'].lower()}"):
                start = match.start("month")
                stated = replace(value, text=line.text[start : match.end("day")])
                yield _mention(line, stated, "header.month-first", start - value.start)


def _stands_behind(sign: re.Pattern[str], line: Line, value: TemporalExpression) -> bool:
    return value.year == "given" and bool(sign.search(line.text[: value.start]))


def _read_edtf(text: str) -> TemporalExpression:
    """`2023-11-05` or `2023-11` as the expression that it is."""
    value = parse_date(text)
    return replace(value, start=0, end=len(text), text=text)


def _mention(line: Line, value: TemporalExpression, origin: str, offset: int = 0) -> Mention:
    start = line.start + offset + value.start
    return Mention(start, start + len(value.text), value.text, Label.PUBLISHED, origin, value)


def with_year(value: TemporalExpression, text: str, lines: list[Line], known: date | None) -> TemporalExpression:
    """A day without a year, in the year that another date of the text, or a day known from elsewhere, gives it."""
    if value.first is not None or not re.fullmatch(r"XXXX-\d\d-\d\d", value.edtf):
        return value
    year = _year_stamped(value, lines) or (known and _nearest_year(value, known)) or _year_forced(value, text)
    day = _on(value, year) if year else None
    if day is None:
        return value
    note = _("the year is taken from another date of the document")
    return replace(value, edtf=day.isoformat(), first=day, last=day, year="inferred", note=note)


def _on(value: TemporalExpression, year: int) -> date | None:
    return make_date(year, int(value.edtf[5:7]), int(value.edtf[8:10]))


def _year_stamped(value: TemporalExpression, lines: list[Line]) -> int | None:
    """The year of a stamp or full date of the same day and month, or of the same month where a crawler noted it."""
    for line in lines:
        for other in find_dates(line.text):
            if other.first and other.year == "given" and other.edtf[5:] == value.edtf[5:]:
                return other.first.year
        wire = _WIRE.search(line.text)
        if wire and wire["day"] == value.edtf[8:10]:
            return 2000 + int(wire["year"])
        crawled = _CRAWLED.search(line.text)
        if crawled and crawled["date"][5:7] == value.edtf[5:7]:
            return int(crawled["date"][:4])
    return None


def _nearest_year(value: TemporalExpression, known: date) -> int | None:
    days = [day for year in (known.year - 1, known.year, known.year + 1) if (day := _on(value, year))]
    return min(days, key=lambda day: abs(day - known)).year if days else None


def _year_forced(value: TemporalExpression, text: str) -> int | None:
    """The year that the weekday beside the day, or a deadline within the year, leaves as the only one likely."""
    found = [d for d in find_dates(text) if d.first and d.year == "given"]
    start = max(0, text.find(value.text))
    weekday = _WEEKDAY_BEFORE.search(text[max(0, start - 14) : start].casefold()) or _WEEKDAY_AT.match(
        value.text.casefold()
    )
    told = [d.first.year for d in found if d.first and d.modifier != "before"]
    if weekday and told:
        latest = max(told)
        years = [y for y in range(latest - 3, latest + 4) if (day := _on(value, y)) and _is_weekday(day, weekday[1])]
        return min(years, key=lambda year: (abs(year - latest), year), default=None)
    near = (d for d in found if d.precision in ("day", "month"))
    ahead = [d.first for d in near if d.first and (d.modifier == "before" or _lies_ahead(text, d))]
    if not ahead:
        return None
    days = [day for year in (min(ahead).year - 1, min(ahead).year) if (day := _on(value, year)) and day <= min(ahead)]
    return max(days).year if days and (min(ahead) - max(days)).days <= _FORCED_WITHIN else None


def _lies_ahead(text: str, value: TemporalExpression) -> bool:
    return bool(_LIES_AHEAD.search(text[max(0, value.start - 60) : value.start]))


def _is_weekday(day: date, short: str) -> bool:
    return day.weekday() == WEEKDAY_SHORT[short]

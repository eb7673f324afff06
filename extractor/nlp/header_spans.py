"""What a communiqué says of itself: number, publisher, title, dateline, authors and the day it was published.

The day is found before all other dates, because "ieri" and "il prossimo 12 settembre" are read against it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.span_groups import Group, write
from extractor.phrase_index import fold, words_of
from extractor.schema.mention import Label, Mention
from extractor.schema.record import PlaceType
from extractor.values.dates import TemporalExpression, find_dates

_NUMBER = re.compile(
    r"\bcomunicato(?:\s+stampa)?\s*(?:n\.?|nr\.?|num\.?|numero|n°|nº|#)\s*(?P<value>\d+(?:[/-]\d+)?)", re.IGNORECASE
)
_PUBLISHED_CUE = re.compile(
    r"\b(?:comunicato\b[^\n]{0,40}?\bdel|pubblicat[oa]\s+(?:il|in data)?|data(?:\s+di\s+pubblicazione)?\s*:|"
    r"diffus[oa]\s+il|del\s+giorno|rilasciato\s+il|"
    r"notizia\s+del|oggi\s*,)\s*:?\s*(?:(?:lun|mar|mercol|giov|ven)ed[iì]|sabato|domenica)?,?\s*$",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\((?P<agency>[A-Z][\w.]{2,}(?:[\s-][A-Za-z]+){0,3})(?:\)\s*[-–—]?|\s[-–—])\s*"
    r"(?P<place>[A-ZÀ-Ý][\w' àèéìòù-]{2,40}),\s*(?:[A-Za-z]{3,9}[iì]?\.?,?\s)?"
    r"(?P<date>\d{1,2}\s+[A-Za-z]{3,9}\.?(?:\s+\d{4})?)\s*(?:[-–—)]|\.\s)"
)
_PLACE_AND_DATE = re.compile(r"^(?P<place>[A-ZÀ-Ý][\w' àèéìòù-]{1,40}?),?\s+(?:l[iì]\s+|il\s+|addì\s+)?$")
_AFTER_DATE = re.compile(r"^[\s,]*(?:(?:ore|h\.?)?\s*\d{1,2}[:.]\d{2})?\s*(?:[-–—.:|*]|$|\n|\([A-Z])")
_PUBLISHER = re.compile(
    r"^\W*(?P<value>(?:ufficio|servizio|agenzia|area|settore)?\s*(?:stampa|comunicazione)\b[^\n|–]{0,90}?)\W*$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"^\W*(?:di|a cura di|testo di)\s+(?P<names>[A-ZÀ-Ý][\w'À-ÿ ,–-]{4,160})$")
_CONTACT = re.compile(r"@|\b(?:tel|fax|via|piazza|p\.?\s?iva|www)\b|https?:|\b\d{5}\b", re.IGNORECASE)
_CAPITAL_DATELINE = re.compile(
    r"^(?:date \d{4}(?:-\d\d){0,2}\s|[\w.' ]{2,30} [-–—] )?\W{0,3}(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý' ]{2,30})"
    r"(?:\s*/\s*[A-ZÀ-Ý' ]+)?"
    r"(?:\s\([A-Za-z ]{2,20}\))?(?:\s*(?:[-–—.]|,\s*\d)|\s(?=[A-ZÀ-Ý][\w'’]*\s[a-zà-ÿ]))"
)
_DASHED_DATELINE = re.compile(
    r"^\W{0,3}(?P<place>[A-ZÀ-Ý][\w' àèéìòù]{2,30}?)(?:\s\([A-Za-z ]{2,20}\))?\s[-–—]\s(?=[\"“«]?[A-ZÀ-Ý])"
)
_DATED_PLACE = re.compile(
    r"^\W{0,3}(?:(?:[A-ZÀ-Ý]{3,}\s){1,4})?(?P<place>[A-ZÀ-Ý][\w' àèéìòù-]{1,30}?),\s+"
    r"(?:l[iì]\s+|il\s+|\d{1,2}[:.]\d{2}\s\|\s\w+\s)?\d{1,2}[°º]?\s?[\s/.]\s?(?:\d{1,2}|"
    r"[a-z]{3,9})(?:[\s/.]\d{4}|(?<=\d)$|$)"
)
_PREPOSITION = re.compile(r"\b(?:il|al|dal|entro|a|in|nel|di|da|per|tra|fra|e)$", re.IGNORECASE)
_PLACE_BEFORE_DATE = re.compile(r"(?:^|[-–—|·(]\s*)(?P<place>[A-ZÀ-Ý][\w' àèéìòù-]{1,30}?),?\s(?:l[iì]\s|il\s)?$")
_LONGEST_MASTHEAD = 140
_PLACE_WORDS = 4
_LETTERHEAD_LINES = 3
_LONGEST_BODY_NAME = 9
_CONNECTOR_LENGTH = 5
_TITLE_LINES = 4
_TITLE_WORDS = 5
_HEAD_LINES = 14
_TAIL_LINES = 8
_LONGEST_LINE = 1_000
_LONGEST_TITLE = 220
_SHORTEST_TITLE = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its offsets in the text; `text` is its beginning, since what heads a document stands there."""

    start: int
    end: int
    text: str


def header(doc: Doc) -> Doc:
    """Writes the group `header`; the value of PUBLISHED is its `TemporalExpression`, of the others a string."""
    text = doc.text
    lines = _lines(text)
    edges = lines[:_HEAD_LINES] + [line for line in lines[-_TAIL_LINES:] if line not in lines[:_HEAD_LINES]]
    found = [*_dateline(edges), *_numbers(edges), *_publishers(edges), *_authors(lines[:_HEAD_LINES])]
    if not any(m.label == Label.DATELINE for m in found):
        found += _datelines(edges)
    if not any(m.label == Label.PUBLISHED for m in found):
        found += list(_published(edges))[:1]
    if not any(m.label == Label.DATELINE for m in found):
        found += [place for m in found if m.label == Label.PUBLISHED for place in _place_before(lines, m)]
    found += _title(lines[:_HEAD_LINES], found)
    return write(doc, Group.HEADER, found)


def _lines(text: str) -> list[Line]:
    lines, start = [], 0
    for raw in text.split("\n"):
        if raw.strip():
            lines.append(Line(start, start + len(raw), raw[:_LONGEST_LINE]))
        start += len(raw) + 1
    return lines


def _dateline(lines: list[Line]) -> Iterator[Mention]:
    for line in lines:
        match = _AGENCY.search(line.text)
        if not match:
            continue
        place, agency = match["place"], match["agency"]
        yield _mention(line, match.start("place"), place, Label.DATELINE, "header.agency", place)
        yield _mention(line, match.start("agency"), agency, Label.PUBLISHER, "header.agency", agency)
        dates = find_dates(match["date"])
        elsewhere = [d for other in lines for d in find_dates(other.text.partition("(")[0]) if d.first]
        for date in [d for d in elsewhere if dates and d.edtf.endswith(dates[0].edtf[5:])][:1] or dates[:1]:
            yield _mention(line, match.start("date"), match["date"], Label.PUBLISHED, "header.agency", date)
        return


def _published(lines: list[Line]) -> Iterator[Mention]:
    """Candidates for the day of publication, the surest first."""
    dated = [(line, date) for line in lines for date in find_dates(line.text) if date.precision == "day"]
    for origin, sure in _SIGNS.items():
        for line, date in dated:
            if sure(line, date):
                yield _mention(line, date.start, date.text, Label.PUBLISHED, origin, date)
    for line in lines:
        for date in find_dates(line.text):
            if date.precision == "month" and _stands_in_masthead(line, date):
                yield _mention(line, date.start, date.text, Label.PUBLISHED, "header.masthead", date)


def _follows_cue(line: Line, date: TemporalExpression) -> bool:
    return bool(_PUBLISHED_CUE.search(line.text[: date.start]))


def _stands_in_dateline(line: Line, date: TemporalExpression) -> bool:
    before = _PLACE_AND_DATE.match(line.text[: date.start].lstrip("*_ ("))
    if not before or not _AFTER_DATE.match(line.text[date.end :]):
        return False
    place = before["place"].strip(" ,")
    return bool(gazetteers.places().get(place))


def _stands_alone(line: Line, date: TemporalExpression) -> bool:
    rest = line.text[: date.start] + line.text[date.end :]
    return len(re.sub(r"\W|\d|\bore\b", "", rest)) <= 4 or (
        date.start == 0 and bool(re.match(r",?\s*(?:ore\s*)?\d{1,2}[:.]\d{2}\b", line.text[date.end :]))
    )


def _stands_in_masthead(line: Line, date: TemporalExpression) -> bool:
    """A full date in a short line that is no sentence: "Cronaca locale | 7 novembre 2023"."""
    before = line.text[: date.start].rstrip()
    is_sentence = line.text.rstrip().endswith((".", ":", "?", "!")) or len(line.text) > _LONGEST_MASTHEAD
    closes = not line.text[date.end :].strip(" *_.") and not _PREPOSITION.search(before)
    parted = not before or before[-1] in "-–—|/·•,*:" or before.endswith("del") or closes
    return date.year == "given" and not is_sentence and parted


_SIGNS: dict[str, Callable[[Line, TemporalExpression], bool]] = {
    "header.cue": _follows_cue,
    "header.dateline": _stands_in_dateline,
    "header.date-line": _stands_alone,
    "header.masthead": _stands_in_masthead,
}


def _datelines(lines: list[Line]) -> Iterator[Mention]:
    """Places that date a text: before its date, or at the beginning of a paragraph ("SPOLETO - …", "Spoleto - …")."""
    for line in lines:
        match = _dateline_at(line)
        if match:
            place = match["place"].strip()
            yield _mention(line, match.start("place"), place, Label.DATELINE, "header.dateline", place)
            return


def _dateline_at(line: Line) -> re.Match[str] | None:
    """The place that opens a line to date it; one that no gazetteer knows stands alone with its date."""
    dashed = _DASHED_DATELINE.match(line.text) if len(line.text) > _LONGEST_MASTHEAD else None
    for match in (_CAPITAL_DATELINE.match(line.text), _DATED_PLACE.match(line.text), dashed):
        if match and any(p.type == PlaceType.CITY for p in gazetteers.places().get(match["place"].strip())):
            return match
    alone = _DATED_PLACE.match(line.text)
    is_alone = alone and not line.text[alone.end() :].strip(" .") and len(alone["place"].split()) <= _PLACE_WORDS
    return alone if is_alone else None


def _place_before(lines: list[Line], published: Mention) -> Iterator[Mention]:
    """The place that stands right before the day of publication: "n. 3 – Belluno, 18 febbraio"."""
    line = next(line for line in lines if line.start <= published.start < line.end)
    match = _PLACE_BEFORE_DATE.search(line.text[: published.start - line.start])
    if match and gazetteers.places().get(match["place"]):
        yield _mention(line, match.start("place"), match["place"], Label.DATELINE, "header.dateline", match["place"])


def _numbers(lines: list[Line]) -> Iterator[Mention]:
    for line in lines:
        match = _NUMBER.search(line.text)
        if match:
            yield _mention(line, match.start("value"), match["value"], Label.NUMBER, "header.number", match["value"])
            return


def _publishers(lines: list[Line]) -> Iterator[Mention]:
    for line in lines:
        match = _PUBLISHER.match(line.text)
        if match and len(match["value"].split()) > 2:
            value = match["value"].strip()
            yield _mention(line, match.start("value"), value, Label.PUBLISHER, "header.press-office", value)
            return
    for line in lines[:_LETTERHEAD_LINES]:
        name = _body_named(line)
        if name:
            yield _mention(line, line.text.index(name), name, Label.PUBLISHER, "header.letterhead", name)
            return


def _body_named(line: Line) -> str | None:
    """The organisation that a line of a letterhead names: it begins the line and makes up most of it."""
    head = line.text.strip(" *_#|")
    name = re.split(r"\s[-–|·]\s|\s·\s|,\s", head)[0]
    words = words_of(name)
    if not words or len(words) > _LONGEST_BODY_NAME or not name[0].isupper():
        return None
    known = gazetteers.organisations().get(name)
    begins_with_head = gazetteers.heads().longest_at(name, words, 0)[0]
    is_name = sum(name[w.start].isupper() or len(w.folded) <= _CONNECTOR_LENGTH for w in words) >= len(words) - 1
    return name if known or (begins_with_head and is_name and len(words) > 1) else None


def _authors(lines: list[Line]) -> Iterator[Mention]:
    names = gazetteers.first_names()
    for line in lines:
        match = _AUTHOR.match(line.text.strip())
        if not match:
            continue
        for part in re.split(r"\s[-–]\s|\se\s|,", match["names"]):
            words = words_of(part)
            if 2 <= len(words) <= 4 and words[0].folded in names and part.strip() in line.text:
                start = line.text.index(part.strip())
                yield _mention(line, start, part.strip(), Label.AUTHOR, "header.byline", part.strip().title())


def _title(lines: list[Line], found: list[Mention]) -> list[Mention]:
    """The first line that is neither letterhead nor body: a heading has no full stop and is short."""
    headed = [line for line in lines if not _is_letterhead(line, found)]
    values = [(line, line.text.strip(" *_#")) for line in headed[:_TITLE_LINES]]
    titles = [(line, v) for line, v in values if _SHORTEST_TITLE <= len(v) <= _LONGEST_TITLE and v[-1] not in ".,;"]
    full = [(line, value) for line, value in titles if len(value.split()) >= _TITLE_WORDS]
    for line, value in (full or titles)[:1]:
        return [_mention(line, line.text.index(value), value, Label.TITLE, "header.title", value)]
    return []


def _is_letterhead(line: Line, found: list[Mention]) -> bool:
    inside = any(line.start <= m.start < line.end for m in found if m.label != Label.DATELINE)
    announces = fold(line.text).strip(" *_#>").startswith(("comunicato", "press", "nota stampa", "invito"))
    return inside or announces or bool(_CONTACT.search(line.text)) or _body_named(line) is not None


def _mention(line: Line, start: int, text: str, label: Label, origin: str, value: object) -> Mention:
    return Mention(line.start + start, line.start + start + len(text), text, label, origin, value)

"""What a communiqué says of itself: number, publisher, title, dateline, authors and the day it was published.

The day is found before all other dates, because "ieri" and "il prossimo 12 settembre" are read against it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.doc_text import text_of
from extractor.nlp.publication_day import published, with_year
from extractor.nlp.span_groups import Group, write
from extractor.nlp.text_lines import Line, lines_of
from extractor.nlp.title_line import is_contact, title_in
from extractor.phrase_index import fold, words_of
from extractor.schema.mention import Label, Mention
from extractor.schema.record import PlaceType
from extractor.values.dates import TemporalExpression, find_dates

_NO = r"(?:n\.|nr\.?|num\.?|numero|n°|nº|#)"
_SERIAL = r"(?P<value>\d+(?:[/-]\d+)?)\b"
_NUMBER = re.compile(rf"\bcomunicato(?:\s+stampa)?\s*{_NO}\s*{_SERIAL}", re.IGNORECASE)
# In a letterhead: what counts papers ("Prot. 31447"), or a number that nothing but its day or year follows.
_FILED = re.compile(rf"\b(?:comunicato|prot(?:ocollo|\.)?|circ(?:olare|\.))\s*(?:{_NO}\s*)?{_SERIAL}", re.IGNORECASE)
_ISSUE = re.compile(
    rf"(?:^|[\s(]){_NO}\s?{_SERIAL}(?=\W*(?:$|\s[-–—·|]\s|,\s(?:[a-z]+\s)?\d|\sdel\s\d))", re.IGNORECASE
)
_LONGEST_LETTERHEAD = 120
_NUMBER_LINES = 6
_ANNOUNCING = ("comunicato", "press", "nota stampa", "nota per la stampa", "invito")
_SHORT_DATE = r"(?:(?:lun|mar|mer|gio|ven|sab|dom)[a-zì]*\.?,?\s)?(?P<date>\d{1,2}\s+[A-Za-z]{3,9}\.?(?:\s+\d{4})?)"
_AGENCIES = (
    re.compile(
        r"\((?P<agency>[A-Z][\w.-]{2,}(?:[\s-][A-Za-z]+){0,3})\)\s*[-–—]?\s*(?P<place>[A-ZÀ-Ý][\w' àèéìòù-]{2,40}),\s*"
        rf"{_SHORT_DATE}\s*(?:[-–—]|\.\s)"
    ),
    re.compile(
        r"\((?P<agency>[A-Z][\w.]{2,}(?:[\s-][A-Za-z]+){0,3})\s*[-–—]\s*(?P<place>[A-ZÀ-Ý][\w' àèéìòù-]{2,40}),\s*"
        rf"{_SHORT_DATE}\)"
    ),
)
_PUBLISHER = re.compile(
    r"^\W*(?P<value>(?:ufficio|servizio|agenzia|area|settore)?\s*(?:stampa|comunicazione)\b(?!\W+(?:condividi|invia))[^\n|–]{0,90}?)\W*$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"^\W*(?:di|a cura di|testo di)\s+(?P<names>[A-ZÀ-Ý][\w'À-ÿ ,–-]{4,160})$")
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
_PLACE_BEFORE_DATE = re.compile(r"(?:^|[-–—|·(]\s*)(?P<place>[A-ZÀ-Ý][\w' àèéìòù-]{1,30}?),?\s(?:l[iì]\s|il\s)?$")
_LONGEST_MASTHEAD = 140
_PLACE_WORDS = 4
_LETTERHEAD_LINES = 3
_PARTS = re.compile(r"\s[-–|·]\s")
_LONGEST_BODY_NAME = 9
_CONNECTOR_LENGTH = 5
_HEAD_LINES = 14
_TAIL_LINES = 8


def header(doc: Doc) -> Doc:
    """Writes the group `header`; the value of PUBLISHED is its `TemporalExpression`, of the others a string."""
    text = text_of(doc)
    lines = lines_of(text)
    head = lines[:_HEAD_LINES]
    edges = head + lines[_HEAD_LINES:][-_TAIL_LINES:]
    found = [*_dateline(edges), *_numbers(edges), *_publishers(edges), *_authors(head)]
    if not any(m.label == Label.DATELINE for m in found):
        found += _datelines(edges)
    if not any(m.label == Label.PUBLISHED for m in found):
        day = published(lines, head, edges)
        found += [day] if day else []
    found = [_dated(m, text, edges, doc.user_data.get("reference")) for m in found]
    if not any(m.label == Label.DATELINE for m in found):
        found += [place for m in found if m.label == Label.PUBLISHED for place in _place_before(lines, m)]
    found += _title(head, found)
    return write(doc, Group.HEADER, found)


def _dated(mention: Mention, text: str, edges: list[Line], known: date | None) -> Mention:
    """The mention; a day of publication without a year with the one that the document gives it."""
    if not isinstance(mention.value, TemporalExpression):
        return mention
    return replace(mention, value=with_year(mention.value, text, edges, known))


def _dateline(lines: list[Line]) -> Iterator[Mention]:
    for line in lines:
        match = next((m for pattern in _AGENCIES if (m := pattern.search(line.text))), None)
        if not match or not (match["place"].isupper() or gazetteers.places().get(match["place"])):
            continue
        place, agency = match["place"], match["agency"]
        yield _mention(line, match.start("place"), place, Label.DATELINE, "header.agency", place)
        yield _mention(line, match.start("agency"), agency, Label.PUBLISHER, "header.agency", agency)
        dates = find_dates(match["date"])
        for day in dates[:1]:
            yield _mention(line, match.start("date"), match["date"], Label.PUBLISHED, "header.agency", day)
        return


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
    letterhead = [line for line in lines[:_NUMBER_LINES] if len(line.text) <= _LONGEST_LETTERHEAD]
    for pattern, where in ((_NUMBER, lines), (_FILED, letterhead), (_ISSUE, letterhead)):
        for line in where:
            match = pattern.search(line.text)
            if match:
                yield _mention(
                    line, match.start("value"), match["value"], Label.NUMBER, "header.number", match["value"]
                )
                return


def _publishers(lines: list[Line]) -> Iterator[Mention]:
    for line in lines:
        match = _PUBLISHER.match(line.text)
        if match and len(match["value"].split()) > 2:
            value = match["value"].strip()
            yield _mention(line, match.start("value"), value, Label.PUBLISHER, "header.press-office", value)
            return
    for line in lines[:_LETTERHEAD_LINES]:
        name = _body_named(line.text)
        if name:
            yield _mention(line, line.text.index(name), name, Label.PUBLISHER, "header.letterhead", name)
            return


def _body_named(text: str) -> str | None:
    """The organisation that a line of a letterhead names: it begins the line, and what a comma adds is shorter."""
    head = _PARTS.split(text.strip(" *_#|"))[0]
    name = head.split(", ")[0]
    if 2 * len(name) < len(head):
        return None
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


def _title(lines: list[Line], found: list[Mention]) -> Iterator[Mention]:
    """The title, which a letterhead may stand above."""
    title = title_in([line for line in lines if not _is_letterhead(line, found)])
    if title:
        line, value = title
        yield _mention(line, line.text.index(value), value, Label.TITLE, "header.title", value)


def _is_letterhead(line: Line, found: list[Mention]) -> bool:
    inside = any(line.start <= m.start < line.end for m in found if m.label != Label.DATELINE)
    announces = fold(line.text).strip(" *_#>").startswith(_ANNOUNCING)
    return inside or announces or is_contact(line.text) or any(map(_body_named, _PARTS.split(line.text)))


def _mention(line: Line, start: int, text: str, label: Label, origin: str, value: object) -> Mention:
    return Mention(line.start + start, line.start + start + len(text), text, label, origin, value)

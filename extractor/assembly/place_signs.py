"""Signs around a place: what stands right before it, the day beside it, the places it is listed or chained with."""

import re
from collections.abc import Iterable
from itertools import pairwise

from extractor import gazetteers
from extractor.linking.places import LinkedPlace
from extractor.nlp.reading import Reading
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention
from extractor.schema.record import PlaceType
from extractor.values.dates import TemporalExpression

_AT = re.compile(
    r"(?:\b(?:a|ad|in|al|allo|alla|ai|agli|alle|nel|nello|nella|nei|negli|nelle|presso|presso il|presso la|presso lo|"
    r"da)\s|\b(?:all|nell|presso l)['’]\s?|(?P<comma>[,:–-]\s))"
    r"(?P<venue>[a-zà-ÿ]+\s(?:[\w’']+\s){0,3}(?:di|del|della|dell['’])\s?)?$",
    re.IGNORECASE,
)
_VENUES = frozenset(
    "sede sedi locali spazi municipio citta cittadina comune centro stabilimento azienda rive vecchio vecchia ex nuovo "
    "nuova storico antico antica frazione localita borgo area zona cave cava spiaggia circolo mercato".split()
)
_TAG = re.compile(r"\s?(?:\(|[-–—,]\s?|\bcon sede (?:a|in)\s|\bdi\s|\bin\s|\ba\s)\s?$", re.IGNORECASE)
_LIST = re.compile(
    r"^(?:\s\([A-Za-zÀ-ÿ ]{2,20}\))?(?:,|;|\se|\sed|,\se|\snonché)\s"
    r"(?:(?:in|a|ad|la|il|l['’]|dalla|dal|e|di|nel|nella|sul|sulla)\s?)?$"
)
_CHAIN = re.compile(
    r"^(?:,\s|\s\(|\s[-–]\s|,?\s(?:di|a|ad|in|nel|nella|al|alla)\s|,?\s(?:all|nell)['’])"
    r"(?:(?:di|a|ad|in|nel|nella|al|alla|la|il|presso|sala|aula|frazione|via)\s){0,3}$"
)
_HOUR = (
    r"(?:,?\s?(?:alle|dalle|ore|dalle ore|alle ore|h\.?|ore:)\s?"
    r"\d{1,2}(?:[.:,]\d{2})?(?:\s?(?:-|–|alle|e)\s?\d{1,2}(?:[.:]\d{2})?)?)"
)
_TO_PLACE = re.compile(
    rf"^{_HOUR}?\s*[,|:–-]*\s*"
    r"(?:(?:prima|poi|invece|anche|ancora|si va|tocca|toccherà|è|sarà|c['’]è|e|ritrovo|mattina)\s)*"
    r"(?:(?:(?:a|ad|in|al|allo|alla|nel|nella|nello|presso|presso il|presso la|tra|fra)\s|(?:all|nell)['’]\s?)"
    r"(?:(?:[a-zà-ÿ]+\s){1,4}(?:(?:di|del|della|dello)\s|dell['’]))?(?:il\s|la\s|l['’])?)?$",
    re.IGNORECASE,
)
_TO_DATE = re.compile(
    rf"^(?:\s\([A-Za-zÀ-ÿ ]{{2,20}}\))?(?:,\s[^,.;:\n\d]{{3,40}})?[\s,|:(–-]*{_HOUR}?[\s,|–-]*"
    r"(?:(?:il|lo|i|nei giorni|per|sempre|poi|è|sarà|da|dal|a|in|nel|di|e|lunedì|martedì|mercoledì|giovedì|venerdì|"
    r"sabato|domenica)\s)*$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:a|ad|in|al|alla|nel|nella|presso|tra|fra)\s|['’]", re.IGNORECASE)
_BARE_DAY = re.compile(
    r"\b(?:il|l['’]|dal)\s?\d{1,2}(?:\s(?:e|al|all['’])\s?(?:il\s)?\d{1,2})?,?\s(?:(?:a|ad|in)\s)?$", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:da|dal)\s$", re.IGNORECASE)
_NEAR_DAYS = frozenset({"oggi", "ieri", "domani"})
_LONGEST_GAP = 70
_APART = "@"
_OF_OTHER_DAYS = (Label.START_CUE, Label.END_CUE, Label.DEADLINE_CUE, Label.MILESTONE_CUE)
_CUE_BEFORE = 45


def stands_at(reading: Reading, mention: Mention) -> bool:
    """Whether a preposition of place leads in, with a venue in between: "nella sala civica di Alfa", not "del"."""
    match = _AT.search(reading.text, max(0, mention.start - 60), mention.start)
    if not match:
        return False
    words = fold(match["venue"] or "").split()
    if not words:
        return not match["comma"]
    return is_at_venue(reading, mention) or (words[0] in _VENUES and not match["comma"])


def is_at_venue(reading: Reading, mention: Mention) -> bool:
    """Whether a hall, a school or a square stands between the preposition and the place: "ore 20, sala civica di"."""
    match = _AT.search(reading.text, max(0, mention.start - 60), mention.start)
    words = fold(match["venue"] or "").split() if match else []
    heads = gazetteers.site_heads()
    return any(" ".join(words[:length]) in heads for length in (1, 2, 3) if words)


def tags(reading: Reading, name: Mention, place: Mention) -> bool:
    """Whether the place stands after the name of a body as its seat: "X (Slovenia)", "X, con sede a Graz"."""
    return bool(_TAG.fullmatch(reading.between(name, place)))


def runs(reading: Reading, linked: list[LinkedPlace]) -> list[list[LinkedPlace]]:
    """The places in order, those listed together in one run, countries in brackets apart: "Alfa, Beta (Spagna) e C"."""
    found: list[list[LinkedPlace]] = []
    for link in linked:
        before = _gap(reading, found[-1][-1].mention, link.mention) if found else _APART
        if before == " (":
            continue
        if _LIST.match(before):
            found[-1].append(link)
        else:
            found.append([link])
    return found


def chains(reading: Reading, linked: list[LinkedPlace]) -> list[tuple[LinkedPlace, LinkedPlace]]:
    """Pairs of which one says where the other is: "nell'auditorium Alfa di Lodi", "a Lodi, a Palazzo Bruni"."""
    return [
        (left, right)
        for left, right in pairwise(linked)
        if _is_site(left) != _is_site(right)
        and (left.mention.overlaps(right.mention) or _CHAIN.match(_gap(reading, left.mention, right.mention)))
    ]


def days(reading: Reading) -> list[Mention]:
    """The dates on which something may take place: days and months that no other cue leads in to."""
    return [m for m in reading.of(Label.DATE) if _is_day(m) and not _is_of_other(reading, m)]


def dated_places(
    reading: Reading, linked: Iterable[LinkedPlace], dates: list[Mention]
) -> list[tuple[Mention, LinkedPlace]]:
    """Each place beside a day with that day, the closest pairs first: "il 15 a Lodi", "Lodi il 15", "15/5, Lodi"."""
    ordered: list[tuple[Mention, LinkedPlace | None]] = [(d, None) for d in dates]
    ordered += [(link.mention, link) for link in linked if link.place.type != PlaceType.MACROREGION]
    ordered.sort(key=lambda pair: pair[0].start)
    pairs = (_pair(reading, left, right) for left, right in pairwise(ordered))
    found: list[tuple[Mention, LinkedPlace]] = []
    used: set[int] = set()
    for _, day, link in sorted((p for p in pairs if p), key=lambda p: p[0]):
        if not used & {id(day), id(link)}:
            found.append((day, link))
            used |= {id(day), id(link)}
    return found


def follows_bare_day(reading: Reading, mention: Mention) -> bool:
    """Whether only the day's number stands before the place, its month told earlier: "il 13 maggio …, il 15 a Lodi"."""
    before = _BARE_DAY.search(reading.text, max(0, mention.start - 24), mention.start)
    start, end = reading.sentence(mention)
    return bool(before) and any(_is_day(m) for m in reading.within((start, end), Label.DATE))


def _pair(
    reading: Reading, left: tuple[Mention, LinkedPlace | None], right: tuple[Mention, LinkedPlace | None]
) -> tuple[int, Mention, LinkedPlace] | None:
    """A day and a place that stand side by side, with how loosely; None where they do not, or are two of a kind."""
    gap = _gap(reading, left[0], right[0])
    if left[1] is None and right[1] is not None and _TO_PLACE.match(gap):
        return (0 if _PREPOSITION.search(gap) else 2), left[0], right[1]
    comes_from = left[1] is not None and _FROM.search(reading.text, max(0, left[0].start - 5), left[0].start)
    if left[1] is not None and right[1] is None and not comes_from and _TO_DATE.match(gap):
        if "," in gap and right[0].text.lower() in _NEAR_DAYS:
            return None
        return (3 if "," in gap else 1), right[0], left[1]
    return None


def _gap(reading: Reading, left: Mention, right: Mention) -> str:
    """The text between two mentions of one sentence; what no pattern matches where they lie farther apart."""
    gap = reading.between(left, right)
    together = reading.sentence(left) == reading.sentence(right)
    return gap if together and len(gap) <= _LONGEST_GAP and "\n\n" not in gap else _APART


def _is_site(link: LinkedPlace) -> bool:
    return link.place.type == PlaceType.SITE


def _is_day(mention: Mention) -> bool:
    value = mention.value
    if not isinstance(value, TemporalExpression) or value.legal or value.anaphoric:
        return False
    return value.record_precision != "year" and value.modifier != "before"


def _is_of_other(reading: Reading, date: Mention) -> bool:
    """Whether a cue of a start, an end, a deadline or a decision leads in to the date."""
    start = max(reading.sentence(date)[0], date.start - _CUE_BEFORE)
    return bool(reading.within((start, date.start), *_OF_OTHER_DAYS)) and not reading.within(
        (start, date.start), Label.EVENT, Label.HELD_CUE
    )

"""What stands around a candidate and decides whether it is a date at all: frames, streets, laws, opening hours."""

from extractor.values.date_words import LAWS, MONTHS, NUMBERED, STREETS, WEEKDAYS
from extractor.values.tokens import Tokens

EU_PERIODS = frozenset(
    ((1989, 1993), (1994, 1999), (2000, 2006), (2007, 2013), (2014, 2020), (2021, 2027), (2028, 2034))
)
_YEAR_FRAMES = frozenset("nel dal al il del anno dall all dell nell durante entro verso fine inizio meta dopo".split())
_MONTH_FRAMES = frozenset(
    (
        "a ad di in nel dal da entro tra fra e al del mese fino ogni per dopo verso scorso prossimo questo lo il "
        "dello nello quest "
        "d l inizio fine meta dall sino o ultimo mesi"
    ).split()
)
_HABITS = frozenset(("ogni", "il", "la", "del", "al", "dal", "i", "le", "tutti", "tutte", "nei"))
_LAW_REACH = 8
_MOST_HABITS = 14


def is_street(tokens: Tokens, index: int) -> bool:
    """Whether what begins at `index` is the name of a street, a school or a square."""
    before = tokens.low[index - 1]
    if before == "." and tokens.low[index - 2] in ("v", "p", "p.za"):
        return True
    return before in STREETS and not tokens.follows(index - 2, "in", "via")


def is_numbered(tokens: Tokens, index: int) -> bool:
    """Whether the figures at `index` number a telephone, an article or a page, or are part of a longer code."""
    before = tokens.low[index - 1]
    if tokens.glued(index) and (before in (".", ",", "/", "-", "+", "@", "_", "#") or before[-1:].isalnum()):
        second = tokens.low[index - 2]
        return before[-1:].isalnum() or (bool(second[-1:].isalnum()) and tokens.glued(index - 1)) or before in "+@_#"
    if before in (".", ":", "°", "º", ")", "+"):
        before = tokens.low[index - 2]
    return before in NUMBERED


def is_law(tokens: Tokens, index: int) -> bool:
    """Whether a law, a decree or a resolution is named shortly before `index` in the same sentence."""
    for place in range(index - 1, max(index - _LAW_REACH, -1), -1):
        low = tokens.low[place]
        if low in LAWS:
            return True
        if low in (";", "\n") or (low == "." and tokens.gap[place + 1] and tokens.capital(place + 1)):
            return False
    return False


def frames_year(tokens: Tokens, index: int) -> bool:
    """Whether the words before a bare year make it one: `nel`, `dal`, `l'anno`; never a name or a count."""
    before = tokens.low[index - 1]
    if before == "'" and not tokens.gap[index]:
        before = tokens.low[index - 2]
    if before not in _YEAR_FRAMES or (tokens.capital(index - 1) and before in ("estate",)):
        return False
    after = tokens.low[index + 1]
    if before in ("del", "al", "dal", "il") and (tokens.digit[index - 2] or is_law(tokens, index)):
        return False
    if before in ("il", "del", "al", "dal", "dell", "all") and after in (
        "%",
        "per",
        "euro",
        "mila",
        "metri",
        "imprese",
    ):
        return after == "per" and tokens.low[index + 2] != "cento"
    return after not in ("%", "euro", "°", "€", "metri", "km", "mq")


def frames_month(tokens: Tokens, index: int) -> bool:
    """Whether a month's name alone is a date: in lower case, or behind a preposition in lower case."""
    before = tokens.low[index - 1]
    if before == "'" and not tokens.gap[index]:
        before = tokens.low[index - 2]
    if tokens.raw[index][:1].islower():
        return before != "ogni"
    framed = before in _MONTH_FRAMES and tokens.raw[index - 1][:1].islower()
    return framed and not (tokens.capital(index + 1) and tokens.low[index + 1] not in MONTHS)


def is_habit(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a weekday or season alone is a habit (`il lunedì`, `ogni venerdì`, `lunedì-venerdì`), not a date."""
    first = index - 1
    while tokens.low[first] in ("e", ",") and tokens.low[first - 1] in WEEKDAYS and index - first < _MOST_HABITS:
        first -= 2
    before, after = tokens.low[first], tokens.low[end]
    if tokens.low[index] == "domenica" and tokens.capital(index) and tokens.capital(end):
        return True
    if before in _HABITS or before in ("-", "/", "di") or after in ("-", "/"):
        return True
    return after in ("al", "a", "alla") and tokens.low[end + 1] in ("venerdi", "sabato", "domenica", "giovedi")


_FEAST_OF = frozenset("giorno festa vigilia notte sera ponte lunedi periodo mattina settimana pranzo".split())


def is_feast_name(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a feast's name is the day: no saint's church, no surname, not what is eaten or bought for it."""
    before = tokens.low[index - 1]
    if tokens.raw[index] in ("ascensione", "immacolata", "natale"):
        return before in ("", "a", "per", "entro") or tokens.low[index - 2] in _FEAST_OF
    if tokens.low[index] in ("san", "santo", "santa", "sant", "tutti") or (end == index + 1 and tokens.capital(end)):
        return before in ("di", "per", "a") and tokens.low[index - 2] in _FEAST_OF
    return before != "di" or tokens.low[index - 2] in _FEAST_OF or tokens.low[index - 2] == "prima"


_DAY_ENDS = frozenset((".", ",", ";", "!", "?", ")", "", "\n", "alle", "ore", "dalle", "presso", ":", "»", "”"))


def frames_bare_day(tokens: Tokens, index: int) -> bool:
    """Whether a number alone is a day of the month: behind an article, with nothing after it that it could count."""
    before = tokens.low[index - 1]
    if before == "'" and tokens.glued(index):
        before = tokens.low[index - 2]
    if before not in ("il", "l", "al", "dal", "giorno") or is_law(tokens, index):
        return False
    after = tokens.low[index + 1]
    if tokens.low[index] == "primo":
        return False
    if after in (",", ".", ":") and tokens.digit[index + 2] and not tokens.gap[index + 2]:
        return False
    return after in _DAY_ENDS or (tokens.digit[index] and runs_on(tokens, index + 1) and names_month(tokens, index))


def ends_day(tokens: Tokens, index: int) -> bool:
    """Whether a day of the month may end before `index`: at a stop, a bracket, an hour."""
    return tokens.low[index] in _DAY_ENDS and not (tokens.digit[index + 1] and not tokens.gap[index + 1])


_RUNNING_ON = frozenset(
    (
        "a ad al allo alla all in nel nello nella nell presso si ha hanno abbiamo con per dalle tra sara saranno tocca "
        "toccherà ci e ed o - è sono poi da di"
    ).split()
)
_MONTH_REACH = 45


def runs_on(tokens: Tokens, index: int) -> bool:
    """Whether the word behind a bare number goes on with the sentence, as it does behind a day of the month."""
    if tokens.low[index] not in _RUNNING_ON and not (tokens.capital(index) and tokens.low[index] not in MONTHS):
        return False
    return tokens.low[index + 1] not in ("cento", "piu", "meno", "mille", "%") and not tokens.digit[index + 1]


def names_month(tokens: Tokens, index: int) -> bool:
    """Whether a month is named shortly before `index` in the same sentence, from which a bare day may take it."""
    for place in range(index - 1, max(index - _MONTH_REACH, -1), -1):
        low = tokens.low[place]
        if low in MONTHS:
            return True
        if low == "\n" or (low == "." and tokens.gap[place + 1] and tokens.capital(place + 1)):
            return False
    return False

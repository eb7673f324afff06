"""Lists of organisations: which names stand in one coordination, so that a cue for one speaks of all."""

import re

from extractor import gazetteers
from extractor.nlp.reading import Reading
from extractor.nlp.sentences import ITEM_MARK
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention
from extractor.schema.record import PlaceType

_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_SEPARATOR = re.compile(r"[,;/\n|]|\s[-–]\s|\b(?:e|ed|nonché|oltre|insieme|assieme|con|più|o)\b")
_BREAKS = re.compile(
    r"\b(?:che|cui|è|sono|ha|hanno|sarà|saranno|era|erano|fu|dove|mentre|quando|perché|per|ma|dichiara|spiega|afferma|sottolinea|finanziat\w+|"
    r"coordinat\w+|promoss\w+|ospitat\w+|realizzat\w+|grazie|nell['’]ambito|presso|presidente|direttor[ei]|assessor[ea]|responsabile)\b|[.:!?](?:\s|$)",
    re.IGNORECASE,
)
_NEXT_ITEM = re.compile(
    r"(?:\n[ \t]*|;\s(?:e\s)?)" + ITEM_MARK + r"\s+"
    r"(?:(?:il|lo|la|l['’]|i|gli|le)\s?)?(?:[a-zà-ÿ]+\s){0,3}\*{0,2}$"
)
_GENITIVE = re.compile(r"\s(?:del|della|dello|dell['’]|dei|degli|delle)\s?|\s?\(\s?")
_AFTER_SEMICOLON = re.compile(r";\s+(?:e\s)?(?:(?:il|lo|la|l['’]|i|gli|le)\s?)?(?:[a-zà-ÿ]+\s){0,3}\*{0,2}$")
_COUNTRY_HEAD = re.compile(
    r"\b(?:per|in|dalla|dall['’]|dal|sul|sulla|sull['’]|nel|nella|su|da)\s?(?:(?:il|lo|la|l['’]|i|gli|le|quell[aoe]|quelli)\s?)?"
    r"(?:(?:parte|versante|lato|fronte|sponda|canto)\s)?(?P<place>[\wÀ-ÿ-]+)(?:\s(?:sono|invece|ci|c['’]è|è))*\s?[:,]?"
)
_KIND_OF_MEMBERS = re.compile(
    r"\b(?:imprese|aziende|enti|associazioni|atenei|università|scuole|cooperative|realtà|partner)\s?:"
)
_ASIDE = re.compile(r",\s(?:per|in|da|con|che|quest['’]ultim[oa])\s[^,;.:]{2,60},")
_AFTER_AND = re.compile(r"\b(e|ed|più|nonché),\s[^,;.:]{2,60},")
#: What is said of the name just before, up to the comma or "and" that goes on with the list: ", che fornisce le boe, ".
_SAID_OF_NAME = re.compile(
    r"^,?\s(?:che|il quale|la quale|dove|cui|impegnat[oa]|specializzat[oa]|ente|spin-off|società|attraverso|tramite)\s"
    r"[^.;:!?\n]{2,140}?(?=,\s|;\s|\se\s(?:il|lo|la|l['’]|i|gli|le|da|dal|dalla)(?:\s|(?<=['’])))"
)
_CLOSING = re.compile(r"(?:\s(?!e\b|il\b|la\b|i\b|le\b)[a-zà-ÿ]+){0,2}\s?[,();\n]")
_MOST_WORDS = 14
_LONGEST_ITEM = 320


def coordinations(reading: Reading, names: list[Mention], cues: list[Mention]) -> list[list[Mention]]:
    """The names of one sentence, in order, grouped into lists; a name alone is a list of one.

    A list ends where a new cue begins, save one in brackets, which speaks of the name before it alone.
    A name in the genitive of another ("EcoPlus del Land Bassa Austria"), or in brackets after it, only describes it.
    """
    groups: list[list[Mention]] = []
    last: Mention | None = None
    for name in names:
        between = reading.between(last, name) if last else ""
        if last and _GENITIVE.fullmatch(between):
            last = name
            continue
        is_joined = last and is_list_joint(between) and not reading.within((last.end, name.start), Label.PROJECT)
        if last and is_joined and not _turns(reading, last, name, cues):
            groups[-1].append(name)
        else:
            groups.append([name])
        last = name
    return groups


def _turns(reading: Reading, last: Mention, name: Mention, cues: list[Mention]) -> bool:
    between = [c for c in cues if last.end <= c.start and c.end <= name.start and c.value != "cell"]
    return any(not _is_apposition(reading, last, cue) for cue in between)


def _is_apposition(reading: Reading, last: Mention, cue: Mention) -> bool:
    """Whether the cue stands in brackets or between commas right after the name, and so speaks of that name alone."""
    before = reading.text[last.end : cue.end].lstrip(" )")
    closes = bool(_CLOSING.match(reading.text, cue.end))
    return (
        cue.text.startswith("(")
        or before.startswith("(")
        or (before.startswith(",") and cue.start - last.end <= 2 and closes)
    )


def _without_country(head: re.Match[str]) -> str:
    """Nothing where the words head a country's part of a list ("; per la Slovenia"), else the words."""
    known = gazetteers.places().get(head["place"])
    is_country = any(place.type in (PlaceType.COUNTRY, PlaceType.REGION) for place in known)
    return " " if is_country or fold(head["place"]) in gazetteers.demonyms() else head[0]


def is_list_joint(between: str) -> bool:
    """Whether the text between two names goes on with a list: a separator, perhaps a description, no new clause."""
    if len(between) <= _LONGEST_ITEM and (_NEXT_ITEM.search(between) or _AFTER_SEMICOLON.search(between)):
        return True
    between = _AFTER_AND.sub(r"\1", _SAID_OF_NAME.sub("", _KIND_OF_MEMBERS.sub(" ", between)))
    between = _ASIDE.sub(", ", between)
    plain = _COUNTRY_HEAD.sub(_without_country, _BRACKETS.sub(" ", between))
    if len(plain.split()) > _MOST_WORDS or _BREAKS.search(plain):
        return False
    return bool(_SEPARATOR.search(plain)) or not plain.strip()

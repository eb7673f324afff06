"""Lists of organisations: which names stand in one coordination, so that a cue for one speaks of all."""

import re

from extractor.nlp.reading import Reading
from extractor.schema.mention import Mention

_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_SEPARATOR = re.compile(r"[,;/\n|]|\s[-–]\s|\b(?:e|ed|nonché|oltre|insieme|assieme|con|più|o)\b")
_BREAKS = re.compile(
    r"\b(?:che|cui|è|sono|ha|hanno|sarà|saranno|era|erano|fu|dove|mentre|quando|perché|per|ma|dichiara|spiega|afferma|sottolinea|finanziat\w+|"
    r"coordinat\w+|promoss\w+|ospitat\w+|realizzat\w+|grazie|nell['’]ambito|presso|presidente|direttor[ei]|assessor[ea]|responsabile)\b|[.:!?](?:\s|$)",
    re.IGNORECASE,
)
_NEXT_ITEM = re.compile(r"\n[ \t]*(?:[-•*–·▪]|\d{1,2}[.)])\s+(?:(?:il|lo|la|l['’]|i|gli|le)\s?)?(?:[a-zà-ÿ]+\s){0,3}$")
_GENITIVE = re.compile(r"\s(?:del|della|dello|dell['’]|dei|degli|delle)\s?|\s?\(\s?")
_AFTER_SEMICOLON = re.compile(r";\s+(?:e\s)?(?:(?:il|lo|la|l['’]|i|gli|le)\s?)?(?:[a-zà-ÿ]+\s){0,3}$")
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
        if last and is_list_joint(between) and not _turns(reading, last, name, cues):
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
    before = reading.text[last.end : cue.end].lstrip()
    closes = reading.text[cue.end : cue.end + 1] in (",", ")")
    return (
        cue.text.startswith("(")
        or before.startswith("(")
        or (before.startswith(",") and cue.start - last.end <= 2 and closes)
    )


def is_list_joint(between: str) -> bool:
    """Whether the text between two names goes on with a list: a separator, perhaps a description, no new clause."""
    if len(between) <= _LONGEST_ITEM and (_NEXT_ITEM.search(between) or _AFTER_SEMICOLON.search(between)):
        return True
    plain = _BRACKETS.sub(" ", between)
    if len(plain.split()) > _MOST_WORDS or _BREAKS.search(plain):
        return False
    return bool(_SEPARATOR.search(plain)) or not plain.strip()

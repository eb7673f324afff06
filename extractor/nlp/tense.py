"""Whether the words around a date speak of the past or of what is to come, which chooses its year.

What people "have said" tells nothing of the dates they speak of, so verbs of saying count neither way. A date leans on
the sign nearest to it; clauses between count as distance.
"""

import re
from collections.abc import Callable

from extractor.values.dates import Tense

_SAID = (
    r"detto|spiegat|ricordat|annunciat|riassunt|dichiarat|sottolineat|commentat|aggiunt|precisat|affermat|osservat|"
    r"confermat|assicurat|raccontat|chiest|rispost|anticipat|illustrat|ringraziat|invitat|auspicat|ribadit|promess"
)
_PLANNED = (
    r"previst[oaie]|fissat[oaie]|programmat[oaie]|attes[oaie]|convocat[oaie]|in programma|in calendario|in agenda|"
    r"in arrivo|appuntament[oi]|prossim[oaie]|si prevede|in vista"
)
_FUTURE = re.compile(
    r"\b(?:\w{2,}(?:erà|irà|arà|drà|rrà|ranno|remo)|avrà|sarà|"
    rf"(?<!era )(?<!erano )(?<!stato )(?<!stata )(?:{_PLANNED})|entro|a partire da\w*|"
    r"si (?:parte|apre|chiude|comincia|inizia|va|presenta|inaugura|ritrova)|"
    r"debutt[ao]|prende(?:rà)? il via|scad(?:e|ono|enza)|fino a\w*|tocca a)\b(?! \w{0,9} scors)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:è stat[oa]|sono stat[ei]|si (?:è|sono|era|erano) \w+[oaei]|"
    rf"(?:ha|hanno|abbiamo|aveva|avevano) (?!{_SAID})\w+[ts][oaie]|avev\w+|era(?:no)?|venne(?:ro)?|ebbe|"
    r"(?:è|sono|era|erano) (?!previst|fissat|programmat|attes|convocat)\w+(?:at|it|ut|rs|nt|rt|tt|pert|iust)[oaie]|"
    r"fu|furono|\w{3,}(?:arono|irono|erono)|nacque|part[ìi]|ottenne|vinse|approvò|tenut[oaie]si|svolt[oaie]si|"
    r"(?:è|sono) (?:operativ|attiv|in corso|in vigore|apert)\w*|scors[oaie]|"
    r"(?<!essere )(?<!sarà )(?<!saranno )(?<!verrà )(?<!verranno )(?<!vanno )(?<!va )(?<!viene )(?<!vengono )"
    r"(?:approvat|avviat|partit|nat|firmat|inaugurat|finanziat|conclus|iniziat|cominciat|"
    r"pubblicat|costituit|selezionat|ammess|depositat|deliberat|lanciat|fondat)[oaie])\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()«»\"–]|\b(?:mentre|e|ma|che)\b")
_CLAUSE_COST = 12
_AFTER_COST = 10
_REACH = 110


def tense_of(sentence: str) -> Tense | None:
    """Whether a sentence speaks of the past or of what is to come; None where it says both or neither."""
    future, past = bool(_FUTURE.search(sentence)), bool(_PAST.search(sentence))
    if future == past:
        return None
    return "future" if future else "past"


def tense_at(sentence: str) -> Callable[[int], Tense | None]:
    """The tense around an offset of the sentence: that of the nearest sign, where one is near, else the sentence's."""
    signs: list[tuple[int, int, Tense]] = [(m.start(), m.end(), "future") for m in _FUTURE.finditer(sentence)]
    signs += [(m.start(), m.end(), "past") for m in _PAST.finditer(sentence)]
    tenses = {tense for _, _, tense in signs}

    def near(offset: int) -> Tense | None:
        if len(tenses) < 2:
            return next(iter(tenses), None)
        distance, tense = min((_distance(sentence, start, end, offset), tense) for start, end, tense in signs)
        return tense if distance <= _REACH else None

    return near


def _distance(sentence: str, start: int, end: int, offset: int) -> int:
    gap = sentence[end:offset] if end <= offset else sentence[offset:start]
    if len(gap) > _REACH:
        return len(gap)
    return len(gap) + _CLAUSE_COST * len(_CLAUSE.findall(gap)) + (0 if end <= offset else _AFTER_COST)

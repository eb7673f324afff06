"""Units named with their organisation: "Istituto X del CNR", "la Provincia, attraverso il Dipartimento Y"."""

import re
from itertools import pairwise

from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention, OrganisationName

_OF = re.compile(r"(?:\s?\([^()]{2,20}\))?\s(?:del|della|dello|dell['’]|dei|degli|delle|di)\s?")
_THROUGH = re.compile(
    r"\s?,?\s?\(?(?:attraverso|tramite|con|per mezzo del|mediante|-|–)\s(?:il|la|l['’]|lo|i|le|gli)?\s?"
    r"(?:suo|sua|proprio|propria)?\s?|\s\("
)
_RESEARCH = frozenset({"research", "laboratory"})
_DIVIDED = frozenset({"university", "research", "health", "region", "province", "municipality", "association"})
_APPOSED = re.compile(r"\s?[,–-]\s")
_UNIT_NOUN = re.compile(
    r"(?:sezione|delegazione|divisione|direzione|settore|servizio|dipartimento|facoltà|scuola (?:di|superiore)|"
    r"laboratorio|dept|department|faculty|area|assessorato|ufficio|unità|campus|soc|u\.?o)\b",
    re.IGNORECASE,
)


class Departments:
    """Which mentions are units of an organisation named beside them."""

    def __init__(self, reading: Reading) -> None:
        self._unit_of: dict[int, Mention] = {}
        for left, right in pairwise(reading.of(Label.ORG, Label.NAME, Label.DEPARTMENT)):
            between = reading.between(left, right)
            if _names_unit(left) and _names_organisation(right) and _OF.fullmatch(between):
                self._unit_of[id(right)] = left
            elif not _names_unit(left) and _is_unit_beside(right, left, between):
                self._unit_of[id(left)] = right
        self._units = {id(unit) for unit in self._unit_of.values()}

    def is_unit(self, mention: Mention) -> bool:
        """Whether the mention is a unit whose organisation stands beside it, and so is no partner of its own."""
        return id(mention) in self._units

    def unit(self, mentions: list[Mention]) -> str | None:
        """The unit that takes part for an organisation, None where none of its mentions has one."""
        units = (self._unit_of[id(m)].text.replace("\n", " ") for m in mentions if id(m) in self._unit_of)
        return next(units, None)


def _is_unit_beside(unit: Mention, owner: Mention, between: str) -> bool:
    """Whether a unit follows its organisation: "Alfa, attraverso il Dipartimento X", "Università di Alfa, Facoltà"."""
    if _THROUGH.fullmatch(between):
        return _names_unit(unit)
    return _type_of(owner) in _DIVIDED and bool(_APPOSED.fullmatch(between) and _UNIT_NOUN.match(unit.text))


def _names_unit(mention: Mention) -> bool:
    if mention.label == Label.DEPARTMENT or _UNIT_NOUN.match(mention.text):
        return True
    return mention.label == Label.ORG and _type_of(mention) in _RESEARCH


def _type_of(mention: Mention) -> str | None:
    return mention.value.type if isinstance(mention.value, OrganisationName) else None


def _names_organisation(mention: Mention) -> bool:
    value = mention.value
    is_bare = isinstance(value, OrganisationName) and value.bare
    return mention.label != Label.DEPARTMENT and not is_bare

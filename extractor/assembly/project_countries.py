"""Which countries take part in a project: those of its partners, and those that its text names as taking part.

"partner sloveni e croati", "da cinque Paesi (Italia, Austria …)", "quattro italiani, tre finlandesi", "per la parte
francese", a country's letters behind each name of a list. A project whose partners are all Italian has none to tell.
"""

import re
from collections.abc import Iterable

from extractor.assembly.named_projects import NamedProject
from extractor.gazetteers import Demonym, KnownPlace
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Partner, PlaceType, Role

HOME = "IT"
_TAKING_PART = (Role.LEAD, Role.PARTNER, Role.ASSOCIATED)
_PARTNERSHIP = re.compile(
    r"\b(?:partner\w*|partenariato|consorzio|paesi|nazioni|stati|capofila|coordinat\w+|collaborazion\w+|partecip\w+|"
    r"coinvol\w+|fanno parte|ne fa parte|insieme a|hanno lavorato|lavorano|affianc\w+|cordata|squadra|rete|scuole|"
    r"istituti|atenei|università)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:un[ao]?|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|dodici|\d{1,2}|gli altri|i|le|lato|parte|"
    r"versante|sponda|partner|capofila)\s$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\((?P<letters>[A-Z]{1,3})\)")
_CODES = {
    "A": "AT",
    "B": "BE",
    "D": "DE",
    "E": "ES",
    "F": "FR",
    "I": "IT",
    "P": "PT",
    "FIN": "FI",
    "SLO": "SI",
    "CRO": "HR",
    "S": "SE",
    "N": "NO",
    "H": "HU",
    "L": "LU",
    "M": "MT",
    "IRL": "IE",
    "EL": "GR",
    "UK": "GB",
    "GB": "GB",
    "POL": "PL",
    "ROM": "RO",
    "BUL": "BG",
    "EST": "EE",
    "LIT": "LT",
    "LET": "LV",
    "SVK": "SK",
    "CZE": "CZ",
    "ESP": "ES",
    "FRA": "FR",
    "DEU": "DE",
    "GER": "DE",
    "ITA": "IT",
    "AUT": "AT",
    "SUI": "CH",
} | {
    code: code
    for code in "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK TR".split()
}
_FEWEST_CODES = 3


def countries_of(reading: Reading, project: NamedProject, *, only: bool) -> list[str]:
    """The countries that the text of the project names as taking part; of one among several, those of its section."""
    span = (0, len(reading.text)) if only else project.section
    found = {
        c for m in reading.within(span, Label.DEMONYM, Label.PLACE) if (c := _country(m)) and _takes_part(reading, m)
    }
    return sorted(found | _by_letters(reading.text[slice(*span)]))


def taking_part(stated: Iterable[str], partners: Iterable[Partner]) -> list[str]:
    """The countries stated and those of the partners; none where that is Italy alone."""
    found = set(stated) | {p.country for p in partners if p.country and p.role in _TAKING_PART}
    return sorted(found) if found - {HOME} else []


def _country(mention: Mention) -> str | None:
    value = mention.value
    if isinstance(value, Demonym):
        return value.country
    places = value if isinstance(value, list) else []
    return next((p.country for p in places if isinstance(p, KnownPlace) and p.type == PlaceType.COUNTRY), None)


def _takes_part(reading: Reading, mention: Mention) -> bool:
    """Whether the sentence speaks of the partnership, or names several countries in a row with how many of each."""
    sentence = reading.sentence(mention)
    if _PARTNERSHIP.search(reading.text, *sentence):
        return True
    others = reading.within(sentence, Label.DEMONYM) if mention.label == Label.DEMONYM else []
    return len(others) > 1 and any(_is_counted(reading, other) for other in others)


def _is_counted(reading: Reading, mention: Mention) -> bool:
    return bool(_COUNTED.search(reading.text[max(0, mention.start - 14) : mention.start]))


def _by_letters(text: str) -> set[str]:
    """The countries of letters in brackets behind names: "Faenza (I), Porto (P) …".

    "(FR)" and "(AT)" may be provinces: pairs of letters count only beside a single letter or beside Italy's own.
    """
    found = {m["letters"] for m in _BRACKETED.finditer(text)}
    codes = {_CODES[letters] for letters in found if letters in _CODES}
    return codes if len(codes) >= _FEWEST_CODES and any(len(f) == 1 or f in ("IT", "ITA") for f in found) else set()

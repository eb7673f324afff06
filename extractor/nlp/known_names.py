"""The gazetteer's word on a name: which organisation a surface form stands for."""

import re

from extractor import gazetteers
from extractor.gazetteers import KnownOrganisation
from extractor.phrase_index import fold
from extractor.schema.mention import OrganisationName

_PARTNER_NUMBER = re.compile(r"(?:LP|PP|AP|BP)\d{0,2}")


def organisation_name(surface: str) -> OrganisationName:
    """The name as the text writes it, with what the gazetteer knows of it."""
    known = best_known(surface)
    return known_name(surface, known) if known else OrganisationName(capitalised(surface.replace("\n", " ")))


def known_name(surface: str, known: KnownOrganisation) -> OrganisationName:
    """A known organisation under the name that the text gives it."""
    name = capitalised(surface.replace("\n", " "))
    return OrganisationName(name, known.type, known.country, known.acronym, canonical=known.name)


def best_known(surface: str) -> KnownOrganisation | None:
    """The one organisation a surface form stands for; acronyms must be written with their capitals."""
    for known in gazetteers.organisations().get(surface):
        is_acronym = known.acronym is not None and fold(known.acronym) == fold(surface)
        capitals = sum(c.isupper() for c in surface)
        if capitals >= (2 if is_acronym or len(surface) <= 4 else 1):
            return known
    return None


def is_code(surface: str) -> bool:
    """Whether this is a country's code or a partner's number, as sheets put them beside names: "(IT)", "(PP3)"."""
    return surface in gazetteers.country_codes() or bool(_PARTNER_NUMBER.fullmatch(surface))


def capitalised(name: str) -> str:
    """The name with a capital first letter, as it stands outside a sentence."""
    return name[:1].upper() + name[1:]

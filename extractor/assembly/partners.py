"""Partners: organisations with a role, one item for each organisation and project."""

import re
from collections import defaultdict

from extractor.assembly.departments import Departments
from extractor.assembly.claims import ORDER, Claim
from extractor.assembly.partner_roles import claims_of
from extractor.assembly.scope import ProjectScope
from extractor.gazetteers import Demonym, KnownPlace
from extractor.linking.organisations import Organisation, country_in
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Partner, PlaceType

_COUNTRY_TAG = re.compile(r"\s?(?:\(|[-–,|]\s)\s?")
_GENITIVE = re.compile(r"\s(?:di|del|della|dello|dell['’])\s?")
_TAG_REACH = 30
_ADJECTIVE_REACH = 40


def build_partners(reading: Reading, organisations: list[Organisation], scope: ProjectScope) -> list[Partner]:
    """The partners in the order of first mention; the weightiest of several roles stands."""
    departments = Departments(reading)
    claims = claims_of(reading, departments)
    partners: list[Partner] = []
    for organisation in organisations:
        by_project: dict[str | None, list[tuple[Mention, Claim]]] = defaultdict(list)
        for mention in organisation.mentions:
            if id(mention) in claims:
                by_project[scope.project_of(mention)].append((mention, claims[id(mention)]))
        for project, claimed in by_project.items():
            _, claim = min(claimed, key=lambda pair: (ORDER.index(pair[1].role), pair[1].distance))
            partners.append(
                Partner(
                    id=f"o{len(partners) + 1}",
                    project=project,
                    name=organisation.name,
                    acronym=organisation.acronym if organisation.acronym != organisation.name else None,
                    role=claim.role,
                    country=organisation.country or _country_beside(reading, organisation),
                    department=departments.unit(organisation.mentions),
                    evidence=[reading.document.evidence(m.start, m.end) for m, _ in claimed],
                    origin=claim.origin,
                )
            )
    return partners


def _country_beside(reading: Reading, organisation: Organisation) -> str | None:
    """The country beside a name: a genitive ("X del Tirolo"), a bracket or cell after it, an adjective before it."""
    for mention in organisation.mentions:
        for owner in reading.within((mention.end, mention.end + _TAG_REACH), Label.ORG, Label.PLACE):
            if _GENITIVE.fullmatch(reading.between(mention, owner)):
                return country_in(owner.text)
        for place in reading.within((mention.end, mention.end + _TAG_REACH), Label.PLACE):
            if _COUNTRY_TAG.fullmatch(reading.between(mention, place)) and isinstance(place.value, list):
                return _country_of(place.value)
        before = (max(0, mention.start - _ADJECTIVE_REACH), mention.start)
        for demonym in reading.within(before, Label.DEMONYM):
            if isinstance(demonym.value, Demonym) and "," not in reading.between(demonym, mention):
                return demonym.value.country
    return None


def _country_of(places: list[KnownPlace]) -> str | None:
    countries = [p for p in places if p.type == PlaceType.COUNTRY] or places
    return max(countries, key=lambda p: p.population).country

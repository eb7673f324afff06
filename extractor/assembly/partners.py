"""Partners: organisations with a role, one item for each organisation and project."""

import re
from collections import defaultdict

from extractor.assembly.claims import ORDER, Claim
from extractor.assembly.departments import Departments
from extractor.assembly.learned.judge import Judge, Told
from extractor.assembly.partner_roles import claims_of
from extractor.assembly.scope import ProjectScope
from extractor.gazetteers import Demonym, KnownPlace
from extractor.linking.countries import country_in, usual_country
from extractor.linking.organisations import Organisation
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Partner, PlaceType, Role

_COUNTRY_TAG = re.compile(r"\s?(?:\(|[-–,|]\s)\s?")
_GENITIVE = re.compile(r"\s(?:di|del|della|dello|dell['’])\s?")
# What an adjective may have between it and the name: an article would begin another noun.
_NOUN_BETWEEN = re.compile(r"\s(?:(?!(?:il|lo|la|i|gli|le|e|ed|con|in|a|per)\s)[a-zà-ù]+\s){0,2}[“\"«(]?")
_TAG_REACH = 30
_ADJECTIVE_REACH = 40


def build_partners(
    reading: Reading, organisations: list[Organisation], scope: ProjectScope, judge: Judge
) -> list[Partner]:
    """The partners in the order of first mention; of several roles that rules tell the weightiest is judged."""
    departments = Departments(reading)
    claims = claims_of(reading, departments)
    partners: list[Partner] = []
    for organisation in organisations:
        mentions = [m for m in organisation.mentions if not departments.is_unit(m)]
        roles = _roles(_by_project(mentions, claims, scope), claims, judge)
        if not roles:
            continue
        country = _country(reading, organisation)
        department = departments.unit(organisation.mentions)
        for project, named, (role, origin) in roles:
            partners.append(
                Partner(
                    id=f"o{len(partners) + 1}",
                    project=project,
                    name=organisation.name,
                    acronym=organisation.acronym if organisation.acronym != organisation.name else None,
                    role=Role(role),
                    country=country,
                    department=department,
                    evidence=[reading.document.evidence(m.start, m.end) for m in named],
                    origin=origin,
                )
            )
    return partners


def _by_project(
    mentions: list[Mention], claims: dict[int, Claim], scope: ProjectScope
) -> dict[str | None, list[Mention]]:
    """The mentions that rules give a role, by project; where they give none, the first mention alone."""
    found: dict[str | None, list[Mention]] = defaultdict(list)
    for mention in [m for m in mentions if id(m) in claims] or mentions[:1]:
        found[scope.project_of(mention)].append(mention)
    return found


def _roles(
    by_project: dict[str | None, list[Mention]], claims: dict[int, Claim], judge: Judge
) -> list[tuple[str | None, list[Mention], Told]]:
    """The projects that an organisation has a role in, with its mentions there."""
    told = ((project, named, _told(named, claims)) for project, named in by_project.items())
    if len(by_project) > 1:
        # A judge knows one role of an organisation, rules one in each of several projects.
        return [(project, named, role) for project, named, role in told if role]
    decided = ((project, named, judge.decide("partners", named[0], role)) for project, named, role in told)
    return [(project, named, role) for project, named, role in decided if role]


def _told(mentions: list[Mention], claims: dict[int, Claim]) -> Told | None:
    """The weightiest role that rules give one of the mentions."""
    found = [claims[id(m)] for m in mentions if id(m) in claims]
    claim = min(found, key=lambda c: (ORDER.index(c.role), c.distance), default=None)
    return (claim.role, claim.origin) if claim else None


def _country(reading: Reading, organisation: Organisation) -> str | None:
    """What the name is certain to say, else the words beside it, else what is usual for such names."""
    return organisation.country or _country_beside(reading, organisation) or usual_country(organisation.name)


def _country_beside(reading: Reading, organisation: Organisation) -> str | None:
    """The country beside a name: a genitive ("X del Tirolo"), a bracket or cell after it, an adjective before it."""
    told = (
        country
        for mention in organisation.mentions
        for country in (_country_after(reading, mention), _country_before(reading, mention))
    )
    return next((country for country in told if country), None)


def _country_after(reading: Reading, mention: Mention) -> str | None:
    for owner in reading.within((mention.end, mention.end + _TAG_REACH), Label.ORG, Label.PLACE):
        if _GENITIVE.fullmatch(reading.between(mention, owner)):
            return country_in(owner.text)
    last, places = mention, []
    for tag in reading.within((mention.end, mention.end + _TAG_REACH), Label.PLACE):
        if isinstance(tag.value, list) and _COUNTRY_TAG.fullmatch(reading.between(last, tag)):
            last = tag
            places += tag.value
    return _country_of(places) if places else None


def _country_before(reading: Reading, mention: Mention) -> str | None:
    for demonym in reversed(list(reading.within((mention.start - _ADJECTIVE_REACH, mention.start), Label.DEMONYM))):
        if isinstance(demonym.value, Demonym):
            return demonym.value.country if _NOUN_BETWEEN.fullmatch(reading.between(demonym, mention)) else None
    return None


def _country_of(places: list[KnownPlace]) -> str | None:
    countries = [p for p in places if p.type == PlaceType.COUNTRY] or places
    return max(countries, key=lambda p: p.population).country

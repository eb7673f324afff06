"""Partners: organisations with a role. The cue that governs a name, alone or through its list, decides the role."""

import re
from dataclasses import dataclass

from extractor.assembly.coordination import coordinations
from extractor.assembly.scope import ProjectScope
from extractor.gazetteers import Demonym, KnownPlace
from extractor.linking.organisations import Organisation
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention, OrganisationName, Scope
from extractor.schema.record import Partner, PlaceType, Role

_ROLES = {
    Label.LEAD_CUE: Role.LEAD,
    Label.PARTNER_CUE: Role.PARTNER,
    Label.ASSOCIATED_CUE: Role.ASSOCIATED,
    Label.FUNDER_CUE: Role.FUNDER,
    Label.HOST_CUE: Role.HOST,
    Label.CONTRIBUTOR_CUE: Role.CONTRIBUTOR,
}
_ORDER = list(Role)
_NAMES = (Label.ORG, Label.NAME, Label.DEPARTMENT)
_REACH_AFTER = 90
_REACH_BEFORE = 45
_APPOSITION = 3
_BESIDE = 25
_CLAUSE_BREAK = re.compile(r"(?<!\d)[.;]\s|\b(?:mentre|quando|perché|poiché)\b")
_IS_APPOSITION = re.compile(r"[(,–-]|come\b|qual[ei]\b|in qualità|nel ruolo|in veste|da\b", re.IGNORECASE)
_SEVERAL_LEADS = re.compile(r"\bsono\b|:|\benti\b|\bcapofila,|\buno per\b", re.IGNORECASE)
_UNIT_OF = re.compile(r"\s(?:del|della|dello|dell['’]|dei|degli|delle|di)\s?")
_THROUGH = re.compile(
    r"\s?,?\s?\(?(?:attraverso|tramite|con|per mezzo del|mediante|-|–)\s(?:il|la|l['’]|lo|i|le|gli)?\s?(?:suo|sua|proprio|propria)?\s?"
)
_COUNTRY_TAG = re.compile(r"\s?(?:\(|[-–,]\s)\s?$")


@dataclass(frozen=True)
class _Claim:
    """A role that a cue gives to a mention, and how far the cue stands from it."""

    role: Role
    origin: str
    distance: int


def build_partners(reading: Reading, organisations: list[Organisation], scope: ProjectScope) -> list[Partner]:
    """One item for each organisation and project, in the order of first mention."""
    owner = {id(m): o for o in organisations for m in o.mentions}
    departments = _departments(reading)
    partners: list[Partner] = []
    claims = _claims(reading, {m for m, _ in departments.values()})
    for organisation in organisations:
        claimed = [(m, claims[id(m)]) for m in organisation.mentions if id(m) in claims]
        if not claimed or _is_unit_of_other(organisation, departments, owner):
            continue
        mention, claim = min(claimed, key=lambda pair: (_ORDER.index(pair[1].role), pair[1].distance))
        partners.append(
            Partner(
                id=f"o{len(partners) + 1}",
                project=scope.project_of(mention),
                name=organisation.name,
                acronym=organisation.acronym if organisation.acronym != organisation.name else None,
                role=claim.role,
                country=organisation.country or _country_beside(reading, organisation),
                department=_department(organisation, departments),
                evidence=[reading.document.evidence(m.start, m.end) for m, _ in claimed],
                origin=claim.origin,
            )
        )
    return partners


def _claims(reading: Reading, departments: set[Mention]) -> dict[int, _Claim]:
    """The nearest role of each mention that a cue reaches, by the mention's identity."""
    claims: dict[int, _Claim] = {}
    for sentence in reading.sentences:
        names = [m for m in reading.within(sentence, *_NAMES) if m not in departments]
        if not names:
            continue
        cues = _role_cues(reading, sentence)
        groups = coordinations(reading, names, cues)
        for name in names:
            if name.origin == "names.table-of-partners":
                claims[id(name)] = _Claim(Role.PARTNER, "it.partner.cell.partner", _BESIDE)
        for cue in cues:
            for mention, distance in (
                _reached(reading, cue, groups) if cue.value != "cell" else _in_row(reading, cue, names)
            ):
                claim = _Claim(_role(reading, cue, sentence), cue.origin, distance)
                if not _is_employer(reading, mention) and _outweighs(claim, claims.get(id(mention))):
                    claims[id(mention)] = claim
    return claims


def _role_cues(reading: Reading, sentence: Span) -> list[Mention]:
    """The cues of a sentence; a bare "con" counts only after a leader."""
    no_role = reading.within(sentence, Label.NO_ROLE_CUE)
    cues = [c for c in reading.within(sentence, *_ROLES) if not any(n.overlaps(c) for n in no_role)]
    wider = [c for c in cues if c.value != "cell"]
    cues = [c for c in cues if c.value != "cell" or not any(w.covers(c) for w in wider)]
    leads = [cue.start for cue in cues if cue.label == Label.LEAD_CUE]
    return [c for c in cues if c.value != "after-lead" or any(start < c.start for start in leads)]


def _outweighs(claim: _Claim, other: _Claim | None) -> bool:
    if other is None:
        return True
    beside, other_beside = claim.distance <= _APPOSITION, other.distance <= _APPOSITION
    if beside != other_beside:
        return beside
    return (claim.distance, _ORDER.index(claim.role)) < (other.distance, _ORDER.index(other.role))


def _role(reading: Reading, cue: Mention, sentence: Span) -> Role:
    """The cue's role; who "takes part" where the sentence speaks of a meeting contributes to that meeting."""
    if cue.value == "occasion" and reading.within((sentence[0], cue.start), Label.EVENT):
        return Role.CONTRIBUTOR
    return _ROLES[cue.label]


def _reached(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> list[tuple[Mention, int]]:
    if cue.scope == Scope.BEFORE:
        return _reached_before(reading, cue, groups)
    after = _reached_after(reading, cue, groups)
    if cue.scope == Scope.BOTH and (not after or after[0][1] > _BESIDE):
        return _reached_before(reading, cue, groups)
    return after


def _in_row(reading: Reading, cue: Mention, names: list[Mention]) -> list[tuple[Mention, int]]:
    """The organisation of the table's row in which a cell gives the role."""
    start = reading.text.rfind("\n", 0, cue.start) + 1
    row = reading.text[start : cue.start]
    return [(m, -1) for m in names if m.origin == "names.table" and start <= m.start < cue.start and "|" in row]


def _reached_after(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> list[tuple[Mention, int]]:
    for group in groups:
        following = [m for m in group if m.start >= cue.end]
        if not following:
            continue
        gap = reading.text[cue.end : following[0].start]
        if len(gap) > _REACH_AFTER or _CLAUSE_BREAK.search(gap):
            return []
        if cue.label == Label.LEAD_CUE and not _SEVERAL_LEADS.search(cue.text + gap):
            following = following[:1]
        return [(m, len(gap) + place) for place, m in enumerate(following)]
    return []


def _reached_before(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> list[tuple[Mention, int]]:
    for group in reversed(groups):
        preceding = [m for m in group if m.end <= cue.start]
        if not preceding:
            continue
        gap = _without_acronym(reading.text[preceding[-1].end : cue.start], preceding[-1])
        if len(gap) > _REACH_BEFORE or _CLAUSE_BREAK.search(gap):
            return []
        if _IS_APPOSITION.match(cue.text) and len(gap) <= _APPOSITION:
            return [(preceding[-1], -1)]
        if cue.text[0] in "(,-–":
            return [(preceding[-1], len(gap))]
        return [(m, len(gap) + place) for place, m in enumerate(reversed(preceding))]
    return []


def _without_acronym(gap: str, mention: Mention) -> str:
    """The text after a name without the acronym that belongs to it: "Gruppo Alfa - GA (capofila)"."""
    acronym = mention.value.acronym if isinstance(mention.value, OrganisationName) else None
    return " " if acronym and gap.strip(" -–()") == acronym else gap


def _is_employer(reading: Reading, mention: Mention) -> bool:
    """Whether an office ("presidente della") stands right before the name."""
    cues = reading.within((max(0, mention.start - 80), mention.start), Label.EMPLOYER_CUE)
    return any(mention.start - cue.end <= 2 for cue in cues)


def _departments(reading: Reading) -> dict[int, tuple[Mention, Mention]]:
    """By the identity of each organisation's mention, the unit named with it: `(unit, organisation)`."""
    found: dict[int, tuple[Mention, Mention]] = {}
    names = [m for m in reading.mentions if m.label in _NAMES]
    for left, right in zip(names, names[1:], strict=False):
        between = reading.between(left, right)
        if left.label == Label.DEPARTMENT and right.label != Label.DEPARTMENT and _UNIT_OF.fullmatch(between):
            found[id(right)] = (left, right)
        elif right.label == Label.DEPARTMENT and left.label != Label.DEPARTMENT and _THROUGH.fullmatch(between):
            found[id(left)] = (right, left)
        elif _is_research_unit(left) and _is_full_name(right) and _UNIT_OF.fullmatch(between):
            found[id(right)] = (left, right)
    return found


def _is_research_unit(mention: Mention) -> bool:
    value = mention.value
    return (
        mention.label == Label.ORG
        and isinstance(value, OrganisationName)
        and value.type in ("institute", "research", "laboratory")
    )


def _is_full_name(mention: Mention) -> bool:
    return mention.label == Label.ORG and isinstance(mention.value, OrganisationName) and not mention.value.bare


def _is_unit_of_other(
    organisation: Organisation, departments: dict[int, tuple[Mention, Mention]], owner: dict[int, Organisation]
) -> bool:
    units = {id(unit) for unit, _ in departments.values()}
    return all(id(m) in units for m in organisation.mentions)


def _department(organisation: Organisation, departments: dict[int, tuple[Mention, Mention]]) -> str | None:
    units = [departments[id(m)][0] for m in organisation.mentions if id(m) in departments]
    return units[0].text.replace("\n", " ") if units else None


def _country_beside(reading: Reading, organisation: Organisation) -> str | None:
    """The country in the bracket or dash after a name, or of the adjective before it ("l'azienda slovena X")."""
    for mention in organisation.mentions:
        for place in reading.within((mention.end, mention.end + 30), Label.PLACE):
            if _COUNTRY_TAG.fullmatch(reading.between(mention, place)) and isinstance(place.value, list):
                return _country_of(place.value)
        for demonym in reading.within((max(0, mention.start - 40), mention.start), Label.DEMONYM):
            if isinstance(demonym.value, Demonym) and "," not in reading.between(demonym, mention):
                return demonym.value.country
    return None


def _country_of(places: list[KnownPlace]) -> str | None:
    countries = [p for p in places if p.type == PlaceType.COUNTRY] or places
    return max(countries, key=lambda p: p.population).country

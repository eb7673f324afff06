"""Which role a cue gives to which name: directly, through the name's list, or in a table's row."""

import re
from collections.abc import Iterator
from itertools import chain

from extractor.assembly.claims import Claim
from extractor.assembly.coordination import coordinations
from extractor.assembly.cue_reach import BESIDE, EXPLICIT, Reached, is_employed, reached
from extractor.assembly.departments import Departments
from extractor.assembly.headed_lists import by_layout
from extractor.assembly.partner_lists import listed
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention, OrganisationName, Scope
from extractor.schema.record import Role

NAMES = (Label.ORG, Label.NAME, Label.DEPARTMENT)
ROLES = {
    Label.LEAD_CUE: Role.LEAD,
    Label.PARTNER_CUE: Role.PARTNER,
    Label.ASSOCIATED_CUE: Role.ASSOCIATED,
    Label.FUNDER_CUE: Role.FUNDER,
    Label.HOST_CUE: Role.HOST,
    Label.CONTRIBUTOR_CUE: Role.CONTRIBUTOR,
}
_MEMBERS = (Label.LEAD_CUE, Label.PARTNER_CUE)
_BACKING = {"after-lead": (Label.LEAD_CUE,), "after-partner": _MEMBERS}
_PAYERS = frozenset({"eu", "ministry"})
_PUBLIC_PURSES = frozenset({"eu", "ministry", "foundation", "region"})
_PASSING = frozenset({Role.FUNDER, Role.HOST, Role.CONTRIBUTOR})
_EMPLOYER_REACH = 80
_NAME_REACH = 30
_OWNER_DISTANCE = 60
_BACKING_REACH = 700
_MONEY_REACH = 70
_OWNED = re.compile(
    r"[\"»”’']?(?:\s?\([^()\n]{2,80}\))?"
    r"(?:[ ]?:[ ]|[ ]?,?[ ](?:del|della|dello|dell['’]|dei|di|affidat[oa] (?:al|alla|all['’]|a))\s?)"
    r"(?:(?:associazione|cooperativa|compagnia|fondazione|società|azienda|il|la|l['’])\s?(?:[a-z]+\s)?)?"
)
_COLUMN_TITLE = re.compile(
    r"n[.°]?|titolo|progetto|nome|denominazione|acronimo|ente|soggetto|anno|id|codice", re.IGNORECASE
)
_WITH = re.compile(r"\b(?:con|insieme|assieme)\b")


def claims_of(reading: Reading, departments: Departments) -> dict[int, Claim]:
    """The surest claim on each name, by the mention's identity; employers and units of others have none."""
    claims: dict[int, Claim] = {}
    for mention, claim in _all(reading, departments):
        other = claims.get(id(mention))
        if _holds(reading, mention, claim) and (other is None or claim.rank < other.rank):
            claims[id(mention)] = claim
    return _without_weak(claims)


def _all(reading: Reading, departments: Departments) -> Iterator[tuple[Mention, Claim]]:
    for sentence in reading.sentences:
        found = (m for m in reading.within(sentence, *NAMES) if not departments.is_unit(m))
        names = [m for m in found if not _COLUMN_TITLE.fullmatch(m.text)]
        if names:
            yield from _in_sentence(reading, sentence, names)
    yield from ((m, claim) for m, claim in by_layout(reading) if not departments.is_unit(m))


def _without_weak(claims: dict[int, Claim]) -> dict[int, Claim]:
    """The claims less those of weak signs of a leader, where the document names a leader outright."""
    if not any(c.role == Role.LEAD and not c.is_weak for c in claims.values()):
        return claims
    return {name: c for name, c in claims.items() if c.role != Role.LEAD or not c.is_weak}


def _in_sentence(reading: Reading, sentence: Span, names: list[Mention]) -> Iterator[tuple[Mention, Claim]]:
    cues = _role_cues(reading, sentence)
    groups = coordinations(reading, names, cues)
    outside = reading.within(sentence, Label.OUTSIDE_CUE)
    found = (
        _beside_projects(reading, sentence, names),
        _by_cues(reading, sentence, cues, groups),
        listed(reading, sentence, groups),
    )
    for mention, claim in chain.from_iterable(found):
        if not any(cue.start < mention.start for cue in outside):
            yield mention, claim


def _beside_projects(reading: Reading, sentence: Span, names: list[Mention]) -> Iterator[tuple[Mention, Claim]]:
    """Whoever a project's name is said to be of, and the cells of a table of partners."""
    owners = {m.end() for p in reading.within(sentence, Label.PROJECT) if (m := _OWNED.match(reading.text, p.end))}
    for name in names:
        if name.origin == "names.table-of-partners":
            yield name, Claim(Role.PARTNER, "it.partner.cell.partner", BESIDE)
        if name.start in owners:
            yield name, Claim(Role.LEAD, "it.partner.owner", _OWNER_DISTANCE)


def _by_cues(
    reading: Reading, sentence: Span, cues: list[Mention], groups: list[list[Mention]]
) -> Iterator[tuple[Mention, Claim]]:
    names = [m for g in groups for m in g]
    for cue in cues:
        found = (cue.value == "cell" and _in_row(reading, cue, names)) or reached(reading, cue, groups)
        for mention in _joining(reading, cue, found, groups):
            yield mention, Claim(Role.PARTNER, "it.partner.member.with", BESIDE)
        for mention, distance in found:
            if cue.value == "payer" and _type_of(mention) not in _PUBLIC_PURSES:
                continue
            role = _role(reading, cue, sentence, mention)
            yield mention, Claim(role, cue.origin, distance, is_weak=cue.value == "weak")


def _joining(reading: Reading, cue: Mention, found: Reached, groups: list[list[Mention]]) -> list[Mention]:
    """Who stands with a leader in its list: "presentato da Alfa con Beta e Gamma"."""
    if cue.label != Label.LEAD_CUE or len(found) != 1 or found[0][0].start < cue.end:
        return []
    leader = found[0][0]
    rest = next((g[g.index(leader) + 1 :] for g in groups if leader in g), [])
    return rest if rest and _WITH.search(reading.between(leader, rest[0])) else []


def _role_cues(reading: Reading, sentence: Span) -> list[Mention]:
    """The cues of a sentence; a bare "con" counts only after a leader, a cell's word where no longer cue has it."""
    no_role = reading.within(sentence, Label.NO_ROLE_CUE)
    cues = [c for c in reading.within(sentence, *ROLES) if not any(n.overlaps(c) for n in no_role)]
    cues = [c for c in cues if not any(_supersedes(w, c) for w in cues)]
    return [c for c in cues if _is_backed(reading, sentence, c, cues)]


def _supersedes(wider: Mention, cue: Mention) -> bool:
    """Whether a longer cue says what the shorter one does; one that looks the other way says something else."""
    looks_away = {wider.scope, cue.scope} == {Scope.AFTER, Scope.BEFORE}
    return wider.covers(cue) and len(wider.text) > len(cue.text) and not looks_away


def _is_backed(reading: Reading, sentence: Span, cue: Mention, cues: list[Mention]) -> bool:
    """Whether what a weak cue needs stands by it: a leader for ", con", a leader or partner for "ci sono", a sum."""
    if cue.value == "money":
        near = (max(sentence[0], cue.start - _MONEY_REACH), min(sentence[1], cue.end + _MONEY_REACH))
        return bool(reading.within(near, Label.AMOUNT, Label.RATE))
    if cue.value == "meeting":
        return bool(reading.within(sentence, Label.EVENT, Label.HELD_CUE))
    if cue.value == "continues":
        return any(other is not cue and other.label in (*_MEMBERS, Label.ASSOCIATED_CUE) for other in cues)
    if cue.value not in _BACKING:
        return True
    earlier = reading.within((max(0, cue.start - _BACKING_REACH), sentence[0]), *_BACKING[str(cue.value)])
    told_before = cue.value == "after-partner" and any(c.value not in _BACKING for c in earlier)
    return told_before or any(_backs(other, cue) for other in cues)


def _backs(other: Mention, cue: Mention) -> bool:
    return other.start < cue.start and other.value not in _BACKING and other.label in _BACKING[str(cue.value)]


def _role(reading: Reading, cue: Mention, sentence: Span, mention: Mention) -> Role:
    """The cue's role; who "takes part" where the sentence speaks of a meeting contributes to that meeting.

    Who "supports" with a sum, or is the Union or a ministry, pays.
    """
    if cue.value == "occasion" and reading.within((sentence[0], cue.end + BESIDE), Label.EVENT):
        return Role.CONTRIBUTOR
    if cue.value == "continues" and reading.within((sentence[0], cue.start), Label.ASSOCIATED_CUE):
        return Role.ASSOCIATED
    is_payer = _type_of(mention) in _PAYERS
    with_sum = cue.value == "funds" and reading.within((mention.end, mention.end + _MONEY_REACH), Label.AMOUNT)
    return Role.FUNDER if cue.label == Label.ASSOCIATED_CUE and (is_payer or with_sum) else ROLES[cue.label]


def _type_of(mention: Mention) -> str | None:
    return mention.value.type if isinstance(mention.value, OrganisationName) else None


def _in_row(reading: Reading, cue: Mention, names: list[Mention]) -> Reached:
    """The organisation of the table's row in which a cell gives the role."""
    start = reading.text.rfind("\n", 0, cue.start) + 1
    is_row = reading.text.rfind("|", start, cue.start) >= 0
    return [(m, EXPLICIT) for m in names if is_row and m.origin == "names.table" and start <= m.start < cue.start]


def _holds(reading: Reading, mention: Mention, claim: Claim) -> bool:
    """Whether the name may have the role: no employer of a speaker, save who leads through a person; no mere name
    for roles in passing."""
    if mention.label == Label.NAME and (claim.role in _PASSING or claim.is_weak or claim.distance > _NAME_REACH):
        return False
    before = (max(0, mention.start - _EMPLOYER_REACH), mention.start)
    if any(mention.start - cue.end <= 2 for cue in reading.within(before, Label.EMPLOYER_CUE)):
        return claim.role == Role.LEAD and is_employed(reading, mention)
    return claim.role == Role.LEAD or not is_employed(reading, mention)

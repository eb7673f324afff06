"""Which role a cue gives to which name: directly, through the name's list, or in a table's row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.assembly.coordination import coordinations
from extractor.assembly.departments import Departments
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
ORDER = list(Role)
_BACKING = {"after-lead": (Label.LEAD_CUE,), "after-partner": (Label.LEAD_CUE, Label.PARTNER_CUE)}
_PAYERS = frozenset({"eu", "ministry"})
_REACH_AFTER = 90
_REACH_BEFORE = 45
_EMPLOYER_REACH = 80
_APPOSITION = 3
_BESIDE = 25
_EXPLICIT = -1
_OWNER_DISTANCE = 60
_CLAUSE_BREAK = re.compile(r"(?<!\d)[.;]\s|\b(?:mentre|quando|perché|poiché)\b")
_IS_APPOSITION = re.compile(r"[(,–-]|come\b|qual[ei]\b|in qualità|nel ruolo|in veste|da\b", re.IGNORECASE)
_NAMES_NEXT = re.compile(r"\s?:|\s(?:sono\s)?(?:il|lo|la|i|gli|le)\s|\s(?:sono\s)?l['’]")
_OWNED = re.compile(
    r"[\"»”’']?(?:\s?\([^()\n]{2,80}\))?"
    r"(?:\s?:\s|\s?,?\s(?:del|della|dello|dell['’]|dei|di|affidat[oa] (?:al|alla|all['’]|a))\s?)"
    r"(?:(?:associazione|cooperativa|compagnia|fondazione|società|azienda|il|la|l['’])\s?(?:[a-z]+\s)?)?"
)
_WITH = re.compile(r"\b(?:con|insieme|assieme)\b")
_SEVERAL_LEADS = re.compile(r"\bsono\b|:|\benti\b|\bcapofila,|\buno per\b", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """A role that a cue gives to a name, and how many characters off the cue stands; -1 where it says so outright."""

    role: Role
    origin: str
    distance: int

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The lower, the surer: what stands beside the name, then what is nearest, then the weightier role."""
        return self.distance > _APPOSITION, self.distance, ORDER.index(self.role)


def claims_of(reading: Reading, departments: Departments) -> dict[int, Claim]:
    """The surest claim on each name, by the mention's identity; employers and units of others have none."""
    claims: dict[int, Claim] = {}
    for sentence in reading.sentences:
        names = [m for m in reading.within(sentence, *NAMES) if not departments.is_unit(m)]
        if not names:
            continue
        for mention, claim in _in_sentence(reading, sentence, names):
            other = claims.get(id(mention))
            if not _is_employer(reading, mention) and (other is None or claim.rank < other.rank):
                claims[id(mention)] = claim
    return claims


def _in_sentence(reading: Reading, sentence: Span, names: list[Mention]) -> Iterator[tuple[Mention, Claim]]:
    cues = _role_cues(reading, sentence)
    groups = coordinations(reading, names, cues)
    owners = {m.end() for p in reading.within(sentence, Label.PROJECT) if (m := _OWNED.match(reading.text, p.end))}
    for name in names:
        if name.origin == "names.table-of-partners":
            yield name, Claim(Role.PARTNER, "it.partner.cell.partner", _BESIDE)
        if name.start in owners:
            yield name, Claim(Role.LEAD, "it.partner.owner", _OWNER_DISTANCE)
    for cue in cues:
        reached = _in_row(reading, cue, names) if cue.value == "cell" else _reached(reading, cue, groups)
        for mention in _joining(reading, cue, reached, groups):
            yield mention, Claim(Role.PARTNER, "it.partner.member.with", _BESIDE)
        for mention, distance in reached:
            yield mention, Claim(_role(reading, cue, sentence, mention), cue.origin, distance)


def _joining(
    reading: Reading, cue: Mention, reached: list[tuple[Mention, int]], groups: list[list[Mention]]
) -> list[Mention]:
    """Who stands with a leader in its list: "presentato da Alfa con Beta e Gamma"."""
    if cue.label != Label.LEAD_CUE or len(reached) != 1 or reached[0][0].start < cue.end:
        return []
    leader = reached[0][0]
    rest = next((g[g.index(leader) + 1 :] for g in groups if leader in g), [])
    return rest if rest and _WITH.search(reading.between(leader, rest[0])) else []


def _role_cues(reading: Reading, sentence: Span) -> list[Mention]:
    """The cues of a sentence; a bare "con" counts only after a leader, a cell's word where no longer cue has it."""
    no_role = reading.within(sentence, Label.NO_ROLE_CUE)
    cues = [c for c in reading.within(sentence, *ROLES) if not any(n.overlaps(c) for n in no_role)]
    cues = [c for c in cues if not any(w.covers(c) and len(w.text) > len(c.text) for w in cues)]
    return [c for c in cues if c.value not in _BACKING or any(_backs(other, c) for other in cues)]


def _backs(other: Mention, cue: Mention) -> bool:
    """Whether an earlier cue lets a weak one count: a leader for ", con", a leader or a partner for "ci sono"."""
    return other.start < cue.start and other.value not in _BACKING and other.label in _BACKING[str(cue.value)]


def _role(reading: Reading, cue: Mention, sentence: Span, mention: Mention) -> Role:
    """The cue's role; who "takes part" where the sentence speaks of a meeting contributes to that meeting.

    What the Union or a ministry "supports" it pays.
    """
    if cue.value == "occasion" and reading.within((sentence[0], cue.start), Label.EVENT):
        return Role.CONTRIBUTOR
    if cue.value == "continues" and reading.within((sentence[0], cue.start), Label.ASSOCIATED_CUE):
        return Role.ASSOCIATED
    name = mention.value
    is_payer = isinstance(name, OrganisationName) and name.type in _PAYERS
    return Role.FUNDER if is_payer and cue.label == Label.ASSOCIATED_CUE else ROLES[cue.label]


def _reached(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> list[tuple[Mention, int]]:
    if cue.scope == Scope.BEFORE:
        return _reached_before(reading, cue, groups)
    after = _reached_after(reading, cue, groups)
    if cue.scope == Scope.BOTH and (not after or after[0][1] > _BESIDE):
        return _reached_before(reading, cue, groups)
    return after


def _reached_after(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> list[tuple[Mention, int]]:
    following = next((rest for g in groups if (rest := [m for m in g if m.start >= cue.end])), [])
    gap = reading.text[cue.end : following[0].start] if following else ""
    if len(gap) > _REACH_AFTER or _CLAUSE_BREAK.search(gap):
        return []
    if cue.label == Label.LEAD_CUE and not _SEVERAL_LEADS.search(cue.text + gap):
        following = following[:1]
    return [(m, len(gap) + place) for place, m in enumerate(following)]


def _reached_before(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> list[tuple[Mention, int]]:
    preceding = next((rest for g in reversed(groups) if (rest := [m for m in g if m.end <= cue.start])), [])
    if not preceding:
        return []
    gap = _without_acronym(reading.text[preceding[-1].end : cue.start], preceding[-1])
    opens_list = cue.text[0] in ",–-" and _NAMES_NEXT.match(reading.text, cue.end)
    if len(gap) > _REACH_BEFORE or _CLAUSE_BREAK.search(gap) or opens_list:
        return []
    if _IS_APPOSITION.match(cue.text) and len(gap) <= _APPOSITION:
        return [(preceding[-1], _EXPLICIT)]
    if cue.text[0] in "(,-–" or (cue.label == Label.LEAD_CUE and not _SEVERAL_LEADS.search(cue.text)):
        return [(preceding[-1], len(gap))]
    return [(m, len(gap) + place) for place, m in enumerate(reversed(preceding))]


def _without_acronym(gap: str, mention: Mention) -> str:
    """The text after a name without the acronym that belongs to it: "Gruppo Alfa - GA (capofila)"."""
    acronym = mention.value.acronym if isinstance(mention.value, OrganisationName) else None
    return " " if acronym and gap.strip(" -–()") == acronym else gap


def _in_row(reading: Reading, cue: Mention, names: list[Mention]) -> list[tuple[Mention, int]]:
    """The organisation of the table's row in which a cell gives the role."""
    start = reading.text.rfind("\n", 0, cue.start) + 1
    is_row = "|" in reading.text[start : cue.start]
    return [(m, _EXPLICIT) for m in names if is_row and m.origin == "names.table" and start <= m.start < cue.start]


def _is_employer(reading: Reading, mention: Mention) -> bool:
    """Whether an office ("presidente della") stands right before the name, or a person whose bracket it is in."""
    before = (max(0, mention.start - _EMPLOYER_REACH), mention.start)
    people = (p for p in reading.within(before, Label.PERSON) if reading.between(p, mention).strip() == "(")
    cues = (c for c in reading.within(before, Label.EMPLOYER_CUE) if mention.start - c.end <= 2)
    return any(True for _ in (*people, *cues))

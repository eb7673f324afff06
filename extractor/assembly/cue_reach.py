"""Which names a cue of a role reaches: on the side that its scope gives, not past a clause or a person."""

import re

from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention, OrganisationName, Scope

EXPLICIT = -1
#: How far a name right beside its cue may stand: the two, an article and a bracket.
APPOSITION = 3
BESIDE = 25

Reached = list[tuple[Mention, int]]

_REACH_AFTER = 90
_REACH_BEFORE = 45
_NEIGHBOUR = 16
_CLAUSE_BREAK = re.compile(r"(?<!\d)[.;]\s|\b(?:mentre|quando|perché|poiché)\b")
_IS_APPOSITION = re.compile(r"[(,–-]|come\b|qual[ei]\b|in qualità|nel ruolo|in veste|da\b", re.IGNORECASE)
#: The name after "partner di" is whose partner somebody is.
_OF_WHOM = re.compile(r"^partners?\s(?:di|del|della|dell['’])$", re.IGNORECASE)
_NAMES_NEXT = re.compile(r"\s?:|\s(?:sono\s)?(?:il|lo|la|i|gli|le)\s|\s(?:sono\s)?l['’]")
_SEVERAL_LEADS = re.compile(
    r"\b(?:sono|enti|capofila,|capifila|due|uno per|entramb[ie]|vincitori|vincitrici)(?:\b|(?<=,))", re.IGNORECASE
)
_BESIDE_GAP = re.compile(
    r"[\s:(\"“«|–-]*(?:(?:è|sono|e'|sarà)\s)?(?:(?:il|lo|la|i|gli|le|un|una)\s|(?:l|un)['’])?"
    r"(?:[a-zà-ÿ]+\s)?[\"“«]?|\s?[,(–-]?\s?"
)
_EMPLOYED = re.compile(
    r"[,\s]*(?:(?:docente|ricercat\w+|professor\w*|direttor\w+|direttrice|ordinari[oa])[^,;.]{0,40}\s)?"
    r"(?:\(|(?:del|della|dello|di|presso|per)\s(?:(?:il|la|lo)\s)?|(?:dell|per l)['’]\s?)$"
)
# What belongs to a project, or happens in it: who leads that does not lead the project.
_PART = (
    r"(?:azion[ei]|attività|stud(?:io|i)|indagin[ei]|analisi|grupp[oi] di lavoro|tavol[oi]|workshop|seminari?o?|"
    r"session[ei]|incontr[oi]|visit[ae]|delegazion[ei]|work ?packages?|wp ?\d|fas[ei]|disseminazione|comunicazione|rilievi|corsi?|"
    r"imprese|aziende|pmi|ragazz[ie])"
)
_PART_AFTER = re.compile(
    rf"\s(?:(?:un[oa]?|il|lo|la|i|gli|le|alcun[ei]|dell[ae]|del|dei)\s|(?:un|l|dell)['’])?(?:[a-zà-ÿ]+\s)?{_PART}\b",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(rf"\b{_PART}(?:\s[a-zà-ÿ]+){{0,2}},?\s$", re.IGNORECASE)
_AGENT = (" da", " dal", " dalla", " dall'", " dall’", " dallo", " dai", " dagli", " dalle")
_RELATIVE = re.compile(r"\b(?:che|cui)\b")
_PART_REACH = 45


def reached(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> Reached:
    """The names that the cue speaks of, each with its distance in characters; EXPLICIT for one in apposition."""
    if cue.value == "cell":
        return _neighbour(reading, cue, groups)
    if cue.scope == Scope.BEFORE:
        return _before(reading, cue, groups)
    after = _after(reading, cue, groups)
    if cue.scope == Scope.BOTH and (not after or after[0][1] > BESIDE):
        return _before(reading, cue, groups) or after
    return after


def is_employed(reading: Reading, mention: Mention) -> bool:
    """Whether a person stands before the name as one who works there: "Anna Verdi dell'Università", "(Wwf)"."""
    people = reading.within((max(0, mention.start - _REACH_AFTER), mention.start), Label.PERSON)
    return (
        bool(people)
        and people[-1].end <= mention.start
        and bool(_EMPLOYED.fullmatch(reading.between(people[-1], mention)))
    )


def _after(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> Reached:
    following = next((rest for g in groups if (rest := [m for m in g if m.start >= cue.end])), [])
    if not following:
        return []
    gap = reading.text[cue.end : following[0].start]
    if cue.label == Label.LEAD_CUE and (_RELATIVE.search(gap) or _leads_a_part(reading.text, cue)):
        return []
    is_far = len(gap) > _REACH_AFTER or _CLAUSE_BREAK.search(gap) or _OF_WHOM.search(cue.text)
    if is_far or _person_between(reading, cue, following[0]):
        return []
    if cue.label == Label.LEAD_CUE and not _SEVERAL_LEADS.search(_words_around(reading, cue) + gap):
        following = following[:1]
    return [(m, len(gap) + place) for place, m in enumerate(following)]


def _leads_a_part(text: str, cue: Mention) -> bool:
    """Whether no project is led, but a study, a task, a meeting: "coordinerà un'azione", "uno studio condotto da"."""
    before = text[max(0, cue.start - _PART_REACH) : cue.start]
    return bool(_PART_AFTER.match(text, cue.end) or (cue.text.endswith(_AGENT) and _PART_BEFORE.search(before)))


def _words_around(reading: Reading, cue: Mention) -> str:
    """The cue with the two words before it: "due capofila"."""
    before = reading.text[max(0, cue.start - 20) : cue.start].split()[-2:]
    return " ".join([*before, cue.text])


def _person_between(reading: Reading, cue: Mention, name: Mention) -> bool:
    """Whether a person stands in the way; who leads "for" an organisation stands for it."""
    people = reading.within((cue.end, name.start), Label.PERSON)
    return bool(people) and not (cue.label == Label.LEAD_CUE and is_employed(reading, name))


def _before(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> Reached:
    preceding = next((rest for g in reversed(groups) if (rest := [m for m in g if m.end <= cue.start])), [])
    if not preceding or (cue.label == Label.LEAD_CUE and _leads_a_part(reading.text, cue)):
        return []
    gap = _without_acronym(reading.text[preceding[-1].end : cue.start], preceding[-1])
    opens_list = cue.text[0] in ",–-" and _NAMES_NEXT.match(reading.text, cue.end)
    is_far = len(gap) > _REACH_BEFORE or _CLAUSE_BREAK.search(gap) or opens_list
    if is_far or reading.within((preceding[-1].end, cue.start), Label.PERSON):
        return []
    if _IS_APPOSITION.match(cue.text) and len(gap) <= APPOSITION:
        return [(preceding[-1], EXPLICIT)]
    if cue.text[0] in "(,-–" or (cue.label == Label.LEAD_CUE and not _SEVERAL_LEADS.search(cue.text)):
        return [(preceding[-1], len(gap))]
    return [(m, len(gap) + place) for place, m in enumerate(reversed(preceding))]


def _neighbour(reading: Reading, cue: Mention, groups: list[list[Mention]]) -> Reached:
    """The name that a bare noun stands at: "il partner sloveno Brezza", "Comune di Lodi capofila"."""
    following = next((rest for g in groups if (rest := [m for m in g if m.start >= cue.end])), [])
    if following:
        gap = reading.text[cue.end : following[0].start]
        if len(gap) <= _NEIGHBOUR and _BESIDE_GAP.fullmatch(gap):
            listed = following[:1] if cue.label == Label.LEAD_CUE else following
            return [(m, len(gap) + place) for place, m in enumerate(listed)]
    preceding = next((m for g in reversed(groups) for m in reversed(g) if m.end <= cue.start), None)
    if preceding:
        gap = _without_acronym(reading.text[preceding.end : cue.start], preceding)
        if len(gap) <= APPOSITION and not gap.strip(" ,(–-"):
            return [(preceding, EXPLICIT)]
    return []


def _without_acronym(gap: str, mention: Mention) -> str:
    """The text after a name without the acronym that belongs to it: "Gruppo Alfa - GA (capofila)"."""
    acronym = mention.value.acronym if isinstance(mention.value, OrganisationName) else None
    return " " if acronym and gap.strip(" -–()") == acronym else gap

"""Which programme funds a project: the one said of it, else the one that the document says of all its projects."""

import re
from collections import Counter

from extractor import gazetteers
from extractor.assembly.named_projects import NamedProject
from extractor.gazetteers import Programme
from extractor.nlp.reading import Reading, Span
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention, ProjectName

_FUNDED_BY = re.compile(
    r"(?:finanziat|programm|ambito|bando|fondi|risorse|contributo|sostegn|sostenut|call|pagat|scheda|grazie)",
    re.IGNORECASE,
)
_REACH = 60
_RIGHT_AFTER = re.compile(r"[\"»”]?(?:\s[-–]\s|,?\s\(|,\s)(?:(?:progetto|un|programma)\s)?")
# Money of these comes through a programme, which is the better answer where the text names one.
_FUNDS = frozenset({"FESR", "FSE", "FSE+", "FEASR", "FEAMP", "FEAMPA", "FEP", "FSC"})
_JOINED = re.compile(r"[\"»”]?(?:,\s|\s)?(?:(?:e|ed|sia|che|a|di|del|con|il)\s){0,3}[\"«“]?")
_BESIDE, _OWN = 3, 6


class Programmes:
    """The programmes of a document; what it says of all its projects is read once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        told = [m for m in reading.of(Label.PROGRAMME) if not _is_in_name(reading, m)]
        first = next((m.start for m in reading.of(Label.PROJECT)), 0)
        self._leading = Counter(m.value.name for m in told if m.start < first and isinstance(m.value, Programme))
        self._of_all = _of_document(told)

    def of(self, project: NamedProject) -> str | None:
        """The programme of a project."""
        return _chosen(project, _weights(self._reading, project, self._leading) or self._of_all)


def _chosen(project: NamedProject, weights: Counter[str]) -> str | None:
    """The weightiest; of two nested ones the inner, of a fund and a programme the programme."""
    if fold(project.name).startswith("life "):
        return "LIFE"
    if not weights:
        return None
    named = Counter({name: weight for name, weight in weights.items() if name not in _FUNDS}) or weights
    best = max(named, key=lambda name: named[name])
    inner = [
        n for n in named if best in _outer(n) and (best in _FUNDS or named[n] >= _BESIDE or named[n] * 2 > named[best])
    ]
    return max(inner, key=lambda name: named[name]) if inner else best


def _weights(reading: Reading, project: NamedProject, leading: Counter[str]) -> Counter[str]:
    """How strongly each programme is tied to the project: beside its name, in its section, or led in by funding.

    `leading` tells how often each is named before all projects.
    """
    own = {m.start for m in project.mentions}
    sentences = {reading.sentence(m) for m in project.mentions}
    weights = leading.copy()
    spans = [project.section, *sentences]
    mentions = {m.start: m for span in spans for m in reading.within(span, Label.PROGRAMME)}
    for _, mention in sorted(mentions.items()):
        if isinstance(mention.value, Programme) and not _is_in_name(reading, mention):
            weights[mention.value.name] += _weight(reading, project, mention, own, sentences)
    return +weights


def _is_in_name(reading: Reading, mention: Mention) -> bool:
    """Whether what looks like a programme is a word of a project's name."""
    near = reading.within((max(0, mention.start - _REACH), mention.end), Label.PROJECT)
    return any(project.covers(mention) for project in near)


def _weight(reading: Reading, project: NamedProject, mention: Mention, own: set[int], sentences: set[Span]) -> int:
    here = project.section[0] <= mention.start < project.section[1]
    funded = bool(_FUNDED_BY.search(reading.text[max(0, mention.start - _REACH) : mention.start]))
    nearest = reading.within((max(0, mention.start - _REACH), mention.start), Label.PROJECT)
    if any(m.start in own and _RIGHT_AFTER.fullmatch(reading.text, m.end, mention.start) for m in nearest):
        return _OWN
    beside = reading.sentence(mention) in sentences and _owns(reading, own, mention)
    return _BESIDE * beside + here * (1 + 2 * funded)


def _owns(reading: Reading, own: set[int], mention: Mention) -> bool:
    """Whether a programme in a sentence with several projects is this one's: of the last named before it."""
    named = [m for m in reading.within(reading.sentence(mention), Label.PROJECT) if isinstance(m.value, ProjectName)]
    before = [m for m in named if m.start < mention.start] or named[:1]
    joined = True
    for index in range(len(before) - 1, -1, -1):
        if joined and before[index].start in own:
            return True
        joined = joined and index > 0 and bool(_JOINED.fullmatch(reading.between(before[index - 1], before[index])))
    return len({m.value for m in named}) == 1


def _of_document(told: list[Mention]) -> Counter[str]:
    """The programmes of the whole document, where a project of several has none of its own."""
    found = [m.value.name for m in told if isinstance(m.value, Programme)]
    weights = Counter(found)
    innermost = [name for name in weights if not any(name in _outer(other) for other in weights if other != name)]
    single = [name for name in innermost if name not in _FUNDS] or innermost
    return Counter({single[0]: 1}) if len(single) == 1 else Counter()


def _outer(name: str) -> list[str]:
    """The programmes and funds that a programme is part of, the nearest first."""
    found: list[str] = []
    forms = gazetteers.programmes().get(name)
    while forms and (outer := forms[0].programme.within) and outer not in found:
        found.append(outer)
        forms = gazetteers.programmes().get(outer)
    return found

"""Which programme funds a project: the one said of it, else the one that the document says of all its projects."""

import re
from bisect import bisect_left
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
_BESIDE, _OWN = 3, 6


def programme_of(reading: Reading, project: NamedProject) -> str | None:
    """The programme of a project; of two nested ones the inner, of a fund and a programme the programme."""
    if fold(project.name).startswith("life "):
        return "LIFE"
    weights = _weights(reading, project) or _of_document(reading)
    if not weights:
        return None
    named = Counter({name: weight for name, weight in weights.items() if name not in _FUNDS}) or weights
    best = max(named, key=lambda name: named[name])
    inner = [
        n for n in named if best in _outer(n) and (best in _FUNDS or named[n] >= _BESIDE or named[n] * 2 > named[best])
    ]
    return max(inner, key=lambda name: named[name]) if inner else best


def _weights(reading: Reading, project: NamedProject) -> Counter[str]:
    """How strongly each programme is tied to the project: beside its name, in its section, or led in by funding."""
    sentences = {reading.sentence(m) for m in project.mentions}
    first = next(reading.of(Label.PROJECT)).start
    weights: Counter[str] = Counter()
    spans = [project.section, (0, first), *sentences]
    mentions = {m.start: m for span in spans for m in reading.within(span, Label.PROGRAMME)}
    for _, mention in sorted(mentions.items()):
        if isinstance(mention.value, Programme):
            weights[mention.value.name] += _weight(reading, project, mention, sentences, first)
    return +weights


def _weight(reading: Reading, project: NamedProject, mention: Mention, sentences: set[Span], first: int) -> int:
    here = project.section[0] <= mention.start < project.section[1]
    funded = bool(_FUNDED_BY.search(reading.text[max(0, mention.start - _REACH) : mention.start]))
    own = {m.start for m in project.mentions}
    nearest = reading.within((max(0, mention.start - _REACH), mention.start), Label.PROJECT)
    if any(m.start in own and _RIGHT_AFTER.fullmatch(reading.text, m.end, mention.start) for m in nearest):
        return _OWN
    beside = reading.sentence(mention) in sentences and _owns(reading, project, mention)
    return _BESIDE * beside + here * (1 + 2 * funded) + (mention.start < first)


def _owns(reading: Reading, project: NamedProject, mention: Mention) -> bool:
    """Whether a programme in a sentence with several projects is this one's.

    It belongs to the last one named before it, or to the first where none is.
    """
    named = [m for m in reading.within(reading.sentence(mention), Label.PROJECT) if isinstance(m.value, ProjectName)]
    before = bisect_left([m.start for m in named], mention.start)
    owner = named[before - 1] if before else named[0]
    return owner.start in {m.start for m in project.mentions} or len({m.value for m in named}) == 1


def _of_document(reading: Reading) -> Counter[str]:
    """The programmes of the whole document, where a project of several has none of its own."""
    found = [m.value.name for m in reading.of(Label.PROGRAMME) if isinstance(m.value, Programme)]
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

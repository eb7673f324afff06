"""Projects: names that a cue introduced, with the programme, countries, duration and numbers said of them."""

import re
from collections import Counter
from dataclasses import dataclass, field

from extractor.gazetteers import Demonym, Programme
from extractor.nlp.reading import Reading, Span
from extractor.phrase_index import fold, key_of
from extractor.schema.mention import Label, Mention, ProjectName
from extractor.schema.record import Identifier, Project, Relevance

_LED_IN = 60
_LIST_OF_PROJECTS = 3
_LASTS = re.compile(
    r"\b(?:durata|durerà|dura|durare|duri|durato|prossimi|per|arco di|lungo|finanziat\w+ per|spalmat\w+ su|in)(?:\s(?:di|i|circa|complessiv\w+|previst\w+|è|totale|:|prossimi))*\s?:?\s?$",
    re.IGNORECASE,
)
_OF_WORK = re.compile(r"\s(?:di (?:attività|lavor[oi]|sperimentazione|misure|ricerca|durata|progetto))", re.IGNORECASE)
_GONE_BY = re.compile(
    r"\b(?:da(?: oltre| più di| circa| quasi)?|oltre|ultimi|ultim\w+|scors\w+|negli|primi|ogni|et[àa]|ai|under|over|dai|esperienza di)\s*$",
    re.IGNORECASE,
)
_FUNDED_BY = re.compile(r"(?:finanziat|programm|ambito|bando|fondi|risorse|contributo|sostegn|call)", re.IGNORECASE)
_PARTNERSHIP = re.compile(r"(?:partner|partenariato|paesi|collaborazion|partecipa|coinvol)", re.IGNORECASE)
_LONGEST_DURATION = 120


@dataclass
class _Named:
    """A project while its mentions are gathered."""

    name: str
    title: str | None
    acronym: str | None
    origin: str
    mentions: list[Mention] = field(default_factory=list)

    def answers_to(self, value: ProjectName) -> bool:
        forms = {self.name, self.acronym, self.title} - {None}
        others = {value.name, value.acronym} - {None}
        folded = {"".join(key_of(str(form))) for form in forms}
        return bool(folded & {"".join(key_of(str(form))) for form in others})


def build_projects(reading: Reading) -> list[Project]:
    """The projects in the order of their first mention."""
    named = _gather(reading)
    relevance = _relevance(reading, named)
    sections = _sections(reading, [n for n in named if relevance[n.name] == Relevance.MAIN] or named)
    sections |= {n.name: reading.sentence(n.mentions[0]) for n in named if n.name not in sections}
    only = len([n for n in named if relevance[n.name] == Relevance.MAIN]) == 1
    return [
        Project(
            id=f"p{number}",
            name=project.name,
            acronym=project.acronym if project.acronym != project.name else None,
            title=project.title,
            relevance=relevance[project.name],
            programme=_programme(reading, project, sections[project.name]),
            countries=_countries(reading) if only and relevance[project.name] == Relevance.MAIN else [],
            identifiers=_identifiers(reading, project, only=only),
            website=_website(reading, project),
            duration_months=_duration(reading, sections[project.name])
            if relevance[project.name] == Relevance.MAIN
            else None,
            evidence=[reading.document.evidence(m.start, m.end) for m in project.mentions],
            origin=project.origin,
        )
        for number, project in enumerate(named, 1)
    ]


def _gather(reading: Reading) -> list[_Named]:
    found: list[_Named] = []
    for mention in reading.of(Label.PROJECT):
        if not isinstance(mention.value, ProjectName):
            continue
        value = mention.value
        same = next((p for p in found if p.answers_to(value)), None)
        if same is None:
            same = _Named(value.name, value.title, value.acronym, mention.origin)
            found.append(same)
        same.mentions.append(mention)
        same.title = same.title or value.title
        same.acronym = same.acronym or value.acronym
    return [_with_best_case(project) for project in found]


def _with_best_case(project: _Named) -> _Named:
    """The commonest spelling of the name: a title in capitals does not fix how it is written."""
    spelled = Counter(m.text for m in project.mentions if fold(m.text) == fold(project.name))
    if spelled:
        project.name = max(spelled, key=lambda form: (not form.isupper() or len(form) <= 8, spelled[form]))
    return project


def _relevance(reading: Reading, named: list[_Named]) -> dict[str, Relevance]:
    """Main is what the title, the first paragraph or most mentions speak of; a forerunner never is."""
    candidates = [p for p in named if not _is_forerunner(reading, p)]
    most = max((len(p.mentions) for p in candidates), default=0)
    is_list = len(candidates) >= _LIST_OF_PROJECTS and most <= 3
    main = {p.name for p in candidates if is_list or len(p.mentions) * 2 > most or _opens(reading, p)}
    return {p.name: Relevance.MAIN if p.name in main else Relevance.MENTIONED for p in named}


def _opens(reading: Reading, project: _Named) -> bool:
    _, end = reading.paragraph(0)
    return project.mentions[0].start < max(end, 400) and len(project.mentions) > 1


def _is_forerunner(reading: Reading, project: _Named) -> bool:
    first = project.mentions[0]
    cues = reading.within((max(0, first.start - _LED_IN), first.start), Label.FORERUNNER_CUE)
    return bool(cues) and len(project.mentions) <= 2


def _programme(reading: Reading, project: _Named, section: Span) -> str | None:
    """The programme said of the project: beside it, led in by words of funding, in its section, or in the introduction
    that stands before all projects; the inner of two."""
    sentences = {reading.sentence(m) for m in project.mentions}
    first = next(reading.of(Label.PROJECT)).start
    weights: Counter[str] = Counter()
    parents: dict[str, str | None] = {}
    for mention in reading.of(Label.PROGRAMME):
        programme = mention.value
        if not isinstance(programme, Programme):
            continue
        beside = reading.sentence(mention) in sentences
        here = section[0] <= mention.start < section[1]
        funded = bool(_FUNDED_BY.search(reading.text[max(0, mention.start - 60) : mention.start]))
        weights[programme.name] += 3 * beside + here * (1 + 2 * funded) + (mention.start < first)
        parents[programme.name] = programme.within
    best = max(weights, key=lambda name: weights[name], default=None)
    if best is None or weights[best] == 0:
        return None
    inner = [name for name, parent in parents.items() if parent == best and weights[name] > 0]
    return inner[0] if inner else best


def _countries(reading: Reading) -> list[str]:
    """Countries that adjectives name in a sentence about the partnership ("partner sloveni e croati")."""
    found = set()
    for mention in reading.of(Label.DEMONYM):
        start, end = reading.sentence(mention)
        if (
            isinstance(mention.value, Demonym)
            and mention.value.country
            and _PARTNERSHIP.search(reading.text[start:end])
        ):
            found.add(mention.value.country)
    return sorted(found)


def _identifiers(reading: Reading, project: _Named, *, only: bool) -> list[Identifier]:
    sentences = {reading.sentence(m) for m in project.mentions}
    return [
        m.value
        for m in reading.of(Label.IDENTIFIER)
        if isinstance(m.value, Identifier) and (only or reading.sentence(m) in sentences)
    ]


def _website(reading: Reading, project: _Named) -> str | None:
    name = "".join(key_of(project.acronym or project.name))
    urls = (m.text for m in reading.of(Label.URL))
    return next((url for url in urls if len(name) > 2 and name in "".join(key_of(url))), None)


def _duration(reading: Reading, section: Span) -> int | None:
    """The months said of the project in its section; experience, ages and years gone by are none."""
    for mention in reading.within(section, Label.DURATION):
        before = reading.text[max(section[0], mention.start - 40) : mention.start]
        after = reading.text[mention.end : mention.end + 20]
        is_adjective = " " not in mention.text
        lasts = is_adjective or _LASTS.search(before) or _OF_WORK.match(after)
        if lasts and not _GONE_BY.search(before) and isinstance(mention.value, int):
            if mention.value <= _LONGEST_DURATION:
                return mention.value
    return None


def _sections(reading: Reading, named: list[_Named]) -> dict[str, Span]:
    """The stretch of text that speaks of each project: the whole for an only one, else up to the next project."""
    if len(named) <= 1:
        return {project.name: (0, len(reading.text)) for project in named}
    starts = sorted((max((m.start for m in p.mentions), key=lambda s: _opens_part(reading, s)), p.name) for p in named)
    ends = [start for start, _ in starts[1:]] + [len(reading.text)]
    return {name: (reading.sentence_at(start)[0], end) for (start, name), end in zip(starts, ends, strict=True)}


def _opens_part(reading: Reading, start: int) -> tuple[bool, int]:
    """How surely a project's own part begins at one of its mentions: at a line's beginning first, then the earliest."""
    before = reading.text[reading.text.rfind("\n", 0, start) + 1 : start]
    return len(before.strip(' -–•*"“«0123456789.)')) == 0 and "|" not in reading.text[start : start + 40], -start

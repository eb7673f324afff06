"""Projects: names that a cue introduced, with the programme, countries, duration and numbers said of them."""

import re
from collections import Counter
from dataclasses import dataclass, field

from extractor.gazetteers import Demonym, Programme
from extractor.nlp.reading import Reading
from extractor.phrase_index import fold, key_of
from extractor.schema.mention import Label, Mention, ProjectName
from extractor.schema.record import Identifier, Project, Relevance

_LED_IN = 60
_LIST_OF_PROJECTS = 3
_DURATION_CUE = re.compile(
    r"\b(?:durata|durerà|dura|durar\w+|prossimi|arco|previst\w+|progett\w+|lavoro|attività|svilupp\w+)\b", re.IGNORECASE
)
_NOT_DURATION = re.compile(
    r"\b(?:da(?: oltre| più di| circa| quasi)?|oltre|ultimi|ultim\w+|scors\w+|negli|primi|dopo|ogni|et[àa]|esperienza\b.{0,20}|ai|under|over|dai)\s*$",
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
    only = len([n for n in named if relevance[n.name] == Relevance.MAIN]) == 1
    return [
        Project(
            id=f"p{number}",
            name=project.name,
            acronym=project.acronym if project.acronym != project.name else None,
            title=project.title,
            relevance=relevance[project.name],
            programme=_programme(reading, project, only=only and relevance[project.name] == Relevance.MAIN),
            countries=_countries(reading) if only and relevance[project.name] == Relevance.MAIN else [],
            identifiers=_identifiers(reading, project, only=only),
            website=_website(reading, project),
            duration_months=_duration(reading, project, only=only and relevance[project.name] == Relevance.MAIN),
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


def _programme(reading: Reading, project: _Named, *, only: bool) -> str | None:
    """The programme said of the project: in a sentence with it, or led in by words of funding; the inner of two."""
    sentences = {reading.sentence(m) for m in project.mentions}
    weights: Counter[str] = Counter()
    parents: dict[str, str | None] = {}
    for mention in reading.of(Label.PROGRAMME):
        programme = mention.value
        if not isinstance(programme, Programme):
            continue
        before = reading.text[max(0, mention.start - 60) : mention.start]
        beside = reading.sentence(mention) in sentences
        funded = bool(_FUNDED_BY.search(before))
        weight = 3 * beside + 2 * funded if beside or only else 0
        weights[programme.name] += weight
        parents[programme.name] = programme.within
    best = max(weights, key=lambda name: weights[name], default=None)
    if best is None or weights[best] < 2:
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


def _duration(reading: Reading, project: _Named, *, only: bool) -> int | None:
    """The months said of the project; experience, ages and years gone by are none."""
    sentences = {reading.sentence(m) for m in project.mentions}
    for mention in reading.of(Label.DURATION):
        sentence = reading.sentence(mention)
        before = reading.text[max(sentence[0], mention.start - 40) : mention.start]
        said = bool(_DURATION_CUE.search(reading.text[sentence[0] : sentence[1]]))
        if said and (only or sentence in sentences) and not _NOT_DURATION.search(before):
            months = mention.value
            if isinstance(months, int) and months <= _LONGEST_DURATION:
                return months
    return None

"""The projects of a document before they are described: their mentions, their weight, their section of the text."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from extractor.assembly.scope import Part, parts_of
from extractor.nlp.reading import Reading, Span
from extractor.nlp.sentences import ITEM_MARK
from extractor.phrase_index import fold, key_of
from extractor.schema.mention import Label, Mention, ProjectName
from extractor.schema.record import Relevance

_ITEM_MARK = re.compile(r"[ \t]*" + ITEM_MARK + r"[ \t]*[*_\"“«‘]*")
# Finders of names that stand in a list of projects.
_OF_LISTS = frozenset(
    {"names.bracketed-list", "names.entry", "names.sibling", "names.table-of-projects", "names.quoted-series"}
)
_LED_IN = 60
_LIST_OF_PROJECTS = 3
_FEW_MENTIONS = 3
_FEWEST_TITLE_WORDS = 3
_OPENING = 400
_LONGEST_SHOUTED_ACRONYM = 8


@dataclass
class NamedProject:
    """A project with its mentions in order, and the stretch of text that speaks of it."""

    name: str
    title: str | None
    acronym: str | None
    origin: str
    mentions: list[Mention] = field(default_factory=list)
    relevance: Relevance = Relevance.MAIN
    section: Span = (0, 0)
    is_named_by_user: bool = False

    @property
    def is_main(self) -> bool:
        """Whether the document is about it."""
        return self.relevance == Relevance.MAIN

    @property
    def forms(self) -> list[str]:
        """The folded forms that it is known by."""
        return [_folded(form) for form in (self.name, self.acronym, self.title, *_parts(self.name)) if form]


def _parts(name: str) -> list[str]:
    """Both forms of "ORTI: una rete di semi" or "ORTI - Semi in rete"; none of "Orti - Lodi", a part of "Orti"."""
    first, mark, second = name.partition(": ") if ": " in name else name.partition(" - ")
    if not mark or len(second.split()) < _FEWEST_TITLE_WORDS:
        return []
    return [first, second] if mark == ": " or first.isupper() else []


def _folded(form: str) -> str:
    """A name without spaces and marks, and without a leading LIFE."""
    words = key_of(form)
    return "".join(words[1:] if len(words) > 1 and words[0] == "life" else words)


def named_projects(reading: Reading) -> list[NamedProject]:
    """The projects in the order of their first mention."""
    found: list[NamedProject] = []
    known: dict[str, NamedProject] = {}
    for mention in reading.of(Label.PROJECT):
        if not isinstance(mention.value, ProjectName):
            continue
        value = mention.value
        forms = [_folded(form) for form in (value.name, value.acronym, *_parts(value.name)) if form]
        same = next((known[form] for form in forms if form in known), None)
        if same is None:
            same = NamedProject(value.name, value.title, value.acronym, mention.origin)
            found.append(same)
        if mention.named_by:
            same.name, same.is_named_by_user = value.name, True
        same.mentions.append(mention)
        same.title = same.title or value.title
        same.acronym = same.acronym or value.acronym
        known |= {form: same for form in same.forms if form not in known}
    _weigh(reading, found)
    if found:
        _part(reading, found)
    for project in found:
        project.name = project.name if project.is_named_by_user else _best_spelling(project)
    return found


def _best_spelling(project: NamedProject) -> str:
    """The commonest spelling of the name: a title in capitals does not fix how it is written."""
    spelled = Counter(" ".join(m.text.split()) for m in project.mentions if fold(m.text) == fold(project.name))

    def weight(form: str) -> tuple[bool, int]:
        return not form.isupper() or len(form) <= _LONGEST_SHOUTED_ACRONYM, spelled[form]

    return max(spelled, key=weight, default=project.name)


def _weigh(reading: Reading, named: list[NamedProject]) -> None:
    """Main is what the opening or most mentions speak of, what has its own part, all of a list; a forerunner never."""
    candidates = [p for p in named if not _is_forerunner(reading, p)]
    own = {id(p) for p in candidates}
    listed = {id(p) for p in candidates if p.origin in _OF_LISTS or any(_opens_item(reading, m) for m in p.mentions)}
    with_part = _with_own_part(reading, named)
    most = max((len(p.mentions) for p in candidates), default=0)
    is_list = len(candidates) >= _LIST_OF_PROJECTS and (most <= _FEW_MENTIONS or len(listed) >= _LIST_OF_PROJECTS)
    for project in named:
        is_main = (
            (is_list and (most <= _FEW_MENTIONS or id(project) in listed))
            or len(project.mentions) * 2 > most
            or _opens_text(reading, project)
            or id(project) in with_part
        )
        project.relevance = Relevance.MAIN if is_main and id(project) in own else Relevance.MENTIONED


def _opens_item(reading: Reading, mention: Mention) -> bool:
    line = reading.text.rfind("\n", 0, mention.start) + 1
    return bool(_ITEM_MARK.fullmatch(reading.text, line, mention.start))


def _opens_text(reading: Reading, project: NamedProject) -> bool:
    first = project.mentions[0]
    _, end = reading.paragraph(0)
    opens = first.start < max(end, _OPENING)
    is_first = first is next(reading.of(Label.PROJECT), None)
    return opens and (len(project.mentions) > 1 or (is_first and first.origin.startswith("it.project.")))


def _with_own_part(reading: Reading, named: list[NamedProject]) -> set[int]:
    """The projects of which alone a paragraph tells who leads it or what it is given, by identity."""
    told: dict[Span, set[int]] = defaultdict(set)
    for project in named:
        for mention in project.mentions:
            told[reading.paragraph(mention.start)].add(id(project))
    alone = (span for span, found in told.items() if len(found) == 1)
    return {ident for span in alone if reading.within(span, Label.AMOUNT, Label.LEAD_CUE) for ident in told[span]}


def _is_forerunner(reading: Reading, project: NamedProject) -> bool:
    first = project.mentions[0]
    cues = reading.within((max(0, first.start - _LED_IN), first.start), Label.FORERUNNER_CUE)
    is_later = reading.text[first.end : first.end + 30].lstrip('"»” ,').startswith("candidat")
    return (bool(cues) or is_later) and len(project.mentions) < _FEW_MENTIONS


def _part(reading: Reading, named: list[NamedProject]) -> None:
    """Gives each project its section: the whole text for an only main one, else its part, else up to the next one."""
    main = [p for p in named if p.is_main] or named
    widest: dict[str, Part] = {}
    for part in parts_of(reading, [(m.start, m.end, p.name) for p in named for m in p.mentions]):
        widest[part.owner] = max(part, widest.get(part.owner, part), key=lambda p: p.end - p.start)
    starts = {p.name: max((m.start for m in p.mentions), key=lambda s: _opens_part(reading, s)) for p in main}
    ends = dict(zip(sorted(starts.values()), [*sorted(starts.values())[1:], len(reading.text)], strict=True))
    for project in named:
        own = widest.get(project.name)
        if len(main) == 1 and project.name in starts:
            project.section = (0, len(reading.text))
        elif own is not None:
            project.section = own.start, own.end
        elif project.name not in starts:
            project.section = reading.sentence(project.mentions[0])
        else:
            start = starts[project.name]
            project.section = reading.sentence_at(start)[0], ends[start]


def _opens_part(reading: Reading, start: int) -> tuple[bool, int]:
    """How surely a project's own part begins at one of its mentions: at a line's beginning first, then the earliest."""
    before = reading.text[reading.text.rfind("\n", 0, start) + 1 : start]
    opens_line = not before.strip(' -–•*"“«0123456789.)') and "|" not in reading.text[start : start + 40]
    return opens_line, -start

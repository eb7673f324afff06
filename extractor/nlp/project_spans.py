"""Names of projects: the candidates that add up, and every mention of them in the text."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from extractor.nlp import project_head
from extractor.nlp.alias_spans import with_aliases
from extractor.nlp.cover import Cover
from extractor.nlp.doc_text import text_of, words_in
from extractor.nlp.project_candidates import Candidate, CandidateFinder
from extractor.nlp.project_cues import cue_candidates
from extractor.nlp.project_entries import entry_candidates
from extractor.nlp.project_lines import line_candidates, recurring_candidates
from extractor.nlp.project_lists import list_candidates
from extractor.nlp.project_names import STRONG, WEAK, shape_points
from extractor.nlp.project_pool import free_candidates
from extractor.nlp.project_quotes import quoted_candidates
from extractor.nlp.project_siblings import sibling_candidates
from extractor.nlp.span_groups import Group, read, write
from extractor.phrase_index import PhraseIndex, fold, key_of
from extractor.schema.mention import Label, Mention, ProjectName

_THRESHOLD = STRONG
_BACKED_WITHIN = 60
_BACKING = (Label.LEAD_CUE, Label.TOTAL_CUE, Label.PROGRAMME)


def projects(doc: Doc) -> Doc:
    """Writes the group `projects`; each mention's value is a `ProjectName`."""
    candidates, names = ruled_names(doc)
    path: Path | None = doc.user_data.get("pipeline")
    head = project_head.load(path / project_head.FILE) if path else None
    if head is not None:
        names = project_head.judged(doc, head, candidates, names)
        siblings = list(sibling_candidates(doc, CandidateFinder(doc), _of(candidates, names)))
        if not names.issuperset(key_of(c.value.name) for c in siblings):
            candidates = [*siblings, *candidates]
            names = project_head.judged(doc, head, candidates, names | {key_of(c.value.name) for c in siblings})
    return write(doc, Group.PROJECTS, with_aliases(doc, Label.PROJECT, _mentions(doc, _of(candidates, names))))


def _of(candidates: list[Candidate], names: set[tuple[str, ...]]) -> list[Candidate]:
    return [c for c in candidates if key_of(c.value.name) in names]


def ruled_names(doc: Doc) -> tuple[list[Candidate], set[tuple[str, ...]]]:
    """All candidates of a document, and the keys of the names that add up by the rules alone."""
    finder = CandidateFinder(doc)
    candidates = [
        *finder.seen_by_model(),
        *cue_candidates(doc, finder),
        *line_candidates(doc, finder),
        *list_candidates(doc, finder),
        *entry_candidates(doc, finder),
        *quoted_candidates(doc, finder),
    ]
    names = _names(doc, candidates, _occurrences(doc, candidates))
    siblings = list(sibling_candidates(doc, finder, _of(candidates, names)))
    names |= {key_of(c.value.name) for c in siblings}
    recurring = [] if names else list(recurring_candidates(doc, finder))
    names |= {key_of(c.value.name) for c in recurring}
    # What the rules weigh comes first: of the ways to cut a name where it stands, theirs is taken.
    return [*candidates, *siblings, *recurring, *free_candidates(finder)], names


def _occurrences(doc: Doc, candidates: list[Candidate]) -> dict[tuple[str, ...], int]:
    """How often each candidate's name stands in the text, written as a name."""
    text = text_of(doc)
    index = PhraseIndex((name, key_of(name)) for name in {c.value.name: None for c in candidates})
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    for start, end, keys in index.find(text, words_in(doc)):
        if any(c.isupper() or c.isdigit() for c in text[start:end]):
            counts[keys[0]] += 1
    return counts


def _names(doc: Doc, candidates: list[Candidate], occurrences: dict[tuple[str, ...], int]) -> set[tuple[str, ...]]:
    """The names whose points reach the threshold: cues, shape, a title, repetition, and a leader or money beside."""
    text = text_of(doc)
    points: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    bonus: dict[tuple[str, ...], int] = {}
    backing = [m.start for m in read(doc, Group.CUES, Group.PROGRAMMES) if m.label in _BACKING]
    for candidate in candidates:
        key = key_of(candidate.value.name)
        points[key][_sign(text, candidate)] = candidate.points
        following = bisect_left(backing, candidate.end)
        backed = following < len(backing) and backing[following] - candidate.end <= _BACKED_WITHIN
        extra = shape_points(candidate.value.name) + WEAK * bool(candidate.value.title) + WEAK * backed
        bonus[key] = max(bonus.get(key, 0), extra + WEAK * (occurrences[key] > 1))
    return {
        key
        for key, signs in points.items()
        if sum(signs.values()) + bonus[key] >= _THRESHOLD
        and (len(key) > 1 or bonus[key] > 1 or max(signs.values()) >= STRONG)
    }


def _sign(text: str, candidate: Candidate) -> str:
    """What tells a sign from others: a rule in other words is another one, a model that repeats itself is not."""
    if candidate.origin.startswith("model:"):
        return candidate.origin
    return f"{candidate.origin} {fold(text[max(0, candidate.start - 12) : candidate.start])}"


def _mentions(doc: Doc, kept: list[Candidate]) -> Iterator[Mention]:
    """The kept candidates and all other mentions of their names, acronyms and titles.

    A candidate that is only a part of a longer name where it stands ("Lab" of "Vita Lab") gives way to that name.
    """
    text = text_of(doc)
    index: PhraseIndex[Candidate] = PhraseIndex()
    first: dict[ProjectName, Candidate] = {}
    for candidate in kept:
        first.setdefault(candidate.value, candidate)
    for value, candidate in first.items():
        for form in (value.name, value.acronym or "", value.title or ""):
            index.add(form, candidate)
    occurrences = [_mention(text, start, end, s[0]) for start, end, s in index.find(text, words_in(doc))]
    longer = Cover(m for m in occurrences if m.text != m.text.lower())
    whole = {(m.start, m.end) for m in occurrences}
    found = {c.start: _mention(text, c.start, c.end, c) for c in sorted(kept, key=lambda c: c.points)}
    cut = {start for start, m in found.items() if longer.covers(m) and (m.start, m.end) not in whole}
    found = {start: m for start, m in found.items() if start not in cut}
    taken = Cover(found.values())
    yield from found.values()
    for mention in occurrences:
        if any(c.isupper() or c.isdigit() for c in mention.text) and not taken.overlaps(mention):
            yield mention


def _mention(text: str, start: int, end: int, source: Candidate) -> Mention:
    value: ProjectName = source.value
    return Mention(start, end, text[start:end], Label.PROJECT, source.origin, value)

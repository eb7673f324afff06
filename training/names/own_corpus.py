"""The project's own corpus as texts with names: the gold's, then what rules and gazetteers say, then the network.

Gold holds the names of facts only: a speaker's employer or a place in passing stands in none of its lists. So the
words that the gold leaves are labelled by the rules, which were written on these very documents, and where they are
silent too by a network trained on KIND. Beside each document stand variants with other names, since a network that
sees forty projects a hundred times learns their names, not how projects are spoken of.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc

from extractor.gold import find_gold_documents, load_gold
from extractor.matching import Json
from extractor.nlp.bio_tags import NamedWords
from extractor.nlp.name_tagger import word_of
from extractor.nlp.pipeline import Pipeline
from extractor.readers.read import read
from extractor.rules import load_rules
from extractor.schema.document import Document
from extractor.schema.mention import Label
from training.names.annotated_text import LABELS, AnnotatedText
from training.names.invented_names import Inventor

Name = tuple[int, int, str]
"""Start and end offsets, half open, and a label."""
Finder = Callable[[AnnotatedText], Iterable[NamedWords]]
"""Finds names in a text whose own names it does not look at."""

FOLDS = 2

_GOLD_LISTS = {"projects": "PROJECT", "partners": "ORG", "places": "LOC", "events": "EVENT"}
_RULE_LABELS = {
    Label.PROGRAMME: "PROGRAMME",
    Label.PROJECT: "PROJECT",
    Label.ORG: "ORG",
    Label.DEPARTMENT: "ORG",
    Label.PERSON: "PER",
    Label.PLACE: "LOC",
}
_QUOTES = "\"'“”«»‘’"


def read_documents(folder: Path) -> Iterator[tuple[Path, Document]]:
    """The documents of a folder that have gold, in order of their names."""
    return ((path, read(path)) for path in find_gold_documents(folder))


def kept_of_fold(documents: Iterable[Path], fold: int | None) -> list[Path]:
    """The documents that a network of this fold learns from, 0 or 1: every other one; without a fold all."""
    return [path for index, path in enumerate(documents) if fold is None or index % FOLDS != fold]


def annotated_documents(
    folder: Path, network: Finder, variants: int, *, seed: int, fold: int | None = None
) -> Iterator[AnnotatedText]:
    """Each document of a folder with gold as a text with all its names, then `variants` of it with other names.

    Of a fold, 0 or 1, only the documents that it learns from.
    """
    golds = load_gold(folder)
    pipeline = Pipeline(load_rules())
    inventor = Inventor(random.Random(seed))
    nlp = spacy.blank("it")
    documents = dict(read_documents(folder))
    for path in kept_of_fold(documents, fold):
        document = documents[path]
        names = gold_names(document.text, golds[path.stem])
        names = _joined(names, _rule_names(pipeline, document))
        doc = nlp(document.text)
        seen = annotated(doc, names)
        names = _joined(names, _network_names(doc, network(seen)))
        yield annotated(doc, names)
        for _ in range(variants):
            text, renamed = inventor.rename(document.text, names)
            yield annotated(nlp(text), renamed)


def gold_names(text: str, gold: Json) -> list[Name]:
    """Where the names of the gold's facts stand in a text: each occurrence, the longest where they overlap."""
    return _joined([], _gold_names(text, gold))


def annotated(doc: Doc, names: Iterable[Name]) -> AnnotatedText:
    """The words of a document with names by offset; a name takes in each word that it touches."""
    tokens = [token for token in doc if not token.is_space]
    place = {token.i: index for index, token in enumerate(tokens)}
    words = tuple(word_of(token) for token in tokens)
    spans = ((doc.char_span(start, end, alignment_mode="expand"), label) for start, end, label in names)
    inside = ((NamedWords(place[s[0].i], place[s[-1].i] + 1, label)) for s, label in spans if s and not s[-1].is_space)
    taken: set[int] = set()
    kept = []
    for name in inside:
        if taken.isdisjoint(range(name.first, name.last)):
            taken.update(range(name.first, name.last))
            kept.append(name)
    return AnnotatedText(words, tuple(sorted(kept)), LABELS)


def _gold_names(text: str, gold: Json) -> Iterator[Name]:
    for kind, label in _GOLD_LISTS.items():
        for item in gold[kind]:
            forms = [item.get("name"), item.get("acronym"), item.get("title"), item.get("department")]
            yield from _occurrences(text, [*forms, *item.get("aliases", [])], label)
            if kind == "projects":
                yield from _occurrences(text, [item["programme"], *item.get("programme_aliases", [])], "PROGRAMME")


def _occurrences(text: str, forms: Iterable[str | None], label: str) -> Iterator[Name]:
    for form in forms:
        if form and (len(form) > 1) and any(c.isupper() for c in form):
            spaced = r"\s+".join(map(re.escape, form.strip(_QUOTES).split()))
            for match in re.finditer(rf"(?<!\w){spaced}(?!\w)", text):
                yield match.start(), match.end(), label


def _rule_names(pipeline: Pipeline, document: Document) -> Iterator[Name]:
    for mention in pipeline.read(document).mentions:
        if mention.label in _RULE_LABELS:
            yield mention.start, mention.end, _RULE_LABELS[mention.label]


def _network_names(doc: Doc, names: Iterable[NamedWords]) -> Iterator[Name]:
    tokens = [token for token in doc if not token.is_space]
    for name in names:
        last = tokens[name.last - 1]
        yield tokens[name.first].idx, last.idx + len(last), name.label


def _joined(names: list[Name], others: Iterable[Name]) -> list[Name]:
    """The names with those of the others that overlap none of them, the longest first."""
    kept = list(names)
    for start, end, label in sorted(others, key=lambda n: (n[0] - n[1], n)):
        if all(end <= first or start >= last for first, last, _ in kept):
            kept.append((start, end, label))
    return sorted(kept)

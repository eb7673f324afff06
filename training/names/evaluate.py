"""Scores spaCy pipelines on the names of KIND's test parts and of the project's own test documents.

    python -m training.names.evaluate DATA models/it_spoglio_accurate [it_core_news_lg …]

Prints one Markdown table for each part. KIND is read with its own words, some consecutive sentences to a document;
names of other labels than PER, LOC and ORG count as none. The own documents' gold lists the names of facts only, so
there precision is told for PROJECT and EVENT alone, whose every name is a fact.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.gold import load_gold
from extractor.nlp.bio_tags import NamedWords
from extractor.trained_models import path_of
from training.names.annotated_text import KIND_LABELS, AnnotatedText, read_kind
from training.names.own_corpus import annotated, gold_names, read_documents
from training.names.scores import Counts, count_names, count_words, interval, total

PARTS = ("WN_test", "ADG_test", "FIC_test")
COMPLETE = ("PROJECT", "EVENT")
_SENTENCES = 10
_SAME = {"GPE": "LOC", "PERSON": "PER", "FAC": "LOC"}


@dataclass(frozen=True, slots=True)
class PartScores:
    """What a pipeline reaches on a part: whole names by label, all whole names with their interval, and words."""

    labels: dict[str, Counts]
    names: Counts
    interval: tuple[float, float]
    words: Counts


def score(nlp: Language, texts: Sequence[AnnotatedText]) -> PartScores:
    """Scores KIND's labels over sentences."""
    found = [[n for n in names if n.label in KIND_LABELS] for names in _find(nlp, texts)]
    pairs = list(zip(texts, found, strict=True))
    sentences = [count_names(text.names, names) for text, names in pairs]
    labels = {
        label: total(count_names(_of(text.names, label), _of(names, label)) for text, names in pairs)
        for label in KIND_LABELS
    }
    words = total(count_words(text.names, names) for text, names in pairs)
    return PartScores(labels, total(sentences), interval(sentences), words)


def score_own(nlp: Language, folder: Path) -> dict[str, Counts]:
    """Scores the names of the gold of a folder of documents, by label."""
    golds = load_gold(folder)
    counts: dict[str, Counts] = {}
    for path, document in read_documents(folder):
        doc = nlp(document.text)
        gold = annotated(doc, gold_names(document.text, golds[path.stem])).names
        found = annotated(doc, [(e.start_char, e.end_char, _SAME.get(e.label_, e.label_)) for e in doc.ents]).names
        for label in {name.label for name in (*gold, *found)}:
            counted = count_names(_of(gold, label), _of(found, label))
            counts[label] = counts.get(label, Counts()) + counted
    return counts


def kind_table(scores: dict[str, PartScores]) -> Iterator[str]:
    """The lines of a Markdown table, one row a pipeline."""
    yield "| pipeline | PER F1 | LOC F1 | ORG F1 | names P / R | names F1 (95 %) | words F1 |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, part in scores.items():
        labels = " | ".join(_percent(part.labels[label].f1) for label in KIND_LABELS)
        low, high = map(_percent, part.interval)
        names = f"{_percent(part.names.precision)} / {_percent(part.names.recall)}"
        yield f"| {name} | {labels} | {names} | {_percent(part.names.f1)} ({low}–{high}) | {_percent(part.words.f1)} |"


def own_table(scores: dict[str, dict[str, Counts]]) -> Iterator[str]:
    """The lines of a Markdown table of the own documents' names, one row a label and pipeline."""
    yield "| pipeline | label | P | R | F1 | names |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, counts in scores.items():
        for label, count in sorted(counts.items()):
            if count.wanted:
                sure = label in COMPLETE
                precision, f1 = (_percent(count.precision), _percent(count.f1)) if sure else ("", "")
                yield f"| {name} | {label} | {precision} | {_percent(count.recall)} | {f1} | {count.wanted} |"


def tables(pipelines: dict[str, Language], data: Path, corpus: Path) -> Iterator[str]:
    """The lines of all tables, each under its heading."""
    for part in PARTS:
        texts = list(read_kind(data / "kind" / f"{part}.tsv"))
        yield from ("", f"**KIND {part}**, {len(texts)} sentences", "")
        yield from kind_table({name: score(nlp, texts) for name, nlp in pipelines.items()})
    yield from ("", "**Own test documents**, names of the gold's facts", "")
    yield from own_table({name: score_own(nlp, corpus) for name, nlp in pipelines.items()})


def _find(nlp: Language, texts: Sequence[AnnotatedText]) -> Iterator[list[NamedWords]]:
    """The names of each text, found in documents of several."""
    rest = iter(texts)
    while lot := list(islice(rest, _SENTENCES)):
        words = [word for text in lot for word in text.words]
        spaces = [not following.is_glued for following in words[1:]] + [False]
        ents = nlp(Doc(nlp.vocab, [word.text for word in words], spaces)).ents
        first = 0
        for text in lot:
            last = first + len(text.words)
            yield [
                NamedWords(e.start - first, e.end - first, _SAME.get(e.label_, e.label_))
                for e in ents
                if first <= e.start < last
            ]
            first = last


def _of(names: Sequence[NamedWords], label: str) -> list[NamedWords]:
    return [name for name in names if name.label == label]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with kind/")
    parser.add_argument("pipelines", nargs="+", help="accurate, fast, or names and folders of spaCy pipelines")
    parser.add_argument("--corpus", type=Path, default=Path("corpus/test"), help="own documents with gold")
    arguments = parser.parse_args()
    chosen = {Path(name).name: spacy.load(path_of(name)) for name in arguments.pipelines}
    print(*tables(chosen, arguments.data, arguments.corpus), sep="\n")  # noqa: T201  it is what the command is for

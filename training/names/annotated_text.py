"""Texts with their names, as the corpora give them and as the network learns from them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from extractor.nlp.bio_tags import NamedWords
from extractor.nlp.word_pieces import Word

KIND_LABELS = ("PER", "LOC", "ORG")
OWN_LABELS = ("PROJECT", "PROGRAMME", "EVENT")
LABELS = KIND_LABELS + OWN_LABELS

_CLOSING = frozenset([*",.;:!?)]}%»”", "..."])
_OPENING = frozenset("([{«“")
_APOSTROPHE = re.compile(r"\w['’]$")


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A sentence or a document; `labels` are those that its annotators looked for."""

    words: tuple[Word, ...]
    names: tuple[NamedWords, ...]
    labels: tuple[str, ...] = KIND_LABELS


def read_kind(path: Path) -> Iterator[AnnotatedText]:
    """The sentences of a part of KIND (Paccosi and Palmero Aprosio 2022): a word and its label on a line.

    Neighbours with the same label are one name: the B and I of the published files were made from that.
    """
    for rows in _sentences(path):
        labels = [row[1].removeprefix("B-").removeprefix("I-") for row in rows]
        yield AnnotatedText(tuple(spaced(row[0] for row in rows)), tuple(_runs(labels)))


def read_conll_words(path: Path, column: int = 1) -> Iterator[tuple[Word, ...]]:
    """The words of the sentences of a CoNLL file, without their annotation."""
    for rows in _sentences(path):
        yield tuple(spaced(row[column] for row in rows if row[0].isdigit()))


def spaced(texts: Iterable[str]) -> Iterator[Word]:
    """Words of a corpus that keeps no spaces, set as Italian is printed; straight quotes open and close in turn."""
    before, is_open = "", False
    for text in texts:
        is_glued = before in _OPENING or text in _CLOSING or _APOSTROPHE.search(before) is not None
        if before == '"' and is_open:
            is_glued = True
        if text == '"':
            is_glued = is_glued or is_open
            is_open = not is_open
        yield Word(text, is_glued and before != "")
        before = text


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    """The lines of each sentence, in columns; a blank line parts two sentences."""
    for is_text, lines in groupby(path.read_text("utf-8").splitlines(), key=lambda line: bool(line.strip())):
        if is_text:
            yield [line.split("\t") for line in lines]


def _runs(labels: list[str]) -> Iterator[NamedWords]:
    first = 0
    for label, run in groupby(labels):
        last = first + len(list(run))
        if label != "O":
            yield NamedWords(first, last, label)
        first = last

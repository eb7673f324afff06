"""Places of the gazetteer and adjectives of places, outside the names of organisations, projects and people."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.gazetteers import KnownPlace
from extractor.nlp.cover import Cover
from extractor.nlp.span_groups import Group, read, write
from extractor.phrase_index import Word, words_of
from extractor.schema.mention import Label, Mention
from extractor.schema.record import PlaceType

_PLACE_CUE = re.compile(
    r"(?:\b(?:a|ad|in|da|di|comune di|citt[aà] di|provincia di|vicino a|presso|tra|fra|e|ed|sede)\s|[(,]\s?)$",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(via|viale|piazza|piazzale|corso|largo|vicolo|strada|lungo\w+|palazzo|villa|hotel|teatro|sala|aula)\s(?:[\w.]+\s){0,3}$",
    re.IGNORECASE,
)
_HOLDERS = (Label.ORG, Label.DEPARTMENT, Label.PERSON, Label.PROJECT, Label.PROGRAMME, Label.URL)


def places(doc: Doc) -> Doc:
    """Writes the group `places`: the value is the list of `KnownPlace` that the name may mean, or a `Demonym`."""
    text, words = doc.text, words_of(doc.text)
    names = read(doc, Group.PROGRAMMES, Group.ORGANISATIONS, Group.PROJECTS, Group.VALUES)
    holders = Cover(m for m in names if m.label in _HOLDERS)
    longer = {(m.start, m.end) for m in names if m.label == Label.NAME}
    wider = Cover(m for m in names if m.label == Label.NAME)
    datelines = Cover(m for m in read(doc, Group.HEADER) if m.label == Label.DATELINE)
    found = [
        m
        for m in _places(text, words, datelines)
        if not holders.covers(m) and ((m.start, m.end) in longer or not wider.covers(m))
    ]
    demonyms = [m for m in _demonyms(text, words) if not holders.covers(m)]
    return write(doc, Group.PLACES, [*found, *demonyms])


def _places(text: str, words: list[Word], datelines: Cover) -> Iterator[Mention]:
    for start, end, known in gazetteers.places().find(text, words):
        if datelines.holds(start) or _is_written_as_place(text, start, end, known):
            yield Mention(start, end, text[start:end], Label.PLACE, "gazetteer.places", known)


def _is_written_as_place(text: str, start: int, end: int, known: list[KnownPlace]) -> bool:
    surface = text[start:end]
    if all(k.type == PlaceType.MACROREGION for k in known):
        return len(surface.split()) > 1 or surface[0].isupper()
    if not surface[0].isupper() or (len(surface) <= 3 and surface.isupper()):
        return False
    before = text[max(0, start - 30) : start]
    if _STREET.search(before):
        return False
    return not all(k.needs_context for k in known) or bool(_PLACE_CUE.search(before))


def _demonyms(text: str, words: list[Word]) -> Iterator[Mention]:
    known = gazetteers.demonyms()
    for word in words:
        demonym = known.get(word.folded)
        if demonym and text[word.start].islower():
            yield Mention(
                word.start, word.end, text[word.start : word.end], Label.DEMONYM, "gazetteer.demonyms", demonym
            )

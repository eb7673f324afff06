"""Dates in the body, sentence by sentence, against the day of publication and the sentence's tense."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from spacy.tokens import Doc

from extractor.nlp.span_groups import Group, read, write
from extractor.schema.mention import Label, Mention
from extractor.values.dates import TemporalExpression, find_dates

Tense = Literal["past", "future"]

_FUTURE = re.compile(r"\b(?:\w{2,}(?:erà|irà|arà|drà|rrà|ranno|remo)|avrà|sarà|in programma|è previst[oa]|si prevede)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:è stat[oa]|sono stat[ei]|si (?:è|sono) \w+[oaei]|(?:ha|hanno) \w+[ts]o|aveva(?:no)?|venne(?:ro)?|ebbe|fu|furono|tenut[oaie]si|svolt[oaie]si|scors[oaie])\b", re.IGNORECASE)


def dates(doc: Doc) -> Doc:
    """Writes the group `dates`; each mention's value is its `TemporalExpression`."""
    published = next((m for m in read(doc, Group.HEADER) if m.label == Label.PUBLISHED), None)
    reference = doc.user_data.get("reference") or _first_day(published)
    found = [m for sent in doc.sents for m in _in_sentence(doc.text, sent.start_char, sent.end_char, reference)]
    return write(doc, Group.DATES, (m for m in found if published is None or not m.overlaps(published)))


def _first_day(published: Mention | None) -> date | None:
    return published.value.first if published and isinstance(published.value, TemporalExpression) else None


def _in_sentence(text: str, start: int, end: int, reference: date | None) -> Iterator[Mention]:
    sentence = text[start:end]
    for found in find_dates(sentence, reference, tense=tense_of(sentence)):
        yield Mention(start + found.start, start + found.end, found.text, Label.DATE, "values.dates", found)


def tense_of(sentence: str) -> Tense | None:
    """Whether a sentence speaks of the past or of what is to come; None where it says both or neither."""
    future, past = bool(_FUTURE.search(sentence)), bool(_PAST.search(sentence))
    if future == past:
        return None
    return "future" if future else "past"

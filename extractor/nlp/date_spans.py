"""Dates in the body, sentence by sentence, against the day of publication and the sentence's tense."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from extractor.nlp.span_groups import Group, read, write
from extractor.schema.mention import Label, Mention
from extractor.values.dates import TemporalExpression, Tense, find_dates

_TODAY = frozenset({"oggi", "stamattina", "stamane", "questa mattina", "in giornata", "stasera", "oggi pomeriggio"})

_FUTURE = re.compile(
    r"\b(?:\w{2,}(?:erà|irà|arà|drà|rrà|ranno|remo)|avrà|sarà|in programma|è previst[oa]|si prevede)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:è stat[oa]|sono stat[ei]|si (?:è|sono) \w+[oaei]|(?:ha|hanno) \w+[ts]o|aveva(?:no)?|venne(?:ro)?|ebbe|"
    r"fu|furono|tenut[oaie]si|svolt[oaie]si|scors[oaie])\b",
    re.IGNORECASE,
)


def dates(doc: Doc) -> Doc:
    """Writes the group `dates`; each mention's value is its `TemporalExpression`."""
    published = next((m for m in read(doc, Group.HEADER) if m.label == Label.PUBLISHED), None)
    reference = _reference(published, doc.user_data.get("reference"))
    text = doc.text
    found = [m for sent in doc.sents for m in _in_sentence(text, sent.start_char, sent.end_char, reference)]
    found = [_today(m, published) for m in found if published is None or not m.overlaps(published)]
    return write(doc, Group.DATES, (m for m in found if not _is_empty(m)))


def _today(mention: Mention, published: Mention | None) -> Mention:
    """ "oggi" is the day of publication also where the year of that day is unknown."""
    is_today = mention.text.casefold() in _TODAY
    return replace(mention, value=published.value) if published and is_today and _is_empty(mention) else mention


def _is_empty(mention: Mention) -> bool:
    """Whether nothing of the date could be resolved: "ieri" without a day of publication."""
    return isinstance(mention.value, TemporalExpression) and set(mention.value.edtf) <= set("X-/.")


def _reference(published: Mention | None, known: date | None) -> date | None:
    """The day that the text says it appeared on, else the one known from elsewhere; a month yields to a day in it."""
    stated = published.value if published else None
    if not isinstance(stated, TemporalExpression) or stated.first is None or stated.last is None:
        return known
    return known if known and stated.first <= known <= stated.last else stated.first


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

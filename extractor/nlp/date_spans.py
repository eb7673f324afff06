"""Dates in the body, sentence by sentence, against the day of publication and the sentence's tense."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from extractor.nlp.doc_text import text_of
from extractor.nlp.span_groups import Group, read, write
from extractor.nlp.tense import tense_at, tense_of
from extractor.schema.mention import Label, Mention
from extractor.values.dates import TemporalExpression, find_dates

_TODAY = frozenset({"oggi", "stamattina", "stamane", "questa mattina", "in giornata", "stasera", "oggi pomeriggio"})
_REACH = 400
# The first and the last day on which a text may have appeared; what is past is read from the last.
_Days = tuple[date, date]


def dates(doc: Doc) -> Doc:
    """Writes the group `dates`; each mention's value is its `TemporalExpression`."""
    published = next((m for m in read(doc, Group.HEADER) if m.label == Label.PUBLISHED), None)
    reference = _reference(published, doc.user_data.get("reference"))
    text = text_of(doc)
    found = list(_found(text, ((sent.start_char, sent.end_char) for sent in doc.sents), reference))
    found = [_today(m, published) for m in found if published is None or not m.overlaps(published)]
    return write(doc, Group.DATES, (m for m in found if not _is_empty(m)))


def _today(mention: Mention, published: Mention | None) -> Mention:
    """ "oggi" is the day of publication also where the year of that day is unknown."""
    is_today = mention.text.casefold() in _TODAY
    return replace(mention, value=published.value) if published and is_today and _is_empty(mention) else mention


def _is_empty(mention: Mention) -> bool:
    """Whether nothing of the date could be resolved: "ieri" without a day of publication."""
    return isinstance(mention.value, TemporalExpression) and set(mention.value.edtf) <= set("X-/.")


def _reference(published: Mention | None, known: date | None) -> _Days | None:
    """The day or month that the text says it appeared in, else the day known from elsewhere, also if in that month."""
    stated = published.value if published else None
    if not isinstance(stated, TemporalExpression) or stated.first is None or stated.last is None:
        return (known, known) if known else None
    return (known, known) if known and stated.first <= known <= stated.last else (stated.first, stated.last)


def _found(text: str, sentences: Iterable[tuple[int, int]], reference: _Days | None) -> Iterator[Mention]:
    """The dates of the sentences in order, each read with the one before it in mind, if that is near."""
    last: Mention | None = None
    for start, end in sentences:
        sentence = text[start:end]
        near = last is not None and start - last.end < _REACH
        before = last.value if last and near and isinstance(last.value, TemporalExpression) else None
        day = reference[tense_of(sentence) != "future"] if reference else None
        for found in find_dates(sentence, day, tense=tense_at(sentence), before=before):
            last = Mention(start + found.start, start + found.end, found.text, Label.DATE, "values.dates", found)
            yield last

"""Dates: the day of publication, and those that a cue says something of; a date without a cue is no fact."""

import re
from collections.abc import Iterator

from extractor.assembly.events import Occasion
from extractor.assembly.scope import ProjectScope
from extractor.messages import _
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Date, DateKind, Precision
from extractor.values.dates import TemporalExpression

_CUES = {
    Label.DEADLINE_CUE: DateKind.DEADLINE,
    Label.END_CUE: DateKind.PROJECT_END,
    Label.START_CUE: DateKind.PROJECT_START,
    Label.HELD_CUE: DateKind.EVENT,
    Label.EVENT: DateKind.EVENT,
    Label.MILESTONE_CUE: DateKind.OTHER,
}
_REACH = 90
_AFTER_PENALTY = 1.5
_CLAUSE = re.compile(r"[,;:]\s|\b(?:mentre|che|quando|dopo)\b")
_PROJECT = re.compile(r"progett|iniziativa|attività|lavori|durata|programma", re.IGNORECASE)


def build_dates(reading: Reading, occasions: list[Occasion], scope: ProjectScope) -> list[Date]:
    """One item for each date and kind, in the order of first mention."""
    events = {id(d): o.item.id for o in occasions for d in o.dates[:1]}
    found: list[Date] = []
    for date in [*_published(reading), *_body(reading, events, scope)]:
        same = next((f for f in found if (f.edtf, f.kind) == (date.edtf, date.kind)), None)
        if same is None:
            found.append(date.model_copy(update={"id": f"d{len(found) + 1}"}))
        else:
            joined = same.model_copy(update={"evidence": [*same.evidence, *date.evidence]})
            found[found.index(same)] = joined
    return found


def _published(reading: Reading) -> Iterator[Date]:
    for mention in reading.of(Label.PUBLISHED):
        if isinstance(mention.value, TemporalExpression):
            yield _item(reading, mention, mention.value, DateKind.PUBLICATION, origin=mention.origin)


def _body(reading: Reading, events: dict[int, str], scope: ProjectScope) -> Iterator[Date]:
    for mention in reading.of(Label.DATE):
        value = mention.value
        if not isinstance(value, TemporalExpression) or not _is_dateable(reading, mention):
            continue
        if id(mention) in events:
            event = events[id(mention)]
            yield _item(
                reading,
                mention,
                value,
                DateKind.EVENT,
                event=event,
                project=scope.project_of(mention),
                origin="it.event.noun",
            )
            continue
        kind, origin = _kind(reading, mention, value)
        if kind is not None:
            yield _item(reading, mention, value, kind, project=scope.project_of(mention), origin=origin)


def _is_dateable(reading: Reading, mention: Mention) -> bool:
    """A date right after a law's name belongs to the law."""
    if isinstance(mention.value, TemporalExpression) and mention.value.legal:
        return False
    before = reading.within((max(0, mention.start - 60), mention.start), Label.NO_DATE_CUE)
    return not any(len(reading.between(cue, mention)) <= 8 for cue in before)


def _kind(reading: Reading, mention: Mention, value: TemporalExpression) -> tuple[DateKind | None, str]:
    if value.modifier == "before":
        return DateKind.DEADLINE, "it.date.deadline"
    sentence = reading.sentence(mention)
    cues = _near(reading, mention, sentence)
    for cue in cues:
        kind = _CUES[cue.label]
        if kind == DateKind.EVENT and value.record_precision == Precision.YEAR:
            continue
        if kind in (DateKind.PROJECT_START, DateKind.PROJECT_END) and not _speaks_of_project(reading, sentence):
            continue
        return kind, cue.origin
    happens = reading.within(sentence, Label.HELD_CUE, Label.EVENT)
    if happens and value.record_precision == Precision.DAY and value.modifier is None:
        return DateKind.EVENT, happens[0].origin
    return None, ""


def _speaks_of_project(reading: Reading, sentence: Span) -> bool:
    return bool(_PROJECT.search(reading.text[slice(*sentence)])) or bool(reading.within(sentence, Label.PROJECT))


def _near(reading: Reading, mention: Mention, sentence: Span) -> list[Mention]:
    weighed = []
    for cue in reading.within(sentence, *_CUES):
        if cue.overlaps(mention):
            continue
        before = cue.end <= mention.start
        gap = reading.between(cue, mention) if before else reading.between(mention, cue)
        weight = (len(gap) + 15 * len(_CLAUSE.findall(gap))) * (1 if before else _AFTER_PENALTY)
        if weight <= _REACH:
            weighed.append((weight, cue.start, cue))
    return [cue for _, _, cue in sorted(weighed, key=lambda w: w[:2])]


def _item(
    reading: Reading,
    mention: Mention,
    value: TemporalExpression,
    kind: DateKind,
    *,
    origin: str,
    event: str | None = None,
    project: str | None = None,
) -> Date:
    notes = [value.note] if value.note else []
    if value.first is None:
        notes.append(_("the text does not say the year"))
    return Date(
        id="d0",
        project=project,
        event=event,
        kind=kind,
        start=value.first,
        end=value.last,
        edtf=value.edtf,
        precision=Precision(value.record_precision),
        evidence=[reading.document.evidence(mention.start, mention.end)],
        origin=origin,
        notes=notes,
    )

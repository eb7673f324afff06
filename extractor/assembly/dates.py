"""Dates: the day of publication, and those of the text that its words make facts."""

from collections.abc import Iterator
from datetime import date

from extractor.assembly.date_kinds import OF_PROJECT, DateKindReader, is_period
from extractor.assembly.events import Occasion
from extractor.assembly.learned.judge import Judge
from extractor.assembly.scope import ProjectScope
from extractor.messages import _
from extractor.nlp.reading import Reading
from extractor.schema.document import DayFrom
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Date, DateKind, Precision
from extractor.values.dates import TemporalExpression, ends_of


def build_dates(reading: Reading, occasions: list[Occasion], scope: ProjectScope, judge: Judge) -> list[Date]:
    """One item for each date and kind, in the order of first mention."""
    builder = _DateBuilder(reading, occasions, scope, judge)
    found: dict[tuple[str, DateKind], Date] = {}
    for item in [*builder.published(), *builder.body()]:
        key = (item.edtf, item.kind)
        if key in found:
            found[key] = found[key].model_copy(update={"evidence": [*found[key].evidence, *item.evidence]})
        else:
            found[key] = item.model_copy(update={"id": f"d{len(found) + 1}"})
    return list(found.values())


def _known_day(day: date, source: DayFrom) -> Date:
    """The day of publication that the text does not say; the note tells where it stands."""
    said = {
        "metadata": _("the day of publication is taken from the file's own data"),
        "e-mail": _("the day of publication is that on which the e-mail with this attachment was sent"),
        "option": _("the day of publication was given on the command line"),
        "file name": _("the day of publication is taken from the file's name"),
        "properties": _("the day of publication is taken from the properties that say when the file was made"),
    }
    return Date(
        id="d0",
        kind=DateKind.PUBLICATION,
        start=day,
        end=day,
        edtf=day.isoformat(),
        origin="derived:publication",
        notes=[said[source]],
    )


class _DateBuilder:
    """Turns the date mentions of one document into items, still without ids of their own."""

    def __init__(self, reading: Reading, occasions: list[Occasion], scope: ProjectScope, judge: Judge) -> None:
        self._reading = reading
        self._scope = scope
        self._judge = judge
        self._events = {id(day): o.item.id for o in occasions for day in o.dates[:1]}
        self._kinds = DateKindReader(reading, scope, self._events)

    def published(self) -> Iterator[Date]:
        """The day of publication where the text says it, else the one known from elsewhere."""
        stated = False
        for mention in self._reading.of(Label.PUBLISHED):
            if isinstance(mention.value, TemporalExpression):
                stated = True
                yield self._item(mention, mention.value, DateKind.PUBLICATION, mention.origin)
        hints = self._reading.document.hints
        if not stated and hints.published:
            yield _known_day(hints.published, hints.published_in)

    def body(self) -> Iterator[Date]:
        """The dates of the text that are facts."""
        for mention in self._reading.of(Label.DATE):
            value = mention.value
            if not isinstance(value, TemporalExpression):
                continue
            decided = self._judge.decide("dates", mention, self._kinds.kind(mention, value))
            if decided is None:
                continue
            kind, origin = DateKind(decided[0]), decided[1]
            if kind in OF_PROJECT and is_period(value):
                start, end = ends_of(value)
                yield self._item(mention, start, DateKind.PROJECT_START, origin)
                yield self._item(mention, end, DateKind.PROJECT_END, origin)
            else:
                yield self._item(mention, value, kind, origin)

    def _item(self, mention: Mention, value: TemporalExpression, kind: DateKind, origin: str) -> Date:
        notes = [value.note] if value.note else []
        if value.first is None:
            notes.append(_("the text does not say the year"))
        return Date(
            id="d0",
            project=None if kind == DateKind.PUBLICATION else self._scope.project_of(mention),
            event=self._events.get(id(mention)),
            kind=kind,
            start=value.first,
            end=value.last,
            edtf=value.edtf,
            precision=Precision(value.record_precision),
            evidence=[self._reading.document.evidence(mention.start, mention.end)],
            origin=origin,
            notes=notes,
        )

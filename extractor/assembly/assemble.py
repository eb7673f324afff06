"""Mentions → record: each list by its builder, those first that others refer to."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from extractor.assembly.alias_notes import with_alias_notes
from extractor.assembly.budgets import build_budgets
from extractor.assembly.confidence import with_confidence
from extractor.assembly.dates import build_dates
from extractor.assembly.document import describe
from extractor.assembly.durations import months_between
from extractor.assembly.events import Occasion, build_events, events_of_days
from extractor.assembly.learned.judge import Judge, RulesAlone, judge_of
from extractor.assembly.partners import build_partners
from extractor.assembly.places import build_places
from extractor.assembly.project_countries import taking_part
from extractor.assembly.projects import build_projects
from extractor.assembly.scope import ProjectScope
from extractor.assembly.validate import with_remarks
from extractor.linking.organisations import group_organisations
from extractor.linking.places import link_places
from extractor.nlp.reading import Reading, Span
from extractor.schema.record import Date, DateKind, Event, Partner, Place, Project, Record, Role

Fact = TypeVar("Fact", Partner, Date)


def assemble(reading: Reading) -> Record:
    """The record of a document: its facts, each with evidence, confidence and remarks."""
    known = Known(reading)
    ruled = known.record(RulesAlone())
    judge = judge_of(reading, known.organisations, known.linked, ruled)
    record = known.record(judge) if judge else ruled
    return with_alias_notes(with_remarks(with_confidence(record, reading, judge or RulesAlone())), reading)


class Known:
    """What is known of a document before it is said what each mention is, and the record that follows from that."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._projects = build_projects(reading)
        self._scope = ProjectScope(reading, self._projects)
        self.organisations = group_organisations(reading)
        self.linked = link_places(reading)

    def record(self, judge: Judge) -> Record:
        """The facts by the word of a judge, each list by its builder, those first that others refer to."""
        reading, scope = self._reading, self._scope
        partners = build_partners(reading, self.organisations, scope, judge)
        occasions = build_events(reading, self.linked, scope)
        places = build_places(reading, self.linked, occasions, partners, scope, judge)
        dates = build_dates(reading, occasions, scope, judge)
        occasions += events_of_days(reading, scope, occasions, dates)
        members, told = _by_project(partners), _by_project(dates)
        return Record(
            document=describe(reading),
            projects=[_with_dates(_with_countries(p, members[p.id]), told[p.id]) for p in self._projects],
            partners=partners,
            budgets=build_budgets(reading, self.organisations, partners, scope, judge),
            dates=dates,
            places=places,
            events=_with_places(reading, occasions, places, partners),
        )


def _by_project(items: Iterable[Fact]) -> dict[str | None, list[Fact]]:
    found: dict[str | None, list[Fact]] = defaultdict(list)
    for item in items:
        found[item.project].append(item)
    return found


def _with_countries(project: Project, partners: list[Partner]) -> Project:
    return project.model_copy(update={"countries": taking_part(project.countries, partners)})


def _with_dates(project: Project, dates: list[Date]) -> Project:
    """The project with the start and end that the text gives; nothing where it gives several."""
    starts = [d.edtf for d in dates if d.kind == DateKind.PROJECT_START]
    ends = [d.edtf for d in dates if d.kind == DateKind.PROJECT_END]
    start, end = (found[0] if len(found) == 1 else None for found in (starts, ends))
    months = project.duration_months
    if months is None and start and end:
        months = months_between(*(d for d in dates if d.edtf in (start, end)))
    return project.model_copy(update={"start": start, "end": end, "duration_months": months})


def _with_places(
    reading: Reading, occasions: list[Occasion], places: list[Place], partners: list[Partner]
) -> list[Event]:
    """The events, each with its first place, and with the one host that is named in a sentence with it."""
    place_of = {place.event: place.id for place in reversed(places)}
    hosts: dict[Span, set[str]] = defaultdict(set)
    for host in (p for p in partners if p.role == Role.HOST):
        for evidence in host.evidence:
            hosts[reading.sentence_at(evidence.start)].add(host.id)
    events = []
    for occasion in occasions:
        event = occasion.item
        named = {ident for m in occasion.mentions for ident in hosts.get(reading.sentence(m), ())}
        organiser = named.pop() if len(named) == 1 else None
        events.append(event.model_copy(update={"place": place_of.get(event.id), "organiser": organiser}))
    return events

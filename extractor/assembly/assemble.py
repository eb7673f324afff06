"""Mentions → record: each list by its builder, those first that others refer to."""

from extractor.assembly.budgets import build_budgets
from extractor.assembly.confidence import with_confidence
from extractor.assembly.dates import build_dates
from extractor.assembly.document import describe
from extractor.assembly.events import Occasion, build_events
from extractor.assembly.partners import build_partners
from extractor.assembly.places import build_places
from extractor.assembly.projects import build_projects
from extractor.assembly.scope import ProjectScope
from extractor.assembly.validate import with_remarks
from extractor.linking.organisations import group_organisations
from extractor.linking.places import link_places
from extractor.nlp.reading import Reading
from extractor.schema.record import Date, DateKind, Event, Partner, Place, Project, Record, Role


def assemble(reading: Reading) -> Record:
    """The record of a document: its facts, each with evidence, confidence and remarks."""
    projects = build_projects(reading)
    scope = ProjectScope(reading, projects)
    organisations = group_organisations(reading)
    partners = build_partners(reading, organisations, scope)
    occasions = build_events(reading, scope)
    places = build_places(reading, link_places(reading), occasions, partners, scope)
    dates = build_dates(reading, occasions, scope)
    record = Record(
        document=describe(reading),
        projects=[_with_dates(_with_countries(p, partners), dates) for p in projects],
        partners=partners,
        budgets=build_budgets(reading, organisations, partners, scope),
        dates=dates,
        places=places,
        events=[_with_place(reading, o, places, partners) for o in occasions],
    )
    return with_remarks(with_confidence(record))


def _with_countries(project: Project, partners: list[Partner]) -> Project:
    taking_part = (Role.LEAD, Role.PARTNER)
    stated = {p.country for p in partners if p.project == project.id and p.country and p.role in taking_part}
    return project.model_copy(update={"countries": sorted(stated | set(project.countries))})


def _with_dates(project: Project, dates: list[Date]) -> Project:
    """The project with the start and end that the text gives; nothing where it gives several."""
    starts = [d.edtf for d in dates if d.project == project.id and d.kind == DateKind.PROJECT_START]
    ends = [d.edtf for d in dates if d.project == project.id and d.kind == DateKind.PROJECT_END]
    start, end = (found[0] if len(found) == 1 else None for found in (starts, ends))
    return project.model_copy(update={"start": start, "end": end})


def _with_place(reading: Reading, occasion: Occasion, places: list[Place], partners: list[Partner]) -> Event:
    """The event with its place, and with the one host that is named in a sentence with it."""
    event = occasion.item
    sentences = {reading.sentence(m) for m in occasion.mentions}
    place = next((p.id for p in places if p.event == event.id), None)
    hosts = [
        p.id
        for p in partners
        if p.role == Role.HOST and any(reading.sentence_at(e.start) in sentences for e in p.evidence)
    ]
    return event.model_copy(update={"place": place, "organiser": hosts[0] if len(hosts) == 1 else None})

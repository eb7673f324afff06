"""Projects: the names that add up, described by what the text says of them."""

from extractor.assembly.durations import duration_of
from extractor.assembly.named_projects import NamedProject, named_projects
from extractor.assembly.project_countries import countries_of
from extractor.assembly.project_fields import identifiers_of, website_of
from extractor.assembly.project_programmes import programme_of
from extractor.nlp.reading import Reading
from extractor.schema.record import Project


def build_projects(reading: Reading) -> list[Project]:
    """The projects in the order of their first mention."""
    named = named_projects(reading)
    only = len([p for p in named if p.is_main]) == 1
    return [_item(reading, number, project, only=only and project.is_main) for number, project in enumerate(named, 1)]


def _item(reading: Reading, number: int, project: NamedProject, *, only: bool) -> Project:
    return Project(
        id=f"p{number}",
        name=project.name,
        acronym=project.acronym if project.acronym != project.name else None,
        title=project.title,
        relevance=project.relevance,
        programme=programme_of(reading, project),
        countries=countries_of(reading, project, only=only) if project.is_main else [],
        identifiers=identifiers_of(reading, project, only=only),
        website=website_of(reading, project),
        duration_months=duration_of(reading, project) if project.is_main else None,
        evidence=[reading.document.evidence(m.start, m.end) for m in project.mentions],
        origin=project.origin,
    )

"""Projects: the names that add up, described by what the text says of them."""

from dataclasses import dataclass

from extractor.assembly.durations import duration_of, duration_of_all
from extractor.assembly.named_projects import NamedProject, named_projects
from extractor.assembly.project_countries import countries_of
from extractor.assembly.project_fields import Addresses, identifiers_of
from extractor.assembly.project_programmes import Programmes
from extractor.nlp.reading import Reading
from extractor.schema.record import Project


def build_projects(reading: Reading) -> list[Project]:
    """The projects in the order of their first mention."""
    named = named_projects(reading)
    only = len([p for p in named if p.is_main]) == 1
    said = _SaidOfAll(Programmes(reading), Addresses(reading), duration_of_all(reading))
    return [_item(reading, said, n, project, only=only and project.is_main) for n, project in enumerate(named, 1)]


@dataclass(frozen=True)
class _SaidOfAll:
    """What is read once for all projects of a document."""

    programmes: Programmes
    addresses: Addresses
    months: int | None


def _item(reading: Reading, said: _SaidOfAll, number: int, project: NamedProject, *, only: bool) -> Project:
    months = duration_of(reading, project) if project.is_main else None
    return Project(
        id=f"p{number}",
        name=project.name,
        acronym=project.acronym if project.acronym != project.name else None,
        title=project.title,
        relevance=project.relevance,
        programme=said.programmes.of(project),
        countries=countries_of(reading, project, only=only) if project.is_main else [],
        identifiers=identifiers_of(reading, project, only=only),
        website=said.addresses.of(project),
        duration_months=(said.months if months is None else months) if project.is_main else None,
        evidence=[reading.document.evidence(m.start, m.end) for m in project.mentions],
        origin=project.origin,
    )

"""What a document says of a project besides programme, countries and duration: its public numbers and website."""

from extractor.assembly.named_projects import NamedProject
from extractor.nlp.reading import Reading
from extractor.phrase_index import key_of
from extractor.schema.mention import Label
from extractor.schema.record import Identifier

_SHORTEST_NAME_IN_URL = 3


def identifiers_of(reading: Reading, project: NamedProject, *, only: bool) -> list[Identifier]:
    """The project's public numbers: all of the document's for an only main project, else those beside its name."""
    sentences = {reading.sentence(m) for m in project.mentions}
    found = [m for m in reading.of(Label.IDENTIFIER) if only or reading.sentence(m) in sentences]
    return [m.value for m in found if isinstance(m.value, Identifier)]


def website_of(reading: Reading, project: NamedProject) -> str | None:
    """The address that holds the project's name."""
    name = "".join(key_of(project.acronym or project.name))
    urls = (m.text for m in reading.of(Label.URL))
    return next((u for u in urls if len(name) >= _SHORTEST_NAME_IN_URL and name in "".join(key_of(u))), None)

"""What a document says of a project besides programme, countries and duration: its public numbers and website."""

from extractor.assembly.named_projects import NamedProject
from extractor.nlp.reading import Reading
from extractor.phrase_index import key_of
from extractor.schema.mention import Label
from extractor.schema.record import Identifier

_SHORTEST_NAME_IN_URL = 3


def identifiers_of(reading: Reading, project: NamedProject, *, only: bool) -> list[Identifier]:
    """The project's public numbers: all of the document's for an only main project, else those beside its name."""
    sentences = sorted({reading.sentence(m) for m in project.mentions})
    spans = [(0, len(reading.text))] if only else sentences
    found = [m for span in spans for m in reading.within(span, Label.IDENTIFIER)]
    return [m.value for m in found if isinstance(m.value, Identifier)]


class Addresses:
    """The addresses of a document, searched at once for a project's name."""

    def __init__(self, reading: Reading) -> None:
        self._urls = [m.text for m in reading.of(Label.URL)]
        self._folded = "\n".join("".join(key_of(url)) for url in self._urls)

    def of(self, project: NamedProject) -> str | None:
        """The first address that holds the project's name."""
        name = "".join(key_of(project.acronym or project.name))
        place = self._folded.find(name) if len(name) >= _SHORTEST_NAME_IN_URL else -1
        return self._urls[self._folded.count("\n", 0, place)] if place >= 0 else None

"""What a document says of a project: its programme, countries, public numbers, website and duration."""

import re
from collections import Counter

from extractor.assembly.named_projects import NamedProject
from extractor.gazetteers import Demonym, Programme
from extractor.nlp.reading import Reading
from extractor.phrase_index import key_of
from extractor.schema.mention import Label
from extractor.schema.record import Identifier

_FUNDED_BY = re.compile(r"(?:finanziat|programm|ambito|bando|fondi|risorse|contributo|sostegn|call)", re.IGNORECASE)
_PARTNERSHIP = re.compile(r"(?:partner|partenariato|paesi|collaborazion|partecipa|coinvol)", re.IGNORECASE)
_REACH = 60
_SHORTEST_NAME_IN_URL = 3


def programme_of(reading: Reading, project: NamedProject) -> str | None:
    """The programme said of the project; of two nested ones the inner.

    It stands beside the project, in its section, led in by words of funding, or in the introduction to all projects.
    """
    sentences = {reading.sentence(m) for m in project.mentions}
    first = next(reading.of(Label.PROJECT)).start
    weights: Counter[str] = Counter()
    parents: dict[str, str | None] = {}
    spans = [project.section, (0, first), *sentences]
    mentions = {m.start: m for span in spans for m in reading.within(span, Label.PROGRAMME)}
    for _, mention in sorted(mentions.items()):
        programme = mention.value
        if not isinstance(programme, Programme):
            continue
        beside = reading.sentence(mention) in sentences
        here = project.section[0] <= mention.start < project.section[1]
        funded = bool(_FUNDED_BY.search(reading.text[max(0, mention.start - _REACH) : mention.start]))
        weights[programme.name] += 3 * beside + here * (1 + 2 * funded) + (mention.start < first)
        parents[programme.name] = programme.within
    best = max(weights, key=lambda name: weights[name], default=None)
    if best is None or weights[best] == 0:
        return None
    inner = [name for name, parent in parents.items() if parent == best and weights[name] > 0]
    return inner[0] if inner else best


def countries_of(reading: Reading) -> list[str]:
    """Countries that adjectives name in a sentence about the partnership ("partner sloveni e croati")."""
    found = {
        mention.value.country
        for mention in reading.of(Label.DEMONYM)
        if isinstance(mention.value, Demonym) and _PARTNERSHIP.search(reading.text[slice(*reading.sentence(mention))])
    }
    return sorted(country for country in found if country)


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

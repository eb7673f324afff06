"""The pipeline: the one place that knows which components there are and in which order they run."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.aliases import Aliases
from extractor.errors import MissingModel
from extractor.messages import _
from extractor.nlp.acting_places import acting_places
from extractor.nlp.alias_spans import AliasForms
from extractor.nlp.cover import Cover
from extractor.nlp.cue_spans import CueMatcher
from extractor.nlp.date_spans import dates
from extractor.nlp.doc_text import text_of
from extractor.nlp.event_spans import events
from extractor.nlp.header_spans import header
from extractor.nlp.model_spans import ModelNames
from extractor.nlp.organisation_spans import organisations
from extractor.nlp.other_news import other_news
from extractor.nlp.place_spans import places
from extractor.nlp.programme_spans import programmes
from extractor.nlp.project_spans import projects
from extractor.nlp.reading import Reading
from extractor.nlp.sentences import sentences
from extractor.nlp.span_groups import Group, read
from extractor.nlp.value_spans import values
from extractor.nlp.word_states import word_states
from extractor.rules import Rules
from extractor.schema.document import Document
from extractor.schema.mention import Label, Mention
from extractor.trained_models import NO_MODEL, path_of

# Each reads the groups of those before it: names need programmes, projects need names, places need both.
COMPONENTS: tuple[Callable[[Doc], Doc], ...] = (
    sentences,
    header,
    values,
    dates,
    programmes,
    organisations,
    projects,
    events,
    places,
    acting_places,
)
_APOSTROPHES = str.maketrans("’ʼ`´", "''''")
_OF_DOCUMENT = (Label.PUBLISHED, Label.NUMBER, Label.PUBLISHER, Label.TITLE, Label.DATELINE, Label.AUTHOR)
_TYPED = (Label.ORG, Label.DEPARTMENT, Label.PERSON, Label.PROGRAMME, Label.PROJECT, Label.EVENT, Label.PLACE)


class Pipeline:
    """Reads documents; built once, used for many. `aliases` are the user's own; `model` is as `Extractor` takes it."""

    def __init__(
        self, rules: Rules, *, aliases: Aliases | None = None, model: str = NO_MODEL, longest: int = 2_000_000
    ) -> None:
        self._nlp = _load(model)
        self._nlp.max_length = longest + 1
        self._has_model = model != NO_MODEL
        self._components: tuple[Callable[[Doc], Doc], ...] = (
            CueMatcher(self._nlp.vocab, rules),
            ModelNames(f"{self._nlp.lang}_{self._nlp.meta['name']}"),
            AliasForms(aliases or Aliases()),
            *COMPONENTS,
        )

    def read(self, document: Document, reference: date | None = None) -> Reading:
        """The document's mentions; `reference` is the day of publication where it is known from elsewhere."""
        doc = self.annotated(document.text, reference)
        sents = [(sent.start_char, len(sent.text.rstrip()) + sent.start_char) for sent in doc.sents]
        mentions = [replace(m, text=document.text[m.start : m.end]) for m in _mentions(doc)]
        words = word_states(doc, document.text)
        return Reading(document, sents, mentions, self._has_model, self._nlp.path, words)

    def annotated(self, text: str, reference: date | None = None) -> Doc:
        """The text with what every component wrote.

        Apostrophes are made one for matching, character by character, so that offsets stay those of the text.
        """
        doc = self._nlp(text.translate(_APOSTROPHES))
        doc.user_data["reference"] = reference
        doc.user_data["pipeline"] = self._nlp.path
        for component in self._components:
            doc = component(doc)
        return doc


def _load(model: str) -> Language:
    if model == NO_MODEL:
        return spacy.blank("it")
    try:
        return spacy.load(path_of(model), exclude=["parser", "senter", "sentencizer"])
    except OSError as error:
        reason = _("no spaCy pipeline named “%(model)s” is installed, nor is there a folder of that name")
        raise MissingModel(reason % {"model": model}) from error


def _mentions(doc: Doc) -> list[Mention]:
    """All mentions in order; an untyped name gives way to anything typed that overlaps it.

    The rules' own nouns of occasion, which have no value yet, are left out: the group `events` holds them named.
    """
    groups = (group for group in Group if group not in (Group.MODEL, Group.ALIASES))
    found = [m for m in _told(doc, groups) if m.label != Label.EVENT or m.value is not None]
    typed = Cover(m for m in found if m.label in _TYPED)
    projects = Cover(m for m in found if m.label == Label.PROJECT)
    seconds = {(m.start, m.end, m.label): m.origin for m in read(doc, Group.MODEL)}
    return [_seconded(m, seconds) for m in found if not _gives_way(m, typed, projects)]


def _told(doc: Doc, groups: Iterable[Group]) -> Iterator[Mention]:
    """The mentions of what the document itself tells: those in links to other news, comments and tags are left out.

    What a document says of itself may stand among them, at its foot.
    """
    others = Cover(Mention(start, end, "", Label.NAME, "") for start, end in other_news(text_of(doc)))
    return (m for m in read(doc, *groups) if m.label in _OF_DOCUMENT or not others.holds(m.start))


def _seconded(mention: Mention, seconds: dict[tuple[int, int, Label], str]) -> Mention:
    """The mention, knowing that the model found the same, if it did."""
    second = seconds.get((mention.start, mention.end, mention.label), mention.origin)
    return mention if mention.seconded or second == mention.origin else replace(mention, seconded=second)


def _gives_way(mention: Mention, typed: Cover, projects: Cover) -> bool:
    if mention.label == Label.NAME:
        return typed.overlaps(mention)
    return mention.label in (Label.ORG, Label.PERSON) and projects.covers(mention)

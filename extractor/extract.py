"""The main path: read → mentions → record. A newcomer reads this first.

    file ── read ──▶ Document ── Pipeline.read ──▶ Reading (mentions) ── assemble ──▶ Record

Each step relies only on what the one before handed on. Readers alone know bytes and pages, the pipeline alone knows
spaCy, assembly alone knows what a fact is. The heavy layers are imported by the first document, not by the module.
"""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.schema.record import Record
from extractor.settings import Settings
from extractor.trained_models import DEFAULT

if TYPE_CHECKING:
    from extractor.nlp.pipeline import Pipeline
    from extractor.nlp.reading import Reading
    from extractor.schema.document import Document


class Extractor:
    """Turns documents into records; built once, used for many.

    `model` is "accurate", "fast", "none", or the name or folder of a spaCy pipeline; `rules` a folder of the user's own
    rules; `published` the day of publication of documents that say it neither in their text nor in their metadata.
    """

    def __init__(
        self,
        *,
        model: str = DEFAULT,
        rules: Path | None = None,
        published: date | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._model = model
        self._rules = rules
        self._published = published

    @cached_property
    def pipeline(self) -> "Pipeline":
        """The pipeline with its rules and aliases. Raises InvalidRules or MissingModel."""
        from extractor.aliases import load_aliases
        from extractor.nlp.pipeline import Pipeline
        from extractor.rules import load_rules

        rules, aliases = load_rules(self._rules), load_aliases(self._rules)
        return Pipeline(rules, aliases=aliases, model=self._model, longest=self.settings.max_characters)

    def prepare(self) -> None:
        """Builds the pipeline now rather than with the first document. Raises InvalidRules or MissingModel."""
        _built = self.pipeline

    def read(self, path: Path) -> "Reading":
        """The mentions of one file. Raises UnreadableDocument with one clear sentence if it cannot become text."""
        from extractor.readers.read import read

        document = self._dated(read(path, limits=self.settings))
        return self.pipeline.read(document, document.hints.published)

    def _dated(self, document: "Document") -> "Document":
        """The document with the day of publication that is known apart from its text: metadata, option, file name."""
        from extractor.readers.file_dates import day_in_name

        if document.hints.published is not None:
            return document
        day, source = (self._published, "option") if self._published else (day_in_name(document.source), "file name")
        hints = document.hints.model_copy(update={"published": day, "published_in": source})
        return document.model_copy(update={"hints": hints})

    def extract(self, path: Path) -> Record:
        """The record of one file. Raises UnreadableDocument as `read` does."""
        from extractor.assembly.assemble import assemble

        return assemble(self.read(path))


def extract(
    path: Path | str, *, model: str = DEFAULT, rules: Path | None = None, published: date | None = None
) -> Record:
    """The record of one file; for many files build one `Extractor`."""
    return Extractor(model=model, rules=rules, published=published).extract(Path(path))

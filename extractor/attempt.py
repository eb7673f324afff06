"""One document of a batch: its record, or the reason why there is none. Nothing a document does may end the batch."""

import logging
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from extractor.errors import InvalidRules, MissingModel, UnreadableDocument
from extractor.messages import _
from extractor.schema.record import Record

logger = logging.getLogger(__name__)
logger.addHandler(logging.NullHandler())


class Extracts(Protocol):
    """What turns a file into a record; raises UnreadableDocument for a file that cannot become one."""

    def extract(self, path: Path) -> Record:
        """The record of the document at `path`."""

    def prepare(self) -> None:
        """Loads now what all documents need. Raises InvalidRules or MissingModel."""


@dataclass(frozen=True)
class Outcome:
    """What came of one document: exactly one of `record` and `reason` (a sentence without the path) is given."""

    path: Path
    record: Record | None = None
    reason: str | None = None


def attempt(extractor: Extracts, path: Path) -> Outcome:
    """Extracts one document. Errors that all documents would share (rules, model) are raised, others are the outcome.

    A fault of the program itself costs this document alone too; it is named as such, and logged with its trace.
    """
    try:
        return Outcome(path, record=extractor.extract(path))
    except UnreadableDocument as error:
        return Outcome(path, reason=error.reason)
    except (InvalidRules, MissingModel):
        raise
    except MemoryError:
        return Outcome(path, reason=_("Reading it takes more memory than there is."))
    except Exception as error:
        logger.exception("extraction of %s failed", path)
        return Outcome(path, reason=_fault(error))


def _fault(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return _("The program itself failed on it (%(error)s in %(place)s): please report this.") % {
        "error": type(error).__name__,
        "place": f"{Path(last.filename).name}:{last.lineno}",
    }

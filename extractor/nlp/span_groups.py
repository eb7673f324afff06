"""Where components leave what they found: a span group for spaCy, and the mentions with their exact offsets.

Spans are aligned to tokens and cannot carry values of their own without clashing where two groups hold the same
stretch, so the mentions lie beside them in `doc.user_data`, under the same name.
"""

from collections.abc import Iterable
from enum import StrEnum

from spacy.tokens import Doc, Span

from extractor.schema.mention import Mention


class Group(StrEnum):
    """The span groups, each written by the component of the same name."""

    MODEL = "model"
    ALIASES = "aliases"
    CUES = "cues"
    HEADER = "header"
    VALUES = "values"
    DATES = "dates"
    PROGRAMMES = "programmes"
    ORGANISATIONS = "organisations"
    PROJECTS = "projects"
    EVENTS = "events"
    PLACES = "places"
    ACTORS = "actors"


def write(doc: Doc, group: Group, mentions: Iterable[Mention]) -> Doc:
    """Sets the group, in order of offsets, and gives the doc back as components do."""
    found = sorted(mentions, key=lambda m: (m.start, -m.end))
    doc.user_data[group] = found
    doc.spans[group.value] = [span for m in found if (span := _span(doc, m)) is not None]
    return doc


def read(doc: Doc, *groups: Group) -> list[Mention]:
    """The mentions of the groups, in order of offsets; a group that was not written is empty."""
    found = [m for group in groups for m in doc.user_data.get(group, [])]
    return sorted(found, key=lambda m: (m.start, -m.end)) if len(groups) > 1 else found


def _span(doc: Doc, mention: Mention) -> Span | None:
    return doc.char_span(
        mention.start, mention.end, label=mention.label.value, span_id=mention.origin, alignment_mode="expand"
    )

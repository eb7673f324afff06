"""The document's own fields: what the text says of itself first, then what the file format says."""

from extractor.nlp.reading import Reading
from extractor.schema.mention import Label
from extractor.schema.record import DocumentInfo
from extractor.values.dates import TemporalExpression


def describe(reading: Reading) -> DocumentInfo:
    """Title, publisher, number, day of publication and authors of the document."""
    document, hints = reading.document, reading.document.hints
    authors = [str(m.value) for m in reading.of(Label.AUTHOR)]
    return DocumentInfo(
        id=document.id,
        source=document.source,
        media_type=document.media_type,
        text=document.text,
        title=_first(reading, Label.TITLE) or hints.title,
        publisher=_first(reading, Label.PUBLISHER) or hints.publisher,
        number=_first(reading, Label.NUMBER),
        published=_published(reading) or (hints.published.isoformat() if hints.published else None),
        authors=authors or list(hints.authors),
        attached_to=document.attached_to,
    )


def _first(reading: Reading, label: Label) -> str | None:
    return next((str(m.value) for m in reading.of(label)), None)


def _published(reading: Reading) -> str | None:
    values = (m.value for m in reading.of(Label.PUBLISHED))
    return next((v.edtf for v in values if isinstance(v, TemporalExpression)), None)

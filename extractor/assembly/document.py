"""The document's own fields: what the text says of itself first, then what the file format says."""

from extractor.nlp.reading import Reading
from extractor.phrase_index import key_of
from extractor.schema.mention import Label
from extractor.schema.record import DocumentInfo
from extractor.values.dates import TemporalExpression

_HEAD = 2_000
_TITLE_WORDS = 4


def describe(reading: Reading) -> DocumentInfo:
    """Title, publisher, number, day of publication and authors of the document."""
    document, hints = reading.document, reading.document.hints
    authors = [str(m.value) for m in reading.of(Label.AUTHOR)]
    return DocumentInfo(
        id=document.id,
        source=document.source,
        media_type=document.media_type,
        text=document.text,
        title=_title(_first(reading, Label.TITLE), hints.title, document.text),
        publisher=_first(reading, Label.PUBLISHER) or hints.publisher,
        number=_first(reading, Label.NUMBER),
        published=_published(reading) or (hints.published.isoformat() if hints.published else None),
        authors=authors or list(hints.authors),
        attached_to=document.attached_to,
        ocr=document.ocr,
    )


def _title(read: str | None, stated: str | None, text: str) -> str | None:
    """The title read in the text, unless the file's own data state another one that the head of the text repeats."""
    if not (read and stated):
        return read or stated
    is_repeated = _words(stated) in _words(text[:_HEAD]) and _words(stated) not in _words(read)
    return stated if is_repeated and len(key_of(stated)) >= _TITLE_WORDS else read


def _words(text: str) -> str:
    return f" {' '.join(key_of(text))} "


def _first(reading: Reading, label: Label) -> str | None:
    return next((str(m.value) for m in reading.of(label)), None)


def _published(reading: Reading) -> str | None:
    values = (m.value for m in reading.of(Label.PUBLISHED))
    return next((v.edtf for v in values if isinstance(v, TemporalExpression)), None)

"""`spoglio show`: the record of a document as the store holds it, one fact of it, or the page that a fact stands on."""

from pathlib import Path

from rich.table import Table

from extractor.commands.screen import list_name, listing, show
from extractor.commands.show_fact import draw_fact, show_fact
from extractor.commands.stored import stored_document
from extractor.errors import SpoglioError, printable
from extractor.messages import _
from extractor.schema.record import LISTS, Item, ListName, Record
from extractor.settings import Settings
from extractor.store.session import open_store
from extractor.store.summaries import DocumentSummary
from tui.wording import DOCUMENT_STATUSES, choice, edtf, headline, sort


def run(settings: Settings, document: str, *, fact: str | None, image: Path | None) -> None:
    """Prints the record of the document that the word names, or one fact of it, and draws its page to `image`.

    Raises SpoglioError for a document or fact that the store does not hold, and for a page that cannot be drawn.
    """
    with open_store(settings.db) as store:
        summary = stored_document(store, document, settings)
        record = store.record(summary.id)
    if fact is None:
        _show_record(summary, record)
        return
    item = _item(record, fact)
    show_fact(record, item)
    if image is not None:
        draw_fact(summary, item, image)


def _item(record: Record, fact: str) -> Item:
    item = next((item for _name, item in record.items() if item.id == fact.lower()), None)
    if item is None:
        words = {"source": printable(record.document.source), "fact": printable(fact)}
        raise SpoglioError(_("%(source)s holds no fact %(fact)s.") % words)
    return item


def _show_record(summary: DocumentSummary, record: Record) -> None:
    for label, value in _header(summary, record):
        show(f"{label}: {value}")
    for name in LISTS:
        items = getattr(record, name)
        if items:
            show(_facts(name, items))


def _header(summary: DocumentSummary, record: Record) -> list[tuple[str, str]]:
    info = record.document
    fields = [
        (_("Document"), printable(info.source)),
        (_("Id"), info.id),
        (_("File"), printable(summary.path)),
        (_("State"), _(DOCUMENT_STATUSES[summary.status])),
        (_("Title"), info.title),
        (_("Publisher"), info.publisher),
        (_("Number"), info.number),
        (_("Published on"), info.published and edtf(info.published)),
        (_("Authors"), ", ".join(info.authors)),
        (_("Text"), _("recognised from a scan: check the letters") if info.ocr else None),
    ]
    return [(label, value) for label, value in fields if value]


def _facts(name: ListName, items: list[Item]) -> Table:
    made = listing(list_name(name), _("value"), _("sort"), "%", _("state"), _("words in the text"), _("page"))
    for item in items:
        first = next(iter(item.evidence), None)
        made.add_row(
            item.id,
            headline(item),
            sort(item),
            str(round(item.confidence * 100)),
            choice(item.status),
            " ".join(first.quote.split()) if first else "",
            str(first.page) if first and first.page else "",
        )
    return made

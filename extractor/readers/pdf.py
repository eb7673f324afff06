"""PDF files with a text layer: words and their boxes by pdfplumber, a page at a time, so that memory stays flat."""

from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF

from extractor.messages import _, ngettext
from extractor.readers.draft import Draft, Source
from extractor.readers.pdf_columns import regions_of
from extractor.readers.pdf_file import opened
from extractor.readers.pdf_lines import words_of
from extractor.readers.pdf_paragraphs import PageLines, paragraphs_of
from extractor.readers.pdf_text import text_of
from extractor.readers.stated import format_hints

_TAIL = 4096
# What pdfminer writes for a letter whose font names none.
_UNKNOWN_LETTER = "(cid:"
_MOST_UNKNOWN = 0.01


def draft(source: Source) -> Draft:
    """The text of a PDF with a box for each word; raises UnreadableDocument for scans, locked and damaged files."""
    if b"%PDF-" not in source.content[:_TAIL]:
        raise source.refuse(_("The file is not a PDF, although its name says so."))
    if b"%%EOF" not in source.content[-_TAIL:]:
        raise source.refuse(_("The PDF breaks off before its end."))
    with opened(source) as pdf:
        pages, metadata = _pages(pdf, source), pdf.metadata
    text, boxes = text_of(paragraphs_of(pages))
    if text.count(_UNKNOWN_LETTER) > _MOST_UNKNOWN * len(text):
        raise source.refuse(_("The PDF does not say which letters its fonts draw: it needs text recognition."))
    hints = format_hints(text, str(metadata.get("Title") or ""), str(metadata.get("Author") or ""))
    return Draft(text, boxes, hints)


def _pages(pdf: PDF, source: Source) -> list[PageLines]:
    """The lines of every page; each page is closed as it is read."""
    _check_pages(pdf, source)
    pages = []
    characters = 0
    has_images = False
    for number, page in enumerate(pdf.pages, start=1):
        regions = regions_of(words_of(page), number)
        characters += sum(len(line.text) for region in regions for line in region)
        source.check_length(characters)
        has_images = has_images or bool(page.images)
        pages.append(PageLines(regions, float(page.width), float(page.height)))
        page.close()
    if not characters:
        raise source.refuse(_no_text(has_images))
    return pages


def _check_pages(pdf: PDF, source: Source) -> None:
    count, limit = len(pdf.pages), source.limits.max_pages
    promised = resolve1(resolve1(pdf.doc.catalog.get("Pages")).get("Count"))
    if not count and not promised:
        raise source.refuse(_("The PDF has no pages."))
    if isinstance(promised, int) and count < promised:
        raise source.refuse(_("The PDF is damaged: some of its pages cannot be found."))
    if count > limit:
        message = ngettext(
            "The PDF has more pages than the limit of %(limit)d page.",
            "The PDF has more pages than the limit of %(limit)d pages.",
            limit,
        )
        raise source.refuse(message % {"limit": limit})


def _no_text(has_images: bool) -> str:
    if has_images:
        return _("The PDF is a scan: its pages are pictures without text.")
    return _("The pages of the PDF hold no text.")

"""PDF files: words and their boxes by pdfium, a page at a time, so that memory stays flat; scans by recognition."""

from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from extractor.messages import _, ngettext
from extractor.readers.draft import Draft, Source
from extractor.readers.pdf_file import opened
from extractor.readers.pdf_page import lines_of_page
from extractor.readers.pdf_pages import WaitingPages
from extractor.readers.pdf_paragraphs import paragraphs_of
from extractor.readers.pdf_scan import ScannedPages
from extractor.readers.pdf_text import text_of
from extractor.readers.stated import format_hints

_TAIL = 4096


def draft(source: Source) -> Draft:
    """The text of a PDF with a box for each word; pages that are pictures are recognised.

    Raises UnreadableDocument for locked and damaged files, and for scans where text recognition is not installed.
    """
    if b"%PDF-" not in source.content[:_TAIL]:
        raise source.refuse(_("The file is not a PDF, although its name says so."))
    if b"%%EOF" not in source.content[-_TAIL:]:
        raise source.refuse(_("The PDF breaks off before its end."))
    with opened(source) as pdf:
        scanned = ScannedPages(source)
        pages = _pages(pdf, source, scanned)
        title, author = pdf.get_metadata_value("Title"), pdf.get_metadata_value("Author")
    text, boxes = text_of(paragraphs_of(pages.taken(), pages.margins), pages.vocabulary)
    return Draft(text, boxes, format_hints(text, title, author), ocr=scanned.any)


def _pages(pdf: PdfDocument, source: Source, scanned: ScannedPages) -> WaitingPages:
    """The lines of every page; each page is closed as it is read."""
    _check_count(len(pdf), source)
    pages = WaitingPages()
    characters = 0
    for number in range(len(pdf)):
        page = _page(pdf, number, source)
        lines = scanned.lines(page, number + 1, lines_of_page(page, number + 1))
        characters += sum(len(line.text) for line in (*lines.body(), *lines.beside))
        source.check_length(characters)
        pages.add(lines)
        page.close()
    if not characters:
        raise source.refuse(_("The pages of the PDF hold no text."))
    return pages


def _page(pdf: PdfDocument, number: int, source: Source) -> PdfPage:
    try:
        return pdf[number]
    except PdfiumError as error:
        raise source.refuse(_("The PDF is damaged: some of its pages cannot be found.")) from error


def _check_count(count: int, source: Source) -> None:
    limit = source.limits.max_pages
    if count > limit:
        message = ngettext(
            "The PDF has more pages than the limit of %(limit)d page.",
            "The PDF has more pages than the limit of %(limit)d pages.",
            limit,
        )
        raise source.refuse(message % {"limit": limit})

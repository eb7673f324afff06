"""PDF files with a text layer: words and their boxes by pdfium, a page at a time, so that memory stays flat."""

from pypdfium2 import PdfDocument, PdfiumError, PdfPage
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from extractor.messages import _, ngettext
from extractor.readers.draft import Draft, Source
from extractor.readers.pdf_characters import UNKNOWN_LETTER
from extractor.readers.pdf_file import opened
from extractor.readers.pdf_page import PageLines, lines_of_page
from extractor.readers.pdf_paragraphs import paragraphs_of
from extractor.readers.pdf_text import text_of
from extractor.readers.stated import format_hints

_TAIL = 4096
_MOST_UNKNOWN = 0.01


def draft(source: Source) -> Draft:
    """The text of a PDF with a box for each word; raises UnreadableDocument for scans, locked and damaged files."""
    if b"%PDF-" not in source.content[:_TAIL]:
        raise source.refuse(_("The file is not a PDF, although its name says so."))
    if b"%%EOF" not in source.content[-_TAIL:]:
        raise source.refuse(_("The PDF breaks off before its end."))
    with opened(source) as pdf:
        paragraphs = paragraphs_of(_pages(pdf, source))
        title, author = pdf.get_metadata_value("Title"), pdf.get_metadata_value("Author")
    text, boxes = text_of(paragraphs)
    if text.count(UNKNOWN_LETTER) > _MOST_UNKNOWN * len(text):
        raise source.refuse(_("The PDF does not say which letters its fonts draw: it needs text recognition."))
    return Draft(text, boxes, format_hints(text, title, author))


def _pages(pdf: PdfDocument, source: Source) -> list[PageLines]:
    """The lines of every page; each page is closed as it is read."""
    _check_count(len(pdf), source)
    pages = []
    characters = 0
    has_images = False
    for number in range(len(pdf)):
        page = _page(pdf, number, source)
        pages.append(lines_of_page(page, number + 1))
        characters += sum(len(line.text) for line in (*pages[-1].body(), *pages[-1].beside))
        source.check_length(characters)
        has_images = has_images or (not characters and _has_images(page))
        page.close()
    if not characters:
        raise source.refuse(_no_text(has_images))
    return pages


def _page(pdf: PdfDocument, number: int, source: Source) -> PdfPage:
    try:
        return pdf[number]
    except PdfiumError as error:
        raise source.refuse(_("The PDF is damaged: some of its pages cannot be found.")) from error


def _has_images(page: PdfPage) -> bool:
    return any(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))


def _check_count(count: int, source: Source) -> None:
    limit = source.limits.max_pages
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

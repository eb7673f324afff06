"""A PDF file opened by pdfium, with its damage told in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from extractor.messages import _
from extractor.readers.draft import Source

# pdfium does not bear two threads, not even on two documents.
_at_work = Lock()


@contextmanager
def opened(source: Source) -> Iterator[PdfDocument]:
    """The PDF, open for as long as it is worked with; another thread's PDF waits until then.

    Raises UnreadableDocument, also in the midst of the work, for a file that is locked or damaged.
    """
    with _at_work:
        try:
            with PdfDocument(source.content) as pdf:
                yield pdf
        except PdfiumError as error:
            raise source.refuse(_reason(error, source)) from error


def _reason(error: PdfiumError, source: Source) -> str:
    """pdfium's last error may be that of a file before this one: one that is locked says that it is encrypted."""
    is_encrypted = b"/Encrypt" in source.content
    if is_encrypted and error.err_code == FPDF_ERR_PASSWORD:
        return _("The PDF is protected by a password.")
    if is_encrypted and error.err_code == FPDF_ERR_SECURITY:
        return _("The PDF is encrypted in a way that cannot be read.")
    return _("The PDF is damaged and cannot be read.")

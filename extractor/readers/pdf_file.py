"""A PDF file opened by pdfplumber, with its damage told in one sentence."""

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractor.messages import _
from extractor.readers.draft import Source

# pdfminer follows a damaged file's numbers and references without looking: beside its own exceptions and pdfplumber's
# it lets out whatever the built-in operation under it raises. A RuntimeError is pdfium's, or the stack's that overflows
# over objects that contain each other.
_DAMAGE = (
    PSException,
    PdfminerException,
    MalformedPDFException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
# Its warnings would reach the terminal through logging's last resort.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
logging.getLogger("pdfplumber").setLevel(logging.CRITICAL)


@contextmanager
def opened(source: Source) -> Iterator[PDF]:
    """The PDF, open for as long as it is worked with. Only errors of the libraries mean damage.

    Raises UnreadableDocument, also in the midst of the work, for a file that is locked or damaged.
    """
    try:
        with pdfplumber.open(BytesIO(source.content)) as pdf:
            yield pdf
    except _DAMAGE as error:
        raise source.refuse(_reason(error)) from error


def _reason(error: BaseException) -> str:
    """pdfplumber wraps pdfminer's exceptions, and only those tell a locked file from a damaged one."""
    causes = (error, *error.args)
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return _("The PDF is protected by a password.")
    if any(isinstance(cause, PDFEncryptionError) for cause in causes):
        return _("The PDF is encrypted in a way that cannot be read.")
    return _("The PDF is damaged and cannot be read.")

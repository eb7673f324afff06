"""Scans made of PDFs, and whether there is a Tesseract to read them."""

from importlib.util import find_spec
from io import BytesIO

import pytest
from PIL import Image
from pypdfium2 import PdfDocument


def _is_installed() -> bool:
    if find_spec("pytesseract") is None:
        return False
    import pytesseract

    try:
        return "ita" in pytesseract.get_languages()
    except pytesseract.TesseractNotFoundError:
        return False


needs_tesseract = pytest.mark.skipif(not _is_installed(), reason="Tesseract or its Italian data is not installed")


def pictures(pdf: bytes, *, resolution: int = 200) -> list[Image.Image]:
    """The pages of a PDF as a scanner sees them."""
    with PdfDocument(pdf) as document:
        return [page.render(scale=resolution / 72, grayscale=True).to_pil() for page in document]


def as_pdf(pages: list[Image.Image], *, resolution: int = 200) -> bytes:
    """A PDF whose pages are pictures."""
    buffer = BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=resolution)
    return buffer.getvalue()


def scanned(pdf: bytes, *, turned: int = 0, askew: float = 0.0) -> bytes:
    """The PDF scanned, its sheets laid in turned by so many degrees counter-clockwise, and askew by so many."""
    sheets = [page.rotate(turned, expand=True) for page in pictures(pdf)]
    return as_pdf([sheet.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255) for sheet in sheets])

"""Pages of a PDF that are pictures of text: which they are, and their lines by text recognition."""

from itertools import islice

from pypdfium2 import PdfPage
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH

from extractor.messages import _
from extractor.readers.draft import Source
from extractor.readers.ocr import RESOLUTION, Recogniser
from extractor.readers.pdf_characters import UNKNOWN_LETTER
from extractor.readers.pdf_frame import Frame
from extractor.readers.pdf_page import PageLines, laid_out

_POINTS_AN_INCH = 72
# An A3 sheet at the resolution that is aimed at; a larger page is drawn more coarsely.
_MOST_PIXELS = 18_000_000
# Tesseract refuses a picture with a longer side.
_LONGEST_SIDE = 32_000
# Less of a page than this is a logo, more than that its background. What a stamp or a protocol's number adds to a scan
# is shorter than any page that is read for its own text.
_LEAST_COVERED, _COVERED = 0.25, 0.8
_LONGEST_STAMP = 100
# A page of text turned into outlines has more strokes than any frame or logo.
_FEWEST_OUTLINES = 300
_MOST_UNKNOWN_WORDS = 0.02


class ScannedPages:
    """The pages of one PDF that are pictures; `any` says whether there was one."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._recogniser: Recogniser | None = None

    @property
    def any(self) -> bool:
        return self._recogniser is not None

    def lines(self, page: PdfPage, number: int, found: PageLines) -> PageLines:
        """The lines `found` in the text layer, or those in the picture where the page, counted from 1, has no such.

        Raises UnreadableDocument where text recognition would be needed and is not installed, or takes too long.
        """
        why = _why_unreadable(page, number, found)
        if why is None:
            return found
        self._recogniser = self._recogniser or Recogniser(self._source, why)
        frame = Frame.of(page)
        scale = _scale(*frame.size())
        picture = page.render(scale=scale, grayscale=True).to_pil()
        return laid_out(page, self._recogniser.read(picture, frame, 1 / scale), number)


def _scale(width: float, height: float) -> float:
    """The pixels to a point at which a page of this size, in points, is drawn."""
    limits = ((_MOST_PIXELS / (width * height)) ** 0.5, _LONGEST_SIDE / max(width, height))
    return float(min(RESOLUTION / _POINTS_AN_INCH, *limits))


def _why_unreadable(page: PdfPage, number: int, found: PageLines) -> str | None:
    """Why the text layer of a page is not what it shows, None where it is, or where the page is blank."""
    words = [word.text for line in (*found.body(), *found.beside) for word in line.words]
    unknown = sum(len(word) > 1 and UNKNOWN_LETTER in word for word in words)
    if unknown > _MOST_UNKNOWN_WORDS * len(words):
        return _("The PDF does not say which letters the fonts of page %(page)d draw.") % {"page": number}
    if _is_picture(page, sum(map(len, words))):
        return _("The PDF is a scan: page %(page)d is a picture without text.") % {"page": number}
    return None


def _is_picture(page: PdfPage, characters: int) -> bool:
    if characters >= _LONGEST_STAMP:
        return False
    covered = _covered(page)
    return covered >= _COVERED or (not characters and (covered >= _LEAST_COVERED or _is_outlined(page)))


def _covered(page: PdfPage) -> float:
    """The share of the page that images cover, if they do not cover each other."""
    width, height = page.get_width(), page.get_height()
    bounds = [image.get_bounds() for image in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])]
    return float(sum((right - left) * (top - bottom) for left, bottom, right, top in bounds) / (width * height))


def _is_outlined(page: PdfPage) -> bool:
    outlines = islice(page.get_objects(filter=[FPDF_PAGEOBJ_PATH]), _FEWEST_OUTLINES)
    return sum(1 for _outline in outlines) == _FEWEST_OUTLINES

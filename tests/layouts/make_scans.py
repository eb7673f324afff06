"""Scans: pages of the set drawn as pictures and saved as PDF without text, as copiers do; read by the `ocr` extra."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter

from tests.layouts.communiques import Communique
from tests.layouts.layout import FILES, Layout, number_in_the_head
from tests.layouts.programs import settle_pdf

_WHITE = 255


@dataclass(frozen=True)
class Scan:
    """A copy of the PDF `of`: dots per inch, degrees that it lies askew, in shades of grey or in black and white."""

    of: str
    dpi: int
    angle: float = 0
    grey: bool = False

    def write(self, communique: Communique, path: Path) -> None:
        """Draws the pages of the PDF and saves them as pictures; the communiqué is in them already."""
        with pypdfium2.PdfDocument(FILES / self.of) as pdf:
            pages = [self._copied(page.render(scale=self.dpi / 72).to_pil()) for page in pdf]
        options = {"quality": 40} if self.grey else {}
        pages[0].save(path, "PDF", save_all=True, append_images=pages[1:], resolution=self.dpi, **options)
        settle_pdf(path)

    def _copied(self, page: Image.Image) -> Image.Image:
        picture = page.convert("L").rotate(self.angle, Image.Resampling.BICUBIC, fillcolor=_WHITE)
        picture = picture.filter(ImageFilter.GaussianBlur(0.6))
        return picture if self.grey else picture.convert("1", dither=Image.Dither.NONE)


LAYOUTS = (
    Layout("scan-letter.pdf", "savona", Scan("office-letter.pdf", 300).write, number_in_the_head),
    Layout("scan-skewed.pdf", "forli", Scan("reportlab-rotated-270.pdf", 200, angle=0.8).write),
    Layout("scan-two-columns.pdf", "matera", Scan("office-two-columns.pdf", 300).write),
    Layout("scan-grey.pdf", "reggio", Scan("latex-landscape.pdf", 200, grey=True).write),
)

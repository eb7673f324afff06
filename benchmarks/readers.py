"""How fast PDFs are read: pages a second and peak memory, beside pdfplumber's own words and pypdfium2's bare text.

Run as `python -m benchmarks.readers [PAGES]`. The PDF is made here; each way of reading runs in a process of its own,
so that peaks do not mix. `ratio` is the reader's time to that of pdfplumber's `extract_words` over the same pages.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
from rich.console import Console
from rich.table import Table

from extractor.readers.read import read

SENTENCE = (
    "Il partenariato del progetto numero {number} si è riunito a Ravenna per la prima volta: durerà trenta mesi, e il"
    " programma lo cofinanzia con {number}.000 euro dei fondi europei per la cooperazione fra le due sponde."
)
PARAGRAPHS_A_PAGE = 8
SENTENCES_A_PARAGRAPH = 2


def make(path: Path, pages: int) -> None:
    """Writes a PDF of so many pages with about 450 words on each."""
    style = getSampleStyleSheet()["BodyText"]
    story: list[object] = []
    for page in range(pages):
        text = " ".join(SENTENCE.format(number=page + 1) for _ in range(SENTENCES_A_PARAGRAPH))
        story += [Paragraph(text, style) for _ in range(PARAGRAPHS_A_PAGE)]
        story.append(PageBreak())
    SimpleDocTemplate(str(path), pagesize=A4).build(story)


def by_reader(path: Path) -> int:
    return len(read(path).text)


def by_pdfplumber(path: Path) -> int:
    with pdfplumber.open(path) as pdf:
        words = 0
        for page in pdf.pages:
            words += len(page.extract_words())
            page.close()
        return words


def by_pdfium(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def measure(way: Callable[[Path], int], path: Path, answers: "multiprocessing.Queue[tuple[float, float]]") -> None:
    """Puts into `answers` the seconds of processor time that `way` takes and the megabytes it adds to the process."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    way(path)
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answers.put((seconds, (after - before) / 1024))


def main() -> None:
    """Makes the PDF, measures the three ways and shows them."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    table = Table("way", "seconds", "pages/s", "MB added", "ratio", title=f"{pages} pages")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        make(path, pages)
        context = multiprocessing.get_context("spawn")
        reference = 0.0
        for way in (by_pdfplumber, by_reader, by_pdfium):
            answers: multiprocessing.Queue[tuple[float, float]] = context.Queue()
            process = context.Process(target=measure, args=(way, path, answers))
            process.start()
            seconds, added = answers.get()
            process.join()
            reference = reference or seconds
            figures = (f"{seconds:.2f}", f"{pages / seconds:.0f}", f"{added:.0f}", f"{seconds / reference:.2f}")
            table.add_row(way.__name__, *figures)
    Console().print(table)


if __name__ == "__main__":
    main()

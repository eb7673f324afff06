"""How fast PDFs are read: pages a second and peak memory, beside pdfplumber's own words and pypdfium2's bare text.

Run as `python -m benchmarks.readers [PAGES]`. A PDF of so many pages and one of a fifth of them are made here; each way
of reading runs in a process of its own, so that peaks do not mix. `ratio` is the time to that of pdfplumber's
`extract_words` over the same pages. `MB kept` is what it hands on, the reader's text and boxes; `MB/100 pages`
is what 100 pages add to the peak, told by the two PDFs.
"""

import multiprocessing
import pickle
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
from rich.console import Console
from rich.table import Table

from extractor.readers.read import read
from extractor.schema.layout import Layout

SENTENCE = (
    "Il partenariato del progetto numero {number} si è riunito a Ravenna per la prima volta: durerà trenta mesi, e il"
    " programma lo cofinanzia con {number}.000 euro dei fondi europei per la cooperazione fra le due sponde."
)
PARAGRAPHS_A_PAGE = 8
SENTENCES_A_PARAGRAPH = 2
MEGABYTE = 1024 * 1024

Way = Callable[[Path], object]


class Cost(NamedTuple):
    """What a way of reading took: seconds of processor time, megabytes added to the process, and those it hands on."""

    seconds: float
    added: float
    kept: float


def make(path: Path, pages: int) -> None:
    """Writes a PDF of so many pages with about 450 words on each."""
    style = getSampleStyleSheet()["BodyText"]
    story: list[object] = []
    for page in range(pages):
        text = " ".join(SENTENCE.format(number=page + 1) for _ in range(SENTENCES_A_PARAGRAPH))
        story += [Paragraph(text, style) for _ in range(PARAGRAPHS_A_PAGE)]
        story.append(PageBreak())
    SimpleDocTemplate(str(path), pagesize=A4).build(story)


def by_reader(path: Path) -> tuple[str, Layout]:
    document = read(path)
    return document.text, document.layout


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


def measure(way: Way, path: Path, answers: "multiprocessing.Queue[Cost]") -> None:
    """Puts into `answers` what the way costs in this process."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = way(path)
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answers.put(Cost(seconds, (after - before) / 1024, len(pickle.dumps(found)) / MEGABYTE))


def measured(way: Way, path: Path) -> Cost:
    """What the way costs in a process of its own."""
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[Cost] = context.Queue()
    process = context.Process(target=measure, args=(way, path, answers))
    process.start()
    cost = answers.get()
    process.join()
    return cost


def main() -> None:
    """Makes the PDFs, measures the three ways and shows them."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    fewer = pages // 5
    columns = ("way", "seconds", "pages/s", "ratio", "MB added", "MB kept", "MB/100 pages")
    table = Table(*columns, title=f"{pages} pages")
    with tempfile.TemporaryDirectory() as folder:
        long, short = Path(folder) / "long.pdf", Path(folder) / "short.pdf"
        make(long, pages)
        make(short, fewer)
        reference = 0.0
        for way in (by_pdfplumber, by_reader, by_pdfium):
            cost = measured(way, long)
            reference = reference or cost.seconds
            more = 100 * (cost.added - measured(way, short).added) / (pages - fewer)
            speed = (f"{cost.seconds:.2f}", f"{pages / cost.seconds:.0f}", f"{cost.seconds / reference:.2f}")
            table.add_row(way.__name__, *speed, f"{cost.added:.0f}", f"{cost.kept:.1f}", f"{more:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()

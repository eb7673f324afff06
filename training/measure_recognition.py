"""Measures how much less often a fact is right when its text was recognised in a scan, for the confidence it carries.

    python -m training.measure_recognition corpus/development rules --every 4

Sets each document of the folder as a PDF, and scans it: drawn at 200 or 300 pixels an inch, laid askew, blurred,
speckled and pressed into JPEG, as an office's scanner does it, the same way in each run. Both files are extracted and
scored against the gold. What must be added to the log odds of the confidences so that they add up to the right facts
is worked out for either; the difference is added to what a scan costs so far (`recognition.csv`). It does not matter
then that the heads have learnt from these documents. Prints how right the facts of scans are, by the confidence that
they have with it. Run it when rules or models have changed; never on the test part.
"""

import argparse
import csv
import random
import sys
import tempfile
from collections.abc import Iterable
from io import BytesIO
from math import exp
from pathlib import Path
from xml.sax.saxutils import escape

import reportlab
from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import PdfDocument
from rapidfuzz.distance import Levenshtein
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from extractor.assembly.confidence import RECOGNITION, log_odds, recognition_shift
from extractor.evaluate import evaluate
from extractor.extract import Extractor
from extractor.gold import find_gold_documents, load_gold
from extractor.matching import Json
from extractor.readers.read import read
from extractor.reliability import Judged, calibration_error, reliability

# A face with the letters of all Latin alphabets, which reportlab brings along.
_FACE = "Vera"
_STYLE = ParagraphStyle("body", fontName=_FACE, fontSize=10, leading=13, spaceAfter=7)
_MOST_ASKEW = 0.6
_STEPS = 60


def main(folder: Path, rules: Path, every: int) -> None:
    """Writes the shift of log odds into the folder `rules`, and prints what it rests on."""
    paths = find_gold_documents(folder)[::every]
    golds = {stem: gold for stem, gold in load_gold(folder).items() if stem in {path.stem for path in paths}}
    plain, scanned, errors, characters = _extracted(paths)
    _say(f"{len(paths)} documents, {characters} characters, {100 * errors / characters:.2f} % of them misread")
    of_set, of_scans = (_reported(golds, records) for records in (plain, scanned))
    added = _shift(of_scans) - _shift(of_set)
    _print_reliability(f"scanned, with {added:+.2f} to their log odds", _shifted(of_scans, added))
    _write(rules / RECOGNITION, round(recognition_shift() + added, 2))


def _reported(golds: dict[str, Json], records: dict[str, Json]) -> list[Judged]:
    """The facts of the records, right or wrong, after their figures are printed."""
    result = evaluate(golds, records)
    _print_reliability(f"F1 of all five lists {result.all_five.f1:.3f}", result.judged)
    return result.judged


def _extracted(paths: Iterable[Path]) -> tuple[dict[str, Json], dict[str, Json], int, int]:
    """The records of the documents as they are set and as they are scanned; characters misread, and all."""
    extractor = Extractor()
    plain: dict[str, Json] = {}
    scanned: dict[str, Json] = {}
    errors = characters = 0
    with tempfile.TemporaryDirectory() as work:
        for path in paths:
            file = Path(work, "document.pdf")
            texts = []
            for records, content in ((plain, typeset(read(path).text)), (scanned, b"")):
                file.write_bytes(content or scan(file.read_bytes(), random.Random(path.stem)))
                record = extractor.extract(file)
                records[path.stem] = record.model_dump(mode="json")
                texts.append(record.document.text)
            errors += Levenshtein.distance(*texts)
            characters += len(texts[0])
    return plain, scanned, errors, characters


def typeset(text: str) -> bytes:
    """The text as a PDF, a paragraph for each of its own."""
    pdfmetrics.registerFont(TTFont(_FACE, Path(reportlab.__file__).parent / "fonts" / f"{_FACE}.ttf"))
    buffer = BytesIO()
    story = [Paragraph(escape(each).replace("\n", "<br/>"), _STYLE) for each in text.split("\n\n")]
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    return buffer.getvalue()


def scan(pdf: bytes, chance: random.Random) -> bytes:
    """The PDF as it comes from a scanner: its pages as pictures."""
    resolution = chance.choice((200, 300))
    pages = []
    with PdfDocument(pdf) as document:
        for page in document:
            pages.append(_scanned(page.render(scale=resolution / 72, grayscale=True).to_pil(), chance))
    buffer = BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=resolution, quality=70)
    return buffer.getvalue()


def _scanned(page: Image.Image, chance: random.Random) -> Image.Image:
    askew = page.rotate(chance.uniform(-_MOST_ASKEW, _MOST_ASKEW), Image.Resampling.BICUBIC, fillcolor=255)
    soft = askew.filter(ImageFilter.GaussianBlur(chance.uniform(0.4, 0.9)))
    specks = Image.frombytes("L", page.size, chance.randbytes(page.width * page.height))
    return ImageChops.subtract(soft, specks.point(lambda shade: max(0, shade - 215)))


def _shift(judged: list[Judged]) -> float:
    """What to add to the log odds of the confidences so that they add up to the right items."""
    right = sum(one.right for one in judged)
    low, high = -5.0, 5.0
    for _step in range(_STEPS):
        middle = (low + high) / 2
        stated = sum(one.confidence for one in _shifted(judged, middle))
        low, high = (middle, high) if stated < right else (low, middle)
    return middle


def _shifted(judged: Iterable[Judged], added: float) -> list[Judged]:
    return [Judged(1 / (1 + exp(-(log_odds(one.confidence) + added))), one.right) for one in judged]


def _print_reliability(name: str, judged: list[Judged]) -> None:
    bands = reliability(judged)
    _say(f"{name}: {len(judged)} facts, expected calibration error {calibration_error(bands):.3f}")
    for band in bands:
        _say(f"  {band.low:.1f}-{band.high:.1f} {band.items:5d} stated {band.stated:.2f} right {band.observed:.2f}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _write(table: Path, shift: float) -> None:
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((("shift",), (shift,)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="documents with gold, never the test part")
    parser.add_argument("rules", type=Path, help="where the table goes")
    parser.add_argument("--every", type=int, default=1, help="take each document of so many")
    arguments = parser.parse_args()
    main(arguments.folder, arguments.rules, arguments.every)

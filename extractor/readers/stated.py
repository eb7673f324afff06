"""What an office file's properties say of title, author and day, as far as its own text bears it out.

Such properties are as often a template's leftovers ("Microsoft Word - Documento1", the name of the computer's first
owner, the day of a conversion) as the truth; what the text repeats is true. A text that names a day without its year
gets the year of the properties that name the same day, and no day is taken of which it says nothing.
"""

import re
from collections.abc import Iterable
from datetime import date

from extractor.readers.normalise import normalise
from extractor.schema.document import Hints
from extractor.values.date_words import MONTHS


def format_hints(text: str, title: str, authors: str, days: Iterable[date] = ()) -> Hints:
    """Hints from the properties `title`, `authors` (separated by semicolons or commas) and `days` that `text` confirms.

    `days` are those on which the file was made and changed, the likelier day of publication first.
    """
    folded = _folded(text)
    names = [normalise(name).text for name in re.split(r"[;,]", authors)]
    return Hints(
        title=normalise(title).text if title.strip() and _folded(title) in folded else None,
        authors=tuple(name for name in names if name and _folded(name) in folded),
        published=(day := next((day for day in days if _is_named(day, text)), None)),
        published_in="properties" if day else "metadata",
    )


def _is_named(day: date, text: str) -> bool:
    """Whether the text names the day, with no year or with this one."""
    month = next(name for name, number in MONTHS.items() if number == day.month)
    words = rf"0?{day.day}[°º]?\s+{month}\b(?:\s+(?:del\s+)?{day.year}\b|(?!\s+(?:del\s+)?\d{{4}}))"
    figures = rf"0?{day.day}([/.-])0?{day.month}(?:\1(?:{day.year}|{day.year % 100:02})\b|(?![\d/.-]?\d))"
    return bool(re.search(rf"(?<!\d)(?:{words}|{figures})", text, re.IGNORECASE))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))

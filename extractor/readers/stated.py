"""What an office file's properties say of title and author, as far as its own text bears it out.

Such properties are as often a template's leftovers ("Microsoft Word - Documento1", the name of the computer's first
owner) as the truth; one that the text repeats is true. Their dates tell when a file was made, not when it was issued,
and are not used.
"""

import re

from extractor.readers.normalise import normalise
from extractor.schema.document import Hints


def format_hints(text: str, title: str, authors: str) -> Hints:
    """Hints from the properties `title` and `authors` (separated by semicolons or commas) that `text` confirms."""
    folded = _folded(text)
    names = [normalise(name).text for name in re.split(r"[;,]", authors)]
    return Hints(
        title=normalise(title).text if title.strip() and _folded(title) in folded else None,
        authors=tuple(name for name in names if name and _folded(name) in folded),
    )


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))

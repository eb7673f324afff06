"""Which of several choices the letters typed lead to."""

import re
from collections.abc import Sequence

from extractor.phrase_index import fold


def led_to(labels: Sequence[str], typed: str) -> int | None:
    """The place of the first label that begins with these letters, else of the first that holds a word which does."""
    wanted = re.escape(fold(typed))
    folded = [fold(label) for label in labels]
    for pattern in (rf"{wanted}", rf".*\b{wanted}"):
        for place, label in enumerate(folded):
            if re.match(pattern, label):
                return place
    return None

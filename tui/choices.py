"""Which of several choices the letters typed lead to."""

import re
from collections.abc import Sequence

from extractor.phrase_index import fold


def led_to(labels: Sequence[str], typed: str) -> int | None:
    """The place of the label that these letters begin, else of one that holds a word which they begin.

    Of several the shortest: more letters lead to the others.
    """
    wanted = re.escape(fold(typed))
    folded = [fold(label) for label in labels]
    for pattern in (rf"{wanted}", rf".*\b{wanted}"):
        fitting = [place for place, label in enumerate(folded) if re.match(pattern, label)]
        if fitting:
            return min(fitting, key=lambda place: len(folded[place]))
    return None

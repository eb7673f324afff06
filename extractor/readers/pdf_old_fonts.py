"""What the oldest fonts of LaTeX leave to their readers: accents apart from letters, signs under other codes."""

import re
import unicodedata
from collections.abc import Sequence

from extractor.readers.pdf_characters import Char, Run

_COMBINING = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_NEAR_RUNS = 3
_SAME_LINE_EM = 0.5
# The fonts of the package eurosym draw the sign of the euro for the letter.
_EURO_FONT = re.compile(rb"(?:^|[+-])fey[mb]", re.IGNORECASE)
_SIGNS = {"≪": "«", "≫": "»"}
# An accent takes the place of their dots, and Unicode composes it with the dotted letters alone.
_DOTTED = {"ı": "i", "ȷ": "j"}


def respelled(runs: Sequence[Run]) -> None:
    """Puts every accent that stands over a letter upon it, whichever was drawn first, and mends the signs."""
    for number, run in enumerate(runs):
        if _EURO_FONT.search(run.font):
            run.chars[:] = [char._replace(text="€") for char in run.chars]
        for index, char in enumerate(run.chars):
            if char.text in _SIGNS:
                run.chars[index] = char._replace(text=_SIGNS[char.text])
        for accent in [char for char in run.chars if char.text in _COMBINING]:
            near = runs[max(0, number - _NEAR_RUNS) : number + _NEAR_RUNS + 1]
            if any(_is_put(accent, other.chars) for other in near if _on_one_line(run, other)):
                run.chars.remove(accent)


def _is_put(accent: Char, chars: list[Char]) -> bool:
    """Whether one of the letters stands under the accent, and now bears it."""
    middle = (accent.x0 + accent.x1) / 2
    for index, (text, x0, x1, apart) in enumerate(chars):
        composed = unicodedata.normalize("NFC", _DOTTED.get(text, text) + _COMBINING[accent.text])
        if x0 < middle < x1 and text.isalpha() and len(composed) == 1:
            chars[index] = Char(composed, x0, x1, apart or accent.apart)
            return True
    return False


def _on_one_line(a: Run, b: Run) -> bool:
    return a.turn == b.turn and abs(a.baseline - b.baseline) < _SAME_LINE_EM * max(a.size, b.size)

"""Letters and digits raised above the line: the marks of notes, exponents, ordinals.

A note's mark says nothing in the text, and would make "20191" of "2019¹": it is left out, there and before the note.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractor.readers.pdf_characters import Char, Run

_SMALLER = 0.9
_LEAST_RISE_EM = 0.15
_MOST_RISE_EM = 0.8
_NEAR_EM = (-0.3, 0.6)
_UNITS = frozenset(("m", "km", "cm", "mm", "dm", "mc", "mq"))
_NOTE_MARKS = frozenset("0123456789()[],*")
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ORDINALS = str.maketrans("ao", "ªº")


def lowered(runs: Sequence[Run]) -> Iterator[Run]:
    """The strings without the marks of notes; exponents and ordinals written with the letters that Unicode has.

    Where a mark stood, characters without text keep its place.
    """
    base: Run | None = None
    marks: set[str] = set()
    drawn = [run for run in runs if any(not char.text.isspace() for char in run.chars)]
    for run, following in zip_longest(drawn, drawn[1:]):
        if base and _is_raised(run, base, run.chars[0].x0 - base.chars[-1].x1):
            chars = _after(base, run.chars)
            yield (bare := run._replace(chars=chars))
            marks |= set() if _text(bare) else {_text(run)}
        elif following and _text(run) in marks and _begins_note(run, base, following):
            continue
        elif following and _is_raised(run, following, following.chars[0].x0 - run.chars[-1].x1):
            yield run._replace(chars=_without_mark(run.chars))
        else:
            base = run
            yield run


def _is_raised(run: Run, base: Run, gap: float) -> bool:
    rise = (base.baseline - run.baseline) / base.size
    near = _NEAR_EM[0] < gap / base.size < _NEAR_EM[1]
    return run.turn == base.turn and run.size < _SMALLER * base.size and _LEAST_RISE_EM < rise < _MOST_RISE_EM and near


def _begins_note(run: Run, before: Run | None, following: Run) -> bool:
    """Whether the string, a mark of the text above, begins a line of its own."""
    on_its_line = abs(following.baseline - run.baseline) < _LEAST_RISE_EM * run.size and following.turn == run.turn
    return on_its_line and (before is None or abs(before.baseline - run.baseline) > run.size)


def _text(run: Run) -> str:
    return "".join(char.text for char in run.chars).strip()


def _after(base: Run, chars: list[Char]) -> list[Char]:
    word = "".join(char.text for char in base.chars).split(" ")[-1].lower()
    if word in _UNITS:
        return [char._replace(text=char.text.translate(_EXPONENTS)) for char in chars]
    if word[-1:].isdigit():
        chars = [char._replace(text=char.text.translate(_ORDINALS)) for char in chars]
    return _without_mark(chars)


def _without_mark(chars: list[Char]) -> list[Char]:
    if all(char.text in _NOTE_MARKS or char.text.isspace() for char in chars):
        return [char._replace(text="") for char in chars]
    return chars

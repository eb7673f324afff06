"""Lines → paragraphs: which line breaks an author meant and which a program made to keep lines short.

The convention of every reader: paragraphs stand apart by one blank line; a line break inside a paragraph is a "\n"
where it may be meant, and a space where a program made it, so that a text is the same however wide it was written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

CELL_SEPARATOR = " | "
LONGEST_WRAPPED_LINE = 120
_MEANT_SLACK = 0.1
_SHORTEST_CUT_LINE = 40
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”»’)\]]*$")
_LIST_ITEM = re.compile(r"^(?:[-–—•▪◦‣*·] |\d{1,2}[.)] |[a-z]\) )")


def paragraphs_of_lines(text: str) -> str:
    """Plain text with a blank line wherever its author ended a paragraph, by a blank line or by a mere line break."""
    paragraphs: list[str] = []
    for block in _blocks(text.splitlines()):
        paragraphs += _split(block)
    return joined(paragraphs)


def joined(paragraphs: Iterable[str]) -> str:
    """Paragraphs that a format states as such, one that was cut inside a sentence joined to its rest.

    Texts pasted from mails and agencies' terminals make a paragraph of every line.
    """
    whole: list[str] = []
    for paragraph in paragraphs:
        if whole and _goes_on(whole[-1], paragraph):
            whole[-1] += f" {paragraph}"
        else:
            whole.append(paragraph)
    return "\n\n".join(whole)


def _goes_on(previous: str, paragraph: str) -> bool:
    last = previous.rsplit("\n", 1)[-1]
    cells = CELL_SEPARATOR in last or CELL_SEPARATOR in paragraph
    return (
        len(last) >= _SHORTEST_CUT_LINE
        and paragraph[0].islower()
        and not (cells or ends_sentence(last) or is_list_item(last) or is_list_item(paragraph))
    )


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence or an announced list does."""
    return bool(_ENDS_SENTENCE.search(text))


def is_list_item(line: str) -> bool:
    """Whether the line begins with a bullet, a number or a letter of a list."""
    return bool(_LIST_ITEM.match(line))


def is_list_mark(word: str) -> bool:
    """Whether the word alone is a bullet, a number or a letter of a list."""
    return is_list_item(f"{word} ")


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.strip())
        elif block:
            yield block
            block = []
    if block:
        yield block


def _split(block: list[str]) -> Iterator[str]:
    width = max(len(line) for line in block)
    paragraph = [block[0]]
    for previous, line in pairwise(block):
        if _is_meant(previous, line, width):
            yield _in_one(paragraph)
            paragraph = []
        paragraph.append(line)
    yield _in_one(paragraph)


def _in_one(lines: list[str]) -> str:
    """The lines as a paragraph: one line again where a long one breaks off in a sentence, as only programs break it.

    Lines of which none does may be those of a letterhead or of a table, and stay lines.
    """
    wrapped = any(len(before) >= _SHORTEST_CUT_LINE and after[0].islower() for before, after in pairwise(lines))
    table = any(CELL_SEPARATOR in line for line in lines)
    return (" " if wrapped and not table else "\n").join(lines)


def _is_meant(previous: str, line: str, width: int) -> bool:
    """Whether the author broke the line here.

    A program that wraps breaks a line only where the next word does not fit, and never writes long lines.
    """
    if CELL_SEPARATOR in previous and CELL_SEPARATOR in line:
        return False
    if len(previous) > LONGEST_WRAPPED_LINE or len(line) > LONGEST_WRAPPED_LINE or is_list_item(line):
        return True
    closed = ends_sentence(previous)
    if line[0].islower() and not closed:
        return False
    slack = width - len(previous) - 1 - len(line.split(maxsplit=1)[0])
    return slack >= (0 if closed else _MEANT_SLACK * width)

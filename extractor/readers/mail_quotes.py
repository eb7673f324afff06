"""Which lines of an e-mail are its sender's: earlier mails quoted below, signatures and programs' greetings are not.

Of a mail that hands on another one, that other one is what it is about; there only the lines that introduce it go.
"""

import re
from collections.abc import Iterable, Iterator

_ATTRIBUTION = re.compile(
    r"^(?:il (?:giorno )?|on |in data )(?=.*\d).{3,200}\b(?:ha scritto|scrive|wrote)\s?:\s*$", re.IGNORECASE
)
_ATTRIBUTION_START = re.compile(r"^(?:il|on|in data)\b", re.IGNORECASE)
_ORIGINAL = re.compile(r"^[-_ ]{3,}\s?(?:messaggio originale|original message)\s?[-_ ]{3,}$", re.IGNORECASE)
_HANDED_ON = re.compile(
    r"^(?:[-_ ]{3,}\s?(?:messaggio inoltrato|forwarded message)\s?[-_ ]{3,}"
    r"|inizio messaggio inoltrato:|begin forwarded message:)$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^\**(?P<name>da|from|inviato|data|sent|date|a|to|cc|ccn|oggetto|subject|rispondi a|reply-to):\**\s", re.IGNORECASE
)
_SENDER = frozenset({"da", "from"})
_MOMENT = frozenset({"inviato", "data", "sent", "date"})
_LONGEST_HEADER = 8
_ATTRIBUTION_LINES = 3
_PROGRAM = re.compile(
    r"^(?:inviato da(?:l mio| |l )|sent from |get outlook for |scarica outlook per ).{2,60}$", re.IGNORECASE
)
_SIGNATURE = "--"
_LONGEST_SIGNATURE = 12


def own_words(text: str, *, forwarded: bool) -> str:
    """The text without what is quoted and signed; the whole of it where nothing else would be left.

    `forwarded` says that the mail hands on another one, whose words are then kept.
    """
    lines = text.splitlines()
    kept = _handed_on(lines) if forwarded or any(map(_HANDED_ON.match, lines)) else _unquoted(lines)
    left = "\n".join(line for line in _unsigned(list(kept)) if not _PROGRAM.match(line))
    return left if left.strip() else text


def _unquoted(lines: list[str]) -> Iterator[str]:
    """The lines that quote nothing: all below the words that introduce a mail goes, unless only marked lines do."""
    number = 0
    while number < len(lines):
        line, introduced = lines[number], _introduction(lines, number)
        if introduced:
            number += introduced
            if not _is_marked(lines[number:]):
                return
        elif _ORIGINAL.match(line.strip()) or _header_length(lines, number):
            return
        else:
            if not line.startswith(">"):
                yield line
            number += 1


def _handed_on(lines: list[str]) -> Iterator[str]:
    number = 0
    while number < len(lines):
        line, header = lines[number].strip(), _header_length(lines, number)
        if not (header or _HANDED_ON.match(line) or _ORIGINAL.match(line)):
            yield re.sub(r"^(?:> ?)+", "", lines[number])
        number += header or 1


def _introduction(lines: list[str], number: int) -> int:
    """How many lines from this one on say who wrote what follows, when; programs wrap that sentence. 0 for none."""
    sentence = ""
    for count, line in enumerate(lines[number : number + _ATTRIBUTION_LINES], start=1):
        if not line.strip() or bool(_ATTRIBUTION_START.match(line)) != (count == 1):
            return 0
        sentence = f"{sentence} {line.strip()}".lstrip()
        if _ATTRIBUTION.match(sentence):
            return count
    return 0


def _is_marked(lines: Iterable[str]) -> bool:
    """Whether what follows is quoted by a mark at each line, so that the sender's own words may stand between."""
    return next((line.startswith(">") for line in lines if line.strip()), False)


def _header_length(lines: list[str], number: int) -> int:
    """How many lines the header of another mail takes here: sender, moment and subject, line by line. 0 for none."""
    names: list[str] = []
    end = number
    for end in range(number, min(number + _LONGEST_HEADER, len(lines))):
        header = _HEADER.match(f"{lines[end].strip()} ")
        if header:
            names.append(header["name"].lower())
        elif not names or lines[end].strip():
            break
    is_header = names[:1] and names[0] in _SENDER and not _MOMENT.isdisjoint(names)
    return end - number if is_header and not {"oggetto", "subject"}.isdisjoint(names) else 0


def _unsigned(lines: list[str]) -> list[str]:
    """The lines above the mark of a signature that is short enough to be one."""
    marks = [number for number, line in enumerate(lines) if line.rstrip() == _SIGNATURE]
    below = [line for line in lines[marks[-1] + 1 :] if line.strip()] if marks else []
    return lines[: marks[-1]] if below and len(below) <= _LONGEST_SIGNATURE else lines

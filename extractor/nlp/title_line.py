"""Which of a document's first lines is its title.

Above it stand, as a rule, what belongs to the page (menus, paths, notices), to the paper (its name, its press office)
or to the message that carried it. Only lines above the body are looked at; a name of a paper or of a body is taken
where no better line is there.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractor.nlp.text_lines import Line

_WORDS = 5
_LONGEST = 220
_SHORTEST = 12
_CANDIDATES = 6
_LEAST_OF_SENTENCE = 120
_PREFIX = re.compile(
    r"^\W*date \d{4}(?:-\d\d){0,2} |^(?:oggetto|subject): ?(?:(?:i|r|re|fw|fwd|inoltra): ?)*", re.IGNORECASE
)
_MENU = re.compile(
    r"(?:\s[|›»>·/]\s.*){2}|\s[›>]\s|^[^«]*\s»\s|^\W*\[ |\((?:#|/)[^)\s]*\)|^\W*(?:home|menu|sei in|ti trovi in)\b|"
    r"[←→]|^\s*- ",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\b(?:home|menu|cerca|rss|news|notizie|cronaca|politica|economia|attualità|cultura|sport|meteo|necrologie?|video|"
    r"eventi|ateneo|didattica|ricerca|bandi|progetti|contatti|abbonati|prezzi|servizi)\b",
    re.IGNORECASE,
)
_SECTION_SHARE = 0.6
_NOTICE = re.compile(
    r"\b(?:salta|vai) al (?:contenuto|menu)|\bcontenuto principale|\bcookie|\bbrowser\b|\bcondividi\b|"
    r"\binvia (?:ad?|per) |\bmessaggio inoltrato|\ba tutt[ei] (?:le redazioni|gli organi)|"
    r"^\W*(?:pubblicit[aà]|immagine|sezione|categori[ae]|tags?|argomenti|cerca|indietro|sommario|"
    r"da|a|cc|inviato|from|to|sent|data|prot(?:ocollo)?)\W*(?:$|:|n\.|\d)|"
    r"^\W*(?:(?:inserito|pubblicato|aggiornato) (?:il|da)|riceviamo e pubblichiamo|in questo numero|embargo)\b",
    re.IGNORECASE,
)
# What a project's data sheet names its rows by.
_ROW = re.compile(
    r"^\W*(?:luogo|titolo(?: esteso)?|acronimo|programm[ae]|misura|asse|localizzazione|capofila|partner|durata)\s*[:|]",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(?:19|20)\d\d\W{1,4}(?:ore )?\d{1,2}[:.]\d\d\b")
_CONTACT = re.compile(
    r"@|\b(?:tel|fax|p\.?\s?iva|www)\b|https?:|\b\d{5}\b|\b(?:[Vv]i(?:a|ale)|[Pp]iazza|[Cc]orso)\s[A-ZÀ-Ý][^,]*,?\s\d"
)
_PAPER = re.compile(
    r"\b(?:rivista|quotidiano|giornale|gazzetta|notiziario|newsletter|blog|periodico|mensile|settimanale|"
    r"edizione (?:di|on|della)|cronache d\w+|notizie da\w*|foglio|on ?line|archivio|portale|diario d\w+|"
    r"(?:ufficio|servizio|agenzia|area) (?:di )?(?:stampa|comunicazione|informazione))\b|"
    r"^\W*(?:assessorato|dipartimento|direzione|settore|servizio|ufficio)\b",
    re.IGNORECASE,
)


def title_in(lines: Sequence[Line]) -> tuple[Line, str] | None:
    """The line of the title among the first `lines` of a document (letterhead left out), and the title itself.

    None where no line reads like one.
    """
    found = list(_headings(lines))
    own = [each for each in found if not _PAPER.search(each[1])]
    full = [each for each in own if len(each[1].split()) >= _WORDS]
    return next(iter(full or own or found), None)


def is_contact(text: str) -> bool:
    """Whether a line gives an address, a telephone number or the like."""
    return bool(_CONTACT.search(text))


def _headings(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    above = [
        line for line in takewhile(lambda line: not _is_body(line.text.strip()), lines) if not _is_furniture(line.text)
    ]
    for line in above[:_CANDIDATES]:
        value = _PREFIX.sub("", line.text.strip(" *_#")).strip(" *_#")
        if _SHORTEST <= len(value) <= _LONGEST and value[-1] not in ".,;:":
            yield line, value


def _is_furniture(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_MENU, _NOTICE, _ROW, _CLOCK, _CONTACT)) or _is_menu(text)


def _is_menu(text: str) -> bool:
    """Whether most of the words are names of sections, as in a menu whose entries nothing parts."""
    return len(_SECTION.findall(text)) > max(2, _SECTION_SHARE * len(text.split()))


def _is_body(text: str) -> bool:
    """Whether a line is running text: long, or a whole sentence of some length."""
    return len(text) > _LONGEST or (len(text) > _LEAST_OF_SENTENCE and text.rstrip("\"”»’')*_ ").endswith((".", ":")))

"""Blocks of a page that tell of something else: links to other news, the readers' comments.

What stands in them looks like facts of the document and is none: sums, days and places of other stories. Words that
open nothing else mark them. A block is the line that opens it, with the headlines below where that line is a heading
alone; comments last to the end of the page.
"""

import re
from itertools import takewhile

from extractor.nlp.reading import Span
from extractor.nlp.text_lines import Line, lines_of

_THINGS = r"(?:articol[oi]|notizi[ae]|contenut[oi]|post|news|storie|puntate|approfondiment[oi]|comunicat[oi])"
_OPENS = re.compile(
    r"[\s\W_]*(?:(?:leggi|vedi|guarda) (?:anche|pure)|(?:ti |vi )?potrebb\w+ (?:anche )?(?:interessar|piacer)\w+|"
    r"(?:forse )?(?:ti|vi) può interessare|forse (?:ti|vi) interessa|"
    rf"{_THINGS} (?:correlat|collegat|simil|recent|a tema)\w*|correlati|altr[ei] {_THINGS}|"
    r"letture consigliate|(?:gli articoli |le notizie |i |le )?più (?:lett|vist|commentat|cliccat)[ie]|"
    r"(?:sullo|nello|sulla|nella) stess[oa] (?:tema|argomento|sezione|categoria|rubrica)|dello stesso autore|"
    r"related (?:posts?|articles?|news|stories)|you may also like|read also|most read)\b(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"[\s\W_]*(?:\d{1,4} comment[oi]|commenti(?: \(\d+\)| dei lettori)?|lascia un (?:commento|risposta)|"
    r"(?:scrivi|aggiungi|inserisci) un commento|leave a (?:reply|comment))[\W_]*$",
    re.IGNORECASE,
)
# What a page says of itself at its foot.
_OWN = re.compile(
    r"\W*(?:fonte|redazione|ufficio stampa|contatti|info|pubblicat[oa]|ultim[oa] (?:aggiornamento|modifica)|data|"
    r"copyright|©)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 40
_LONGEST_HEADLINE = 170
_LONGEST_SENTENCE = 90
_LEAST_OF_BODY = 160


def other_news(text: str) -> list[Span]:
    """The stretches that tell of other things, in order, not overlapping."""
    lines = lines_of(text)
    found: list[Span] = []
    is_in_body = False
    for index, line in enumerate(lines):
        is_in_body = is_in_body or len(line.text) >= _LEAST_OF_BODY
        if found and line.start < found[-1][1]:
            continue
        if is_in_body and _COMMENTS.match(line.text):
            return [*found, (line.start, len(text))]
        if (opening := _OPENS.match(line.text)) and not _runs_on(line):
            is_heading = len(opening["rest"]) <= _LONGEST_HEADING and line.text.rstrip()[-1:] not in ".!?"
            below = takewhile(_is_headline, lines[index + 1 :] if is_heading else ())
            found.append((line.start, [line, *below][-1].end))
    return found


def _runs_on(line: Line) -> bool:
    """Whether a line is running text: long, or a whole sentence."""
    is_sentence = line.text.rstrip(" \"”»’')*_").endswith(".") and len(line.text) > _LONGEST_SENTENCE
    return is_sentence or len(line.text) > _LONGEST_HEADLINE


def _is_headline(line: Line) -> bool:
    return not _runs_on(line) and not _OWN.match(line.text)

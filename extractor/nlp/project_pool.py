"""Every stretch that may be a project's name, cue or no cue: quotes, names, odd words, what opens a line or bracket.

They weigh nothing by themselves; a trained head (`project_head.py`) tells which of them are names of projects.
"""

import re
from collections.abc import Iterator

from extractor.nlp.project_candidates import Candidate, CandidateFinder
from extractor.nlp.project_names import end_of_name, is_written_as_name, odd_name_at, shape_points
from extractor.nlp.quotations import Quotation
from extractor.nlp.sentences import ITEM_MARK

_MOST_WORDS = 12
_MOST_OF_ITEM = 25
_MOST_BRACKETED_WORDS = 8
_SHORTEST = 3
_WORD = re.compile(r"(?<![\w.])[A-Za-zÀ-ÿ]")
_LINE = re.compile(
    rf"^[ \t]*(?:{ITEM_MARK})?[ \t]*(?P<name>[A-ZÀ-Ý0-9][^\n|–:;(]{{2,80}}?)\s?(?=[–:;(|\n]|\s-\s|$)", re.MULTILINE
)
# The description of works that stands for a name, told in full by its item.
_WHOLE_ITEM = re.compile(rf"^[ \t]*{ITEM_MARK}[ \t]*(?P<name>[A-ZÀ-Ý][^\n|:;(–]{{60,158}}?)[.;]?$", re.MULTILINE)
# A name in small letters that opens its line, parted from what is said of it.
_SMALL = re.compile(rf"^[ \t]*(?:{ITEM_MARK})?[ \t]*(?P<name>[a-zà-ÿ][\w.+]{{3,30}})(?=:\s|\s[-–]\s)", re.MULTILINE)
_EMPHASISED = re.compile(r"(?<![\w*_])(?P<mark>\*{1,2}|_)(?P<name>[A-ZÀ-Ý0-9#][^*_\n]{1,90}?)(?P=mark)(?![\w*_])")
# Before a bracket the name may be of many words, of which only the first is surely capitalised.
_BEFORE_BRACKET = re.compile(r"(?<=\s)(?=(?P<name>[A-ZÀ-Ý][\wÀ-ÿ.&+-]*(?:\s[\wÀ-ÿ'’.&+-]+){1,4})\s\([A-ZÀ-Ý])")
_BRACKETED = re.compile(r"(?<=[;,:]\s)(?P<name>[A-ZÀ-Ý0-9#][^\n;:()]{2,60}?)\s\(")


def free_candidates(finder: CandidateFinder) -> Iterator[Candidate]:
    """The stretches, in no order; many of them more than once, cut differently."""
    for quote in finder.quotations:
        is_name = quote.inner[0].isupper() or shape_points(quote.inner) > 0 or is_written_as_name(quote.inner)
        if is_name and len(quote.inner.split()) <= _MOST_WORDS and not finder.names_other(quote):
            yield from finder.quoted(quote, "names.any-quote", 0)
    for name in finder.free_names():
        for end in {name.end, end_of_name(finder.text, name.start, name.end)}:
            yield from finder.named(name.start, end, "names.any", 0)
    yield from _odd_words(finder)
    yield from _matched(finder, _LINE, "names.any-line", _MOST_WORDS)
    yield from _matched(finder, _BRACKETED, "names.any-bracket", _MOST_BRACKETED_WORDS)
    yield from _matched(finder, _BEFORE_BRACKET, "names.any-before-bracket", _MOST_BRACKETED_WORDS)
    yield from _matched(finder, _WHOLE_ITEM, "names.any-item", _MOST_OF_ITEM)
    yield from _emphasised(finder)
    for small in _SMALL.finditer(finder.text):
        yield from finder.named(*small.span("name"), "names.any-small", 0, after=small.end("name"))


def _emphasised(finder: CandidateFinder) -> Iterator[Candidate]:
    """What asterisks or underscores set off, read as a quotation is: the name, and the title behind its colon."""
    for match in _EMPHASISED.finditer(finder.text):
        if len(match["name"].split()) <= _MOST_WORDS:
            quote = Quotation(*match.span(), *match.span("name"), match["name"])
            yield from finder.quoted(quote, "names.any-emphasised", 0)


def _odd_words(finder: CandidateFinder) -> Iterator[Candidate]:
    for match in _WORD.finditer(finder.text):
        start = match.start()
        end = odd_name_at(finder.text, start)
        if end and end - start >= _SHORTEST and shape_points(finder.text[start:end]):
            yield from finder.named(start, end, "names.any-odd", 0)


def _matched(finder: CandidateFinder, pattern: re.Pattern[str], origin: str, most_words: int) -> Iterator[Candidate]:
    for match in pattern.finditer(finder.text):
        if len(match["name"].split()) <= most_words:
            yield from finder.named(*match.span("name"), origin, 0)

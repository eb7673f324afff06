"""Names in quotation marks without a noun beside them: "entra in “Orti”, guidato da …".

Nothing but the marks says that it is a name, so the words on both sides and the sums, programmes and leaders of the
sentence must agree that an undertaking is spoken of, not a book or someone's word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.nlp.project_candidates import Candidate, CandidateFinder
from extractor.nlp.project_names import STRONG, WEAK
from extractor.nlp.quotations import Quotation
from extractor.nlp.sentences import sentence_spans
from extractor.nlp.span_groups import Group, read
from extractor.schema.mention import Label

_TOWARDS = re.compile(
    r"\b(?:nell['’]ambito di|grazie a|al via|part[eiì]\w{0,4}|torna|nasc\w+|(?:con)?clu[ds]\w+|chiu[ds]\w+|entra\w*(?: a far parte)?"
    r"(?: in| di)|partecip\w+ a|ader\w+ a|dentro(?: \w+)? a|sta in|lavor\w+ a|pass[aiò]t?[oa]?|(?:co)?finanzia\w+(?: di| a)?|"
    r"approva\w+|avvi\w+|lanci\w+|promuov\w+|promoss\w+|realizz\w+|propon\w+|propost\w+|coordin\w+|guida\w*|sosten\w+|"
    r"capofila (?:di|per)|partner (?:di|in)|somme di|protagonist\w+ (?:di|con)|obiettivo di|cuore di|risultati di|"
    r"tappa di|fase di|fine di|edizione di|l['’]idea di|euro (?:a|per)|milioni (?:a|per)|con|è)\s?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(
    r"\s?,?\s?(?:è |sarà |, )?(?:(?:(?:co-?)?finanzia|guida|coordina|promoss|propost|presenta|sostenu|ideat|nat|parti|approva|"
    r"ammess|seleziona|vincit|dedica|realizza|pensa|cura|capitana|condott)\w*|che (?:vede|ha|mette|unisce|coinvolge|porta|"
    r"punta|mira|riunisce|nasce|prevede|offre|avrà|durerà|è)|con (?:cui|il quale|la quale|capofila)|punta|mira|coinvolge|"
    r"riunisce|vede|prevede|nasce|durerà|mette|intende|vuole|ha (?:come|per|ottenuto|ricevuto|un)|si (?:propone|rivolge|"
    r"svolge|sviluppa|articola)|capofila|il cui|grazie a|in partenariato|in rete con|insieme a)\b",
    re.IGNORECASE,
)
_UNDERTAKING = re.compile(
    r"\b(?:progett|iniziativ|partner|capofil|bando|contribut|cofinanzia|finanzia)\w*", re.IGNORECASE
)
_BACKING = (Label.AMOUNT, Label.PROGRAMME, Label.LEAD_CUE, Label.TOTAL_CUE, Label.GRANT_CUE, Label.EU_CUE)
_REACH = 40


def quoted_candidates(doc: Doc, finder: CandidateFinder) -> Iterator[Candidate]:
    """The short quotations that the words around them make out to be undertakings."""
    backing = sorted(m.start for m in read(doc, Group.CUES, Group.VALUES, Group.PROGRAMMES) if m.label in _BACKING)
    spans = list(sentence_spans(finder.text))
    ends = [end for _, end in spans]
    for quote in finder.free_quotations():
        span = spans[min(bisect_left(ends, quote.start + 1), len(spans) - 1)]
        points = _points(finder.text, quote, span, backing)
        if points > WEAK:
            yield from finder.at(quote.start, "names.quoted", min(points, STRONG) - WEAK)


def _points(text: str, quote: Quotation, span: tuple[int, int], backing: list[int]) -> int:
    before = text[max(span[0], quote.start - _REACH) : quote.start]
    is_backed = bisect_left(backing, span[0]) < bisect_left(backing, span[1])
    spoken_of = is_backed or _UNDERTAKING.search(text, *span)
    signs = (_TOWARDS.search(before), _ONWARDS.match(text, quote.end), spoken_of)
    return sum(WEAK for sign in signs if sign) + (WEAK if is_backed and signs[1] else 0)

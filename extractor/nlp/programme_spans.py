"""Funding programmes of the gazetteer; forms that are also words or places only beside a cue."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.doc_text import text_of, words_in
from extractor.nlp.span_groups import Group, read, write
from extractor.phrase_index import Word
from extractor.schema.mention import Label, Mention

_CUE = re.compile(
    r"\b(programm\w*|band\w|fond[oi]|finanzia\w*|cofinanzia\w*|co-finanzia\w*|ambito|iniziativa|interreg|call|misura|"
    r"europe[oai]|contributo|risorse|progett\w*|cooperazione|azione|sostegno)\b[^.;:]{0,40}$|"
    r"\b(?:è|sono|come|vinto|ottenuto|con) (?:un|uno dei|i|il) $",
    re.IGNORECASE,
)
_REACH = 70


def programmes(doc: Doc) -> Doc:
    """Writes the group `programmes`; each mention's value is the `Programme`.

    What the user's own alias names is none.
    """
    others = {(m.start, m.end) for m in read(doc, Group.ALIASES)}
    found = _find(text_of(doc), words_in(doc))
    return write(doc, Group.PROGRAMMES, (m for m in found if (m.start, m.end) not in others))


def _find(text: str, words: list[Word]) -> Iterator[Mention]:
    for start, end, forms in gazetteers.programmes().find(text, words):
        form = next((f for f in forms if not f.needs_cue), forms[0])
        if _is_written_as_name(text[start:end]) and (not form.needs_cue or _has_cue(text, start)):
            yield Mention(start, end, text[start:end], Label.PROGRAMME, "gazetteer.programmes", form.programme)


def _is_written_as_name(form: str) -> bool:
    return any(c.isupper() for c in form) or form.count(" ") >= 3


def _has_cue(text: str, start: int) -> bool:
    return bool(_CUE.search(text[max(0, start - _REACH) : start]))

"""Bodies named by the adjective of their place: "l'ateneo patavino" is the Università di Padova.

Adjectives of countries tell a nationality, not a name ("le università slovene"), and a comune with one lies in the
province that it names ("il comune bresciano di Alfa").
"""

import re
from collections.abc import Iterator

from extractor import gazetteers
from extractor.gazetteers import Demonym, Head
from extractor.nlp.name_words import NameWords
from extractor.phrase_index import key_of
from extractor.schema.mention import Label, Mention, OrganisationName
from extractor.schema.record import PlaceType

_TOWN = frozenset({PlaceType.CITY, PlaceType.PROVINCE})
_NAMES_BODY = {
    "university": _TOWN,
    "province": _TOWN,
    "region": frozenset({PlaceType.REGION}),
    "chamber": _TOWN,
}
_NOUN = {"Ateneo": "Università", "Amministrazione provinciale": "Provincia", "Amministrazione regionale": "Regione"}
_OF_NAME = re.compile(r"\s(?:di|del|della|d['’]|dell['’])\s?[A-ZÀ-Ý]|\s[A-ZÀ-Ý]")
_INDEFINITE = re.compile(r"\b(?:un|una|ogni|ciascuna?|altr[ao])[\s'’]+$", re.IGNORECASE)


def adjective_names(around: NameWords) -> Iterator[Mention]:
    """An organisation for each head in the singular with an adjective of its place, over both words."""
    for position, word in enumerate(around.words):
        length, heads = gazetteers.heads().longest_at(around.text, around.words, position)
        adjective = position + length
        if not length or adjective >= len(around.words) or not re.fullmatch(r"[ \n]", around.gap(adjective)):
            continue
        demonym = gazetteers.demonyms().get(around.words[adjective].folded)
        end = around.words[adjective].end
        folded = tuple(w.folded for w in around.words[position:adjective])
        if demonym is None or not _is_named(heads[0], demonym, folded) or _OF_NAME.match(around.text, end):
            continue
        if not _INDEFINITE.search(around.text[max(0, word.start - 10) : word.start]):
            yield _mention(around.text, word.start, end, heads[0], demonym)


def _is_named(head: Head, demonym: Demonym, folded: tuple[str, ...]) -> bool:
    is_singular = folded == key_of(head.head)
    return is_singular and demonym.type in _NAMES_BODY.get(head.type, ())


def _mention(text: str, start: int, end: int, head: Head, demonym: Demonym) -> Mention:
    noun = _NOUN.get(head.head, head.head)
    link = " " if head.type == "region" else " di "
    name = OrganisationName(f"{noun}{link}{demonym.place}", head.type, demonym.country or head.country)
    return Mention(start, end, text[start:end], Label.ORG, "names.adjective", name)

"""Which country an organisation's name speaks of."""

from collections.abc import Iterator

from extractor import gazetteers
from extractor.gazetteers import KnownPlace
from extractor.phrase_index import Word, words_of
from extractor.schema.record import PlaceType

FUNCTION_WORDS = frozenset(
    "di del della dello dell dei degli delle d per la il lo l le i gli e ed in a al alla of for the and s p".split()
)
_FOREIGN = frozenset("de du des do von".split())
_OF = frozenset("di d a in of".split()) | _FOREIGN
_OF_THE = _OF | frozenset("del della dello dell dei degli delle da".split())
_LONGEST_PLACE = 4


def country_in(name: str) -> str | None:
    """The country that a name is certain to speak of.

    It is that of the organisation that the gazetteer has, else of a place in the name ("Università di Maribor") or of
    an adjective ("Ministero bavarese dell'Agricoltura").
    """
    known = {organisation.country for organisation in gazetteers.organisations().get(name)}
    if len(known) == 1:
        return known.pop()
    words = words_of(name)
    return next(_of_places(name, words), None) or next(_of_adjectives(name, words), None)


def usual_country(name: str) -> str | None:
    """The country where such names are at home.

    The legal form ("Srl"), the head ("Comunità montana") or a known organisation within ("Istituto X del CNR") tells.
    """
    return _of_legal_form(name) or _of_head(name) or _of_known_part(name)


def _of_places(name: str, words: list[Word]) -> Iterator[str]:
    """The countries of the places in a name, the longest first; of namesakes the one in Italy, then the largest."""
    folded = [word.folded for word in words]
    for size in range(_LONGEST_PLACE, 0, -1):
        for start in range(len(words) - size + 1):
            end = start + size
            if folded[start] in FUNCTION_WORDS or not name[words[start].start].isupper():
                continue
            places = [place for place in gazetteers.places().get(" ".join(folded[start:end])) if place.country]
            around = folded[start - 1] if start else "", folded[end] if end < len(folded) else ""
            certain = [place for place in places if _is_certain(place, *around)]
            if certain:
                yield str(max(certain, key=lambda place: (place.country == "IT", place.population)).country)


def _is_certain(place: KnownPlace, before: str, after: str) -> bool:
    """Whether a name speaks of a place whose letters it has, between these words.

    A foreign town may be any word ("Museo della Porta"), and Italian ones have no "de" before them.
    """
    if place.country == "IT":
        return before not in _FOREIGN and (before in _OF or not place.needs_context)
    if place.type != PlaceType.CITY:
        return before in _OF_THE or not place.needs_context
    is_alone = before not in _OF_THE and not place.needs_context
    return (before in _OF or is_alone) and after not in _OF_THE


def _of_adjectives(name: str, words: list[Word]) -> Iterator[str]:
    """The countries of a name's adjectives; those with a capital may be family names, such as "Tedeschi"."""
    for word in words:
        demonym = gazetteers.demonyms().get(word.folded)
        if demonym and demonym.country and (demonym.country == "IT" or name[word.start].islower()):
            yield demonym.country


def _of_head(name: str) -> str | None:
    """The country that names with this head are of; all Italian municipalities are known by their places."""
    words = words_of(name)
    length, heads = gazetteers.heads().longest_at(name, words, 0)
    usual = (head for head in heads if head.type != "municipality" or len(words) == length)
    return next((head.country for head in usual if head.country), None)


def _of_known_part(name: str) -> str | None:
    parts = gazetteers.organisations().find(name, words_of(name))
    return next((known.country for _start, _end, found in parts for known in found if known.country), None)


def _of_legal_form(name: str) -> str | None:
    plain = name.replace(".", "")
    forms = gazetteers.legal_form_countries()
    return next((country for form, country in forms.items() if plain.endswith(f" {form}")), None)

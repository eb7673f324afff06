"""Which country an organisation's name speaks of."""

from extractor import gazetteers
from extractor.phrase_index import key_of

FUNCTION_WORDS = frozenset(
    "di del della dello dell dei degli delle d per la il lo l le i gli e ed in a al alla of for the and s p".split()
)


def country_in(name: str) -> str | None:
    """The country of the places that a name holds ("Università di Maribor"), else that of its head, if certain."""
    words = [w for w in key_of(name) if w not in FUNCTION_WORDS]
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            places = gazetteers.places().get(" ".join(words[start : start + size]))
            certain = [p for p in places if not p.needs_context and p.country]
            if certain:
                return max(certain, key=lambda p: (p.country == "IT", p.population)).country
    heads = gazetteers.heads().get(words[0]) if words else []
    return next((h.country for h in heads if h.country), None)

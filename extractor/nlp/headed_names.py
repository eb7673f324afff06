"""Names that begin with a head noun, which may hold connectors and lower-case complements.

Italian capitalises the head alone: "Istituto nazionale di fisica nucleare".
"""

import re
from dataclasses import dataclass

from extractor import gazetteers
from extractor.gazetteers import Head
from extractor.nlp.name_words import ITALIAN_CONNECTORS, NameWords

FOREIGN_CONNECTORS = frozenset("of for the and von der des fur et du de zu und do da senza".split())
COORDINATORS = frozenset({"e", "ed"})
_NOMINAL = re.compile(
    r"(?:ic[oaie]|ich[ei]|al[ei]|an[oaie]|iv[oaie]|os[oaie]|ar[ei]|ari[oae]?|ent[ei]|es[ei]|ist[aie]|t[aà]|"
    r"zion[ei]|ur[aei]|ment[oi]|"
    r"tor[ei]|ess[oaie]|in[oaie]|tat[oaie]|ett[oaie]|ism[oi]|gi[ae]|fi[ae]|isi)$"
)
_PLURAL_VERB = re.compile(r"(?:[aei]nno|[^aeiou]ano|[aei]ano|ono)$")  # adjectives of the sort are in the vocabulary
_VERBAL = frozenset(
    "sta era fara sara stata stato state stati data dato presenta rappresenta conta tenta porta diventa aumenta".split()
)
_PLACE_WORDS = frozenset({"val", "valle", "alto", "alta", "bassa", "basso", "san", "santa"})
TIGHT = re.compile(r"[-–‑&/+.'’]{1,2}")
PLAIN_SPACE = re.compile(r"[ \n]|['’][ ]?")
_LINKED_HEADS = frozenset(
    {"school", "museum", "research", "health", "park", "university", "chamber", "municipality", "association"}
)
_LOWER_CASE_HEADS = frozenset(
    {"municipality", "province", "region", "university", "chamber", "park", "ministry", "school", "museum", "health"}
)
_LISTING_HEADS = frozenset({"department", "ministry", "chamber", "park", "gal", "association"})
_SUBJECT_HEADS = frozenset({"department", "ministry"})
_DEFINITE = frozenset(
    "il lo la l al allo alla all del dello della dell dal dallo dalla dall nel nella nell sul sulla sull".split()
)
_LOCATES = frozenset({"in", "nel", "nella"})
_NAMED_AFTER_PEOPLE = frozenset({"foundation", "school", "museum"})
_LONGEST_NAME = 18


@dataclass(frozen=True, slots=True)
class NameSequence:
    """`words[first:last]` form a name; `head` is the noun it begins with and `head_words` that noun's length."""

    first: int
    last: int
    head: Head | None = None
    head_words: int = 0

    @property
    def is_bare_head(self) -> bool:
        """Whether it is the head alone: "la Provincia"."""
        return self.head is not None and self.last - self.first == self.head_words


class HeadedNames:
    """Tells how far a name reaches that begins with a head noun."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._common = gazetteers.common_words()
        self._complements = gazetteers.complement_words()

    def after_head(self, position: int, length: int, head: Head) -> NameSequence | None:
        """The name whose head noun has `length` words from `position` on, None where none follows."""
        body = position + length
        last = end = body
        named = False
        while end < len(self._words.words) and end - position < _LONGEST_NAME and head.complements != "none":
            if not self._goes_on(body, end, head, named=named):
                break
            named = named or self._words.is_capital(end)
            end += 1
            if self._words.is_capital(end - 1) or self._is_complement(end - 1, named=False):
                last = end
        if not named:
            last = last if self._words.is_capital(position) and head.complements == "subject" else body
        if self._words.is_capital(position):
            refers_back = head.bare or self._is_definite(position)
            return NameSequence(position, last, head, length) if last > body or refers_back else None
        return self._lower_case(position, length, head, last) if named else None

    def _is_definite(self, position: int) -> bool:
        """Whether an article stands before a head alone, so that it takes up a body named elsewhere: "la Contea"."""
        return position > 0 and self._words.words[position - 1].folded in _DEFINITE

    def _lower_case(self, position: int, length: int, head: Head, last: int) -> NameSequence | None:
        """A head without its capital belongs to the name where it is official, or linked to the name ("istituto di …").

        "In provincia di Sondrio" names the territory, not the body.
        """
        body = position + length
        if position and self._words.words[position - 1].folded in _LOCATES:
            return None
        linked = self._words.words[body].folded in ITALIAN_CONNECTORS and head.type in _LINKED_HEADS
        if head.type in _LOWER_CASE_HEADS or linked:
            return NameSequence(position, last, head, length)
        return None

    def _goes_on(self, body: int, end: int, head: Head, *, named: bool) -> bool:
        """Whether the name that has `words[body:end]` after its head takes in `words[end]` too."""
        gap, word = self._words.gap(end), self._words.words[end]
        if end > body and self._lists_on(gap, end, head, named=named):
            return True
        if gap == " & " and self._words.is_capital(end):
            return True
        if not (PLAIN_SPACE.fullmatch(gap) or TIGHT.fullmatch(gap)) or "." in gap:
            return False
        if end > body and self._words.begins_other(end):
            return False
        if self._words.is_capital(end):
            named_after = end == body and head.type in _NAMED_AFTER_PEOPLE
            return named_after or not self._words.begins_person(end)
        if word.folded in ITALIAN_CONNECTORS or word.folded in FOREIGN_CONNECTORS:
            return not named or self._leads_to_name(end + 1)
        return self._is_complement(end, named=named and head.type not in _SUBJECT_HEADS)

    def _is_complement(self, index: int, *, named: bool) -> bool:
        """Whether a lower-case word may stand in a name: one of the vocabulary, or a noun before the proper part."""
        folded = self._words.words[index].folded
        if folded in self._complements:
            return True
        if self._links_to_place(index):
            return True
        if _PLURAL_VERB.search(folded) and folded not in gazetteers.demonyms():
            return False
        return not named and bool(_NOMINAL.search(folded)) and folded not in _VERBAL and folded not in self._common

    def _links_to_place(self, index: int) -> bool:
        return self._words.words[index].folded in _PLACE_WORDS and self._words.continues(index)

    def _leads_to_name(self, index: int) -> bool:
        """Whether a connector goes on to a capital or a word of names within two words."""
        for following in range(index, min(index + 2, len(self._words.words))):
            if not PLAIN_SPACE.fullmatch(self._words.gap(following)):
                return False
            if self._words.is_capital(following) or self._words.words[following].folded in self._complements:
                return not self._words.begins_other(following)
        return False

    def _lists_on(self, gap: str, end: int, head: Head, *, named: bool) -> bool:
        """Whether an enumeration inside the name goes on: "geofisica e vulcanologia", "Ricerca e Lavoro"."""
        folded, following = self._words.words[end].folded, end + 1
        if folded in COORDINATORS and gap == " " and following < len(self._words.words):
            if self._words.begins_other(following):
                return False
            if self._words.is_capital(following) or self._is_linked_capital(following):
                return head.type in _LISTING_HEADS and named
            named = named and head.type not in _SUBJECT_HEADS
            return not self._words.is_capital(end - 1) and self._goes_on_in_kind(following, named=named)
        if gap == ", " and head.type == "department":
            closes = any(w.folded in COORDINATORS for w in self._words.words[end + 1 : end + 5])
            return (
                closes
                and (self._words.is_capital(end) or self._leads_to_name(end))
                and not self._words.begins_other(end)
            )
        return False

    def _is_linked_capital(self, index: int) -> bool:
        linked = self._words.words[index].folded in ITALIAN_CONNECTORS and self._words.words[index].folded.startswith(
            "d"
        )
        return linked and index + 1 < len(self._words.words) and self._words.is_capital(index + 1)

    def _goes_on_in_kind(self, index: int, *, named: bool) -> bool:
        """Whether after "e" a complement follows, perhaps with the connector of the one before ("e di geofisica")."""
        if self._words.words[index].folded.startswith("d") and self._words.words[index].folded in ITALIAN_CONNECTORS:
            index += 1
        return (
            index < len(self._words.words)
            and not self._words.is_capital(index)
            and self._is_complement(index, named=named)
        )

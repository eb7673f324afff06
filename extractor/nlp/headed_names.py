"""Names that begin with a head noun, which may hold connectors and lower-case complements.

Italian capitalises the head alone: "Istituto nazionale di fisica nucleare".
"""

import re
from dataclasses import dataclass

from extractor import gazetteers
from extractor.gazetteers import Head
from extractor.nlp.name_words import ITALIAN_CONNECTORS, NameWords
from extractor.phrase_index import fold, key_of
from extractor.schema.record import PlaceType

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
_PLACE_WORDS = frozenset(
    "val valle valli alto alta alti alte bassa basso medio media san santa monte monti colli colline lago laghi".split()
)
# "Unione montana Alfa, Beta e Gamma" is one body named after several valleys.
_NAMED_AFTER_SEVERAL = frozenset(
    {"unione", "comunita", "bacino", "contea", "consorzio", "gal", "parco", "associazione"}
)
_SEVERAL = re.compile(
    r"(?:,\s[A-ZÀ-Ý][\wÀ-ÿ'’-]+(?:\s[A-ZÀ-Ý][\wÀ-ÿ'’-]+){0,2})*\sed?\s(?:(?:del|della|dell['’])\s?)?[A-ZÀ-Ý]"
)
TIGHT = re.compile(r"[-–‑&/+.'’]{1,2}")
PLAIN_SPACE = re.compile(r"[ \n]|['’][ ]?")
_LINKED_HEADS = frozenset(
    {"school", "museum", "research", "health", "park", "university", "chamber", "municipality", "association"}
)
_LOWER_CASE_HEADS = frozenset(
    "municipality province region university chamber park ministry school museum health gal".split()
)
_LISTING_HEADS = frozenset({"department", "ministry", "chamber", "park", "gal", "association", "company"})
_SUBJECT_HEADS = frozenset({"department", "ministry"})
_DEFINITE = frozenset(
    "il lo la l al allo alla all del dello della dell dal dallo dalla dall nel nella nell sul sulla sull".split()
)
_LOCATES = frozenset({"in", "nel", "nella"})
_NAMED_AFTER_PEOPLE = frozenset({"foundation", "school", "museum", "association", "company", "health"})
_OFFICE_BEFORE = re.compile(
    r"\b(?:president|diret|sindac|segretari|rett|dirigent|responsabil|coordinat|portavoce|amministrat|referent|membr|soci|"
    r"president|vice|ricercat|docent|preside|titolar|fondat)\w*\s(?:[a-z]+\s)?(?:del|della|dell['’]|di)\s?"
    r"(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_NAMED_BY_PURPOSE = frozenset({"ministry", "department", "agency", "research"})
_SELDOM_BEFORE_PEOPLE = frozenset({"gal", "park"})
_OFFICE_REACH = 24
_LONGEST_HEAD = 3
_LONGEST_NAME = 18
_ADDRESS = frozenset("via viale piazza piazzale corso largo tel fax".split())
_SERVES_SEVERAL = frozenset({"agency", "chamber", "health"})
_TOWN = re.compile(r"[A-ZÀ-Ý][\wÀ-ÿ'’-]+(?:\s[A-ZÀ-Ý][\wÀ-ÿ'’-]+)*")
_TOWNS = re.compile(rf"(?:,\s{_TOWN.pattern})*\sed?\s{_TOWN.pattern}")


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
        folded = tuple(w.folded for w in self._words.words[position:body])
        is_plural = head.plural is not None and head.plural != head.head and folded == key_of(head.plural)
        if is_plural or (position and self._words.words[position - 1].folded in _LOCATES):
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
        if self._is_tied(body, end, gap, head):
            return True
        if not (PLAIN_SPACE.fullmatch(gap) or TIGHT.fullmatch(gap)) or "." in gap:
            return False
        if ("\n" in gap and word.folded in _ADDRESS) or (end > body and self._words.begins_other(end)):
            return False
        if self._words.is_capital(end):
            return self._is_named_after(body, end, head) or not self._words.begins_person(end)
        if word.folded in ITALIAN_CONNECTORS or word.folded in FOREIGN_CONNECTORS:
            if word.folded == "per" and named and head.type not in _NAMED_BY_PURPOSE:
                return self._leads_to_capital(end + 1)
            return not named or self._leads_to_name(end + 1)
        return self._is_complement(end, named=named and head.type not in _SUBJECT_HEADS)

    def _is_tied(self, body: int, end: int, gap: str, head: Head) -> bool:
        """Whether more than a space binds the word: "Alfa & Beta", "Coop. Alfa", "Trás-os-Montes", a second trade."""
        if gap == " & " or (end == body and gap == ". " and head.head.endswith(".")):
            return self._words.is_capital(end)
        if gap == "-" and end + 1 < len(self._words.words) and self._words.gap(end + 1) == "-":
            return True
        return end <= body + 1 and self._joins_trades(body, end)

    def _is_named_after(self, body: int, end: int, head: Head) -> bool:
        """Whether a person's name belongs to the body's: "Società filarmonica Anna Verdi", but no one in office."""
        named_after = head.type in _NAMED_AFTER_PEOPLE and (end == body or not self._words.is_capital(end - 1))
        named_after = named_after or head.type in _SELDOM_BEFORE_PEOPLE
        return named_after and not _OFFICE_BEFORE.search(self._before_head(body))

    def _before_head(self, body: int) -> str:
        """The text before the head whose name goes on at `words[body]`."""
        end = self._words.words[max(0, body - _LONGEST_HEAD)].start
        return self._words.text[max(0, end - _OFFICE_REACH) : self._words.words[body - 1].start]

    def _is_complement(self, index: int, *, named: bool) -> bool:
        """Whether a lower-case word may stand in a name: one of the vocabulary, or a noun before the proper part."""
        folded = self._words.words[index].folded
        if folded in self._complements or (not named and folded in gazetteers.demonyms()):
            return True
        if self._links_to_place(index):
            return True
        if _PLURAL_VERB.search(folded) and folded not in gazetteers.demonyms():
            return False
        return not named and bool(_NOMINAL.search(folded)) and folded not in _VERBAL and folded not in self._common

    def _links_to_place(self, index: int) -> bool:
        return self._words.words[index].folded in _PLACE_WORDS and self._words.continues(index)

    def _leads_to_capital(self, index: int) -> bool:
        """Whether a purpose in capitals follows: "Associazione Italiana per la Ricerca"."""
        words = self._words.words
        index += index < len(words) and words[index].folded in ITALIAN_CONNECTORS
        is_place = index < len(words) and gazetteers.places().longest_at(self._words.text, words, index)[0]
        return index < len(words) and self._words.is_capital(index) and not is_place

    def _leads_to_name(self, index: int) -> bool:
        """Whether a connector goes on to a capital or a word of names within two words."""
        for following in range(index, min(index + 2, len(self._words.words))):
            if not PLAIN_SPACE.fullmatch(self._words.gap(following)):
                return False
            if self._words.is_capital(following) or self._words.words[following].folded in self._complements:
                return not self._words.begins_other(following)
        return False

    def _joins_trades(self, body: int, end: int) -> bool:
        """Whether a second trade goes on the head: "Molino *e pastificio* Alfa"."""
        words = self._words.words
        trade = body + 1
        if trade + 1 >= len(words) or words[body].folded not in COORDINATORS or self._words.gap(body) != " ":
            return False
        length, heads = gazetteers.heads().longest_at(self._words.text, words, trade)
        is_trade = length == 1 and heads[0].type == "company" and not self._words.is_capital(trade)
        return end <= trade and is_trade and self._words.is_capital(trade + 1)

    def _lists_on(self, gap: str, end: int, head: Head, *, named: bool) -> bool:
        """Whether an enumeration inside the name goes on: "geofisica e vulcanologia", "Ricerca e Lavoro"."""
        folded, following = self._words.words[end].folded, end + 1
        if named and head.type in _SERVES_SEVERAL and self._names_towns(end):
            return True
        if folded in COORDINATORS and gap == " " and following < len(self._words.words):
            if self._words.begins_other(following):
                return False
            if self._words.is_capital(following) or self._is_linked_capital(following):
                is_listing = head.type in _LISTING_HEADS or fold(head.head) in _NAMED_AFTER_SEVERAL
                return is_listing and named
            named = named and head.type not in _SUBJECT_HEADS
            return not self._words.is_capital(end - 1) and self._goes_on_in_kind(following, named=named)
        if gap == ", " and named and fold(head.head).split()[0] in _NAMED_AFTER_SEVERAL:
            return self._names_several(end, head)
        if gap == ", " and head.type == "department":
            closes = any(w.folded in COORDINATORS for w in self._words.words[end + 1 : end + 5])
            return (
                closes
                and (self._words.is_capital(end) or self._leads_to_name(end))
                and not self._words.begins_other(end)
            )
        return False

    def _names_towns(self, end: int) -> bool:
        """Whether the towns that one body serves go on: "Agenzia del TPL di Alfa, Beta e Gamma"."""
        start = self._words.words[end - 1].end
        towns = _TOWNS.match(self._words.text, start)
        names = _TOWN.findall(towns[0]) if towns else []
        return bool(names) and all(_is_town(name) for name in [*names, self._words.form(end - 1)])

    def _names_several(self, end: int, head: Head) -> bool:
        """Whether the body is named after several places, of which the next begins here: "Alfa, Beta e Gamma"."""
        several = _SEVERAL.match(self._words.text, self._words.words[end - 1].end)
        if not several or head.complements != "place":
            return False
        last = next((i for i in range(end, len(self._words.words)) if self._words.words[i].end >= several.end()), end)
        members = range(end, last + 1)
        towns = (gazetteers.places().longest_at(self._words.text, self._words.words, i)[1] for i in members)
        bodies = (gazetteers.heads().longest_at(self._words.text, self._words.words, i)[0] for i in members)
        is_towns = any(place.type == PlaceType.CITY for found in towns for place in found)
        return not any(bodies) and (not is_towns or "comuni" in fold(head.head))

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


def _is_town(name: str) -> bool:
    return any(place.type in (PlaceType.CITY, PlaceType.PROVINCE) for place in gazetteers.places().get(name))

"""Capitalised sequences: where a proper name begins and ends, before anyone asks what it names.

A name is a run of capitalised words. After a head noun ("Istituto", "Camera") it may also hold connectors and
lower-case complements ("Istituto nazionale di fisica nucleare"), because Italian capitalises the head alone.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from extractor import gazetteers
from extractor.gazetteers import Head
from extractor.nlp.cover import Cover
from extractor.phrase_index import Word

ITALIAN_CONNECTORS = frozenset(
    "di del dello della dell dei degli delle d per lo la l il le gli i a al alla all ai alle in nel nella sul sulla "
    "sui".split()
)
FOREIGN_CONNECTORS = frozenset("of for the and von der des fur et du de zu und do da".split())
_COORDINATORS = frozenset({"e", "ed"})
_NOMINAL = re.compile(
    r"(?:ic[oaie]|ich[ei]|al[ei]|an[oaie]|iv[oaie]|os[oaie]|ar[ei]|ari[oae]?|ent[ei]|es[ei]|ist[aie]|t[aà]|"
    r"zion[ei]|ur[aei]|ment[oi]|"
    r"tor[ei]|ess[oaie]|in[oaie]|tat[oaie]|ett[oaie]|ism[oi]|gi[ae]|fi[ae]|isi)$"
)
_VERBAL = frozenset(
    "sta era fara sara stata stato state stati data dato presenta rappresenta conta tenta porta diventa aumenta".split()
)
_GLUE = re.compile(r" ?[&/+.’'] ?|-| |\n")
_TIGHT = re.compile(r"[-–‑&/+.'’]{1,2}")
_PLAIN_SPACE = re.compile(r"[ \n]|['’][ ]?")
_LINKED_HEADS = frozenset(
    {"school", "museum", "research", "health", "park", "university", "chamber", "municipality", "association"}
)
_LOWER_CASE_HEADS = frozenset(
    {"municipality", "province", "region", "university", "chamber", "park", "ministry", "school", "museum", "health"}
)
_LISTING_HEADS = frozenset({"department", "ministry", "chamber", "park", "gal", "association"})
_SUBJECT_HEADS = frozenset({"department", "ministry"})
_BULLET = re.compile(r"[ \t]*(?:[-•*–·▪]|\d{1,2}[.)])\s+")
_LOCATES = frozenset({"in", "nel", "nella"})
_NAMED_AFTER_PEOPLE = frozenset({"foundation", "school", "museum"})
_DESCRIBED = frozenset({"company", "association", "foundation", "school"})
_SHORT_ITEM = 90
_LONGEST_NAME = 18
_WRAPPED_LINE = 50


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


class SequenceFinder:
    """Finds the name sequences of one text.

    `sentence_starts` are the offsets at which capitals say nothing; names never run into what is `taken`.
    """

    def __init__(self, text: str, words: list[Word], sentence_starts: set[int], taken: Cover) -> None:
        self.text = text
        self.words = words
        self._sentence_starts = sentence_starts
        self._taken = {i for i, w in enumerate(words) if taken.holds(w.start)}
        self._common = gazetteers.common_words()
        self._complements = gazetteers.complement_words()

    def find(self) -> list[NameSequence]:
        """All sequences in order, none overlapping."""
        found: list[NameSequence] = []
        position = 0
        while position < len(self.words):
            sequence = self._at(position)
            if sequence:
                found.append(sequence)
            position = sequence.last if sequence else position + 1
        return found

    def form(self, index: int) -> str:
        """A word as it is written."""
        return self.text[self.words[index].start : self.words[index].end]

    def is_capital(self, index: int) -> bool:
        """Whether a word is written as a name: an initial capital, or capitals inside ("eCom", "4AlpClusters")."""
        form = self.form(index)
        return index not in self._taken and (form[0].isupper() or any(c.isupper() for c in form[1:]))

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence, line or cell, or of a quotation that opens one."""
        start = self.words[index].start
        if self.opens_item(start):
            return False
        while start > 0 and self.text[start - 1] in "\"“«‘'(–-•*·[|# ":
            if start in self._sentence_starts:
                return True
            start -= 1
        return start in self._sentence_starts or start == 0 or self.text[start - 1] == "\n"

    def opens_item(self, start: int) -> bool:
        """Whether a short list item begins here: its capital is a name's, not a sentence's."""
        line_start = self.text.rfind("\n", 0, start) + 1
        end = self.text.find("\n", start)
        bullet = _BULLET.match(self.text, line_start)
        return (
            bullet is not None
            and bullet.end() == start
            and (end if end >= 0 else len(self.text)) - start <= _SHORT_ITEM
        )

    def in_capital_line(self, index: int) -> bool:
        """Whether the word's line is written in capitals throughout, as titles are."""
        word = self.words[index]
        start = self.text.rfind("\n", 0, word.start) + 1
        end = self.text.find("\n", word.end)
        letters = [c for c in self.text[start : end if end >= 0 else None] if c.isalpha()]
        return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters)

    def gap(self, index: int) -> str:
        """The text before `words[index]`, back to the word before it; a line break counts only in wrapped text."""
        if not index:
            return ""
        between = self.text[self.words[index - 1].end : self.words[index].start]
        return "\n\n" if "\n" in between and not self._is_wrapped(self.words[index - 1].end) else between

    def index_at(self, offset: int) -> int | None:
        """The index of the word that begins at an offset of the text."""
        index = bisect_left(self.words, offset, key=lambda word: word.start)
        return index if index < len(self.words) and self.words[index].start == offset else None

    def _is_wrapped(self, offset: int) -> bool:
        start = self.text.rfind("\n", 0, offset) + 1
        line = self.text[start:offset]
        return len(line) >= _WRAPPED_LINE and "|" not in line

    def _at(self, position: int) -> NameSequence | None:
        length, heads = gazetteers.heads().longest_at(self.text, self.words, position)
        headed = self._after_head(position, length, heads[0]) if length else None
        if headed or not self._starts_name(position):
            return headed
        last = self._run(position + 1, described=self._is_described(position))
        return NameSequence(position, self._with_legal_form(last))

    def _is_described(self, position: int) -> bool:
        """Whether a common noun of a body ("la cooperativa") stands before: then the name may hold connectors."""
        for back in range(1, 4):
            if position - back < 0 or not _PLAIN_SPACE.fullmatch(self.gap(position - back + 1)):
                return False
            length, heads = gazetteers.heads().longest_at(self.text, self.words, position - back)
            if length and heads[0].type in _DESCRIBED:
                return True
        return False

    def _with_legal_form(self, last: int) -> int:
        """The index after a legal form in small letters that follows: "GRAIA Acque srl"."""
        if (
            last < len(self.words)
            and self.words[last].folded in gazetteers.legal_forms()
            and self.gap(last) in (" ", ", ")
        ):
            return last + 1
        return last

    def _starts_name(self, position: int) -> bool:
        if not self.is_capital(position):
            return False
        form, folded = self.form(position), self.words[position].folded
        shouted = form.isupper() and self.in_capital_line(position)
        if form.isupper() and len(form) > 1 and self._shouts_on(position):
            return True
        if folded in self._common:
            return not self.opens_sentence(position) and self._continues(position) and not shouted
        if len(form) == 1:
            return self._continues(position) and not shouted
        if any(c.isupper() or c.isdigit() for c in form[1:]):
            return not shouted
        return not self.opens_sentence(position) or self._continues(position) or folded in self._mid_sentence_names

    def _shouts_on(self, position: int) -> bool:
        """Whether a name in capitals goes on: "LA BANDA DEL PAESE" outside a line that shouts throughout."""
        if not self._continues(position) or self.in_capital_line(position):
            return False
        following = self.form(position + 1)
        return following.isupper() and len(following) > 1

    def _continues(self, position: int) -> bool:
        """Whether a capitalised word follows in the same run; a full stop ends the run, save after an initial."""
        following = position + 1
        if following == len(self.words) or not self.is_capital(following):
            return False
        gap = self.gap(following)
        return bool(_GLUE.fullmatch(gap)) and ("." not in gap or self._follows_initial(following))

    @cached_property
    def _mid_sentence_names(self) -> set[str]:
        return {
            word.folded
            for index, word in enumerate(self.words)
            if self.text[word.start].isupper() and not self.opens_sentence(index) and not self.in_capital_line(index)
        }

    def _run(self, position: int, *, described: bool) -> int:
        """The index after the last word of a run of capitalised words that goes on at `position`."""
        connectors = FOREIGN_CONNECTORS | ITALIAN_CONNECTORS | _COORDINATORS if described else FOREIGN_CONNECTORS
        while position < len(self.words):
            if self._joins_run(position):
                position += 1
            elif self._links(position, connectors):
                position += 2
            else:
                break
        return position

    def _joins_run(self, position: int) -> bool:
        gap, form = self.gap(position), self.form(position)
        if "." in gap:
            initials = len(form) == 1 and gap == "."
            return (
                (self.is_capital(position) or initials)
                and self._follows_initial(position)
                and bool(_GLUE.fullmatch(gap))
            )
        if _TIGHT.fullmatch(gap):
            return self.is_capital(position) or form.isdigit() or (form == "s" and gap in "'’")
        if not _GLUE.fullmatch(gap):
            return False
        return self.is_capital(position) or self._is_version(position, gap)

    def _is_version(self, position: int, gap: str) -> bool:
        """A short number that closes a name ("Cascina 4", "Lab 2.0"), not one that counts what follows."""
        form, end = self.form(position), self.words[position].end
        closes = not re.match(r"\s[a-zà-ÿ]|[.,:]\d|%|\s?€", self.text[end : end + 3])
        return gap == " " and form.isdigit() and len(form) <= 2 and closes

    def _follows_initial(self, position: int) -> bool:
        before = self.form(position - 1)
        return len(before) == 1 or before in ("St", "Mc", "SS")

    def _links(self, position: int, connectors: frozenset[str]) -> bool:
        following = position + 1
        return (
            self.words[position].folded in connectors
            and self.gap(position) == " "
            and following < len(self.words)
            and bool(_PLAIN_SPACE.fullmatch(self.gap(following)))
            and self.is_capital(following)
            and not self._begins_other(following)
        )

    def _after_head(self, position: int, length: int, head: Head) -> NameSequence | None:
        body = position + length
        last = end = body
        named = False
        while end < len(self.words) and end - position < _LONGEST_NAME and head.complements != "none":
            if not self._goes_on(body, end, head, named=named):
                break
            named = named or self.is_capital(end)
            end += 1
            if self.is_capital(end - 1) or self._is_complement(end - 1, named=False):
                last = end
        if not named:
            last = last if self.is_capital(position) and head.complements == "subject" else body
        if self.is_capital(position):
            return NameSequence(position, last, head, length) if last > body or head.bare else None
        return self._lower_case(position, length, head, last) if named else None

    def _lower_case(self, position: int, length: int, head: Head, last: int) -> NameSequence | None:
        """A head without its capital belongs to the name where it is official, or linked to the name ("istituto di …").

        "In provincia di Sondrio" names the territory, not the body.
        """
        body = position + length
        if position and self.words[position - 1].folded in _LOCATES:
            return None
        linked = self.words[body].folded in ITALIAN_CONNECTORS and head.type in _LINKED_HEADS
        if head.type in _LOWER_CASE_HEADS or linked:
            return NameSequence(position, last, head, length)
        return None

    def _goes_on(self, body: int, end: int, head: Head, *, named: bool) -> bool:
        """Whether the name that has `words[body:end]` after its head takes in `words[end]` too."""
        gap, word = self.gap(end), self.words[end]
        if end > body and self._lists_on(gap, end, head, named=named):
            return True
        if gap == " & " and self.is_capital(end):
            return True
        if not (_PLAIN_SPACE.fullmatch(gap) or _TIGHT.fullmatch(gap)) or "." in gap:
            return False
        if end > body and self._begins_other(end):
            return False
        if self.is_capital(end):
            named_after = end == body and head.type in _NAMED_AFTER_PEOPLE
            return named_after or not self._begins_person(end)
        if word.folded in ITALIAN_CONNECTORS or word.folded in FOREIGN_CONNECTORS:
            return not named or self._leads_to_name(end + 1)
        return self._is_complement(end, named=named and head.type not in _SUBJECT_HEADS)

    def _is_complement(self, index: int, *, named: bool) -> bool:
        """Whether a lower-case word may stand in a name: one of the vocabulary, or a noun before the proper part."""
        folded = self.words[index].folded
        if folded in self._complements:
            return True
        if self._links_to_place(index):
            return True
        return not named and bool(_NOMINAL.search(folded)) and folded not in _VERBAL and folded not in self._common

    def _links_to_place(self, index: int) -> bool:
        return self.words[index].folded in (
            "val",
            "valle",
            "alto",
            "alta",
            "bassa",
            "basso",
            "san",
            "santa",
        ) and self._continues(index)

    def _leads_to_name(self, index: int) -> bool:
        """Whether a connector goes on to a capital or a word of names within two words."""
        for following in range(index, min(index + 2, len(self.words))):
            if not _PLAIN_SPACE.fullmatch(self.gap(following)):
                return False
            if self.is_capital(following) or self.words[following].folded in self._complements:
                return not self._begins_other(following)
        return False

    def _lists_on(self, gap: str, end: int, head: Head, *, named: bool) -> bool:
        """Whether an enumeration inside the name goes on: "geofisica e vulcanologia", "Ricerca e Lavoro"."""
        folded, following = self.words[end].folded, end + 1
        if folded in _COORDINATORS and gap == " " and following < len(self.words):
            if self._begins_other(following):
                return False
            if self.is_capital(following) or self._is_linked_capital(following):
                return head.type in _LISTING_HEADS and named
            named = named and head.type not in _SUBJECT_HEADS
            return not self.is_capital(end - 1) and self._goes_on_in_kind(following, named=named)
        if gap == ", " and head.type == "department":
            closes = any(w.folded in _COORDINATORS for w in self.words[end + 1 : end + 5])
            return closes and (self.is_capital(end) or self._leads_to_name(end)) and not self._begins_other(end)
        return False

    def _begins_person(self, index: int) -> bool:
        """Whether a person's name begins here: "il presidente del Parco Mario Rossi"."""
        joined = self.gap(index) == " " and self.words[index - 1].folded not in ITALIAN_CONNECTORS
        return joined and self.words[index].folded in gazetteers.first_names() and self._continues(index)

    def _is_linked_capital(self, index: int) -> bool:
        linked = self.words[index].folded in ITALIAN_CONNECTORS and self.words[index].folded.startswith("d")
        return linked and index + 1 < len(self.words) and self.is_capital(index + 1)

    def _goes_on_in_kind(self, index: int, *, named: bool) -> bool:
        """Whether after "e" a complement follows, perhaps with the connector of the one before ("e di geofisica")."""
        if self.words[index].folded.startswith("d") and self.words[index].folded in ITALIAN_CONNECTORS:
            index += 1
        return index < len(self.words) and not self.is_capital(index) and self._is_complement(index, named=named)

    def _begins_other(self, end: int) -> bool:
        """Whether another organisation begins here, perhaps after its connector and article."""
        for index in range(end, min(end + 3, len(self.words))):
            if self.words[index].folded in ITALIAN_CONNECTORS and not self.is_capital(index):
                continue
            if not self.is_capital(index):
                return False
            return bool(
                gazetteers.heads().longest_at(self.text, self.words, index)[0]
                or gazetteers.organisations().longest_at(self.text, self.words, index)[0]
            )
        return False

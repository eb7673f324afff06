"""Capitalised sequences: where a proper name begins and ends, before anyone asks what it names.

A name is a run of capitalised words. After a head noun ("Istituto", "Camera") it may also hold connectors and
lower-case complements ("Istituto nazionale di fisica nucleare"), because Italian capitalises the head alone.
"""

import re
from functools import cached_property

from extractor import gazetteers
from extractor.nlp.headed_names import (
    COORDINATORS,
    FOREIGN_CONNECTORS,
    PLAIN_SPACE,
    TIGHT,
    HeadedNames,
    NameSequence,
)
from extractor.nlp.name_words import GLUE, ITALIAN_CONNECTORS, NameWords

_ROUND = frozenset({"2000", "3000"})  # companies like them
_ARTICLES = frozenset({"il", "lo", "la", "l", "i", "gli", "le"})
_DESCRIBED = frozenset({"company", "association", "foundation", "school"})


class SequenceFinder:
    """Finds the name sequences of one text."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._headed = HeadedNames(words)
        self._common = gazetteers.common_words()

    def find(self) -> list[NameSequence]:
        """All sequences in order, none overlapping."""
        found: list[NameSequence] = []
        position = 0
        while position < len(self._words.words):
            sequence = self._at(position)
            if sequence:
                found.append(sequence)
            position = sequence.last if sequence else position + 1
        return found

    def _at(self, position: int) -> NameSequence | None:
        length, heads = gazetteers.heads().longest_at(self._words.text, self._words.words, position)
        headed = self._headed.after_head(position, length, heads[0]) if length else None
        if headed or not self._starts_name(position):
            return headed
        last = self._run(position + 1, described=self._is_described(position))
        return NameSequence(position, self._with_legal_form(last))

    def _is_described(self, position: int) -> bool:
        """Whether a common noun of a body ("la cooperativa") stands before: then the name may hold connectors."""
        for back in range(1, 4):
            if position - back < 0 or not PLAIN_SPACE.fullmatch(self._words.gap(position - back + 1)):
                return False
            length, heads = gazetteers.heads().longest_at(self._words.text, self._words.words, position - back)
            if length and heads[0].type in _DESCRIBED:
                return True
        return False

    def _with_legal_form(self, last: int) -> int:
        """The index after a legal form in small letters that follows: "GRAIA Acque srl"."""
        if (
            last < len(self._words.words)
            and self._words.words[last].folded in gazetteers.legal_forms()
            and (self._words.gap(last) == " " or (self._words.gap(last) == ", " and self._words.form(last) != "coop"))
        ):
            return last + 1
        return last

    def _starts_name(self, position: int) -> bool:
        if not self._words.is_capital(position):
            return False
        form, folded = self._words.form(position), self._words.words[position].folded
        shouted = form.isupper() and self._words.in_capital_line(position)
        if form.isupper() and len(form) > 1 and self._shouts_on(position):
            return True
        if folded in _ARTICLES and self._leads_to_head(position):
            return False
        if folded in self._common:
            return not self._words.opens_sentence(position) and self._words.continues(position) and not shouted
        if len(form) == 1:
            return self._words.continues(position) and not shouted
        if any(c.isupper() or c.isdigit() for c in form[1:]):
            return not shouted
        return (
            not self._words.opens_sentence(position)
            or self._words.continues(position)
            or folded in self._mid_sentence_names
        )

    def _leads_to_head(self, position: int) -> bool:
        """Whether an article stands before a head: "LODI - Il Comune paga"."""
        following = position + 1
        if following >= len(self._words.words):
            return False
        return gazetteers.heads().longest_at(self._words.text, self._words.words, following)[0] > 0

    def _shouts_on(self, position: int) -> bool:
        """Whether a name in capitals goes on: "LA BANDA DEL PAESE" outside a line that shouts throughout."""
        if not self._words.continues(position) or self._words.in_capital_line(position):
            return False
        following = self._words.form(position + 1)
        return following.isupper() and len(following) > 1

    @cached_property
    def _mid_sentence_names(self) -> set[str]:
        return {
            word.folded
            for index, word in enumerate(self._words.words)
            if self._words.text[word.start].isupper()
            and not self._words.opens_sentence(index)
            and not self._words.in_capital_line(index)
        }

    def _run(self, position: int, *, described: bool) -> int:
        """The index after the last word of a run of capitalised words that goes on at `position`."""
        connectors = FOREIGN_CONNECTORS | ITALIAN_CONNECTORS | COORDINATORS if described else FOREIGN_CONNECTORS
        while position < len(self._words.words):
            if self._joins_run(position):
                position += 1
            elif self._links(position, connectors):
                position += 2
            else:
                break
        return position

    def _joins_run(self, position: int) -> bool:
        gap, form = self._words.gap(position), self._words.form(position)
        if "." in gap:
            initials = len(form) == 1 and gap == "."
            return (
                (self._words.is_capital(position) or initials)
                and self._words.follows_initial(position)
                and bool(GLUE.fullmatch(gap))
            )
        if gap == "-" and position + 1 < len(self._words.words) and self._words.gap(position + 1) == "-":
            return True  # "Saint-Jean-de-Luz"
        if TIGHT.fullmatch(gap):
            return self._words.is_capital(position) or form.isdigit() or (form == "s" and gap in "'’")
        if not GLUE.fullmatch(gap):
            return False
        return self._words.is_capital(position) or self._is_version(position, gap)

    def _is_version(self, position: int, gap: str) -> bool:
        """A short number that closes a name ("Cascina 4", "Lab 2.0"), not one that counts what follows."""
        form, end = self._words.form(position), self._words.words[position].end
        closes = not re.match(r"\s[a-zà-ÿ]|[.,:]\d|%|\s?€", self._words.text[end : end + 3])
        return gap == " " and (form in _ROUND or (form.isdigit() and len(form) <= 2 and closes))

    def _links(self, position: int, connectors: frozenset[str]) -> bool:
        following = position + 1
        return (
            self._words.words[position].folded in connectors
            and self._words.gap(position) == " "
            and following < len(self._words.words)
            and bool(PLAIN_SPACE.fullmatch(self._words.gap(following)))
            and self._words.is_capital(following)
            and not self._words.begins_other(following)
        )

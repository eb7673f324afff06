"""Partners called by their noun alone where money is shared out: "alla cooperativa vanno 40 mila euro"."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from extractor.linking.references import heads_for
from extractor.nlp.reading import Reading
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention

Ids = dict[str | None, str]

_NOUN = re.compile(
    r"\b(?:(?:a|al|alla|allo|il|lo|la|del|della|dello|dal|dalla|dallo|per|nostr[oa]|stess[oa]|sol[oa])\s|"
    r"(?:all|l|dell|dall)['’])(?P<noun>[^\W\d_]{3,})\b",
    re.IGNORECASE,
)
_LOOKED_BACK = 12
_TOWN = ("comune", "citta", "municipio")
"""What a town's noun may stand for, besides its own."""


class NounReferences:
    """The nouns of the text that stand for a partner whose name begins with them, each with the partner's ids."""

    def __init__(self, reading: Reading, partners: Mapping[str, Ids], names: Mapping[int, str]) -> None:
        """`partners` are the ids by name, `names` the partner that each mention (by its identity) names."""
        self._heads: dict[str, list[str]] = defaultdict(list)
        for name in partners:
            self._heads[fold(name).split()[0]].append(name)
        self._partners = partners
        self._named = [(m.start, names[id(m)]) for m in reading.of(Label.ORG) if id(m) in names]
        self._starts = [start for start, _ in self._named]
        self.found = [pair for match in _NOUN.finditer(reading.text) if (pair := self._reference(reading, match))]
        self._places = [noun.start for noun, _ in self.found]

    def within(self, start: int, end: int) -> list[Mention]:
        """The nouns that begin in a stretch of the text."""
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        return [noun for noun, _ in self.found[first:last]]

    def _reference(self, reading: Reading, match: re.Match[str]) -> tuple[Mention, Ids] | None:
        names = [name for head in _heads(fold(match["noun"])) for name in self._heads.get(head, ())]
        if not names or _is_named(reading, match.span("noun")):
            return None
        name = names[0] if len(names) == 1 else self._last_before(match.start(), set(names))
        if name is None:
            return None
        start, end = match.span("noun")
        return Mention(start, end, match["noun"], Label.NAME, "budgets.noun"), self._partners[name]

    def _last_before(self, position: int, names: set[str]) -> str | None:
        """The one of the partners that the text named last."""
        before = self._named[: bisect_left(self._starts, position)]
        return next((name for _, name in reversed(before[-_LOOKED_BACK:]) if name in names), None)


def _heads(noun: str) -> list[str]:
    """The first words that the name of what a noun stands for may have."""
    others = _TOWN if noun in ("citta", "cittadina", "paese") else tuple(key[0] for key in heads_for((noun,)))
    return list(dict.fromkeys((noun, *others)))


def _is_named(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether the noun is the beginning or a part of a name that the text gives."""
    around = reading.within((span[0] - 1, span[1]), Label.ORG, Label.DEPARTMENT, Label.PROJECT, Label.PROGRAMME)
    return any(m.start <= span[0] < m.end for m in around)

"""Names as the document spells them: the rest of one that was begun, and the whole of one that was pointed at.

What is begun may be any words of the text. It is offered as far as the name goes, by its capitals; behind a whole name
the next word is offered, so that taking again and again goes on through the text.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from extractor.phrase_index import fold, key_of
from extractor.schema.record import ITEM_TYPES, Item, ListName, Record
from extractor.values.amounts import Amount, find_amounts
from extractor.values.dates import TemporalExpression, find_dates
from tui.text_layout import Line
from tui.typed_values import reference_day

_Said = Amount | TemporalExpression

_WORD = r"\w+(?:['’.&/-]\w+)*"
_NEXT = re.compile(rf"\s(?:(?:di|de|du|of)\s|d['’]|[-–&]\s)?(?P<word>{_WORD})")
_ONE_MORE = re.compile(rf"[\s-](?:(?:\w{{1,2}}|del\w{{1,2}}|per|con|and|for|the)\s|\w+['’])*{_WORD}")
_REST = re.compile(r"\w*(?:['’.&/-]\w+)*")
_QUOTES = {"“": "”", "«": "»", '"': '"', "‘": "’"}
_LONGEST_QUOTE = 100
_AT_HAND = 2


class SpokenNames:
    """The text of a record, asked for the names of one list that begin as what was typed into a field."""

    def __init__(self, record: Record, list_name: ListName, item: Item | None) -> None:
        """`item` is the fact to correct, None for a new one."""
        self._record = record
        self._list = list_name
        self._near = item.evidence[0].start if item and item.evidence else 0
        # A new fact is none of those that are there.
        facts = getattr(record, list_name) if item is None else []
        self._taken = {key_of(fact.name) for fact in facts if "name" in ITEM_TYPES[list_name].model_fields}

    def find(self, field: str, typed: str) -> str | None:
        """The words of the text that go on from what was typed; None where there are none."""
        if not typed.strip():
            return None
        offers = self._values(typed) if field in ("edtf", "amount") else self._names(typed)
        return next((words for words in offers if key_of(words) != key_of(typed)), None)

    def _names(self, typed: str) -> Iterator[str]:
        text = self._record.document.text
        for start, end in self._places(typed):
            words = " ".join(text[start : name_end(text, end)].split())
            if key_of(words) not in self._taken:
                yield words

    def _values(self, typed: str) -> Iterator[str]:
        begun = fold(typed)
        said: Sequence[_Said] = _amounts(self._record) if self._list == "budgets" else _dates(self._record)
        stated = {one.start for item in getattr(self._record, self._list) for one in item.evidence}
        left = sorted(said, key=lambda one: (one.start in stated, abs(one.start - self._near)))
        return (" ".join(one.text.split()) for one in left if fold(one.text).startswith(begun))

    def _places(self, typed: str) -> list[tuple[int, int]]:
        """Where words begin so, those with a capital first, the nearest to the fact before those further away."""
        pattern = r"\b" + r"\s+".join(re.escape(part) for part in _plain(typed).split())
        pattern += r"\b" if typed[-1].isspace() else ""
        text = self._record.document.text
        places = (match.span() for match in re.finditer(pattern, self._plain))
        return sorted(places, key=lambda place: (not text[place[0]].isupper(), abs(place[0] - self._near)))

    @property
    def _plain(self) -> str:
        return _plain_text(self._record.document.text)


def name_end(text: str, offset: int) -> int:
    """Where the name ends that goes on from an offset inside it or at its end."""
    further = _capitals_end(text, _word_end(text, offset))
    if further > offset:
        return further
    following = _ONE_MORE.match(text, offset)
    return _capitals_end(text, following.end()) if following else offset


def whole(record: Record, list_name: ListName, selected: Line) -> Line:
    """The date or sum around the selected words; of one word that begins a name, or what is quoted, the whole."""
    if list_name not in ("dates", "budgets"):
        return _whole_name(record.document.text, selected)
    said: Sequence[_Said] = _amounts(record) if list_name == "budgets" else _dates(record)
    around = (one for one in said if one.start <= selected.start and selected.end <= one.end)
    return next((Line(one.start, one.end) for one in around), selected)


def _whole_name(text: str, selected: Line) -> Line:
    words = text[selected.start : selected.end]
    if not words[:1].isupper() or any(map(str.isspace, words)):
        return selected
    closing = _QUOTES.get(text[selected.start - 1 : selected.start])
    quoted = text.find(closing, selected.end, selected.end + _LONGEST_QUOTE) if closing else -1
    if quoted > 0 and "\n" not in text[selected.start : quoted]:
        return Line(selected.start, quoted)
    return Line(selected.start, _capitals_end(text, _word_end(text, selected.end)))


def _word_end(text: str, offset: int) -> int:
    rest = _REST.match(text, offset)
    return rest.end() if rest else offset


def _capitals_end(text: str, end: int) -> int:
    while (following := _NEXT.match(text, end)) and not following["word"][0].islower():
        end = following.end()
    return end


# Of a long document these take longer than a key may: the one at hand is read once.


def _amounts(record: Record) -> Sequence[Amount]:
    return _amounts_in(record.document.text)


def _dates(record: Record) -> Sequence[TemporalExpression]:
    return _dates_in(record.document.text, reference_day(record.document.published))


@lru_cache(_AT_HAND)
def _amounts_in(text: str) -> Sequence[Amount]:
    return find_amounts(text)


@lru_cache(_AT_HAND)
def _dates_in(text: str, reference: date | None) -> Sequence[TemporalExpression]:
    return find_dates(text, reference)


@lru_cache(_AT_HAND)
def _plain_text(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    """The text in small letters without accents, each where it stood."""
    folded = fold(text)
    if len(folded) != len(text):
        folded = "".join(fold(letter)[:1] or letter for letter in text)
    return folded.replace("’", "'")

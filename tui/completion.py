"""Names completed as they are typed: those of the document first, then of approved records, then of the gazetteers.

What is typed may begin any word of a name; case, accents, hyphens and apostrophes do not count.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache

from extractor import gazetteers
from extractor.errors import StoreError
from extractor.phrase_index import fold, key_of
from extractor.schema.record import ListName, PlaceType
from extractor.store.session import Store
from tui.spoken_names import SpokenNames

Key = tuple[str, ...]

# Behind what was typed where the name does not go on from it: "bolo  → Università di Bologna".
_ARROW = "  → "
_LAST = "\U0010ffff"
# The gazetteer does not count the inhabitants of regions and valleys: they rank as towns of this size.
_REGION, _VALLEY = 1_000_000, 20_000


class Names:
    """Names by their forms, as `key_of` compares them, to be found by how one of their words begins."""

    def __init__(self, forms: Iterable[tuple[Key, str]], *, acronyms: Iterable[tuple[Key, str]] = ()) -> None:
        """`forms` come in the order in which they are to be offered. An acronym is found only when it is whole."""
        self._entries = sorted(
            (" ".join(key[word:]), word > 0, place, name)
            for place, (key, name) in enumerate(forms)
            for word in range(len(key))
        )
        self._acronyms = {" ".join(key): name for key, name in acronyms}

    def find(self, typed: str) -> str | None:
        """The name to offer: one that begins so before one that has such a word, a whole one before a longer."""
        beginning = _beginning(typed)
        if not beginning:
            return None
        first = bisect_left(self._entries, (beginning,))
        after = bisect_left(self._entries, (beginning + _LAST,))
        found = ((inside, form != beginning, place, name) for form, inside, place, name in self._entries[first:after])
        best = min(found, default=None)
        return self._acronyms.get(beginning) or (best and best[-1])


class Completer:
    """Completes the fields of one form. What it knows is read when it is first asked, off the screen's own thread."""

    def __init__(self, store: Store, list_name: ListName, spoken: SpokenNames) -> None:
        """`spoken` are the names of the document at hand."""
        self._store = store
        self._list = list_name
        self._spoken = spoken
        self._approved: dict[str, Names] = {}

    def completes(self, field: str) -> bool:
        """Whether the field is one that holds names, or what the text spells out."""
        return (self._list, field) in _KNOWN or field in _SPOKEN

    def find(self, field: str, typed: str) -> str | None:
        """The name that completes what was typed into a field; None where there is none, or it is complete."""
        spoken = self._spoken.find(field, typed) if field in _SPOKEN else None
        return spoken or (self._known_in(field, typed) if (self._list, field) in _KNOWN else None)

    def _known_in(self, field: str, typed: str) -> str | None:
        name = self._approved_in(field).find(typed) or _KNOWN[self._list, field]().find(typed)
        return name if name != typed else None

    def _approved_in(self, field: str) -> Names:
        if field not in self._approved:
            try:
                found = self._store.approved_names(self._list, field)
            except StoreError:  # Nothing is lost without them: what ails the store is said when the form is saved.
                found = []
            self._approved[field] = Names((key_of(name), name) for name, _often in found)
        return self._approved[field]


def read_lists() -> None:
    """Reads the lists that names are completed from, which takes most of a second; they stay in memory."""
    for names in _KNOWN.values():
        names()


def suggestion(typed: str, name: str) -> str:
    """What stands in the line while the name is offered; the part behind what was typed is shown pale."""
    return name if key_of(name[: len(typed)]) == key_of(typed) else f"{typed}{_ARROW}{name}"


def taken(typed: str, suggested: str) -> str:
    """The name of a suggestion that was taken."""
    return suggested.removeprefix(f"{typed}{_ARROW}")


def _beginning(typed: str) -> str:
    """What was typed as names are compared; behind a blank the word before is whole."""
    words = " ".join(key_of(typed))
    return words if not words or fold(typed)[-1:].isalnum() else f"{words} "


@cache
def _organisations() -> Names:
    """Organisations by all their forms, each offered as it is written, save an acronym, which stands for the name."""
    forms = list(gazetteers.organisation_forms())
    spelled = [form for form, known in forms if form != known.acronym]
    return Names(
        ((key_of(form), form) for form in [*spelled, *_municipalities()]),
        acronyms=((key_of(form), known.name) for form, known in forms if form == known.acronym),
    )


def _municipalities() -> list[str]:
    """Those of all Italian towns; the list of organisations has the chief towns alone."""
    towns = (place for _key, place in gazetteers.places().items() if place.type == PlaceType.CITY)
    return sorted({f"Comune di {town.name}" for town in towns if town.country == "IT"})


@cache
def _programmes() -> Names:
    """Programmes by all their forms, offered by the one name that records give them; that name before the others."""
    forms = [(key, form.programme.name) for key, form in gazetteers.programmes().items()]
    return Names(sorted(forms, key=lambda form: form[0] != key_of(form[1])))


@cache
def _places() -> Names:
    """Places by all their names, offered by the Italian one: those of Italy first, then the larger ones."""
    forms = sorted(gazetteers.places().items(), key=lambda form: _rank(*form))
    return Names((key, place.name) for key, place in forms)


def _rank(key: Key, place: gazetteers.KnownPlace) -> tuple[bool, bool, int, Key]:
    return key != key_of(place.name), place.country != "IT", -_size(place), key


def _size(place: gazetteers.KnownPlace) -> int:
    if place.population or place.type == PlaceType.CITY:
        return place.population
    return _REGION if place.code else _VALLEY


@cache
def _none() -> Names:
    return Names(())


_SPOKEN = frozenset({"name", "acronym", "title", "department", "edtf", "amount"})
_KNOWN: dict[tuple[ListName, str], Callable[[], Names]] = {
    ("projects", "name"): _none,
    ("projects", "programme"): _programmes,
    ("partners", "name"): _organisations,
    ("places", "name"): _places,
}

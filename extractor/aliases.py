"""Names that a user has taught: "HIT" is Hub Innovazione Trentino, always, whether any list knows it or not.

They stand in `aliases.yaml` in the user's own folder of rules, in the form that rules have. A form is found as a whole
word and in the case that it is written in, so that an acronym never matches an ordinary word.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from extractor.errors import InvalidRules
from extractor.messages import _
from extractor.rule_files import Entry, RuleFailure, Span, by_id, files_in, read_entries, run_examples
from extractor.rules import ALIASES_STEM
from extractor.schema.record import CountryCode

AliasList = Literal["partners", "projects", "places"]
"""The lists of a record whose facts bear names."""

Line = Annotated[str, Field(pattern=r"^\S(?:.*\S)?$")]

_APOSTROPHES = "'’ʼ`´"
_WORD = re.compile(r"\w+")
# One space, or a line's end amid a name; never a paragraph's.
_GAP = r"(?:[^\S\n]+\n?|\n)[^\S\n]*"
_FORM = re.compile(r"[^\W_][^\[\]]*")


def spelled(form: str) -> str:
    """A form with single spaces and plain apostrophes, as it is compared."""
    return re.sub(f"[{_APOSTROPHES}]", "'", " ".join(unicodedata.normalize("NFC", form).split()))


def _findable(form: str) -> str:
    """The form, if a text can be searched for it and an example can put it in brackets."""
    if not _FORM.fullmatch(spelled(form)):
        raise ValueError(form)
    return form


Form = Annotated[str, AfterValidator(_findable)]


class Alias(Entry):
    """A name as records are to bear it, and the forms that stand for it in texts."""

    id: str = Field(pattern=r"^[a-z]{2}\.alias(\.[a-z0-9-]+)+$")
    list: AliasList
    name: Line
    forms: tuple[Form, ...] = Field(min_length=1)
    acronym: Line | None = None
    country: CountryCode | None = None


# What a fact of the list does not have.
_WITHOUT: dict[AliasList, str] = {"places": "acronym", "projects": "country"}


@dataclass(frozen=True)
class Aliases:
    """The aliases of a run, by id, in the order of files and lines."""

    by_id: dict[str, Alias] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Alias]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def claiming(self, form: str) -> Alias | None:
        """The alias that has a form, however its spaces and apostrophes are typed."""
        return next((alias for alias in self if spelled(form) in map(spelled, alias.forms)), None)

    def find(self, text: str) -> Iterator[tuple[int, int, Alias]]:
        """`(start, end, alias)` of each form in a text, in order and the longest first; none overlap."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for pattern, alias in self._by_word.get(word[0], ()):
                if match := pattern.match(text, word.start()):
                    end = match.end()
                    yield match.start(), end, alias
                    break

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[re.Pattern[str], Alias]]]:
        """The forms by their first word, so that a text costs no more the more forms there are."""
        found: dict[str, list[tuple[re.Pattern[str], Alias]]] = defaultdict(list)
        forms = [(spelled(form), alias) for alias in self for form in alias.forms]
        for form, alias in sorted(forms, key=lambda pair: len(pair[0]), reverse=True):
            found[_WORD.findall(form)[0]].append((_pattern(form), alias))
        return found


def load_aliases(folder: Path | None) -> Aliases:
    """The aliases of a user's folder, none without one. Raises InvalidRules at the first fault."""
    paths = [path for path in files_in(folder) if path.stem == ALIASES_STEM] if folder is not None else []
    return checked(alias for path in paths for alias in read_entries(path, Alias))


def checked(aliases: Iterable[Alias]) -> Aliases:
    """The aliases together. Raises InvalidRules for one that has a form of another, or what its list has no use for."""
    found = Aliases(by_id(aliases))
    claims: dict[str, Alias] = {}
    for alias in found:
        key = _WITHOUT.get(alias.list, "")
        if getattr(alias, key, None) is not None:
            reason = _("an alias of the list “%(list)s” has no “%(key)s”") % {"list": alias.list, "key": key}
            raise InvalidRules(alias.path, alias.line, reason)
        for form in alias.forms:
            if spelled(form) in claims:
                raise InvalidRules(alias.path, alias.line, claimed(form, claims[spelled(form)]))
            claims[spelled(form)] = alias
    return found


def occurrences(form: str, text: str) -> list[Span]:
    """Where a form stands in a text, whatever other forms there are."""
    return [match.span() for match in _pattern(spelled(form)).finditer(text)]


def claimed(form: str, alias: Alias) -> str:
    """Says that a form stands for the name of an alias already, and where that is written."""
    values = {"form": form, "name": alias.name, "path": alias.path, "line": alias.line}
    return _("“%(form)s” stands already for %(name)s, in %(path)s:%(line)d") % values


def check(alias: Alias) -> list[RuleFailure]:
    """The examples of an alias that go wrong."""
    alone = Aliases({alias.id: alias})
    return run_examples(alias, lambda text: ((start, end) for start, end, _alias in alone.find(text)))


def _pattern(form: str) -> re.Pattern[str]:
    """What matches a form as a whole word, over lines too and with any apostrophe; a part of an address is no word."""
    words = (re.escape(word).replace("'", f"[{_APOSTROPHES}]") for word in form.split(" "))
    return re.compile(r"(?<![\w@])" + _GAP.join(words) + r"(?![\w@])")

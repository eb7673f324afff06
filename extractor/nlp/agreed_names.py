"""Where names of rules and gazetteers meet those of the trained model: one policy for both.

- What a gazetteer or the head noun of an organisation tells stands; the model's agreement is remembered.
- A name that rules found by its capitals alone takes the model's label; the longer of the two stretches stands.
- Where the model's organisation goes on beyond the rules' ("Istituto Alfa" in "Istituto Alfa Omega"), the longer
  stands, unless the rules see several names in it, a department and its body, or a list ("Alfa e Omega").
- What the model alone sees is added, but for places, which act as often as their administrations do.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor import gazetteers
from extractor.nlp.cover import Cover
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention, OrganisationName

_OWN = (Label.ORG, Label.PERSON)
_CAPITALS = "names.capitals"
_LISTS = re.compile(r"(?:,|;|\se|\sed)\s(?=[\"“«]?[A-ZÀ-Ý])")


def agreed(rules: Iterable[Mention], model: Sequence[Mention]) -> list[Mention]:
    """The names of both in order; `model` is in order and none of its names overlap."""
    ends = [name.end for name in model]
    touched: dict[int, list[Mention]] = defaultdict(list)
    kept: list[Mention] = []
    for mention in sorted(rules, key=lambda m: (m.start, m.end)):
        index = bisect_right(ends, mention.start)
        is_touched = index < len(model) and model[index].overlaps(mention)
        (touched[index] if is_touched else kept).append(mention)
    held = Cover(mention for mentions in touched.values() for mention in mentions)
    for index, name in enumerate(model):
        if index in touched or not held.overlaps(name):
            kept += _settled(touched[index], name)
    return sorted(kept, key=lambda m: (m.start, m.end))


def as_rules_see(mention: Mention) -> Mention:
    """The mention as it was before the model called an untyped name an organisation: it may still be a project's."""
    is_called = mention.label == Label.ORG and mention.seconded == _CAPITALS
    return replace(mention, label=Label.NAME, origin=_CAPITALS, seconded=None) if is_called else mention


def _settled(touched: list[Mention], name: Mention) -> Iterator[Mention]:
    """What stands of the rules' names and the model's name that overlaps them."""
    if name.label not in _OWN:
        yield from touched
    elif _is_place(name):
        yield from touched
    elif not touched:
        yield name
    elif all(m.label == Label.NAME for m in touched):
        is_list = len(touched) > 1 and _LISTS.search(name.text)
        yield from (_labelled([m], name) for m in touched) if is_list else [_labelled(touched, name)]
    elif len(touched) > 1 or not _goes_on(name, touched[0]):
        yield from (replace(m, seconded=name.origin) if m.label == name.label else m for m in touched)
    else:
        yield _lengthened(touched[0], name)


def _is_place(name: Mention) -> bool:
    """Whether the gazetteer knows the name as a place, and no first name says that it is a person all the same."""
    if not gazetteers.places().get(name.text):
        return False
    return name.label == Label.ORG or fold(name.text.split()[0]) not in gazetteers.first_names()


def _labelled(touched: list[Mention], name: Mention) -> Mention:
    """An untyped name with the model's label, over its own stretch where that is longer or part of a list."""
    widest = max(touched, key=lambda m: len(m.text))
    is_whole = widest.covers(name) or _LISTS.search(name.text)
    if len(touched) > 1 or not is_whole:
        return replace(name, seconded=widest.origin)
    value = widest.value if name.label == Label.ORG else name.value
    return replace(widest, label=name.label, value=value, origin=name.origin, seconded=widest.origin)


def _goes_on(name: Mention, mention: Mention) -> bool:
    """Whether the model's organisation goes on beyond the rules'; "la Provincia veneta" says no more than its head."""
    if not name.label == mention.label == Label.ORG:
        return False
    is_bare = isinstance(mention.value, OrganisationName) and mention.value.bare
    rest = name.text[len(mention.text) :]
    is_longer = name.start == mention.start and name.end > mention.end
    return is_longer and not (is_bare and rest.islower()) and not _LISTS.search(rest)


def _lengthened(mention: Mention, name: Mention) -> Mention:
    """The rules' name over the model's stretch, with what the rules know of it."""
    value, longer = mention.value, name.value
    if isinstance(value, OrganisationName) and isinstance(longer, OrganisationName):
        longer = replace(longer, type=longer.type or value.type, country=longer.country or value.country)
    return replace(name, value=longer, seconded=mention.origin)

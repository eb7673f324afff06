"""When an extracted item is the same fact as a gold item: the comparisons that RECORD.md's scoring section names.

Items are plain mappings, as exported JSON holds them, because gold carries keys that no record has (`optional`,
`aliases`, `alt_role`, `alt_kind`, `alternatives`) and an exported record may come from another version of the schema.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from rapidfuzz.fuzz import token_sort_ratio

from extractor.schema.record import ListName

Json = Mapping[str, Any]

_LEADING_ARTICLES = frozenset({"il", "lo", "la", "l", "i", "gli", "le", "the", "un", "una"})
_SIMILARITY = 90
_SHORTEST_FOR_SIMILARITY = 6
_TOLERANCE = Decimal("0.005")


@dataclass(frozen=True, eq=False)
class Side:
    """An item together with the record (or gold) it stands in, where its references lead."""

    item: Json
    record: Json

    def partner(self) -> Json | None:
        """The organisation that the item's `partner` names, if it is there."""
        ident = self.item.get("partner")
        return next((partner for partner in self.record.get("partners") or [] if partner.get("id") == ident), None)


def fold(text: object) -> str:
    """A name without case, accents, punctuation and leading articles; "" for a missing one."""
    plain = unicodedata.normalize("NFKD", str(text or "")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"\w+", plain)
    while len(words) > 1 and words[0] in _LEADING_ARTICLES:
        del words[0]
    return " ".join(words)


def same_name(gold: Json, found: Json) -> bool:
    """Whether any name of the one is a name of the other: folded, run together, or nearly (token sort of 90 in 100)."""
    left, right = _names(gold), _names(found)
    if not left.isdisjoint(right) or not _joined(left).isdisjoint(_joined(right)):
        return True
    return any(token_sort_ratio(a, b) >= _SIMILARITY for a in _long(left) for b in _long(right))


def same_item(name: ListName, gold: Side, found: Side, *, strict: bool) -> bool:
    """Whether the two items of list `name` pair off; `strict` asks for equal roles and kinds, as the headline does."""
    return _COMPARISONS[name](gold, found, strict)


def _names(item: Json) -> set[str]:
    given = [item.get("name"), item.get("acronym"), item.get("title"), *(item.get("aliases") or [])]
    return {folded for folded in map(fold, given) if folded}


def _joined(names: set[str]) -> set[str]:
    return {name.replace(" ", "") for name in names}


def _long(names: set[str]) -> list[str]:
    return [name for name in names if len(name) >= _SHORTEST_FOR_SIMILARITY]


def _agrees(field: str, gold: Json, found: Json) -> bool:
    return found.get(field) in [gold.get(field), *(gold.get(f"alt_{field}") or [])]


def _same_days(gold: Json, found: Json) -> bool:
    return bool(gold.get("start")) and (gold["start"], gold.get("end")) == (found.get("start"), found.get("end"))


def _named(gold: Side, found: Side, strict: bool) -> bool:
    return same_name(gold.item, found.item)


def _partner(gold: Side, found: Side, strict: bool) -> bool:
    return same_name(gold.item, found.item) and (not strict or _agrees("role", gold.item, found.item))


def _place(gold: Side, found: Side, strict: bool) -> bool:
    return same_name(gold.item, found.item) and (not strict or _agrees("kind", gold.item, found.item))


def _event(gold: Side, found: Side, strict: bool) -> bool:
    return same_name(gold.item, found.item) or _same_days(gold.item, found.item)


def _date(gold: Side, found: Side, strict: bool) -> bool:
    if strict and not _agrees("kind", gold.item, found.item):
        return False
    return any(_same_moment(right, found.item) for right in [gold.item, *(gold.item.get("alternatives") or [])])


def _same_moment(gold: Json, found: Json) -> bool:
    if gold.get("start"):
        return _same_days(gold, found)
    return bool(gold.get("edtf")) and gold["edtf"] == found.get("edtf")


def _budget(gold: Side, found: Side, strict: bool) -> bool:
    if not _same_sum(gold.item, found.item):
        return False
    if (gold.item.get("currency") or "EUR") != (found.item.get("currency") or "EUR"):
        return False
    return not strict or (_agrees("kind", gold.item, found.item) and _same_owner(gold, found))


def _same_sum(gold: Json, found: Json) -> bool:
    wanted, given = _decimal(gold.get("amount")), _decimal(found.get("amount"))
    if wanted is None or given is None:
        return wanted is None and given is None and str(gold.get("rate")) == str(found.get("rate"))
    return abs(wanted - given) <= abs(wanted) * _TOLERANCE


def _same_owner(gold: Side, found: Side) -> bool:
    if found.item.get("kind") != "partner_share" or not gold.item.get("partner"):
        return True
    wanted, given = gold.partner(), found.partner()
    return wanted is not None and given is not None and same_name(wanted, given)


def _decimal(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


_COMPARISONS: dict[ListName, Callable[[Side, Side, bool], bool]] = {
    "projects": _named,
    "partners": _partner,
    "budgets": _budget,
    "dates": _date,
    "places": _place,
    "events": _event,
}

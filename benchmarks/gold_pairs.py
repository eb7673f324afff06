"""Which fact of a record is which fact of the gold, and what of it is wrong: what a reviewer has to mend.

Facts pair off as the scorer pairs them, equal roles and kinds first; what is left pairs by identity alone, and then by
resemblance, for what a reviewer corrects rather than rejects ("Università" for "Università di Alfa").
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from extractor.matching import Json, Side, fold, same_item
from extractor.schema.record import ITEM_TYPES, LISTS, REFERENCES, Item, ListName

Pairs = dict[str, str]
"""The id of the record's fact by the id of the gold's."""

_FROM_DATE = ("start", "end", "precision")
_OTHER_NAMES = ("acronym", "title")


def gold_facts(gold: Json) -> Iterator[tuple[ListName, Json]]:
    """All facts of a gold annotation, list by list."""
    for name in LISTS:
        for item in gold.get(name) or []:
            yield name, item


def pair_off(gold: Json, record: Json) -> Pairs:
    """Pairs the facts one to one. An optional one pairs only with its full equal: nobody has to mend it."""
    pairs: Pairs = {}
    for name in LISTS:
        items = sorted(gold.get(name) or [], key=_is_optional)
        wanted = [item for item in items if not _is_optional(item)]
        _pair(pairs, items, record.get(name) or [], _same(name, gold, record, strict=True))
        _pair(pairs, wanted, record.get(name) or [], _same(name, gold, record, strict=False))
        _pair(pairs, wanted, record.get(name) or [], _RESEMBLES[name])
    return pairs


def counts_neither_way(name: ListName, gold: Json, item: Json, record: Json) -> bool:
    """Whether a fact without a pair is neither right nor wrong: a derived one, or one more of an optional one."""
    same = _same(name, gold, record, strict=True)
    optional = (other for other in gold.get(name) or [] if _is_optional(other))
    return str(item.get("origin", "")).startswith("derived:") or any(same(other, item) for other in optional)


def wrong_fields(name: ListName, gold: Json, found: Json, pairs: Pairs) -> dict[str, Any]:
    """The fields of a fact that are not as the gold states them, with the values that they should have.

    References are ids of the record; one to a fact that the record has not, or not yet, should be None. What the gold
    leaves open (codes, coordinates, optional fields) is never wrong.
    """
    left_open = gold.get("optional_fields") or ()
    fields = [field for field in _fields_of(name) if field in gold and field not in left_open]
    wanted = {field: pairs.get(gold[field] or "") if field in REFERENCES else gold[field] for field in fields}
    return {field: value for field, value in wanted.items() if not _is_right(name, field, (gold, value), found)}


def _pair(pairs: Pairs, wanted: Iterable[Json], found: Iterable[Json], same: Callable[[Json, Json], bool]) -> None:
    taken = set(pairs.values())
    for item in wanted:
        match = next((one for one in found if one["id"] not in taken and same(item, one)), None)
        if match is not None and item["id"] not in pairs:
            pairs[item["id"]] = match["id"]
            taken.add(match["id"])


def _same(name: ListName, gold: Json, record: Json, *, strict: bool) -> Callable[[Json, Json], bool]:
    return lambda item, found: same_item(name, Side(item, gold), Side(found, record), strict=strict)


def _is_optional(item: Json) -> bool:
    return bool(item.get("optional"))


def _fields_of(name: ListName) -> list[str]:
    fields = [field for field in ITEM_TYPES[name].model_fields if field not in Item.model_fields]
    return [field for field in fields if name != "dates" or field not in _FROM_DATE]


def _is_right(name: ListName, field: str, wanted: tuple[Json, Any], found: Json) -> bool:
    gold, value = wanted
    given = found.get(field)
    match field:
        case "name":
            return _fits(name, gold, found)
        case "edtf":
            return _fits("dates", {**gold, "kind": None}, {**found, "kind": None})
        case "amount":
            return _fits("budgets", {**gold, "kind": None}, {**found, "kind": None, "currency": gold.get("currency")})
        case "role" | "kind":
            return given in [value, *(gold.get(f"alt_{field}") or [])]
        case "programme":
            return fold(given) in {fold(right) for right in [value, *(gold.get("programme_aliases") or [])]}
        case "countries" | "identifiers":
            return sorted(map(str, given or [])) == sorted(map(str, value or []))
        case _ if field in _OTHER_NAMES:
            return given == value or (bool(given) and fold(given) in {*map(fold, _names(gold)), fold(value)})
        case _:
            return fold(given) == fold(value) if isinstance(value, str) and field == "department" else given == value


def _fits(name: ListName, gold: Json, found: Json) -> bool:
    """Whether the two are the same by the scorer, apart from the records around them."""
    if name == "events":
        gold = {**gold, "start": None}
    return same_item(name, Side(gold, {}), Side(found, {}), strict=False)


def _names(item: Json) -> list[str]:
    names = [item.get("name"), item.get("acronym"), item.get("title"), *(item.get("aliases") or [])]
    return [name for name in names if name]


def _name_within(gold: Json, found: Json) -> bool:
    """Whether the one name is the other with words around it."""
    given = set(fold(found["name"]).split())
    return any(given <= words or words <= given for words in (set(fold(name).split()) for name in _names(gold)))


def _shares_end(gold: Json, found: Json) -> bool:
    """Whether the two dates begin or end on one day, or differ in the year alone."""
    shares = any(gold.get(end) and gold[end] == found.get(end) for end in ("start", "end"))
    return shares or (len(gold["edtf"]) > 4 and gold["edtf"][4:] == found["edtf"][4:])


def _shares_figures(gold: Json, found: Json) -> bool:
    """Whether the two sums are written with the same figures: other thousands, another currency."""
    return bool(gold.get("amount") and found.get("amount")) and _figures(gold) == _figures(found)


def _figures(budget: Mapping[str, Any]) -> str:
    return "".join(map(str, Decimal(budget["amount"]).normalize().as_tuple().digits))


_RESEMBLES: dict[ListName, Callable[[Json, Json], bool]] = {
    "projects": _name_within,
    "partners": _name_within,
    "budgets": _shares_figures,
    "dates": _shares_end,
    "places": _name_within,
    "events": _name_within,
}
